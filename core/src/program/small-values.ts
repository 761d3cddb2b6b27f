import { Major, Simple } from "../boundary/values/writer.ts";

/**
 * Numbers, short ASCII texts, booleans and null, which most calls are made of, in CBOR: the same bytes as `ValueEncoder`
 * writes, and the same values as `ValueDecoder` reads, in a tenth of the time.
 */

/** Room for a request of small values; what takes more is no small value. */
export const SMALL_BYTES = 256;

/** The longest text that is one, in UTF-16 units. */
const TEXT_UNITS = 64;

const TWO_TO_32 = 0x1_0000_0000;

/** Writes small values one behind the other. */
export class SmallWriter {
  readonly bytes = new Uint8Array(SMALL_BYTES);
  length = 0;
  readonly #view = new DataView(this.bytes.buffer);

  begin(head: Uint8Array): void {
    this.bytes.set(head);
    this.length = head.length;
  }

  byte(value: number): void {
    this.bytes[this.length++] = value;
  }

  /** False when `value` is not small, or there is no room: then what was written is of no use. */
  write(value: unknown, asFloat: boolean): boolean {
    if (this.length > SMALL_BYTES - TEXT_UNITS - 9) return false;
    switch (typeof value) {
      case "number":
        if (asFloat) this.#float(value);
        else this.#number(value);
        return true;
      case "string":
        return this.#text(value);
      case "boolean":
        this.byte(value ? Simple.true : Simple.false);
        return true;
      default:
        if (value !== null && value !== undefined) return false;
        this.byte(Simple.null);
        return true;
    }
  }

  #number(value: number): void {
    if (value >= 0 && value < 24 && value === Math.floor(value) && !Object.is(value, -0)) this.byte(value);
    else if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.#float(value);
    else if (value < 0) this.#head(Major.negative, -1 - value);
    else this.#head(Major.unsigned, value);
  }

  #float(value: number): void {
    this.byte(Simple.float64);
    this.#view.setFloat64(this.length, value);
    this.length += 8;
  }

  #head(major: number, argument: number): void {
    const { bytes, length } = this;
    const type = major << 5;
    if (argument < 24) {
      bytes[length] = type | argument;
      this.length = length + 1;
    } else if (argument < 0x100) {
      bytes[length] = type | 24;
      bytes[length + 1] = argument;
      this.length = length + 2;
    } else if (argument < 0x1_0000) {
      bytes[length] = type | 25;
      this.#view.setUint16(length + 1, argument);
      this.length = length + 3;
    } else if (argument < TWO_TO_32) {
      bytes[length] = type | 26;
      this.#view.setUint32(length + 1, argument);
      this.length = length + 5;
    } else {
      bytes[length] = type | 27;
      this.#view.setUint32(length + 1, Math.floor(argument / TWO_TO_32));
      this.#view.setUint32(length + 5, argument >>> 0);
      this.length = length + 9;
    }
  }

  #text(value: string): boolean {
    if (value.length > TEXT_UNITS) return false;
    const start = this.length;
    this.#head(Major.text, value.length);
    for (let index = 0; index < value.length; index++) {
      const unit = value.charCodeAt(index);
      if (unit >= 0x80) {
        this.length = start;
        return false;
      }
      this.bytes[this.length++] = unit;
    }
    return true;
  }
}

/** What `readSmall` returns for what is no small value. */
export const NOT_SMALL = Symbol("not small");

/**
 * The value whose CBOR fills `length` bytes of `memory`, which has them, from `address` on; `NOT_SMALL` for anything else, well
 * formed or not.
 */
export function readSmall(
  memory: DataView,
  address: number,
  length: number,
): number | boolean | null | typeof NOT_SMALL {
  if (length === 0) return NOT_SMALL;
  const initial = memory.getUint8(address);
  if (length === 1) {
    if (initial < 24) return initial;
    if (initial >= 0x20 && initial < 0x38) return 0x1f - initial;
    if (initial === Simple.null) return null;
    if (initial === Simple.true) return true;
    return initial === Simple.false ? false : NOT_SMALL;
  }
  const isNegative = initial >> 5 === Major.negative;
  if (isNegative || initial >> 5 === Major.unsigned) {
    const argument = argumentOf(memory, address, length, initial & 0x1f);
    if (argument === undefined) return NOT_SMALL;
    return isNegative ? -1 - argument : argument;
  }
  return initial === Simple.float64 && length === 9 ? memory.getFloat64(address + 1) : NOT_SMALL;
}

function argumentOf(memory: DataView, address: number, length: number, information: number): number | undefined {
  if (information === 24 && length === 2) return memory.getUint8(address + 1);
  if (information === 25 && length === 3) return memory.getUint16(address + 1);
  return information === 26 && length === 5 ? memory.getUint32(address + 1) : undefined;
}
