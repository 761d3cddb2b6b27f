import { writeUtf8, writeWtf8 } from "./text.ts";

/** Major types of CBOR (RFC 8949, section 3.1). */
export const Major = {
  unsigned: 0,
  negative: 1,
  bytes: 2,
  text: 3,
  array: 4,
  map: 5,
  tag: 6,
  simple: 7,
} as const;

/** Initial bytes of the simple values and of the one width of float that crosses. */
export const Simple = { false: 0xf4, true: 0xf5, null: 0xf6, float64: 0xfb } as const;

const TWO_TO_32 = 0x1_0000_0000;
const HEAD_BYTES = 9;
const INITIAL_BYTES = 256;

/** The output has outgrown its bound. Whoever set the bound turns this into an error that names it. */
export class TooManyBytes extends Error {}

/** Writes CBOR items, each in its shortest form, into one buffer that grows up to a bound and is used again. */
export class CborWriter {
  #bytes = new Uint8Array(INITIAL_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  #bound = Number.POSITIVE_INFINITY;

  /** Starts anew. */
  begin(): void {
    this.#length = 0;
    this.#bound = Number.POSITIVE_INFINITY;
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** What was written; valid until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** From now on, whatever would make the output longer throws `TooManyBytes`. */
  set bound(bound: number) {
    this.#bound = bound;
  }

  head(major: number, argument: number): void {
    this.#reserve(headBytes(argument));
    const start = this.#length;
    const type = major << 5;
    if (argument < 24) {
      this.#bytes[start] = type | argument;
      this.#length = start + 1;
    } else if (argument < 0x100) {
      this.#bytes[start] = type | 24;
      this.#bytes[start + 1] = argument;
      this.#length = start + 2;
    } else if (argument < 0x1_0000) {
      this.#bytes[start] = type | 25;
      this.#view.setUint16(start + 1, argument);
      this.#length = start + 3;
    } else if (argument < TWO_TO_32) {
      this.#bytes[start] = type | 26;
      this.#view.setUint32(start + 1, argument);
      this.#length = start + 5;
    } else {
      this.#bytes[start] = type | 27;
      this.#view.setUint32(start + 1, Math.floor(argument / TWO_TO_32));
      this.#view.setUint32(start + 5, argument >>> 0);
      this.#length = start + 9;
    }
  }

  /** A head whose argument needs up to 64 bits. */
  wideHead(major: number, argument: bigint): void {
    this.#reserve(HEAD_BYTES);
    this.#bytes[this.#length] = (major << 5) | 27;
    this.#view.setBigUint64(this.#length + 1, argument);
    this.#length += HEAD_BYTES;
  }

  simple(initialByte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = initialByte;
  }

  float(value: number): void {
    this.#reserve(HEAD_BYTES);
    this.#bytes[this.#length] = Simple.float64;
    this.#view.setFloat64(this.#length + 1, value);
    this.#length += HEAD_BYTES;
  }

  bytes(value: Uint8Array): void {
    this.head(Major.bytes, value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** A bigint of 64 bits or more, as the bytes of its absolute value, most significant first. */
  magnitude(value: bigint): void {
    // Its size is known without its digits only by whether it survives being cut.
    const room = 8 * (this.#bound - this.#length);
    if (Number.isFinite(room) && BigInt.asUintN(room, value) !== value) throw new TooManyBytes();
    const digits = value.toString(16);
    const bytes = new Uint8Array((digits.length + 1) >> 1);
    for (let index = bytes.length - 1, end = digits.length; index >= 0; index--, end -= 2) {
      bytes[index] = Number.parseInt(digits.slice(Math.max(0, end - 2), end), 16);
    }
    this.bytes(bytes);
  }

  /** `text` without lone surrogates. `major` is `bytes` where Python's source is meant. */
  text(text: string, major: number = Major.text): void {
    this.#characters(major, text, writeUtf8);
  }

  /** Any text, as WTF-8 bytes. */
  wtf8(text: string): void {
    this.#characters(Major.bytes, text, writeWtf8);
  }

  /** The length in bytes is known only afterwards, so the head is written last and the bytes move up to it. */
  #characters(major: number, text: string, write: typeof writeUtf8): void {
    // A UTF-16 unit takes at least one byte, and at most three.
    this.#check(text.length);
    this.#grow(this.#length + HEAD_BYTES + 3 * text.length);
    const start = this.#length;
    const expected = start + headBytes(text.length);
    const size = write(text, this.#bytes, expected);
    const actual = start + headBytes(size);
    if (actual !== expected) this.#bytes.copyWithin(actual, expected, expected + size);
    this.head(major, size);
    this.#check(size);
    this.#length += size;
  }

  #reserve(count: number): void {
    this.#check(count);
    this.#grow(this.#length + count);
  }

  #check(count: number): void {
    if (this.#length + count > this.#bound) throw new TooManyBytes();
  }

  #grow(needed: number): void {
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

function headBytes(argument: number): number {
  return argument < 24 ? 1 : argument < 0x100 ? 2 : argument < 0x1_0000 ? 3 : argument < TWO_TO_32 ? 5 : HEAD_BYTES;
}
