/** How the guest may use a directory of the host. */
export type MountMode =
  /** Reads only. The default. */
  | "ro"
  /** Reads; what it changes stays in memory, where the host can list it, and the directory remains as it is. */
  | "overlay"
  /** Reads and writes. Symbolic links in it are refused. */
  | "rw";

/** A directory of the host that the guest has at a path of its own. */
export interface MountOptions {
  /** The directory, as Node's `fs` takes it. */
  readonly source: string;
  readonly mode?: MountMode | undefined;
  /**
   * Bytes: in mode `rw` those that the guest may write or add, altogether; in mode `overlay` those that it may hold at a time, whole
   * files of which anything was changed. Default 16 MiB.
   */
  readonly maxBytes?: number | undefined;
  /** Files and directories: those that it may make, or hold. What was changed or renamed is held, too. Default 1,000. */
  readonly maxFiles?: number | undefined;
}

/** Directories of the host by the path at which the guest has them. */
export type Mounts = { readonly [guestPath: string]: MountOptions };

/** What a name in a directory is. Whatever is neither a file nor a directory is not there, and never opened. */
export interface FileStatus {
  readonly kind: "file" | "directory";
  /** 0 for a directory. */
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly modified: number;
}

/** Why the host does not do something with a file. `code` is a name of an error of Linux, such as `ENOENT`. */
export class FileRefusal extends Error {
  readonly code: FileErrorCode;

  constructor(code: FileErrorCode) {
    super(code);
    this.code = code;
  }
}

/** Error numbers of Linux, as the guest has them in `errno`. */
export const FILE_ERRORS = {
  EPERM: 1,
  ENOENT: 2,
  EIO: 5,
  EACCES: 13,
  EBUSY: 16,
  EEXIST: 17,
  EXDEV: 18,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  EFBIG: 27,
  ENOSPC: 28,
  EROFS: 30,
  ENAMETOOLONG: 36,
  ENOTEMPTY: 39,
  ELOOP: 40,
} as const;

export type FileErrorCode = keyof typeof FILE_ERRORS;

/**
 * A directory and all that is below it. Paths are arrays of names, none of which is empty, `.` or `..` or has a slash or NUL; an
 * empty array is the directory itself. Every method answers at once, and throws `FileRefusal` and nothing else.
 */
export interface Directory {
  /** Throws ENOENT for what is neither a file nor a directory. */
  status(path: readonly string[]): FileStatus;
  /** Sorted names of files and directories. */
  list(path: readonly string[]): string[];
  /** Up to `length` bytes from `position` on; none at the end. */
  read(path: readonly string[], position: number, length: number): Uint8Array;
  write(path: readonly string[], position: number, bytes: Uint8Array): void;
  resize(path: readonly string[], length: number): void;
  /** Makes an empty file, which must not be there. */
  create(path: readonly string[]): void;
  makeDirectory(path: readonly string[]): void;
  remove(path: readonly string[]): void;
  removeDirectory(path: readonly string[]): void;
  rename(from: readonly string[], to: readonly string[]): void;
  /** Gives back what it holds open. */
  close(): void;
}
