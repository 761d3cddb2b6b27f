import { PAGE_BYTES } from "../../boundary/abi.ts";
import { compareWords } from "./compare.ts";
import { damaged, SequenceReader, type SequenceWriter } from "./sequences.ts";

/*
 * A packed memory. Numbers are little-endian u32; a word is 4 bytes of the memory, a half 2 of them.
 *
 *  0  pages of the memory
 *  4  pages of the fresh memory that it was compared with; what lies beyond was compared with zeros
 *  8  bytes at the beginning that are left as they are
 * 12  number of literal words
 * 16  number of words in the third part
 * 20  number of bytes in the fourth part
 * 24  1. the first halves of the literal words
 *     2. two bytes of zeros when their number is odd
 *     3. literal words and
 *     4. sequences, which make the second halves of the literal words, compared with nothing
 *     5. sequences, which make the memory
 *
 * Sequences are as in sequences.ts. Second halves stand apart because they are much alike: those of small numbers are
 * zeros, and those of addresses say where in the heap something is.
 */
const HEADER_BYTES = 24;

const HALF_BYTES = 2;
const WORD_BYTES = 4;
const PAGE_WORDS = PAGE_BYTES / WORD_BYTES;

/** What WebAssembly can address with 32 bits. */
const PAGES_MAXIMUM = 65_536;

/** From here on the JavaScript engine's own routine is faster than a loop, with what it takes to call it. */
const BULK_WORDS = 48;

const NOTHING = new Uint32Array();

/** All of it within bounds, but for what is in sequences, which their reader checks. */
interface Packed {
  readonly pages: number;
  readonly freshPages: number;
  /** The first word that is not left as it is. */
  readonly first: number;
  readonly literalCount: number;
  readonly firstHalves: Uint8Array;
  readonly secondLiterals: Uint8Array;
  readonly secondSequences: SequenceReader;
  readonly sequences: SequenceReader;
}

/**
 * What of a guest's memory differs from `fresh`, the memory of a freshly started engine, without the first `dead` bytes.
 * Both consist of whole pages and begin at a whole word of their buffers; `memory` is not the smaller one.
 */
export function packMemory(memory: Uint8Array, fresh: Uint8Array, dead: number): Uint8Array {
  const words = wordsOf(memory);
  const first = dead / WORD_BYTES;
  const found = compareWords(words, wordsOf(fresh), first);
  const paddedCount = evenNumber(found.literals);
  const firstHalves = new Uint16Array(paddedCount);
  const secondHalves = new Uint16Array(paddedCount);
  const halves = new Uint16Array(memory.buffer, memory.byteOffset, memory.length / HALF_BYTES);
  forEachLiteral(found, first, words.length, (position, taken, count) => {
    for (let n = 0; n < count; n++) {
      firstHalves[taken + n] = halves[2 * (position + n)] as number;
      secondHalves[taken + n] = halves[2 * (position + n) + 1] as number;
    }
  });
  const seconds = new Uint32Array(secondHalves.buffer);
  const foundInSeconds = compareWords(seconds, NOTHING, 0);
  const secondLiterals = new Uint32Array(foundInSeconds.literals);
  forEachLiteral(foundInSeconds, 0, seconds.length, (position, taken, count) => {
    for (let n = 0; n < count; n++) secondLiterals[taken + n] = seconds[position + n] as number;
  });
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  header.setUint32(0, memory.length / PAGE_BYTES, true);
  header.setUint32(4, fresh.length / PAGE_BYTES, true);
  header.setUint32(8, dead, true);
  header.setUint32(12, found.literals, true);
  header.setUint32(16, secondLiterals.length, true);
  header.setUint32(20, foundInSeconds.written().length, true);
  return joined([header, firstHalves, secondLiterals, foundInSeconds.written(), found.written()]);
}

/** Of a packed memory: its pages, those of the fresh one, and the bytes that it leaves as they are. */
export interface PackedSizes {
  readonly pages: number;
  readonly freshPages: number;
  readonly dead: number;
}

/** Throws `SnapshotError` for anything that `unpackMemory` would not unpack. Takes time and room for the bytes only. */
export function checkPacked(packed: Uint8Array): PackedSizes {
  const { pages, freshPages, first, secondSequences, sequences } = readParts(packed);
  while (secondSequences.next());
  while (sequences.next());
  return { pages, freshPages, dead: first * WORD_BYTES };
}

/**
 * Makes `memory` what it was when it was packed. It must have the size it had then, and equal `fresh`, followed by zeros,
 * except in its first `dead` bytes, which stay. Throws `SnapshotError`; `memory` is then of no use.
 */
export function unpackMemory(packed: Uint8Array, memory: Uint8Array, fresh: Uint8Array): void {
  const parts = readParts(packed);
  const { pages, freshPages, first, literalCount, secondSequences, sequences } = parts;
  if (memory.length !== pages * PAGE_BYTES || fresh.length !== freshPages * PAGE_BYTES) throw damaged();
  const words = wordsOf(memory);
  const halves = new Uint16Array(memory.buffer, memory.byteOffset, memory.length / HALF_BYTES);
  // Copies, which begin at whole words.
  const firstHalves = new Uint16Array(new Uint8Array(parts.firstHalves).buffer);
  const secondHalves = new Uint16Array(evenNumber(literalCount));
  restore(
    new Uint32Array(secondHalves.buffer),
    0,
    secondSequences,
    new Uint32Array(new Uint8Array(parts.secondLiterals).buffer),
  );
  let position = first;
  let taken = 0;
  while (sequences.next()) {
    for (const end = taken + sequences.literals; taken < end; taken++, position++) {
      halves[2 * position] = firstHalves[taken] as number;
      halves[2 * position + 1] = secondHalves[taken] as number;
    }
    if (sequences.distance !== 0) repeatWords(words, position, sequences.length, sequences.distance);
    position += sequences.length;
  }
}

function readParts(packed: Uint8Array): Packed {
  if (packed.length < HEADER_BYTES) throw damaged();
  const header = new DataView(packed.buffer, packed.byteOffset, HEADER_BYTES);
  const pages = header.getUint32(0, true);
  const freshPages = header.getUint32(4, true);
  const dead = header.getUint32(8, true);
  const literalCount = header.getUint32(12, true);
  const secondLiteralCount = header.getUint32(16, true);
  // Sums of numbers below 2^34 are exact.
  const firstsEnd = HEADER_BYTES + evenNumber(literalCount) * HALF_BYTES;
  const literalsEnd = firstsEnd + secondLiteralCount * WORD_BYTES;
  const secondsEnd = literalsEnd + header.getUint32(20, true);
  if (pages > PAGES_MAXIMUM || freshPages > pages || secondsEnd > packed.length) throw damaged();
  if (dead > freshPages * PAGE_BYTES || dead % WORD_BYTES !== 0) throw damaged();
  const secondWords = evenNumber(literalCount) / 2;
  const first = dead / WORD_BYTES;
  return {
    pages,
    freshPages,
    first,
    literalCount,
    firstHalves: packed.subarray(HEADER_BYTES, firstsEnd),
    secondLiterals: packed.subarray(firstsEnd, literalsEnd),
    secondSequences: new SequenceReader(packed.subarray(literalsEnd, secondsEnd), 0, secondWords, secondLiteralCount),
    sequences: new SequenceReader(packed.subarray(secondsEnd), first, pages * PAGE_WORDS, literalCount),
  };
}

/** Makes the words from `first` on. */
function restore(words: Uint32Array, first: number, sequences: SequenceReader, literals: Uint32Array): void {
  let position = first;
  let taken = 0;
  while (sequences.next()) {
    for (const end = taken + sequences.literals; taken < end; taken++, position++) {
      words[position] = literals[taken] as number;
    }
    if (sequences.distance !== 0) repeatWords(words, position, sequences.length, sequences.distance);
    position += sequences.length;
  }
}

/** Copies words that stand `distance` words before; what has been copied may be copied again. */
function repeatWords(words: Uint32Array, position: number, length: number, distance: number): void {
  const end = position + length;
  if (length >= BULK_WORDS && distance >= length) words.copyWithin(position, position - distance, end - distance);
  else if (length >= BULK_WORDS && distance === 1) words.fill(words[position - 1] as number, position, end);
  else for (let at = position; at < end; at++) words[at] = words[at - distance] as number;
}

function forEachLiteral(
  found: SequenceWriter,
  first: number,
  end: number,
  take: (position: number, taken: number, count: number) => void,
): void {
  const reader = new SequenceReader(found.written(), first, end, found.literals);
  let position = first;
  let taken = 0;
  while (reader.next()) {
    take(position, taken, reader.literals);
    taken += reader.literals;
    position += reader.literals + reader.length;
  }
}

function joined(parts: readonly ArrayBufferView[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  let offset = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    whole.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    offset += byteLength;
  }
  return whole;
}

function evenNumber(count: number): number {
  return count + (count % 2);
}

function wordsOf(memory: Uint8Array): Uint32Array {
  return new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD_BYTES);
}
