import { PAGE_BYTES, STACK_BYTES } from "../../src/boundary/abi.ts";
import type { Engine } from "../../src/boundary/engine.ts";
import { Instance } from "../../src/boundary/instance.ts";
import { packMemory, unpackMemory } from "../../src/core/snapshot/memory-delta.ts";
import type { Random } from "./evil-random.ts";

/** What stands before the packed memory in a machine's state, and where it says how large the fresh memory was. */
const HEADER_BYTES = 28;
const FRESH_PAGES_OFFSET = 2;

/** The memory of a guest, to be changed and packed again: as its state would be if somebody had written to its memory. */
export class StoredMemory {
  readonly #header: Uint8Array;
  readonly #fresh: Uint8Array;
  readonly #memory: Uint8Array<ArrayBuffer>;
  readonly #words: Uint32Array;
  /** Words that hold something, by their index: only these have a meaning. */
  readonly #used: readonly number[];

  /** `state` is a machine's, of this engine. */
  constructor(engine: Engine, state: Uint8Array) {
    const view = new DataView(state.buffer, state.byteOffset, state.byteLength);
    const freshPages = view.getUint16(FRESH_PAGES_OFFSET, true);
    const pages = view.getUint32(HEADER_BYTES, true);
    this.#header = state.slice(0, HEADER_BYTES);
    this.#fresh = freshMemory(engine, freshPages);
    this.#memory = new Uint8Array(pages * PAGE_BYTES);
    this.#memory.set(this.#fresh);
    this.#memory.fill(0, 0, STACK_BYTES);
    unpackMemory(state.slice(HEADER_BYTES), this.#memory, this.#fresh);
    this.#words = new Uint32Array(this.#memory.buffer);
    const used: number[] = [];
    for (let at = STACK_BYTES / 4; at < this.#words.length; at++) if (this.#words[at] !== 0) used.push(at);
    this.#used = used;
  }

  /** A state with some words that are not what they were. */
  damaged(random: Random): Uint8Array {
    if (random.once(12)) return this.#misplaced(random);
    const undo: [at: number, word: number][] = [];
    const heap = Math.floor(this.#used.length / 2);
    do {
      // The second half holds what the guest made rather than tables of the interpreter's.
      const at = this.#used[random.once(3) ? random.below(this.#used.length) : heap + random.below(heap)] ?? 0;
      const word = this.#words[at] ?? 0;
      undo.push([at, word]);
      this.#words[at] = this.#lie(random, at, word);
    } while (!random.once(3));
    const packed = packMemory(this.#memory, this.#fresh, STACK_BYTES);
    for (const [at, word] of undo.reverse()) this.#words[at] = word;
    const state = new Uint8Array(HEADER_BYTES + packed.length);
    state.set(this.#header);
    state.set(packed, HEADER_BYTES);
    return state;
  }

  /** The same memory, said to be of another size. */
  #misplaced(random: Random): Uint8Array {
    const packed = packMemory(this.#memory, this.#fresh, STACK_BYTES);
    const state = new Uint8Array(HEADER_BYTES + packed.length);
    state.set(this.#header);
    state.set(packed, HEADER_BYTES);
    const view = new DataView(state.buffer);
    const pages = random.pick([0, 1, 9, 10, 16, 31, 32, 33, 1_000, 32_768, 65_535]);
    const fresh = random.once(2) ? pages : view.getUint16(FRESH_PAGES_OFFSET, true);
    view.setUint16(FRESH_PAGES_OFFSET, fresh, true);
    view.setUint32(HEADER_BYTES, random.once(4) ? 65_536 : pages, true);
    view.setUint32(HEADER_BYTES + 4, fresh, true);
    if (random.once(3)) view.setUint32(HEADER_BYTES + 8, random.pick([0, 4, 2, PAGE_BYTES, fresh * PAGE_BYTES]), true);
    return state;
  }

  #lie(random: Random, at: number, word: number): number {
    switch (random.below(9)) {
      case 0:
        return word ^ (1 << random.below(32));
      case 1:
        return random.pick([0, 1, 0xffff_ffff, 0x7fff_ffff, 0x8000_0000, STACK_BYTES, this.#memory.length]);
      case 2:
        return random.word() >>> 0;
      case 3:
        // A pointer to itself.
        return 4 * at;
      case 4:
        return word + random.pick([1, -1, 4, -4, 16, -16, 4_096]);
      case 5:
        return this.#memory.length - random.below(64);
      default:
        // What stands elsewhere: another object, another type, another length.
        return this.#words[random.pick(this.#used)] ?? 0;
    }
  }
}

function freshMemory(engine: Engine, pages: number): Uint8Array {
  const nobody = (): number => 0;
  const answers = { write: nobody, refuel: nobody, clock: nobody, entropy: nobody, sleep: nobody, call: nobody };
  return new Instance(engine, pages, pages, answers).memory.whole().slice();
}
