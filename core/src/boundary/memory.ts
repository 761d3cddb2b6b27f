import { BoundaryViolation, SandboxError } from "./errors.ts";

declare const guestAddress: unique symbol;

/** A position in the guest's memory that was checked, together with a length, by `GuestMemory`. */
export type Address = number & { readonly [guestAddress]: never };

/** Copying fewer bytes than this one by one is faster than by a view of them. */
const FEW_BYTES = 32;

/**
 * The one place where addresses and lengths that come from the guest become bytes. Views are made anew once memory has
 * grown, which detaches the old ones.
 */
export class GuestMemory {
  readonly memory: WebAssembly.Memory;
  #whole: Uint8Array;
  #data: DataView;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.#whole = new Uint8Array(memory.buffer);
    this.#data = new DataView(memory.buffer);
  }

  /** All of it. Valid until guest code runs again. */
  whole(): Uint8Array {
    if (this.#whole.length === 0) this.#renew();
    return this.#whole;
  }

  /** The same, for numbers. */
  data(): DataView {
    if (this.#whole.length === 0) this.#renew();
    return this.#data;
  }

  /** A view of a buffer that was detached is empty, and no memory is. */
  #renew(): void {
    this.#whole = new Uint8Array(this.memory.buffer);
    this.#data = new DataView(this.memory.buffer);
  }

  /** Throws `BoundaryViolation` unless all `length` bytes at `address` exist. Takes i32 results of the guest. */
  check(address: number, length: number): Address {
    const start = address >>> 0;
    const size = length >>> 0;
    // Both are below 2^32, so that their sum is exact.
    if (start + size > this.whole().length) {
      throw new BoundaryViolation(`the guest named ${size} bytes at ${start}, which its memory does not have`);
    }
    return start as Address;
  }

  /** The bytes themselves. Valid until guest code runs again. */
  view(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.check(address, length), length >>> 0);
  }

  /** Copies bytes of the host into the guest, the first `length` of them. */
  write(address: number, bytes: Uint8Array, length = bytes.length): void {
    if (length > FEW_BYTES) {
      this.view(address, length).set(length === bytes.length ? bytes : bytes.subarray(0, length));
      return;
    }
    const start = this.check(address, length);
    const whole = this.whole();
    for (let index = 0; index < length; index++) whole[start + index] = bytes[index] ?? 0;
  }
}

/**
 * Throws `SandboxError`. Each memory takes gigabytes of addresses, though next to nothing of the machine's memory: a process of
 * Node's has room for some thousand, one of Chromium's for 125.
 */
export function allocateMemory(initialPages: number, maximumPages: number): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: initialPages, maximum: maximumPages });
  } catch (cause) {
    throw new SandboxError("OUT_OF_MEMORY", "this process has no room for another sandbox: close some first", {
      cause,
    });
  }
}
