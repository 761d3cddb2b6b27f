/** Runs of zeros shorter than this are copied rather than skipped: a call costs more than the bytes. */
const MERGED_GAP_BYTES = 1024;
const CHUNK_BYTES = 256;

interface Segment {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** The content of a memory that is mostly zeros, for writing it back often. */
export class MemoryImage {
  readonly byteLength: number;
  readonly #segments: readonly Segment[];

  constructor(memory: Uint8Array) {
    this.byteLength = memory.length;
    this.#segments = nonZeroRanges(memory).map(([start, end]) => ({ start, bytes: memory.slice(start, end) }));
  }

  /**
   * Makes `memory`, which has to be of the same length, equal to what the image was made from: every byte from `begin` on
   * is written. Before that, it has to be zero as it was.
   */
  restore(memory: Uint8Array, begin: number): void {
    let position = begin;
    for (const { start, bytes } of this.#segments) {
      if (start > position) memory.fill(0, position, start);
      memory.set(bytes, start);
      position = start + bytes.length;
    }
    memory.fill(0, position);
  }
}

/** Beginnings and ends of what is not zero; short runs of zeros in between are part of it. */
export function nonZeroRanges(memory: Uint8Array): [number, number][] {
  const ranges: [number, number][] = [];
  let current: [number, number] | undefined;
  for (let start = 0; start < memory.length; start += CHUNK_BYTES) {
    const end = Math.min(start + CHUNK_BYTES, memory.length);
    if (memory.subarray(start, end).every((byte) => byte === 0)) continue;
    if (current && start - current[1] < MERGED_GAP_BYTES) current[1] = end;
    else {
      current = [start, end];
      ranges.push(current);
    }
  }
  return ranges;
}
