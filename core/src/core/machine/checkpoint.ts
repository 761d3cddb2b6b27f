import { PAGE_BYTES, STACK_BYTES } from "../../boundary/abi.ts";
import type { Engine } from "../../boundary/engine.ts";
import { SandboxError } from "../../boundary/errors.ts";
import type { HostFunctions, Instance } from "../../boundary/instance.ts";
import { giveBack, takeInstance } from "../../boundary/spares.ts";

/** How instances are made for one machine. */
export interface InstanceSource {
  readonly engine: Engine;
  readonly initialPages: number;
  readonly maximumPages: number;
  readonly functions: HostFunctions;
}

/** The heap that a fresh sandbox starts with, beside static data: a small run should not have to grow it. */
export const INITIAL_HEAP_PAGES = 2;

/** A freshly started instance. Throws as `takeInstance`. */
export function freshInstance({ engine, initialPages, maximumPages, functions }: InstanceSource): Instance {
  return takeInstance(engine, initialPages, maximumPages, functions);
}

/** Brings a fresh instance to this many bytes of memory. The heap's own record of that is in the memory itself. */
export function growTo(instance: Instance, bytes: number): void {
  const pages = (bytes - instance.memoryBytes) / PAGE_BYTES;
  if (pages <= 0) return;
  try {
    instance.memory.memory.grow(pages);
  } catch (cause) {
    throw new SandboxError("OUT_OF_MEMORY", "this process has no room for the memory of a sandbox: close some first", {
      cause,
    });
  }
}

/** Getting room takes twenty times as long as filling it, so some of it is kept for the next checkpoint. */
const KEPT_BYTES = 8 * 2 ** 20;

let spare: Uint8Array | undefined;

function room(length: number): Uint8Array {
  const taken = spare;
  if (!taken || taken.length < length) return new Uint8Array(length);
  spare = undefined;
  return taken;
}

/** The memory of an instance between two operations. The C stack is left out: nothing on it is alive then. */
export class Checkpoint {
  readonly #memoryBytes: number;
  readonly #room: Uint8Array;
  readonly #length: number;

  constructor(instance: Instance) {
    const memory = instance.memory.whole().subarray(STACK_BYTES);
    this.#memoryBytes = instance.memoryBytes;
    this.#length = memory.length;
    this.#room = room(memory.length);
    this.#room.set(memory);
  }

  /**
   * An instance as the one that this was made of was then; `used` is it, after it has executed, and not to be used any
   * more.
   */
  restore(source: InstanceSource, used: Instance): Instance {
    const instance = used.memoryBytes === this.#memoryBytes ? used : this.#replace(source, used);
    instance.memory.whole().set(this.#room.subarray(0, this.#length), Math.min(STACK_BYTES, this.#memoryBytes));
    return instance;
  }

  /** Nobody will ask for it any more. */
  release(): void {
    if (this.#room.length <= KEPT_BYTES && this.#room.length > (spare?.length ?? 0)) spare = this.#room;
  }

  /** Memory that has grown cannot shrink. */
  #replace(source: InstanceSource, used: Instance): Instance {
    const instance = freshInstance(source);
    growTo(instance, this.#memoryBytes);
    giveBack(source.engine, used);
    return instance;
  }
}

/** The unit in which the operating system gives memory: one that nothing is written to takes neither room nor time. */
const CHUNK_BYTES = 4096;
const CHUNK_WORDS = CHUNK_BYTES / Uint32Array.BYTES_PER_ELEMENT;

/** A second instance with the memory of the first, which has been tidied. */
export function copyInstance(source: InstanceSource, original: Instance): Instance {
  const copy = freshInstance(source);
  growTo(copy, original.memoryBytes);
  const from = original.memory.whole();
  const to = copy.memory.whole();
  const words = new Uint32Array(from.buffer);
  const { hasContent } = freshMemory(source, copy.initialPages);
  for (let start = STACK_BYTES; start < from.length; start += CHUNK_BYTES) {
    const chunk = start / CHUNK_BYTES;
    if (hasContent[chunk] !== true && isZero(words, chunk * CHUNK_WORDS)) continue;
    to.set(from.subarray(start, start + CHUNK_BYTES), start);
  }
  return copy;
}

/** Whether a chunk that begins with the word `from` holds nothing. */
function isZero(words: Uint32Array, from: number): boolean {
  for (let at = from; at < from + CHUNK_WORDS; at += 8) {
    const upper = word(words, at) | word(words, at + 1) | word(words, at + 2) | word(words, at + 3);
    const lower = word(words, at + 4) | word(words, at + 5) | word(words, at + 6) | word(words, at + 7);
    if ((upper | lower) !== 0) return false;
  }
  return true;
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

/** What an instance has in its memory when it has just been started. */
interface FreshMemory {
  readonly bytes: Uint8Array;
  /** By the number of the chunk. */
  readonly hasContent: readonly boolean[];
}

const freshMemories = new WeakMap<Engine, Map<number, FreshMemory>>();

/** The memory of an instance that has just been started with so many pages. */
export function freshMemory(source: InstanceSource, pages: number): FreshMemory {
  const { engine } = source;
  let ofEngine = freshMemories.get(engine);
  if (!ofEngine) {
    ofEngine = new Map();
    freshMemories.set(engine, ofEngine);
  }
  let memory = ofEngine.get(pages);
  if (!memory) {
    const instance = freshInstance({ ...source, initialPages: pages, maximumPages: pages });
    const bytes = new Uint8Array(instance.memory.whole());
    const words = new Uint32Array(bytes.buffer);
    const chunks = Array.from(
      { length: bytes.length / CHUNK_BYTES },
      (_, chunk) => !isZero(words, chunk * CHUNK_WORDS),
    );
    memory = { bytes, hasContent: chunks };
    giveBack(engine, instance);
    ofEngine.set(pages, memory);
  }
  return memory;
}
