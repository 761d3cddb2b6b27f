import { BoundaryViolation, SandboxError } from "./errors.ts";

declare const guestAddress: unique symbol;

/** A position in the guest's memory that was checked, together with a length, by `GuestMemory`. */
export type Address = number & { readonly [guestAddress]: never };

/**
 * The one place where addresses and lengths that come from the guest become bytes. Views are made anew at each use:
 * memory that grew has detached the old ones.
 */
export class GuestMemory {
  readonly memory: WebAssembly.Memory;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
  }

  /** All of it. Valid until guest code runs again. */
  whole(): Uint8Array {
    return new Uint8Array(this.memory.buffer);
  }

  /** Throws `BoundaryViolation` unless all `length` bytes at `address` exist. Takes i32 results of the guest. */
  check(address: number, length: number): Address {
    const start = address >>> 0;
    const size = length >>> 0;
    // Both are below 2^32, so that their sum is exact.
    if (start + size > this.memory.buffer.byteLength) {
      throw new BoundaryViolation(`the guest named ${size} bytes at ${start}, which its memory does not have`);
    }
    return start as Address;
  }

  /** The bytes themselves. Valid until guest code runs again. */
  view(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.check(address, length), length >>> 0);
  }

  /** Copies bytes of the host into the guest. */
  write(address: number, bytes: Uint8Array): void {
    this.view(address, bytes.length).set(bytes);
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
