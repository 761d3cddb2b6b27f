import { SandboxError } from "../../boundary/errors.ts";
import { attempt, CHUNK_BYTES, contentOf, fileStatus } from "./access.ts";
import { compareNames, isWithin } from "./names.ts";
import { type HeldDirectory, isDirectory, newDirectory, type Path } from "./overlay-tree.ts";
import type { Directory } from "./types.ts";

/** Something that differs from the directory of the host. */
export interface FileChange {
  readonly path: string;
  /** What was a file and is a directory now, or the other way round, was removed and then made. */
  readonly change: "made" | "changed" | "removed";
  readonly kind: "file" | "directory";
  /** The size of a file: what it is now, or was before it was removed. 0 for directories. */
  readonly bytes: number;
}

/** How much of the host's directory is gone through: a guest can rename all of it at once, and links in it can make it endless. */
export interface ChangeBounds {
  /**
   * Names in paths of what is listed because a directory above it was renamed or removed: looking at a path takes time in
   * proportion to them.
   */
  readonly names: number;
  /** Bytes that are read for comparing. Beyond that, files of the same size count as changed. */
  readonly comparedBytes: number;
}

const BOUNDS: ChangeBounds = { names: 100_000, comparedBytes: 2 ** 28 };

/** Bytes of an export, which are all in memory at a time. */
const EXPORTED_BYTES = 2 ** 28;

/**
 * All that differs between a directory and the one that it lies over, below `held`. A file of which the bytes are the same is as
 * it was, whatever was done to it.
 */
export function listChanges(
  held: HeldDirectory,
  merged: Directory,
  lower: Directory,
  bounds: ChangeBounds = BOUNDS,
): FileChange[] {
  return new Comparison(merged, lower, bounds).of(held);
}

class Comparison {
  readonly #merged: Directory;
  readonly #lower: Directory;
  readonly #changes: FileChange[] = [];
  #namesLeft: number;
  #bytesLeft: number;

  constructor(merged: Directory, lower: Directory, bounds: ChangeBounds) {
    this.#merged = merged;
    this.#lower = lower;
    this.#namesLeft = bounds.names;
    this.#bytesLeft = bounds.comparedBytes;
  }

  of(held: HeldDirectory): FileChange[] {
    this.#compare(held, []);
    return this.#changes.sort((a, b) => compareNames(a.path, b.path) || compareNames(b.change, a.change));
  }

  #compare(directory: HeldDirectory, path: Path): void {
    // Where it shows what is at the same path below, only what it holds itself can differ.
    const isInPlace =
      directory.lower !== undefined && directory.lower.length === path.length && isWithin(path, directory.lower);
    const names = isInPlace ? directory.entries.keys() : [...listOf(this.#merged, path), ...listOf(this.#lower, path)];
    for (const name of new Set(names)) {
      if (!this.#isCounted(directory, path, name)) continue;
      const here = [...path, name];
      const before = fileStatus(this.#lower, here);
      const after = fileStatus(this.#merged, here);
      const entry = directory.entries.get(name);
      if (before?.kind === "directory" && after?.kind === "directory") {
        this.#compare(isDirectory(entry) ? entry : newDirectory([...(directory.lower ?? []), name], 0), here);
      } else if (before?.kind === "file" && after?.kind === "file") {
        if (before.bytes !== after.bytes || this.#differs(here, after.bytes))
          this.#changes.push({ path: here.join("/"), change: "changed", kind: "file", bytes: after.bytes });
      } else {
        if (before) this.#addAll("removed", this.#lower, here, undefined);
        if (after) this.#addAll("made", this.#merged, here, isDirectory(entry) ? entry : undefined);
      }
    }
  }

  #addAll(change: "made" | "removed", directory: Directory, path: Path, held: HeldDirectory | undefined): void {
    const status = fileStatus(directory, path);
    if (!status) return;
    const { kind } = status;
    this.#changes.push({ path: path.join("/"), change, kind, bytes: kind === "file" ? status.bytes : 0 });
    if (kind !== "directory") return;
    for (const name of listOf(directory, path)) {
      if (!this.#isCounted(held, path, name)) continue;
      const entry = held?.entries.get(name);
      this.#addAll(change, directory, [...path, name], isDirectory(entry) ? entry : undefined);
    }
  }

  /** What the guest did itself is always listed: it cannot be hidden behind a large directory that was renamed, too. */
  #isCounted(held: HeldDirectory | undefined, path: Path, name: string): boolean {
    if (held?.entries.has(name)) return true;
    this.#namesLeft -= path.length + 1;
    return this.#namesLeft >= 0;
  }

  #differs(path: Path, bytes: number): boolean {
    for (let at = 0; at < bytes; at += CHUNK_BYTES) {
      this.#bytesLeft -= CHUNK_BYTES;
      const one = attempt(() => this.#merged.read(path, at, CHUNK_BYTES));
      const other = attempt(() => this.#lower.read(path, at, CHUNK_BYTES));
      if (this.#bytesLeft < 0 || !one || !other || !areEqual(one, other)) return true;
    }
    return false;
  }
}

/**
 * By path: the content of each file that was made or changed, and null for what is to be removed before. Throws `SandboxError`
 * where that is more than should be in memory: the guest can have renamed whatever large files there are.
 */
export function exportChanges(
  changes: readonly FileChange[],
  merged: Directory,
  most = EXPORTED_BYTES,
): Map<string, Uint8Array | null> {
  const total = changes.reduce((sum, { change, bytes }) => (change === "removed" ? sum : sum + bytes), 0);
  if (total > most)
    throw new SandboxError(
      "CHANGES_TOO_LARGE",
      `files that were made or changed have ${total} bytes, more than ${most}`,
    );
  const exported = new Map<string, Uint8Array | null>();
  for (const { path, change, kind } of changes) {
    if (change === "removed") exported.set(path, null);
    else if (kind === "file") exported.set(path, contentOf(merged, path.split("/")));
  }
  return exported;
}

function listOf(directory: Directory, path: Path): string[] {
  return attempt(() => directory.list(path)) ?? [];
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
