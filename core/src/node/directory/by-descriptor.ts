import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statfsSync } from "node:fs";
import { FileRefusal } from "../../core/mounts/types.ts";
import { FILE_MODE, type Footing, type Spot, type SpotKind } from "./spot.ts";

/** Linux's own, which Node has no name for: a descriptor for going on from, with which nothing is opened. */
const O_PATH = 0o10000000;

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_NOCTTY, O_WRONLY } = constants;

const DESCRIPTORS = "/proc/self/fd";
const PROC_MAGIC = 0x9fa0;

/** Whether the system has what `ByDescriptor` needs: Linux with its proc file system. */
export function canUseDescriptors(): boolean {
  try {
    return statfsSync(DESCRIPTORS).type === PROC_MAGIC;
  } catch {
    return false;
  }
}

/**
 * Node has no `openat()`, but Linux has descriptors as paths: in `/proc/self/fd/7/name`, the 7 is the directory that the
 * descriptor stands for, wherever it is by now. So each step is a system call that takes one name in a directory that is held,
 * without following a link, and whoever changes names meanwhile changes what the next step finds, and never where it is.
 *
 * A file is opened by its own descriptor, after that has said that it is a file: pipes and devices are never opened.
 */
export class ByDescriptor implements Footing {
  /** None once it was closed: the system gives the number to something else then. */
  #root: number | undefined;
  readonly #device: number;
  /** Made when it is needed. */
  #mount: string | undefined;

  /** `path` is followed through links, once. Throws errors of Node's. */
  constructor(path: string) {
    const root = openSync(path, O_PATH | O_DIRECTORY);
    this.#root = root;
    this.#device = fstatSync(root).dev;
  }

  root(): Spot {
    const root = this.#held();
    return spotOf(root, fstatSync(root), () => {});
  }

  step(directory: Spot, name: string): Spot {
    const descriptor = openSync(`${directory.path}/${name}`, O_PATH | O_NOFOLLOW);
    try {
      const stats = fstatSync(descriptor);
      if (stats.dev !== this.#device) this.#requireSameMount(descriptor);
      return spotOf(descriptor, stats, () => closeSync(descriptor));
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  open(file: Spot, flags: number): number {
    return openSync(file.path, flags | O_NONBLOCK | O_NOCTTY);
  }

  create(directory: Spot, name: string): void {
    closeSync(openSync(`${directory.path}/${name}`, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, FILE_MODE));
  }

  verify(): void {
    // It is what the descriptor says.
  }

  close(): void {
    if (this.#root !== undefined) closeSync(this.#root);
    this.#root = undefined;
  }

  #held(): number {
    if (this.#root === undefined) throw new FileRefusal("EIO");
    return this.#root;
  }

  /** Files of one mount can have several devices, where one file system lies over others. */
  #requireSameMount(descriptor: number): void {
    this.#mount ??= mountOf(this.#held());
    if (this.#mount === "" || mountOf(descriptor) !== this.#mount) throw new FileRefusal("EXDEV");
  }
}

/** Which mount of the system a descriptor belongs to, as text, or none where the kernel does not say. */
function mountOf(descriptor: number): string {
  const [, mount = ""] = /^mnt_id:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "latin1")) ?? [];
  return mount;
}

function spotOf(descriptor: number, stats: Stats, close: () => void): Spot {
  const status = { kind: kindOf(stats), bytes: stats.size, modified: stats.mtimeMs / 1_000, names: stats.nlink };
  return { status, path: `${DESCRIPTORS}/${descriptor}`, close };
}

export function kindOf(stats: Pick<Stats, "isFile" | "isDirectory" | "isSymbolicLink">): SpotKind {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "directory";
  return stats.isSymbolicLink() ? "link" : "other";
}
