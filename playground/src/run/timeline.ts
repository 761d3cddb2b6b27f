import type { RunError, Usage } from "micropython-wasm";
import { Listeners } from "../support/listeners.ts";

/** The sandbox as it was after something, and what that was. */
export interface Entry {
  readonly id: number;
  /** The entry that it came from; a fresh start has none. */
  readonly parent: number | undefined;
  /** A letter: what goes on from an entry that is not the last of its branch begins another one. */
  readonly branch: string;
  readonly label: string;
  readonly code: string;
  readonly outcome: "ok" | RunError["kind"];
  readonly snapshot: Uint8Array<ArrayBuffer>;
  /** The end of what the run wrote. */
  readonly output: string;
  readonly usage: Usage;
}

const MOST_ENTRIES = 40;
const MOST_BYTES = 64 * 2 ** 20;

/** Snapshots, oldest first. Bounded: the oldest go first, but never the one that the sandbox is at. */
export class Timeline {
  readonly changes = new Listeners<void>();
  #entries: Entry[] = [];
  #current: number | undefined;
  #ids = 0;
  #branches = 0;
  /** How many were dropped to stay within the bounds. */
  dropped = 0;

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The entry that the sandbox is at, or came from. */
  get current(): Entry | undefined {
    return this.entry(this.#current);
  }

  entry(id: number | undefined): Entry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  /** `origin` is where it goes on from, `isFork` begins a branch in any case. */
  add(entry: Omit<Entry, "id" | "parent" | "branch">, origin: Entry | undefined, isFork = false): Entry {
    const isTip = origin !== undefined && this.#entries.findLast(({ branch }) => branch === origin.branch) === origin;
    const branch = origin && isTip && !isFork ? origin.branch : letters(this.#branches++);
    const added = { ...entry, id: ++this.#ids, parent: origin?.id, branch };
    this.#entries = [...this.#entries, added];
    this.#current = added.id;
    this.#prune();
    this.changes.tell();
    return added;
  }

  moveTo(entry: Entry): void {
    this.#current = entry.id;
    this.changes.tell();
  }

  /** The sandbox is a new one, which comes from none. */
  leave(): void {
    this.#current = undefined;
    this.changes.tell();
  }

  #prune(): void {
    const size = (): number => this.#entries.reduce((sum, { snapshot }) => sum + snapshot.length, 0);
    while (this.#entries.length > 1 && (this.#entries.length > MOST_ENTRIES || size() > MOST_BYTES)) {
      const oldest = this.#entries.findIndex(({ id }) => id !== this.#current);
      this.#entries = this.#entries.filter((_, index) => index !== oldest);
      this.dropped += 1;
    }
  }
}

/** A, B, … Z, AA, AB, … */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
