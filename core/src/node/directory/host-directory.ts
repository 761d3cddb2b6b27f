import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { attempt } from "../../core/mounts/access.ts";
import { checkPath, compareNames, isWithin, nameFault, splitLast } from "../../core/mounts/names.ts";
import type { Quota } from "../../core/mounts/quota.ts";
import { type Directory, FileRefusal, type FileStatus } from "../../core/mounts/types.ts";
import { refusing } from "./refusals.ts";
import { DIRECTORY_MODE, type Footing, type Spot } from "./spot.ts";
import { withSpot } from "./walk.ts";

const { O_RDONLY, O_WRONLY } = constants;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

type Path = readonly string[];

/** A directory of the host. Without a quota it is only read, and links in it that stay inside are followed. */
export class HostDirectory implements Directory {
  readonly #footing: Footing;
  readonly #quota: Quota | undefined;

  constructor(footing: Footing, quota: Quota | undefined) {
    this.#footing = footing;
    this.#quota = quota;
  }

  status(path: Path): FileStatus {
    return this.#at(path, statusOf);
  }

  list(path: Path): string[] {
    return this.#at(path, (spot) => {
      requireKind(spot, "directory");
      this.#footing.verify(spot);
      const entries = readdirSync(spot.path, { encoding: "buffer", withFileTypes: true });
      this.#footing.verify(spot);
      // What cannot be used is not there.
      return entries.flatMap((entry) => this.#usableName(spot, path, entry)).sort(compareNames);
    });
  }

  read(path: Path, position: number, length: number): Uint8Array {
    return this.#withFile(path, O_RDONLY, (descriptor) => {
      const size = fstatSync(descriptor).size;
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - position)));
      let done = 0;
      while (done < bytes.length) {
        const count = readSync(descriptor, bytes, done, bytes.length - done, position + done);
        if (count === 0) break;
        done += count;
      }
      return bytes.subarray(0, done);
    });
  }

  write(path: Path, position: number, bytes: Uint8Array): void {
    const quota = this.#writing();
    this.#withFile(path, O_WRONLY, (descriptor) => {
      quota.write(path.join("/"), fstatSync(descriptor).size, position, bytes.length);
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
      }
    });
  }

  resize(path: Path, length: number): void {
    const quota = this.#writing();
    this.#withFile(path, O_WRONLY, (descriptor) => {
      quota.resize(path.join("/"), fstatSync(descriptor).size, length);
      ftruncateSync(descriptor, length);
    });
  }

  create(path: Path): void {
    this.#make(path, (directory, name) => this.#footing.create(directory, name));
  }

  makeDirectory(path: Path): void {
    this.#make(path, (directory, name) => mkdirSync(`${directory.path}/${name}`, DIRECTORY_MODE));
  }

  remove(path: Path): void {
    this.#removeAs("file", path, unlinkSync);
  }

  removeDirectory(path: Path): void {
    this.#removeAs("directory", path, rmdirSync);
  }

  rename(from: Path, to: Path): void {
    this.#writing();
    const [fromParent, fromName] = splitLast(from);
    const [toParent, toName] = splitLast(to);
    const { kind } = this.status(from);
    this.#at(toParent, (target) => {
      requireKind(target, "directory");
      if (isWithin(to, from) && to.length > from.length) throw new FileRefusal("EINVAL");
      if (isWithin(from, to) && from.length > to.length) throw new FileRefusal("ENOTEMPTY");
      // A link that would be replaced is refused, too.
      const replaced = attempt(() => this.status(to), "ENOENT");
      if (replaced && replaced.kind !== kind) throw new FileRefusal(kind === "directory" ? "ENOTDIR" : "EISDIR");
      this.#requireNoOther(target, toName);
      this.#inside(fromParent, (source) => {
        this.#footing.verify(target);
        renameSync(`${source.path}/${fromName}`, `${target.path}/${toName}`);
        this.#footing.verify(target);
      });
    });
  }

  close(): void {
    this.#footing.close();
  }

  #usableName(directory: Spot, path: Path, entry: Dirent<Buffer>): string[] {
    const name = textOf(entry.name);
    if (name === undefined || nameFault(name) !== undefined) return [];
    // Looking at every file would take long where there are many.
    if (entry.isFile()) return [name];
    const found = attempt(() => refusing(() => this.#footing.step(directory, name)));
    found?.close();
    const kind = found?.status.kind;
    const isUsable =
      kind === "link" ? attempt(() => this.status([...path, name])) : kind === "file" || kind === "directory";
    return isUsable ? [name] : [];
  }

  /** Throws EROFS where nothing can be written. */
  #writing(): Quota {
    if (!this.#quota) throw new FileRefusal("EROFS");
    return this.#quota;
  }

  #at<T>(path: Path, use: (spot: Spot) => T): T {
    checkPath(path);
    return refusing(() => withSpot(this.#footing, path, this.#quota === undefined, use));
  }

  /** Does something in a directory by the names in it. */
  #inside(path: Path, act: (directory: Spot) => void): void {
    this.#at(path, (directory) => {
      requireKind(directory, "directory");
      this.#footing.verify(directory);
      act(directory);
      this.#footing.verify(directory);
    });
  }

  #withFile<T>(path: Path, flags: number, use: (descriptor: number) => T): T {
    return this.#at(path, (spot) => {
      requireKind(spot, "file");
      // It is also somewhere else, which the guest was not given: package managers share files between projects so.
      if (flags !== O_RDONLY && spot.status.names > 1) throw new FileRefusal("EPERM");
      const descriptor = this.#footing.open(spot, flags);
      try {
        return use(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  #make(path: Path, make: (directory: Spot, name: string) => void): void {
    const quota = this.#writing();
    checkPath(path);
    if (path.length === 0) throw new FileRefusal("EEXIST");
    const [parent, name] = splitLast(path);
    this.#inside(parent, (directory) => {
      this.#requireAbsent(directory, name);
      quota.make();
      make(directory, name);
    });
  }

  #removeAs(kind: "file" | "directory", path: Path, remove: (path: string) => void): void {
    this.#writing();
    const [parent, name] = splitLast(path);
    this.#at(path, (spot) => requireKind(spot, kind));
    this.#inside(parent, (directory) => remove(`${directory.path}/${name}`));
  }

  /** Before the quota counts it. Whether it is there is up to the system in the end. */
  #requireAbsent(directory: Spot, name: string): void {
    const found = attempt(() => refusing(() => this.#footing.step(directory, name)), "ENOENT");
    if (!found) return;
    found.close();
    throw new FileRefusal("EEXIST");
  }

  /** Pipes, devices and the like are not replaced. */
  #requireNoOther(directory: Spot, name: string): void {
    const found = attempt(() => refusing(() => this.#footing.step(directory, name)), "ENOENT");
    found?.close();
    if (found?.status.kind === "other") throw new FileRefusal("EACCES");
  }
}

function statusOf({ status: { kind, bytes, modified } }: Spot): FileStatus {
  if (kind !== "file" && kind !== "directory") throw new FileRefusal("ENOENT");
  return { kind, bytes: kind === "file" ? bytes : 0, modified };
}

function requireKind({ status }: Spot, kind: "file" | "directory"): void {
  if (status.kind === kind) return;
  if (status.kind === "directory") throw new FileRefusal("EISDIR");
  throw new FileRefusal(status.kind === "file" ? "ENOTDIR" : "EACCES");
}

/** A name that is no UTF-8 has no counterpart in Python. */
function textOf(name: Uint8Array): string | undefined {
  try {
    return decoder.decode(name);
  } catch {
    return undefined;
  }
}
