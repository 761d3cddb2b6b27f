import { type Directory, type FileErrorCode, FileRefusal, type FileStatus } from "../../src/core/mounts/types.ts";

type Path = readonly string[];

/** The plainest directory there is, in memory: what others are compared with, and what overlays lie over in tests. */
export class ModelDirectory implements Directory {
  /** Content by path; null for directories. */
  readonly #nodes = new Map<string, Uint8Array | null>([["", null]]);
  isClosed = false;

  /** Files by path. Directories are made as they are needed. */
  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) {
      const names = path.split("/");
      for (let length = 1; length < names.length; length++) this.#nodes.set(keyOf(names.slice(0, length)), null);
      this.#nodes.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
    }
  }

  status(path: Path): FileStatus {
    const content = this.#node(path);
    return { kind: content ? "file" : "directory", bytes: content?.length ?? 0, modified: 0 };
  }

  list(path: Path): string[] {
    if (this.#node(path)) refuse("ENOTDIR");
    const depth = path.length + 1;
    const below = [...this.#nodes.keys()].filter(
      (key) => key !== "" && (path.length === 0 || key.startsWith(`${keyOf(path)}/`)),
    );
    return below
      .map((key) => key.split("/"))
      .filter((names) => names.length === depth)
      .map((names) => names.at(-1) ?? "")
      .sort();
  }

  read(path: Path, position: number, length: number): Uint8Array {
    return this.#file(path).slice(position, position + length);
  }

  write(path: Path, position: number, bytes: Uint8Array): void {
    const content = this.#file(path);
    if (bytes.length === 0) return;
    const longer = new Uint8Array(Math.max(content.length, position + bytes.length));
    longer.set(content);
    longer.set(bytes, position);
    this.#nodes.set(keyOf(path), longer);
  }

  resize(path: Path, length: number): void {
    const resized = new Uint8Array(length);
    resized.set(this.#file(path).subarray(0, length));
    this.#nodes.set(keyOf(path), resized);
  }

  create(path: Path): void {
    this.#make(path, new Uint8Array());
  }

  makeDirectory(path: Path): void {
    this.#make(path, null);
  }

  remove(path: Path): void {
    if (this.#node(path) === null) refuse(path.length === 0 ? "EBUSY" : "EISDIR");
    this.#nodes.delete(keyOf(path));
  }

  removeDirectory(path: Path): void {
    if (path.length === 0) refuse("EBUSY");
    if (this.list(path).length > 0) refuse("ENOTEMPTY");
    this.#nodes.delete(keyOf(path));
  }

  rename(from: Path, to: Path): void {
    if (from.length === 0 || to.length === 0) refuse("EBUSY");
    const source = this.#node(from);
    if (this.#node(to.slice(0, -1))) refuse("ENOTDIR");
    const [old, fresh] = [keyOf(from), keyOf(to)];
    if (old === fresh) return;
    if (fresh.startsWith(`${old}/`)) refuse("EINVAL");
    if (old.startsWith(`${fresh}/`)) refuse("ENOTEMPTY");
    const target = this.#nodes.get(fresh);
    if (target !== undefined && (target === null) !== (source === null)) refuse(source === null ? "ENOTDIR" : "EISDIR");
    if (target === null && this.list(to).length > 0) refuse("ENOTEMPTY");
    for (const [key, content] of [...this.#nodes]) {
      if (key !== old && !key.startsWith(`${old}/`)) continue;
      this.#nodes.delete(key);
      this.#nodes.set(fresh + key.slice(old.length), content);
    }
  }

  close(): void {
    this.isClosed = true;
  }

  /** A copy that goes its own way. */
  copy(): ModelDirectory {
    const copy = new ModelDirectory();
    for (const [key, content] of this.#nodes) copy.#nodes.set(key, content === null ? null : content.slice());
    return copy;
  }

  #node(path: Path): Uint8Array | null {
    for (let length = 1; length < path.length; length++) {
      const above = this.#nodes.get(keyOf(path.slice(0, length)));
      if (above === undefined) refuse("ENOENT");
      if (above) refuse("ENOTDIR");
    }
    return this.#nodes.get(keyOf(path)) ?? (this.#nodes.has(keyOf(path)) ? null : refuse("ENOENT"));
  }

  #file(path: Path): Uint8Array {
    return this.#node(path) ?? refuse("EISDIR");
  }

  #make(path: Path, content: Uint8Array | null): void {
    if (this.#nodes.has(keyOf(path))) refuse("EEXIST");
    if (this.#node(path.slice(0, -1))) refuse("ENOTDIR");
    this.#nodes.set(keyOf(path), content);
  }
}

function keyOf(path: Path): string {
  return path.join("/");
}

function refuse(code: FileErrorCode): never {
  throw new FileRefusal(code);
}
