import { attempt, CHUNK_BYTES, contentOf, fileStatus, isTaken } from "./access.ts";
import { checkPath, compareNames, isWithin, MOST_PARTS, splitLast } from "./names.ts";
import { exportChanges, type FileChange, listChanges } from "./overlay-changes.ts";
import { readTree, writeTree } from "./overlay-codec.ts";
import {
  Content,
  copyOf,
  entryToMove,
  type Held,
  type HeldDirectory,
  type HeldFile,
  heightOf,
  newDirectory,
  type Path,
  useOf,
} from "./overlay-tree.ts";
import type { MountQuota } from "./quota.ts";
import { type Directory, FileRefusal, type FileStatus } from "./types.ts";

/**
 * A directory of which changes stay in memory, over one that is only read. Its quota counts what it holds at a time: whole files
 * of which anything was changed, and files and directories that were made, changed or renamed.
 *
 * What the lower directory's owner changes there meanwhile is seen wherever the overlay has nothing of its own.
 */
export class Overlay implements Directory {
  readonly #lower: Directory;
  readonly #quota: MountQuota;
  /** Seconds since 1970. */
  readonly #now: () => number;
  #root: HeldDirectory;
  #bytes = 0;
  #files = 0;

  constructor(lower: Directory, quota: MountQuota, now: () => number) {
    this.#lower = lower;
    this.#quota = quota;
    this.#now = now;
    this.#root = newDirectory([], now());
  }

  status(path: Path): FileStatus {
    checkPath(path);
    const found = this.#find(path);
    if (found.kind === "lower") return this.#lower.status(found.path);
    if (found.kind === "moved" && !this.#isFile(found.lower)) throw new FileRefusal("ENOENT");
    if (found.kind === "moved") return this.#lower.status(found.lower);
    if (found.kind === "file") return { kind: "file", bytes: found.content.length, modified: found.modified };
    return { kind: "directory", bytes: 0, modified: found.modified };
  }

  list(path: Path): string[] {
    checkPath(path);
    const found = this.#find(path);
    if (found.kind === "lower") return this.#lower.list(found.path);
    if (found.kind !== "directory") throw new FileRefusal("ENOTDIR");
    const { lower, entries } = found;
    const names = new Set(lower && attempt(() => this.#lower.list(lower)));
    for (const [name, entry] of entries) {
      if (entry === "gone") names.delete(name);
      else if (entry.kind !== "moved" || this.#isFile(entry.lower)) names.add(name);
    }
    return [...names].sort(compareNames);
  }

  read(path: Path, position: number, length: number): Uint8Array {
    checkPath(path);
    const found = this.#find(path);
    if (found.kind === "lower") return this.#lower.read(found.path, position, length);
    if (found.kind === "moved") return this.#lower.read(found.lower, position, length);
    if (found.kind === "directory") throw new FileRefusal("EISDIR");
    return found.content.read(position, length);
  }

  write(path: Path, position: number, bytes: Uint8Array): void {
    const file = this.#own(path, Number.POSITIVE_INFINITY);
    const grown = bytes.length === 0 ? 0 : Math.max(0, position + bytes.length - file.content.length);
    this.#reserve(grown, 0);
    if (bytes.length !== 0) file.content.write(position, bytes);
    this.#bytes += grown;
    file.modified = this.#now();
  }

  resize(path: Path, length: number): void {
    const file = this.#own(path, length);
    const grown = length - file.content.length;
    this.#reserve(grown, 0);
    file.content.resize(length);
    this.#bytes += grown;
    file.modified = this.#now();
  }

  create(path: Path): void {
    this.#make(path, () => ({ kind: "file", content: new Content(), modified: this.#now() }));
  }

  makeDirectory(path: Path): void {
    this.#make(path, () => newDirectory(undefined, this.#now()));
  }

  remove(path: Path): void {
    const { kind } = this.status(path);
    const [parent, name] = splitLast(path);
    if (kind === "directory") throw new FileRefusal("EISDIR");
    this.#drop(this.#ownDirectory(parent), name);
  }

  removeDirectory(path: Path): void {
    const { kind } = this.status(path);
    const [parent, name] = splitLast(path);
    if (kind !== "directory") throw new FileRefusal("ENOTDIR");
    if (this.list(path).length > 0) throw new FileRefusal("ENOTEMPTY");
    this.#drop(this.#ownDirectory(parent), name);
  }

  rename(from: Path, to: Path): void {
    const [fromParent, fromName] = splitLast(from);
    const [toParent, toName] = splitLast(to);
    checkPath(to);
    const { kind } = this.status(from);
    if (this.status(toParent).kind !== "directory") throw new FileRefusal("ENOTDIR");
    if (isWithin(to, from)) {
      if (to.length === from.length) return;
      throw new FileRefusal(kind === "directory" ? "EINVAL" : "ENOTDIR");
    }
    if (isWithin(from, to)) throw new FileRefusal("ENOTEMPTY");
    const replaced = attempt(() => this.status(to), "ENOENT");
    if (replaced !== undefined && replaced.kind !== kind) {
      throw new FileRefusal(kind === "directory" ? "ENOTDIR" : "EISDIR");
    }
    if (replaced?.kind === "directory" && this.list(to).length > 0) throw new FileRefusal("ENOTEMPTY");
    const source = this.#ownDirectory(fromParent);
    const moved = entryToMove(source, fromName, kind, this.#now());
    if (toParent.length + heightOf(moved) > MOST_PARTS) throw new FileRefusal("ENAMETOOLONG");
    if (!source.entries.has(fromName)) {
      const { files } = useOf(moved);
      this.#reserve(0, files);
      this.#files += files;
    }
    const target = this.#ownDirectory(toParent);
    this.#drop(target, toName);
    this.#hide(source, fromName);
    target.entries.set(toName, moved);
    target.modified = this.#now();
  }

  close(): void {
    this.#lower.close();
  }

  /** What differs from the lower directory, sorted by path. */
  changes(): FileChange[] {
    return listChanges(this.#root, this, this.#lower);
  }

  /** The content of a file in the lower directory, or null where it has none. */
  original(path: Path): Uint8Array | null {
    return contentOf(this.#lower, path);
  }

  /** As `original`, with what was changed. */
  current(path: Path): Uint8Array | null {
    return contentOf(this, path);
  }

  /** By path: the content of each file that was made or changed, and null for what is to be removed before. */
  export(): Map<string, Uint8Array | null> {
    return exportChanges(this.changes(), this);
  }

  /** Whether it holds nothing. */
  get isEmpty(): boolean {
    return this.#root.entries.size === 0;
  }

  /** Forgets all changes. */
  clear(): void {
    this.#root = newDirectory([], this.#now());
    this.#bytes = 0;
    this.#files = 0;
  }

  /** The same changes, which go their own way from now on. `lower` is to be the same directory. */
  copy(lower: Directory): Overlay {
    const copy = new Overlay(lower, this.#quota, this.#now);
    copy.#take(copyOf(this.#root));
    return copy;
  }

  /** All changes, as bytes. */
  save(): Uint8Array {
    return writeTree(this.#root);
  }

  /** Takes changes that were saved. Throws `SnapshotError` for bytes that hold none, or more than the quota allows. */
  restore(bytes: Uint8Array): void {
    this.#take(readTree(bytes, this.#quota));
  }

  #take(root: HeldDirectory): void {
    const { bytes, files } = useOf(root);
    this.#root = root;
    this.#bytes = bytes;
    this.#files = files;
  }

  #find(path: Path): Held | { readonly kind: "lower"; readonly path: Path } {
    let at: Held = this.#root;
    for (const [index, name] of path.entries()) {
      if (at.kind !== "directory") throw new FileRefusal("ENOTDIR");
      const entry = at.entries.get(name);
      if (entry === undefined && at.lower) return { kind: "lower", path: [...at.lower, ...path.slice(index)] };
      if (entry === undefined || entry === "gone") throw new FileRefusal("ENOENT");
      at = entry;
    }
    return at;
  }

  /** What was renamed can be gone below, or be something else. */
  #isFile(lower: Path): boolean {
    return fileStatus(this.#lower, lower)?.kind === "file";
  }

  /** Throws ENOSPC. */
  #reserve(bytes: number, files: number): void {
    if (bytes > 0 && bytes > this.#quota.maxBytes - this.#bytes) throw new FileRefusal("ENOSPC");
    if (files > 0 && files > this.#quota.maxFiles - this.#files) throw new FileRefusal("ENOSPC");
  }

  /** A directory of which entries can be changed. */
  #ownDirectory(path: Path): HeldDirectory {
    let at = this.#root;
    for (const name of path) {
      let entry = at.entries.get(name);
      if (entry === undefined && at.lower) {
        const lower = [...at.lower, name];
        const { kind, modified } = this.#lower.status(lower);
        if (kind !== "directory") throw new FileRefusal("ENOTDIR");
        entry = newDirectory(lower, modified);
        at.entries.set(name, entry);
      }
      if (entry === undefined || entry === "gone") throw new FileRefusal("ENOENT");
      if (entry.kind !== "directory") throw new FileRefusal("ENOTDIR");
      at = entry;
    }
    return at;
  }

  /** A file that can be changed. Of one that is not yet, `keep` bytes are copied at most. */
  #own(path: Path, keep: number): HeldFile {
    checkPath(path);
    const found = this.#find(path);
    if (found.kind === "file") return found;
    if (found.kind === "directory") throw new FileRefusal("EISDIR");
    const lower = found.kind === "moved" ? found.lower : found.path;
    const { kind, bytes } = this.#lower.status(lower);
    if (kind === "directory") throw new FileRefusal("EISDIR");
    const size = Math.min(bytes, keep);
    const files = found.kind === "moved" ? 0 : 1;
    this.#reserve(size, files);
    const content = new Content();
    while (content.length < size) {
      const chunk = this.#lower.read(lower, content.length, Math.min(CHUNK_BYTES, size - content.length));
      if (chunk.length === 0) break;
      content.write(content.length, chunk);
    }
    const file: HeldFile = { kind: "file", content, modified: this.#now() };
    const [parent, name] = splitLast(path);
    this.#ownDirectory(parent).entries.set(name, file);
    this.#bytes += content.length;
    this.#files += files;
    return file;
  }

  #make(path: Path, node: () => Held): void {
    if (attempt(() => this.status(path), "ENOENT")) throw new FileRefusal("EEXIST");
    const [parent, name] = splitLast(path);
    const directory = this.#ownDirectory(parent);
    this.#reserve(0, 1);
    directory.entries.set(name, node());
    directory.modified = this.#now();
    this.#files++;
  }

  /** Removes an entry, and gives back what it took. */
  #drop(directory: HeldDirectory, name: string): void {
    const { bytes, files } = useOf(directory.entries.get(name));
    this.#bytes -= bytes;
    this.#files -= files;
    this.#hide(directory, name);
  }

  #hide(directory: HeldDirectory, name: string): void {
    const lower = directory.lower && [...directory.lower, name];
    if (lower !== undefined && isTaken(this.#lower, lower)) directory.entries.set(name, "gone");
    else directory.entries.delete(name);
    directory.modified = this.#now();
  }
}
