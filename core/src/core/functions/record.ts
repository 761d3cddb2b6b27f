import { BoundaryViolation } from "../../boundary/errors.ts";
import { TooManyItems, ValueDecoder } from "../../boundary/values/decode.ts";
import type { ValueBounds } from "../../boundary/values/encode.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import { PythonError, type PyValue } from "../../boundary/values/types.ts";
import { readArguments } from "./arguments.ts";
import type { HostCall, OpenCall } from "./types.ts";

/** Arguments and results are kept up to this size each, and together. */
const KEPT_BYTES = 4_096;
const ALL_KEPT_BYTES = 2 ** 20;
/** Calls beyond this many are counted only. */
export const MOST_CALLS = 10_000;

const BOUNDS = { valueDepth: 1_000, valueItems: KEPT_BYTES };

/** A call as it is kept: bytes, since most are never looked at, and what host code does to its arguments must not show. */
export interface CallEntry {
  readonly id: number;
  readonly name: string;
  readonly awaited: boolean;
  readonly startedAt: number;
  readonly argsBytes: number;
  /** Undefined when it was too large. */
  readonly request: Uint8Array | undefined;
  outcome: HostCall["outcome"];
  resultBytes: number;
  reply: Uint8Array | undefined;
  durationMs: number | undefined;
}

/** As it is stored: clocks of other processes mean nothing. */
export type SavedEntry = Omit<CallEntry, "startedAt">;

/** Of a call that begins now. */
export function newEntry(id: number, name: string, awaited: boolean, argsBytes: number, kept?: Uint8Array): CallEntry {
  return {
    id,
    name,
    awaited,
    startedAt: performance.now(),
    argsBytes,
    request: kept,
    outcome: "open",
    resultBytes: 0,
    reply: undefined,
    durationMs: undefined,
  };
}

/** The calls of one run. */
export class CallRecord {
  readonly entries: CallEntry[] = [];
  #count = 0;
  #keptBytes = 0;

  /** How many calls there were. */
  get count(): number {
    return this.#count;
  }

  begin(name: string, awaited: boolean, request: Uint8Array): CallEntry {
    const isKept = this.entries.length < MOST_CALLS;
    const kept = isKept ? this.#keep(request) : undefined;
    const entry = newEntry(this.#count++, name, awaited, request.length, kept);
    if (isKept) this.entries.push(entry);
    return entry;
  }

  end(entry: CallEntry, outcome: HostCall["outcome"], reply: Uint8Array | undefined): void {
    entry.outcome = outcome;
    entry.durationMs = performance.now() - entry.startedAt;
    entry.resultBytes = reply?.length ?? 0;
    // A reply belongs to whoever asked, and is not written to again.
    if (reply && entry.request && this.#hasRoom(reply)) entry.reply = reply;
  }

  /** For a snapshot: calls that have not ended have taken as long as until now. */
  save(): SavedEntry[] {
    return this.entries.map(({ startedAt, ...entry }) => ({
      ...entry,
      durationMs: entry.durationMs ?? performance.now() - startedAt,
    }));
  }

  /** Goes on with a record that was saved. */
  restore(count: number, entries: readonly SavedEntry[]): void {
    this.#count = count;
    for (const entry of entries) {
      const { outcome, durationMs = 0 } = entry;
      const startedAt = performance.now() - durationMs;
      this.entries.push({ ...entry, startedAt, durationMs: outcome === "open" ? undefined : durationMs });
      this.#keptBytes += (entry.request?.length ?? 0) + (entry.reply?.length ?? 0);
    }
  }

  /** As `begin` left it. Undefined for calls that are only counted. */
  find(id: number): CallEntry | undefined {
    return this.entries[id];
  }

  all(): HostCall[] {
    return this.entries.map(toHostCall);
  }

  #keep(bytes: Uint8Array): Uint8Array | undefined {
    return this.#hasRoom(bytes) ? bytes.slice() : undefined;
  }

  #hasRoom({ length }: Uint8Array): boolean {
    if (length > KEPT_BYTES || this.#keptBytes + length > ALL_KEPT_BYTES) return false;
    this.#keptBytes += length;
    return true;
  }
}

export function toHostCall(entry: CallEntry): HostCall {
  const { id, name, outcome, request, reply, argsBytes, resultBytes } = entry;
  const args = request && attempt(() => readArguments(request, entry.awaited, BOUNDS));
  const result = reply && attempt(() => readOutcome(reply));
  const finished = outcome === "returned" || outcome === "raised";
  return {
    id,
    name,
    args: args?.args ?? [],
    kwargs: args?.kwargs ?? {},
    outcome,
    ...(outcome === "returned" && result ? { result: result.value } : {}),
    ...(outcome === "raised" && result?.value instanceof PythonError
      ? { error: { type: result.value.type, message: result.value.message } }
      : {}),
    durationMs: entry.durationMs ?? performance.now() - entry.startedAt,
    argsBytes,
    resultBytes,
    ...(!args || (finished && !result) ? { omitted: true } : {}),
  };
}

/** A call that waits for an answer, whose request has been kept. */
export function toOpenCall(id: number, awaited: boolean, request: Uint8Array): OpenCall {
  const { name, args, kwargs } = readArguments(request, awaited, boundsOf(request));
  return { id, name, args, kwargs, awaited };
}

/** Of a request that was within the limits of its run: each item takes a byte at least. */
export function boundsOf(request: Uint8Array): ValueBounds {
  return { valueDepth: 1_000, valueItems: request.length };
}

function readOutcome(reply: Uint8Array): { value: PyValue } {
  const reader = new CborReader(reply);
  reader.array();
  reader.unsigned();
  return { value: new ValueDecoder(reader, BOUNDS).decode() };
}

/** What is kept is small, but may have more items than bytes would suggest. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooManyItems || error instanceof BoundaryViolation) return undefined;
    throw error;
  }
}
