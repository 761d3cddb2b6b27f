// The format of snapshots is no part of the package's interface, so this asks its sources.
import { changedMemory } from "../../../core/src/core/changed-memory.ts";

/** A larger memory is not unpacked to be looked at. */
const MOST_BYTES = 64 * 2 ** 20;

export const CELL_BYTES = 4_096;

/** A sandbox's memory in cells of `CELL_BYTES`. */
export interface MemoryMap {
  /** What share of each cell's words is neither zero nor as in a fresh engine, from 0 to 1. */
  readonly cells: Float32Array;
  /** The cells of the C stack, which is empty between runs, and of what a fresh engine has. */
  readonly stackCells: number;
  readonly freshCells: number;
}

/** The map of the memory in a snapshot; nothing when it is too large to be drawn. */
export async function mapOf(snapshot: Uint8Array): Promise<MemoryMap | undefined> {
  const memory = await changedMemory(snapshot, MOST_BYTES);
  if (!memory) return undefined;
  const words = new Uint32Array(memory.bytes.buffer);
  const wordsPerCell = CELL_BYTES / Uint32Array.BYTES_PER_ELEMENT;
  const cells = new Float32Array(words.length / wordsPerCell);
  for (let cell = 0; cell < cells.length; cell++) {
    let used = 0;
    for (let at = cell * wordsPerCell; at < (cell + 1) * wordsPerCell; at++) if (words[at] !== 0) used += 1;
    cells[cell] = used / wordsPerCell;
  }
  return { cells, stackCells: memory.stackBytes / CELL_BYTES, freshCells: memory.freshBytes / CELL_BYTES };
}
