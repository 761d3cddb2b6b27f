import { PAGE_BYTES, STACK_BYTES } from "../../boundary/abi.ts";
import type { Engine } from "../../boundary/engine.ts";
import type { Instance } from "../../boundary/instance.ts";
import { MisuseError } from "../errors.ts";
import { SnapshotError } from "../snapshot/errors.ts";
import { checkPacked, packMemory, unpackMemory } from "../snapshot/memory-delta.ts";
import { freshInstance, freshMemory, growTo, INITIAL_HEAP_PAGES, type InstanceSource } from "./checkpoint.ts";
import type { WorldState } from "./world.ts";

/**
 * The state of a machine in bytes, little-endian: version (u8), whether random numbers have a seed (u8), pages of the
 * fresh memory that the memory is compared with (u16), elapsed ms (f64), seed (f64), state of the random numbers (u64), and
 * the memory as `packMemory` makes it.
 */
const VERSION = 1;
const HEADER_BYTES = 28;

/** What was read of a state, all of it checked. */
export interface MachineState {
  readonly freshPages: number;
  readonly pages: number;
  readonly world: WorldState;
  readonly packed: Uint8Array;
}

/** `instance` has been tidied. */
export function captureState(
  source: InstanceSource,
  instance: Instance,
  { elapsedMs, random }: WorldState,
): Uint8Array {
  const { bytes: fresh } = freshMemory(source, instance.initialPages);
  const packed = packMemory(instance.memory.whole(), fresh, deadBytes(fresh.length));
  const state = new Uint8Array(HEADER_BYTES + packed.length);
  const header = new DataView(state.buffer);
  header.setUint8(0, VERSION);
  header.setUint8(1, random ? 1 : 0);
  header.setUint16(2, instance.initialPages, true);
  header.setFloat64(4, elapsedMs, true);
  header.setFloat64(12, random?.seed ?? 0, true);
  header.setBigUint64(20, random?.state ?? 0n, true);
  state.set(packed, HEADER_BYTES);
  return state;
}

/** Throws `SnapshotError`, and `MisuseError` when the memory is larger than the limit. Makes nothing. */
export function readState(engine: Engine, state: Uint8Array, maximumPages: number): MachineState {
  const packed = packedMemoryOf(state);
  const header = new DataView(state.buffer, state.byteOffset, HEADER_BYTES);
  const version = header.getUint8(0);
  if (version !== VERSION) {
    throw new SnapshotError("SNAPSHOT_VERSION", `the state in this snapshot has version ${version}, not ${VERSION}`);
  }
  const isSeeded = header.getUint8(1);
  const freshPages = header.getUint16(2, true);
  const elapsedMs = header.getFloat64(4, true);
  if (isSeeded > 1) throw damaged("its random numbers are of no known kind");
  if (!(elapsedMs >= 0 && elapsedMs < Number.POSITIVE_INFINITY)) throw damaged("its clock shows no time");
  const random =
    isSeeded === 1 ? { seed: header.getFloat64(12, true), state: header.getBigUint64(20, true) } : undefined;
  const { pages, dead, freshPages: packedPages } = checkPacked(packed);
  // Anything else would be made and kept for whoever asks, or leave something on a stack that nobody clears.
  if (
    freshPages !== packedPages ||
    freshPages > engine.minimumPages + INITIAL_HEAP_PAGES ||
    dead !== deadBytes(packedPages * PAGE_BYTES)
  ) {
    throw damaged("its memory is not laid out as this engine's");
  }
  if (freshPages < engine.minimumPages || pages < freshPages) throw damaged("its memory is too small");
  if (pages > maximumPages) {
    throw new MisuseError(
      "INVALID_LIMIT",
      `limit 'memoryBytes' of ${maximumPages * PAGE_BYTES} is too low: the memory in this snapshot has ` +
        `${pages * PAGE_BYTES} bytes`,
    );
  }
  return { freshPages, pages, world: { elapsedMs, random }, packed };
}

/** The memory in a state, as `packMemory` made it. Throws `SnapshotError`. */
export function packedMemoryOf(state: Uint8Array): Uint8Array {
  if (state.length < HEADER_BYTES) throw damaged("its state ends too early");
  return state.slice(HEADER_BYTES);
}

/** An instance with the memory of a state. Throws as `freshInstance`, and `SnapshotError`. */
export function instanceOf(source: InstanceSource, { freshPages, pages, packed }: MachineState): Instance {
  const { bytes: fresh } = freshMemory(source, freshPages);
  const instance = freshInstance({ ...source, initialPages: freshPages });
  growTo(instance, pages * PAGE_BYTES);
  unpackMemory(packed, instance.memory.whole(), fresh);
  return instance;
}

function deadBytes(freshBytes: number): number {
  return Math.min(STACK_BYTES, freshBytes);
}

function damaged(reason: string): SnapshotError {
  return new SnapshotError("SNAPSHOT_DAMAGED", `this snapshot is damaged: ${reason}`);
}
