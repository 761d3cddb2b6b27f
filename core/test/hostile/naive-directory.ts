import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { type Directory, FileRefusal, type FileStatus } from "../../src/core/mounts/types.ts";
import { refusing } from "../../src/node/directory/refusals.ts";

type Path = readonly string[];

/** What is mostly written for this: the real path is looked at, and then the path is used. The attacks must get through it. */
export class NaiveDirectory implements Directory {
  readonly #root: string;

  constructor(root: string) {
    this.#root = realpathSync(root);
  }

  status(path: Path): FileStatus {
    return this.#checked(path, (at) => {
      const stats = statSync(at);
      return { kind: stats.isDirectory() ? "directory" : "file", bytes: stats.size, modified: stats.mtimeMs / 1_000 };
    });
  }

  list(path: Path): string[] {
    return this.#checked(path, (at) => readdirSync(at));
  }

  read(path: Path, position: number, length: number): Uint8Array {
    return this.#checked(path, (at) => readFileSync(at).subarray(position, position + length));
  }

  write(path: Path, position: number, bytes: Uint8Array): void {
    this.#opened(path, (descriptor) => writeSync(descriptor, bytes, 0, bytes.length, position));
  }

  resize(path: Path, length: number): void {
    this.#opened(path, (descriptor) => ftruncateSync(descriptor, length));
  }

  create(path: Path): void {
    this.#checkedParent(path, (at) => closeSync(openSync(at, "wx")));
  }

  makeDirectory(path: Path): void {
    this.#checkedParent(path, (at) => mkdirSync(at));
  }

  remove(path: Path): void {
    this.#checkedParent(path, unlinkSync);
  }

  removeDirectory(path: Path): void {
    this.#checkedParent(path, rmdirSync);
  }

  rename(from: Path, to: Path): void {
    this.#checkedParent(from, (source) => this.#checkedParent(to, (target) => renameSync(source, target)));
  }

  close(): void {
    // Nothing is held.
  }

  #opened(path: Path, use: (descriptor: number) => void): void {
    this.#checked(path, (at) => {
      const descriptor = openSync(at, "r+");
      try {
        use(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  #checked<T>(path: Path, use: (path: string) => T): T {
    return refusing(() => {
      const at = join(this.#root, ...path);
      this.#requireInside(at);
      return use(at);
    });
  }

  #checkedParent(path: Path, use: (path: string) => void): void {
    refusing(() => {
      const at = join(this.#root, ...path);
      this.#requireInside(dirname(at));
      use(at);
    });
  }

  #requireInside(path: string): void {
    const real = realpathSync(path);
    if (real !== this.#root && !real.startsWith(this.#root + sep)) throw new FileRefusal("EACCES");
  }
}
