import { PAGE_BYTES } from "../../boundary/abi.ts";
import { compareWords } from "./compare.ts";
import { damaged, SequenceReader } from "./sequences.ts";

/*
 * A packed memory. Numbers are little-endian u32; a word is 4 bytes of the memory, in its own order.
 *
 *  0  pages of the memory
 *  4  pages of the fresh memory that it was compared with; what lies beyond was compared with zeros
 *  8  bytes at the beginning that are left as they are
 * 12  number of literal words
 * 16  the literal words, and to the end the sequences, as sequences.ts has them
 */
const HEADER_BYTES = 16;

const WORD_BYTES = 4;
const PAGE_WORDS = PAGE_BYTES / WORD_BYTES;

/** What WebAssembly can address with 32 bits. */
const PAGES_MAXIMUM = 65_536;

/** From here on the JavaScript engine's own routine is faster than a loop, with what it takes to call it. */
const BULK_WORDS = 48;

interface Packed {
  readonly pages: number;
  readonly freshPages: number;
  readonly first: number;
  readonly literalCount: number;
  readonly literalsEnd: number;
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
  const sequences = found.written();
  const literalsEnd = HEADER_BYTES + found.literals * WORD_BYTES;
  const packed = new Uint8Array(literalsEnd + sequences.length);
  const header = new DataView(packed.buffer);
  header.setUint32(0, memory.length / PAGE_BYTES, true);
  header.setUint32(4, fresh.length / PAGE_BYTES, true);
  header.setUint32(8, dead, true);
  header.setUint32(12, found.literals, true);
  packed.set(sequences, literalsEnd);
  const literals = new Uint32Array(packed.buffer, HEADER_BYTES, found.literals);
  const reader = new SequenceReader(sequences, first, words.length, found.literals);
  let position = first;
  let taken = 0;
  while (reader.next()) {
    copyWords(words, position, literals, taken, reader.literals);
    taken += reader.literals;
    position += reader.literals + reader.length;
  }
  return packed;
}

/** Throws `SnapshotError` for anything that `unpackMemory` would not unpack. Takes time and room for the bytes only. */
export function checkPacked(packed: Uint8Array): { readonly pages: number; readonly freshPages: number } {
  const { pages, freshPages, sequences } = readHeader(packed);
  while (sequences.next());
  return { pages, freshPages };
}

/**
 * Makes `memory` what it was when it was packed. It must have the size it had then, and equal `fresh`, followed by zeros,
 * except in its first `dead` bytes, which stay. Throws `SnapshotError`; `memory` is then of no use.
 */
export function unpackMemory(packed: Uint8Array, memory: Uint8Array, fresh: Uint8Array): void {
  const { pages, freshPages, first, literalCount, literalsEnd, sequences } = readHeader(packed);
  if (memory.length !== pages * PAGE_BYTES || fresh.length !== freshPages * PAGE_BYTES) throw damaged();
  const words = wordsOf(memory);
  // A copy, because it begins at a whole word.
  const literals = new Uint32Array(literalCount);
  new Uint8Array(literals.buffer).set(packed.subarray(HEADER_BYTES, literalsEnd));
  let position = first;
  let taken = 0;
  while (sequences.next()) {
    copyWords(literals, taken, words, position, sequences.literals);
    taken += sequences.literals;
    position += sequences.literals;
    if (sequences.distance !== 0) repeatWords(words, position, sequences.length, sequences.distance);
    position += sequences.length;
  }
}

function readHeader(packed: Uint8Array): Packed {
  if (packed.length < HEADER_BYTES) throw damaged();
  const header = new DataView(packed.buffer, packed.byteOffset, HEADER_BYTES);
  const pages = header.getUint32(0, true);
  const freshPages = header.getUint32(4, true);
  const dead = header.getUint32(8, true);
  const literalCount = header.getUint32(12, true);
  const literalsEnd = HEADER_BYTES + literalCount * WORD_BYTES;
  if (pages > PAGES_MAXIMUM || freshPages > pages || literalsEnd > packed.length) throw damaged();
  if (dead > freshPages * PAGE_BYTES || dead % WORD_BYTES !== 0) throw damaged();
  const first = dead / WORD_BYTES;
  const sequences = new SequenceReader(packed.subarray(literalsEnd), first, pages * PAGE_WORDS, literalCount);
  return { pages, freshPages, first, literalCount, literalsEnd, sequences };
}

function copyWords(from: Uint32Array, start: number, to: Uint32Array, position: number, count: number): void {
  if (count >= BULK_WORDS) {
    to.set(from.subarray(start, start + count), position);
    return;
  }
  for (let n = 0; n < count; n++) to[position + n] = from[start + n] as number;
}

/** Copies words that stand `distance` words before; what has been copied may be copied again. */
function repeatWords(words: Uint32Array, position: number, length: number, distance: number): void {
  const end = position + length;
  if (length >= BULK_WORDS && distance >= length) words.copyWithin(position, position - distance, end - distance);
  else if (length >= BULK_WORDS && distance === 1) words.fill(words[position - 1] as number, position, end);
  else for (let at = position; at < end; at++) words[at] = words[at - distance] as number;
}

function wordsOf(memory: Uint8Array): Uint32Array {
  return new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD_BYTES);
}
