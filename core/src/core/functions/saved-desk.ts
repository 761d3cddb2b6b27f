import { BoundaryViolation } from "../../boundary/errors.ts";
import { TooManyItems } from "../../boundary/values/decode.ts";
import type { Moment } from "../machine/machine.ts";
import { SnapshotError } from "../snapshot/errors.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { boundsOf, MOST_CALLS, type SavedEntry } from "./record.ts";
import type { HostCall } from "./types.ts";

/** A desk as it is stored in a snapshot. */
export interface SavedDesk {
  readonly count: number;
  readonly entries: readonly { readonly [field: string]: SavedField }[];
  readonly open: readonly {
    readonly id: number;
    readonly begun: number | undefined;
    readonly request: Uint8Array;
    readonly fuel: number;
    readonly timeMs: number;
  }[];
  readonly completions: readonly { readonly begun: number; readonly outcome: Uint8Array | undefined }[];
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
  readonly entries: SavedEntry[];
  readonly open: { id: number; begun: number | undefined; given: Arguments; request: Uint8Array; at: Moment }[];
  readonly completions: SavedDesk["completions"];
}

const OUTCOMES: readonly HostCall["outcome"][] = ["returned", "raised", "stopped", "open"];

/** Throws `SnapshotError`. */
export function readSavedDesk(saved: unknown): ReadDesk {
  const desk = fieldsOf(saved);
  return {
    count: count(desk["count"]),
    entries: list(desk["entries"], MOST_CALLS).map((each, index) => {
      const entry = fieldsOf(each);
      const outcome = OUTCOMES.find((known) => known === entry["outcome"]);
      if (!outcome || entry["id"] !== index) throw damaged();
      return {
        id: index,
        name: text(entry["name"]),
        awaited: entry["awaited"] === true,
        argsBytes: count(entry["argsBytes"]),
        request: optional(entry["request"], bytes),
        outcome,
        resultBytes: count(entry["resultBytes"]),
        reply: optional(entry["reply"], bytes),
        durationMs: optional(entry["durationMs"], duration),
      };
    }),
    open: list(desk["open"]).map((each) => {
      const call = fieldsOf(each);
      const begun = optional(call["begun"], count);
      const request = bytes(call["request"]);
      // Snapshots of earlier versions do not say when a call was made.
      const at = { fuel: optional(call["fuel"], count) ?? 0, timeMs: optional(call["timeMs"], duration) ?? 0 };
      return { id: count(call["id"]), begun, given: givenBy(request, begun), request, at };
    }),
    completions: list(desk["completions"]).map((each) => {
      const completion = fieldsOf(each);
      return { begun: count(completion["begun"]), outcome: optional(completion["outcome"], bytes) };
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

function list(value: unknown, most = Number.POSITIVE_INFINITY): readonly unknown[] {
  if (Array.isArray(value) && value.length <= most) return value;
  throw damaged();
}

function count(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw damaged();
}

function duration(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw damaged();
}

/** Of an open call, whose request was the guest's and is to be read again. */
function givenBy(request: Uint8Array, begun: number | undefined): Arguments {
  try {
    const call = readArguments(request, begun !== undefined, boundsOf(request));
    if (call.begun === begun) return call;
  } catch (error) {
    if (!(error instanceof BoundaryViolation || error instanceof TooManyItems)) throw error;
  }
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
