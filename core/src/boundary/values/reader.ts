import { BoundaryViolation } from "../errors.ts";
import { decodeUtf8 } from "./text.ts";
import { Major, Simple } from "./writer.ts";

const TWO_TO_32 = 0x1_0000_0000;

/**
 * Reads CBOR items that a hostile guest wrote. Every length and count is compared with the bytes that are really there
 * before anything is made of it. Throws `BoundaryViolation`, and nothing else.
 */
export class CborReader {
  readonly #bytes: Uint8Array;
  /** Made when it is first needed: small items do without. */
  #lazyView: DataView | undefined;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get #view(): DataView {
    const bytes = this.#bytes;
    this.#lazyView ??= new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return this.#lazyView;
  }

  /** The initial byte of the next item. */
  initial(): number {
    const byte = this.#bytes[this.#offset];
    if (byte === undefined) throw ends();
    this.#offset++;
    return byte;
  }

  /** The argument that belongs to an initial byte of any major type but `simple`. */
  argument(initial: number): number | bigint {
    const information = initial & 0x1f;
    if (information < 24) return information;
    const start = this.#offset;
    if (information > 27) throw new BoundaryViolation("an item has a reserved or an indefinite length");
    this.#offset += 1 << (information - 24);
    if (this.#offset > this.#bytes.length) throw ends();
    switch (information) {
      case 24:
        return this.#view.getUint8(start);
      case 25:
        return this.#view.getUint16(start);
      case 26:
        return this.#view.getUint32(start);
      default: {
        const argument = this.#view.getUint32(start) * TWO_TO_32 + this.#view.getUint32(start + 4);
        return argument <= Number.MAX_SAFE_INTEGER ? argument : this.#view.getBigUint64(start);
      }
    }
  }

  /** The number of bytes or items that an initial byte announces, each of which takes `unit` bytes at least. */
  count(initial: number, unit: number): number {
    const count = this.argument(initial);
    if (typeof count !== "number" || count * unit > this.#bytes.length - this.#offset) throw ends();
    return count;
  }

  float64(): number {
    const start = this.#offset;
    this.#offset += 8;
    if (this.#offset > this.#bytes.length) throw ends();
    return this.#view.getFloat64(start);
  }

  /** The content of a text, whose initial byte was read. */
  textOf(initial: number): string {
    const start = this.#skip(initial);
    return decodeUtf8(this.#bytes, start, this.#offset);
  }

  /** A copy of the content of a byte string, whose initial byte was read. */
  bytesOf(initial: number): Uint8Array {
    const start = this.#skip(initial);
    return this.#bytes.slice(start, this.#offset);
  }

  /** A whole item that has to be of this type. */
  text(): string {
    return this.textOf(this.expect(Major.text));
  }

  /** As `text`. */
  bytes(): Uint8Array {
    return this.bytesOf(this.expect(Major.bytes));
  }

  /** As `text`: a number from 0 to 2^53 − 1. */
  unsigned(): number {
    const value = this.argument(this.expect(Major.unsigned));
    if (typeof value !== "number") throw new BoundaryViolation("a number is out of range");
    return value;
  }

  /** Whether a null came next, which is then consumed. */
  skipNull(): boolean {
    const isNull = this.#bytes[this.#offset] === Simple.null;
    if (isNull) this.#offset++;
    return isNull;
  }

  /** The count of an array that has to come next. */
  array(): number {
    return this.count(this.expect(Major.array), 1);
  }

  /** The initial byte of an item that has to be of this type. */
  expect(major: number): number {
    const initial = this.initial();
    if (initial >> 5 !== major) throw new BoundaryViolation(`expected an item of type ${major}, not ${initial >> 5}`);
    return initial;
  }

  /** Nothing may be left. */
  finish(): void {
    if (this.#offset !== this.#bytes.length) throw new BoundaryViolation("a reply goes on after its end");
  }

  #skip(initial: number): number {
    const length = this.count(initial, 1);
    this.#offset += length;
    return this.#offset - length;
  }
}

function ends(): BoundaryViolation {
  return new BoundaryViolation("a reply ends too early");
}
