import { BoundaryViolation } from "../../boundary/errors.ts";
import { readSaved } from "./overlay-codec.ts";
import type { QuotaUse } from "./quota.ts";

/**
 * What a table of mounts saves: `[version, array of [path: text, bytes written, files made, changes: bytes or null]]`; bytes and
 * files of a directory that is written to, changes of an overlay.
 */
export const STATE_VERSION = 1;

export interface SavedMount {
  readonly path: string;
  readonly use: QuotaUse;
  readonly changes: Uint8Array | undefined;
}

/** Throws `SnapshotError`. Empty bytes say that there is nothing. */
export function readTableState(bytes: Uint8Array): SavedMount[] {
  if (bytes.length === 0) return [];
  return readSaved(bytes, (reader) => {
    if (reader.array() !== 2 || reader.unsigned() !== STATE_VERSION) throw new BoundaryViolation("another version");
    const saved: SavedMount[] = [];
    for (let left = reader.array(); left > 0; left--) {
      if (reader.array() !== 4) throw new BoundaryViolation("a mount that is none");
      const path = reader.text();
      const use = { bytes: reader.unsigned(), files: reader.unsigned() };
      saved.push({ path, use, changes: reader.skipNull() ? undefined : reader.bytes() });
    }
    return saved;
  });
}
