import { Listeners } from "../support/listeners.ts";
import { bytes } from "../support/quantities.ts";

/** A file that cannot be taken, with a message for a person. */
export class FileRefused extends Error {}

/** Files of the person's: every fresh sandbox gets them. What a program writes is in its sandbox only. */
export class Project {
  readonly changes = new Listeners<void>();
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();

  get files(): Readonly<Record<string, Uint8Array<ArrayBuffer>>> {
    return Object.fromEntries(this.#files);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  set(path: string, content: Uint8Array<ArrayBuffer>): void {
    this.#files.set(path, content);
    this.changes.tell();
  }

  delete(path: string): void {
    this.#files.delete(path);
    this.changes.tell();
  }

  /** Throws `FileRefused` when a file of this size would go beyond `most` bytes for all. Asks before it is read. */
  checkRoom(name: string, size: number, most: number): void {
    let sum = size;
    for (const [path, { length }] of this.#files) if (path !== pathOf(name)) sum += length;
    if (sum <= most) return;
    throw new FileRefused(
      size > most
        ? `${name} has ${bytes(size)}, and all files of a sandbox together may have ${bytes(most)}: it was not read. ` +
            "Raise fileBytes and memoryBytes under Limits, or take a smaller file."
        : `${name} does not fit beside the files that are there: together ${bytes(sum)}, beyond fileBytes of ${bytes(most)}.`,
    );
  }
}

/** Where a file with this name goes. */
export function pathOf(name: string): string {
  const clean = name.replaceAll("\0", "").replace(/^\/+/, "");
  return `/${clean.slice(0, 200) || "file"}`;
}
