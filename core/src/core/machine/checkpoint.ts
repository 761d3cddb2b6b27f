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

/** A second instance with the memory of the first, which is not executing. */
export function copyInstance(source: InstanceSource, original: Instance): Instance {
  const copy = freshInstance(source);
  growTo(copy, original.memoryBytes);
  copy.memory.whole().set(original.memory.whole().subarray(STACK_BYTES), Math.min(STACK_BYTES, original.memoryBytes));
  return copy;
}
