import { SnapshotError } from "./errors.ts";

/**
 * A packed memory is a list of sequences, each of which says how the next words of the memory come about: some literal
 * words first, then either words that are as in a fresh memory, or a copy of words that stand before.
 *
 * - 1 byte: the number of literals in its upper four bits, the number of words that follow them in the lower four. 15
 *   stands for 15 and more, and the rest comes as a LEB128 number: first that of the literals, then the other.
 * - 2 bytes, little-endian: how many words back the copy begins; it may overlap what it makes. 0: as in a fresh memory.
 */
const FIELD_MAXIMUM = 15;
export const DISTANCE_MAXIMUM = 0xffff;

/** Of one sequence: two numbers of up to 2^30 words, the byte before and the distance. */
const SEQUENCE_BYTES = 1 + 5 + 2 + 5;

const INITIAL_BYTES = 1024;

export class SequenceWriter {
  #bytes = new Uint8Array(INITIAL_BYTES);
  #length = 0;
  /** How many literal words all sequences have together. */
  literals = 0;

  /** The sequences so far. Valid until the next is added. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  add(literals: number, length: number, distance: number): void {
    if (this.#length + SEQUENCE_BYTES > this.#bytes.length) this.#grow();
    const bytes = this.#bytes;
    const literalField = literals < FIELD_MAXIMUM ? literals : FIELD_MAXIMUM;
    const lengthField = length < FIELD_MAXIMUM ? length : FIELD_MAXIMUM;
    bytes[this.#length++] = (literalField << 4) | lengthField;
    if (literalField === FIELD_MAXIMUM) this.#number(literals - FIELD_MAXIMUM);
    if (lengthField === FIELD_MAXIMUM) this.#number(length - FIELD_MAXIMUM);
    bytes[this.#length++] = distance & 0xff;
    bytes[this.#length++] = distance >>> 8;
    this.literals += literals;
  }

  #number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/**
 * Reads sequences from bytes that anyone may have made. What it returns stays within the memory and the literals that
 * there are; whatever does not is a `SnapshotError`.
 */
export class SequenceReader {
  readonly #bytes: Uint8Array;
  readonly #first: number;
  readonly #end: number;
  readonly #literalCount: number;
  #offset = 0;
  #position: number;
  #literalsRead = 0;
  /** Of the sequence that was read last. */
  literals = 0;
  length = 0;
  distance = 0;

  /** The sequences make the words of a memory from `first` to before `end`, out of `literalCount` literals. */
  constructor(bytes: Uint8Array, first: number, end: number, literalCount: number) {
    this.#bytes = bytes;
    this.#first = first;
    this.#position = first;
    this.#end = end;
    this.#literalCount = literalCount;
  }

  /** False when everything was read. */
  next(): boolean {
    const bytes = this.#bytes;
    if (this.#offset >= bytes.length) {
      if (this.#position !== this.#end || this.#literalsRead !== this.#literalCount) throw damaged();
      return false;
    }
    const fields = bytes[this.#offset++] ?? 0;
    let literals = fields >>> 4;
    let length = fields & 0xf;
    if (literals === FIELD_MAXIMUM) literals += this.#number();
    if (length === FIELD_MAXIMUM) length += this.#number();
    if (this.#offset + 2 > bytes.length) throw damaged();
    const distance = (bytes[this.#offset] ?? 0) | ((bytes[this.#offset + 1] ?? 0) << 8);
    this.#offset += 2;
    // Both are below 2^36, so that sums are exact.
    const copied = this.#position + literals;
    if (copied + length > this.#end || this.#literalsRead + literals > this.#literalCount) throw damaged();
    if (distance > copied - this.#first) throw damaged();
    this.#literalsRead += literals;
    this.#position = copied + length;
    this.literals = literals;
    this.length = length;
    this.distance = distance;
    return true;
  }

  #number(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 2 ** 7) {
      const byte = this.#bytes[this.#offset++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw damaged();
  }
}

export function damaged(): SnapshotError {
  return new SnapshotError("SNAPSHOT_DAMAGED", "the memory in this snapshot is damaged: use another copy of it");
}
