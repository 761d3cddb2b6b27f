/** Numbers as MicroPython writes them: seven bits in each byte, the highest first, and the highest bit set in all but the last. */
export function unsigned(value: number): number[] {
  const bytes = [value & 127];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 | (rest & 127));
  return bytes;
}

/** Reads bytes from front to back. Throws where they end too early. */
export class Reader {
  readonly bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.#at++];
    if (byte === undefined) throw new Error("The bytecode ends too early.");
    return byte;
  }

  take(count: number): Uint8Array {
    if (count < 0 || this.#at + count > this.bytes.length) throw new Error("The bytecode ends too early.");
    this.#at += count;
    return this.bytes.subarray(this.#at - count, this.#at);
  }

  unsigned(): number {
    let value = 0;
    for (;;) {
      const byte = this.byte();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  }

  times<T>(count: number, read: () => T): T[] {
    return Array.from({ length: count }, read);
  }
}
