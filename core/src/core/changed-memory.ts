import { PAGE_BYTES } from "../boundary/abi.ts";
import { packedMemoryOf } from "./machine/state.ts";
import { identityOf, open } from "./snapshot/container.ts";
import { checkPacked, unpackMemory } from "./snapshot/memory-delta.ts";
import { readStored } from "./stored.ts";

/** What a snapshot knows of its sandbox's memory without an engine. */
export interface ChangedMemory {
  /** All of it; zeros where it is as in a fresh engine. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How much a fresh engine has, from the beginning. */
  readonly freshBytes: number;
  /** The C stack, at the beginning, which is empty between runs. */
  readonly stackBytes: number;
}

/**
 * The memory in a snapshot that was made without a key, of whichever engine; none when it is larger than `mostBytes`. For tools
 * of this repository that show it. Throws `SnapshotError`.
 */
export async function changedMemory(snapshot: Uint8Array, mostBytes: number): Promise<ChangedMemory | undefined> {
  const record = readStored(await open("snapshot", snapshot, identityOf(snapshot), undefined));
  const packed = packedMemoryOf(record.bytes("state"));
  const { pages, freshPages, dead } = checkPacked(packed);
  if (pages * PAGE_BYTES > mostBytes) return undefined;
  const bytes = new Uint8Array(pages * PAGE_BYTES);
  const freshBytes = freshPages * PAGE_BYTES;
  unpackMemory(packed, bytes, new Uint8Array(freshBytes));
  return { bytes, freshBytes, stackBytes: dead };
}
