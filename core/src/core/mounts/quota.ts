import { FileRefusal } from "./types.ts";

/** How much a guest may add to a directory. */
export interface MountQuota {
  /** Bytes. */
  readonly maxBytes: number;
  /** Files and directories. */
  readonly maxFiles: number;
}

/** What was used of a quota. */
export interface QuotaUse {
  readonly bytes: number;
  readonly files: number;
}

/**
 * Counts what is added to a directory in which it stays. Nothing is given back: what was removed may have been the host's, and
 * disks remember.
 *
 * The engine first makes a file longer, and then fills what was added; so bytes that a file grew by are paid, and the first
 * writing of them, in order, is free.
 */
export class Quota {
  readonly #most: MountQuota;
  #bytes = 0;
  #files = 0;
  /** The part of a file that was paid when it grew. */
  #paid = { file: "", from: 0, to: 0 };

  constructor(most: MountQuota) {
    this.#most = most;
  }

  get use(): QuotaUse {
    return { bytes: this.#bytes, files: this.#files };
  }

  /** That much was used before, by whoever this sandbox was restored from. */
  atLeast({ bytes, files }: QuotaUse): void {
    this.#bytes = Math.max(this.#bytes, bytes);
    this.#files = Math.max(this.#files, files);
  }

  /** A file or directory is about to be made. Throws ENOSPC, as all of these. */
  make(): void {
    if (this.#files >= this.#most.maxFiles) throw new FileRefusal("ENOSPC");
    this.#files++;
  }

  /** A file of `size` bytes is about to have `length`. What is between counts, even where the disk keeps nothing of it. */
  resize(file: string, size: number, length: number): void {
    if (length <= size) return;
    this.#charge(length - size);
    this.#paid = { file, from: size, to: length };
  }

  /** `length` bytes are about to be written to a file of `size` bytes. */
  write(file: string, size: number, position: number, length: number): void {
    const paid = this.#paid;
    const isPaid = paid.file === file && position >= paid.from && position < paid.to;
    const free = isPaid ? Math.min(length, paid.to - position) : 0;
    this.#charge(length - free + Math.max(0, position - size));
    if (isPaid) paid.from = position + free;
  }

  #charge(bytes: number): void {
    if (bytes > this.#most.maxBytes - this.#bytes) throw new FileRefusal("ENOSPC");
    this.#bytes += bytes;
  }
}
