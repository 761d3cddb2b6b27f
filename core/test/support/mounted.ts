import { HostFile } from "../../src/boundary/abi.ts";
import type { Deed } from "../../src/core/audit/event.ts";
import { MountTable } from "../../src/core/mounts/mount-table.ts";
import { Overlay } from "../../src/core/mounts/overlay.ts";
import { decode, encode } from "./codec.ts";
import { ModelDirectory } from "./model-directory.ts";

/** Bytes of the longest reply. */
export const BOUND = 2 ** 20;

/** A table over directories in memory, by their sources. */
export function tableOf(
  mounts: unknown,
  models: Readonly<Record<string, ModelDirectory>> = {},
  witness?: (deed: Deed) => void,
): MountTable {
  return MountTable.open(mounts, {
    open: (source) => models[source] ?? new ModelDirectory({ "a/b.txt": "content", c: "c" }),
    witness,
    now: () => 1_000,
  });
}

/** What a table says to the engine. */
export function ask(table: MountTable, operation: keyof typeof HostFile, ...rest: readonly unknown[]): unknown {
  return decode(table.answer(encode([HostFile[operation], ...rest]), BOUND));
}

export function overlayOver(lower: ModelDirectory, quota = { maxBytes: 10_000, maxFiles: 1_000 }): Overlay {
  return new Overlay(lower, quota, () => 1_000);
}

/** The same changes, by way of bytes. */
export function restored(overlay: Overlay, lower: ModelDirectory): Overlay {
  const again = overlayOver(lower);
  again.restore(overlay.save());
  return again;
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
