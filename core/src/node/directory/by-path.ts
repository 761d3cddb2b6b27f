import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { FileRefusal } from "../../core/mounts/types.ts";
import { kindOf } from "./by-descriptor.ts";
import { FILE_MODE, type Footing, type Spot } from "./spot.ts";

const { O_CREAT, O_EXCL, O_WRONLY } = constants;
/** Windows has neither. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 }: { readonly O_NOFOLLOW?: number; readonly O_NONBLOCK?: number } = constants;

interface PathSpot extends Spot {
  readonly stats: BigIntStats;
}

/**
 * For systems where descriptors are no paths, macOS and Windows: each name is looked at before it is used, and again
 * afterwards. Against a program of the host that puts links there in between this is no proof: what is opened for reading or
 * writing is compared with what was checked before a byte of it is used, but what is made, removed or renamed in that moment may
 * be elsewhere, and the guest only gets an error. A guest alone can make no links.
 */
export class ByPath implements Footing {
  readonly #root: string;
  readonly #device: bigint;
  #isClosed = false;

  /** As `ByDescriptor`. */
  constructor(path: string) {
    this.#root = realpathSync.native(path);
    const stats = lstatSync(this.#root, { bigint: true });
    if (!stats.isDirectory()) throw new FileRefusal("ENOTDIR");
    this.#device = stats.dev;
  }

  root(): Spot {
    if (this.#isClosed) throw new FileRefusal("EIO");
    return this.#spotOf(this.#root);
  }

  step(directory: Spot, name: string): Spot {
    return this.#spotOf(join(directory.path, name));
  }

  open(file: Spot, flags: number): number {
    const descriptor = openSync(file.path, flags | O_NOFOLLOW | O_NONBLOCK);
    try {
      const { dev, ino } = fstatSync(descriptor, { bigint: true });
      const checked = this.#spotOf(file.path).stats;
      if (checked.dev !== dev || checked.ino !== ino || !checked.isFile()) throw new FileRefusal("EACCES");
      this.verify(file);
      return descriptor;
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  create(directory: Spot, name: string): void {
    closeSync(openSync(join(directory.path, name), O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, FILE_MODE));
  }

  /** A path of which no part is a link is its own real path. */
  verify(spot: Spot): void {
    if (realpathSync.native(spot.path) !== spot.path) throw new FileRefusal("EACCES");
  }

  close(): void {
    this.#isClosed = true;
  }

  #spotOf(path: string): PathSpot {
    const stats = lstatSync(path, { bigint: true });
    if (stats.dev !== this.#device) throw new FileRefusal("EXDEV");
    const status = {
      kind: kindOf(stats),
      bytes: Number(stats.size),
      modified: Number(stats.mtimeMs) / 1_000,
      names: Number(stats.nlink),
    };
    return { status, stats, path, close: () => {} };
  }
}
