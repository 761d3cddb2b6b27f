import { SnapshotError } from "../snapshot/errors.ts";
import type { CallEntry } from "./record.ts";
import type { HostCall } from "./types.ts";

/** A desk as it is stored in a snapshot. */
export interface SavedDesk {
  readonly count: number;
  readonly entries: readonly { readonly [field: string]: SavedField }[];
  readonly open: readonly { readonly id: number; readonly begun: number | undefined; readonly request: Uint8Array }[];
  readonly [field: string]: SavedField;
}

type SavedField =
  | undefined
  | boolean
  | number
  | string
  | Uint8Array
  | readonly SavedField[]
  | { readonly [field: string]: SavedField };

interface ReadDesk {
  readonly count: number;
  readonly entries: CallEntry[];
  readonly open: { id: number; begun: number | undefined; request: Uint8Array }[];
}

const OUTCOMES: readonly HostCall["outcome"][] = ["returned", "raised", "stopped", "open"];

/** Throws `SnapshotError`. */
export function readSavedDesk(saved: unknown): ReadDesk {
  const desk = fieldsOf(saved);
  return {
    count: number(desk["count"]),
    entries: list(desk["entries"]).map((each) => {
      const entry = fieldsOf(each);
      const outcome = OUTCOMES.find((known) => known === entry["outcome"]);
      if (!outcome) throw damaged();
      return {
        id: number(entry["id"]),
        name: text(entry["name"]),
        awaited: entry["awaited"] === true,
        startedAt: 0,
        argsBytes: number(entry["argsBytes"]),
        request: optional(entry["request"], bytes),
        outcome,
        resultBytes: number(entry["resultBytes"]),
        reply: optional(entry["reply"], bytes),
        durationMs: optional(entry["durationMs"], number),
      };
    }),
    open: list(desk["open"]).map((each) => {
      const call = fieldsOf(each);
      return { id: number(call["id"]), begun: optional(call["begun"], number), request: bytes(call["request"]) };
    }),
  };
}

function damaged(): SnapshotError {
  return new SnapshotError("SNAPSHOT_DAMAGED", "what it holds of its calls is not what this version writes");
}

function fieldsOf(value: unknown): { readonly [field: string]: unknown } {
  if (typeof value !== "object" || value === null) throw damaged();
  return { ...value };
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw damaged();
}

function number(value: unknown): number {
  if (typeof value === "number") return value;
  throw damaged();
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw damaged();
}

function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw damaged();
}

function optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined || value === null ? undefined : read(value);
}
