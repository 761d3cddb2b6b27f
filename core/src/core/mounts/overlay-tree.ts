import type { QuotaUse } from "./quota.ts";
import { FileRefusal } from "./types.ts";

/* What an overlay holds: a tree of what differs from the directory below it, its lower one. */

export type Path = readonly string[];

/** A file whose content is in memory. */
export interface HeldFile {
  readonly kind: "file";
  readonly content: Content;
  /** Seconds since 1970. */
  modified: number;
}

/** A file of the lower directory that has another name here. */
export interface MovedFile {
  readonly kind: "moved";
  readonly lower: Path;
}

export interface HeldDirectory {
  readonly kind: "directory";
  readonly entries: Map<string, Entry>;
  /** The lower directory whose entries are here, too, except where `entries` says otherwise. None for one that was made here. */
  readonly lower: Path | undefined;
  modified: number;
}

export type Held = HeldFile | MovedFile | HeldDirectory;

/** `gone` hides what the lower directory has. */
export type Entry = Held | "gone";

export function newDirectory(lower: Path | undefined, modified: number): HeldDirectory {
  return { kind: "directory", entries: new Map(), lower, modified };
}

/** Bytes that grow, with room for more. */
export class Content {
  #bytes = new Uint8Array();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A copy. */
  read(position: number, length: number): Uint8Array {
    return this.#bytes.slice(Math.min(position, this.#length), Math.min(position + length, this.#length));
  }

  /** What is between the end and `position` becomes zeros. */
  write(position: number, bytes: Uint8Array): void {
    const end = position + bytes.length;
    if (end > this.#length) this.resize(end);
    this.#bytes.set(bytes, position);
  }

  resize(length: number): void {
    if (length > this.#bytes.length) this.#reserve(length);
    // Whatever is behind the end is zeros.
    else if (length < this.#length) this.#bytes.fill(0, length, this.#length);
    this.#length = length;
  }

  copy(): Content {
    const copy = new Content();
    copy.write(0, this.#bytes.subarray(0, this.#length));
    return copy;
  }

  /** Throws ENOSPC where JavaScript has no array of that length. */
  #reserve(length: number): void {
    // Half as much again where it is being appended to.
    const room = this.#length === 0 ? length : Math.max(length, Math.ceil(this.#length * 1.5));
    try {
      const larger = new Uint8Array(room);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    } catch {
      throw new FileRefusal("ENOSPC");
    }
  }
}

/** What stands for a name of a directory under another name. */
export function entryToMove(directory: HeldDirectory, name: string, kind: "file" | "directory", now: number): Held {
  const entry = directory.entries.get(name);
  if (entry !== undefined && entry !== "gone") return entry;
  const lower = [...(directory.lower ?? []), name];
  return kind === "file" ? { kind: "moved", lower } : newDirectory(lower, now);
}

/** What an entry takes of a quota, with all that is in it. Directories of the lower one that are only remembered are free. */
export function useOf(entry: Entry | undefined): QuotaUse {
  if (entry === undefined || entry === "gone") return { bytes: 0, files: 0 };
  if (entry.kind === "file") return { bytes: entry.content.length, files: 1 };
  if (entry.kind === "moved") return { bytes: 0, files: 1 };
  let bytes = 0;
  let files = entry.lower === undefined ? 1 : 0;
  for (const inner of entry.entries.values()) {
    const use = useOf(inner);
    bytes += use.bytes;
    files += use.files;
  }
  return { bytes, files };
}

/** How many names the longest path has that begins with this one's. */
export function heightOf(entry: Entry): number {
  if (!isDirectory(entry)) return 1;
  let height = 0;
  for (const inner of entry.entries.values()) height = Math.max(height, heightOf(inner));
  return 1 + height;
}

export function copyOf(directory: HeldDirectory): HeldDirectory {
  const copy = newDirectory(directory.lower, directory.modified);
  for (const [name, entry] of directory.entries) {
    if (entry === "gone" || entry.kind === "moved") copy.entries.set(name, entry);
    else if (entry.kind === "directory") copy.entries.set(name, copyOf(entry));
    else copy.entries.set(name, { ...entry, content: entry.content.copy() });
  }
  return copy;
}

export function isDirectory(entry: Entry | undefined): entry is HeldDirectory {
  return entry !== undefined && entry !== "gone" && entry.kind === "directory";
}
