import { BoundaryViolation } from "../../boundary/errors.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import { CborWriter, Major, Simple } from "../../boundary/values/writer.ts";
import { SnapshotError } from "../snapshot/errors.ts";
import { checkPath, MOST_PARTS, nameFault } from "./names.ts";
import { Content, type Entry, type Held, type HeldDirectory, newDirectory, type Path, useOf } from "./overlay-tree.ts";
import type { MountQuota } from "./quota.ts";
import { FileRefusal } from "./types.ts";

/*
 * The changes of an overlay as CBOR: `[version, directory]`. An entry is one of
 * - `[0, modified: float, lower: path or null, names and entries, one after the other: array]`, a directory;
 * - `[1, modified: float, content: bytes]`, a file;
 * - `[2, lower: path]`, a file of the lower directory;
 * - null, which hides what the lower directory has.
 * Paths are arrays of text.
 */
const VERSION = 1;
const DIRECTORY = 0;
const FILE = 1;
const MOVED = 2;

export function writeTree(root: HeldDirectory): Uint8Array {
  const writer = new CborWriter();
  writer.head(Major.array, 2);
  writer.head(Major.unsigned, VERSION);
  writeEntry(writer, root);
  return writer.written().slice();
}

function writeEntry(writer: CborWriter, entry: Entry): void {
  if (entry === "gone") {
    writer.simple(Simple.null);
  } else if (entry.kind === "moved") {
    writer.head(Major.array, 2);
    writer.head(Major.unsigned, MOVED);
    writePath(writer, entry.lower);
  } else if (entry.kind === "file") {
    writer.head(Major.array, 3);
    writer.head(Major.unsigned, FILE);
    writer.float(entry.modified);
    writer.bytes(entry.content.read(0, entry.content.length));
  } else {
    writer.head(Major.array, 4);
    writer.head(Major.unsigned, DIRECTORY);
    writer.float(entry.modified);
    if (entry.lower) writePath(writer, entry.lower);
    else writer.simple(Simple.null);
    writer.head(Major.array, 2 * entry.entries.size);
    for (const [name, inner] of entry.entries) {
      writer.text(name);
      writeEntry(writer, inner);
    }
  }
}

function writePath(writer: CborWriter, path: Path): void {
  writer.head(Major.array, path.length);
  for (const name of path) writer.text(name);
}

/** Throws `SnapshotError`. The bytes may be anything. */
export function readTree(bytes: Uint8Array, quota: MountQuota): HeldDirectory {
  const root = readSaved(bytes, (reader) => {
    if (reader.array() !== 2 || reader.unsigned() !== VERSION) throw new BoundaryViolation("another version");
    return readEntry(reader, 0);
  });
  if (root === "gone" || root.kind !== "directory" || root.lower?.length !== 0) throw damaged();
  const use = useOf(root);
  if (use.bytes > quota.maxBytes || use.files > quota.maxFiles) {
    throw new SnapshotError(
      "SNAPSHOT_DAMAGED",
      "the changes of a mounted directory are more than its maxBytes or maxFiles",
    );
  }
  return root;
}

/** Reads all of `bytes`, which may be anything, or throws `SnapshotError`. */
export function readSaved<T>(bytes: Uint8Array, read: (reader: CborReader) => T): T {
  const reader = new CborReader(bytes);
  try {
    const value = read(reader);
    reader.finish();
    return value;
  } catch (error) {
    if (error instanceof BoundaryViolation || error instanceof FileRefusal) throw damaged(error);
    throw error;
  }
}

function damaged(cause?: unknown): SnapshotError {
  return new SnapshotError("SNAPSHOT_DAMAGED", "the changes of a mounted directory are damaged", { cause });
}

function readEntry(reader: CborReader, depth: number): Entry {
  if (depth > MOST_PARTS) throw new BoundaryViolation("too deep");
  if (reader.skipNull()) return "gone";
  const count = reader.array();
  const type = reader.unsigned();
  if (count === 4 && type === DIRECTORY) return readDirectory(reader, depth);
  if (count === 3 && type === FILE) return readFile(reader);
  if (count === 2 && type === MOVED) return { kind: "moved", lower: readPath(reader) };
  throw new BoundaryViolation("an unknown entry");
}

function readFile(reader: CborReader): Held {
  const modified = readTime(reader);
  const content = new Content();
  content.write(0, reader.bytes());
  return { kind: "file", content, modified };
}

function readDirectory(reader: CborReader, depth: number): HeldDirectory {
  const modified = readTime(reader);
  const directory = newDirectory(reader.skipNull() ? undefined : readPath(reader), modified);
  const count = reader.array();
  if (count % 2 !== 0) throw new BoundaryViolation("a name without an entry");
  for (let left = count; left > 0; left -= 2) {
    const name = reader.text();
    if (nameFault(name) !== undefined || directory.entries.has(name))
      throw new BoundaryViolation("a name that cannot be");
    directory.entries.set(name, readEntry(reader, depth + 1));
  }
  return directory;
}

function readPath(reader: CborReader): Path {
  const path: string[] = [];
  for (let left = reader.array(); left > 0; left--) path.push(reader.text());
  checkPath(path);
  return path;
}

function readTime(reader: CborReader): number {
  if (reader.initial() !== Simple.float64) throw new BoundaryViolation("a time that is none");
  const time = reader.float64();
  if (!Number.isFinite(time)) throw new BoundaryViolation("a time that is none");
  return time;
}
