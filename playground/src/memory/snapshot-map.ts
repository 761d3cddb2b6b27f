// The format of snapshots is no part of the package's interface, so this looks into its sources.
import { PAGE_BYTES } from "../../../core/src/boundary/abi.ts";
import { open } from "../../../core/src/core/snapshot/container.ts";
import { checkPacked, unpackMemory } from "../../../core/src/core/snapshot/memory-delta.ts";
import { readStored } from "../../../core/src/core/stored.ts";

/** Where a snapshot has the identity of its engine. */
const IDENTITY = [16, 48] as const;
/** What stands before the packed memory in the state of a machine. */
const STATE_HEADER_BYTES = 28;

/** A larger memory is not unpacked to be looked at. */
const MOST_PAGES = 1_024;

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
  const record = readStored(await open("snapshot", snapshot, snapshot.slice(...IDENTITY), undefined));
  const packed = record.bytes("state").slice(STATE_HEADER_BYTES);
  const { pages, freshPages, dead } = checkPacked(packed);
  if (pages > MOST_PAGES) return undefined;
  const memory = new Uint8Array(pages * PAGE_BYTES);
  // Against zeros, so that only what differs from a fresh engine is there.
  unpackMemory(packed, memory, new Uint8Array(freshPages * PAGE_BYTES));
  const words = new Uint32Array(memory.buffer);
  const wordsPerCell = CELL_BYTES / Uint32Array.BYTES_PER_ELEMENT;
  const cells = new Float32Array(memory.length / CELL_BYTES);
  for (let cell = 0; cell < cells.length; cell++) {
    let used = 0;
    for (let at = cell * wordsPerCell; at < (cell + 1) * wordsPerCell; at++) if (words[at] !== 0) used += 1;
    cells[cell] = used / wordsPerCell;
  }
  return { cells, stackCells: dead / CELL_BYTES, freshCells: (freshPages * PAGE_BYTES) / CELL_BYTES };
}
