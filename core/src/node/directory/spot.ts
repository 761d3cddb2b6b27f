/** What a name is. */
export type SpotKind = "file" | "directory" | "link" | "other";

/** What is known of it. */
export interface SpotStatus {
  readonly kind: SpotKind;
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Names of the same file. */
  readonly names: number;
}

/** A place in a mounted directory that was come to: a file, a directory, or something else. */
export interface Spot {
  readonly status: SpotStatus;
  /** What the names in it are reached by, with a slash between, and it itself. Nothing of it is for the guest. */
  readonly path: string;
  close(): void;
}

/** A way to go from one spot to the next, so that none of them is outside. All may throw errors of Node's, or `FileRefusal`. */
export interface Footing {
  /** The mounted directory itself. */
  root(): Spot;
  /** What `name` is in a directory. Links are not followed. */
  step(directory: Spot, name: string): Spot;
  /** A descriptor of a spot that is a file, opened with `flags`. */
  open(file: Spot, flags: number): number;
  /** Makes a file that is not there. */
  create(directory: Spot, name: string): void;
  /** Throws where a directory may be elsewhere by now: before something is done by its path, and afterwards. */
  verify(directory: Spot): void;
  close(): void;
}

/** What is made may be executed by nobody. The process's umask takes away more. */
export const FILE_MODE = 0o644;
export const DIRECTORY_MODE = 0o755;
