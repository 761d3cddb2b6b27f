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

/**
 * All that differs between a directory and the one that it lies over, below `held`. A file of which the bytes are the same is as
 * it was, whatever was done to it.
 */
export function listChanges(held: HeldDirectory, merged: Directory, lower: Directory): FileChange[] {
  const changes: FileChange[] = [];

  const addAll = (change: "made" | "removed", directory: Directory, path: Path): void => {
    const status = fileStatus(directory, path);
    if (!status) return;
    const { kind } = status;
    changes.push({ path: path.join("/"), change, kind, bytes: kind === "file" ? status.bytes : 0 });
    if (kind === "directory") for (const name of listOf(directory, path)) addAll(change, directory, [...path, name]);
  };

  const compare = (directory: HeldDirectory, path: Path): void => {
    // Where it shows what is at the same path below, only what it holds itself can differ.
    const isInPlace =
      directory.lower !== undefined && directory.lower.length === path.length && isWithin(path, directory.lower);
    const names = isInPlace ? directory.entries.keys() : [...listOf(merged, path), ...listOf(lower, path)];
    for (const name of new Set(names)) {
      const here = [...path, name];
      const before = fileStatus(lower, here);
      const after = fileStatus(merged, here);
      const entry = directory.entries.get(name);
      if (before?.kind === "directory" && after?.kind === "directory") {
        compare(isDirectory(entry) ? entry : newDirectory([...(directory.lower ?? []), name], 0), here);
      } else if (before?.kind === "file" && after?.kind === "file") {
        if (before.bytes !== after.bytes || differs(merged, lower, here, after.bytes))
          changes.push({ path: here.join("/"), change: "changed", kind: "file", bytes: after.bytes });
      } else {
        if (before) addAll("removed", lower, here);
        if (after) addAll("made", merged, here);
      }
    }
  };

  compare(held, []);
  return changes.sort((a, b) => compareNames(a.path, b.path) || compareNames(b.change, a.change));
}

/** By path: the content of each file that was made or changed, and null for what is to be removed before. */
export function exportChanges(changes: readonly FileChange[], merged: Directory): Map<string, Uint8Array | null> {
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

function differs(a: Directory, b: Directory, path: Path, bytes: number): boolean {
  for (let at = 0; at < bytes; at += CHUNK_BYTES) {
    const one = attempt(() => a.read(path, at, CHUNK_BYTES));
    const other = attempt(() => b.read(path, at, CHUNK_BYTES));
    if (!one || !other || one.length !== other.length || one.some((byte, index) => byte !== other[index])) return true;
  }
  return false;
}
