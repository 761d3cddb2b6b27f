import { BoundaryViolation } from "../boundary/errors.ts";
import { TooManyItems, ValueDecoder } from "../boundary/values/decode.ts";
import { ValueEncoder } from "../boundary/values/encode.ts";
import { CborReader } from "../boundary/values/reader.ts";
import type { PyInput } from "../boundary/values/types.ts";
import { CborWriter } from "../boundary/values/writer.ts";
import { LIMIT_NAMES, LIMITS, type LimitValues } from "./limits.ts";
import type { WorldOptions } from "./machine/machine.ts";
import { readTape, TapeError, type TapeEvent } from "./machine/tape.ts";
import { Sources } from "./results/sources.ts";
import { SnapshotError } from "./snapshot/errors.ts";

/** What is stored is made by us; these bounds are for what only claims to be. */
const BOUNDS = { valueDepth: 200, valueItems: 10_000_000 };

/** A record of ours as bytes, in CBOR. */
export function store(record: { readonly [name: string]: PyInput }): Uint8Array {
  const writer = new CborWriter();
  writer.begin();
  const encoder = new ValueEncoder(writer);
  encoder.begin(BOUNDS);
  encoder.encode("record", record);
  return writer.written().slice();
}

/** Reads a record back. Whatever is not as `store` made it is a `SnapshotError`. */
export function readStored(bytes: Uint8Array): StoredRecord {
  try {
    const reader = new CborReader(bytes);
    const value: unknown = new ValueDecoder(reader, BOUNDS).decode();
    reader.finish();
    return StoredRecord.of(value);
  } catch (error) {
    if (error instanceof BoundaryViolation || error instanceof TooManyItems) throw damaged(error);
    throw error;
  }
}

function damaged(cause?: unknown): SnapshotError {
  return new SnapshotError("SNAPSHOT_DAMAGED", "what it holds is not what this version writes", { cause });
}

/** Fields that are checked as they are read. */
export class StoredRecord {
  readonly #fields: { readonly [name: string]: unknown };

  private constructor(fields: { readonly [name: string]: unknown }) {
    this.#fields = fields;
  }

  static of(value: unknown): StoredRecord {
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      throw damaged();
    return new StoredRecord({ ...value });
  }

  get(name: string): unknown {
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
  }

  bytes(name: string): Uint8Array {
    const value = this.get(name);
    if (value instanceof Uint8Array) return value;
    throw damaged();
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value === "string") return value;
    throw damaged();
  }

  number(name: string): number {
    const value = this.get(name);
    if (typeof value === "number" && value >= 0) return value;
    throw damaged();
  }

  optional<T>(name: string, read: (name: string) => T): T | undefined {
    return this.get(name) === null ? undefined : read.call(this, name);
  }

  record(name: string): StoredRecord {
    return StoredRecord.of(this.get(name));
  }

  list(name: string): readonly unknown[] {
    const value = this.get(name);
    if (Array.isArray(value)) return value;
    throw damaged();
  }

  /** A tape whose every event can be read. `isOpen`: it ends in a call that has no reply yet. */
  tape(name: string, isOpen: boolean): Uint8Array {
    const tape = this.bytes(name);
    let last: TapeEvent | undefined;
    try {
      for (last of readTape(tape));
    } catch (error) {
      if (error instanceof TapeError) throw damaged(error);
      throw error;
    }
    if ((last?.kind === "open") !== isOpen) throw damaged();
    return tape;
  }

  /** Limits, each of them in the range that its table allows. */
  limits(name: string): LimitValues {
    const stored = this.record(name);
    const values: { -readonly [Name in keyof LimitValues]?: number } = {};
    for (const limit of LIMIT_NAMES) {
      const value = stored.number(limit);
      const { minimum, maximum } = LIMITS[limit];
      if (value < minimum || value > maximum) throw damaged();
      values[limit] = value;
    }
    if (hasEveryLimit(values)) return values;
    throw damaged();
  }

  world(name: string): WorldOptions {
    const stored = this.record(name);
    const clock = stored.optional("clock", stored.record);
    return {
      clock: clock && { startMs: clock.number("startMs"), stepMs: clock.number("stepMs") },
      randomSeed: stored.optional("randomSeed", (field) => {
        const value = stored.get(field);
        if (typeof value === "number" && Number.isFinite(value)) return value;
        throw damaged();
      }),
    };
  }

  sources(name: string): Sources {
    return Sources.from(
      this.list(name).map((pair): [string, string] => {
        if (!Array.isArray(pair)) throw damaged();
        const [file, text]: unknown[] = pair;
        if (typeof file === "string" && typeof text === "string") return [file, text];
        throw damaged();
      }),
    );
  }
}

function hasEveryLimit(values: { [Name in keyof LimitValues]?: number }): values is LimitValues {
  return LIMIT_NAMES.every((name) => values[name] !== undefined);
}

/** As `StoredRecord.world()` reads it. */
export function storableWorld({ clock, randomSeed }: WorldOptions): { readonly [name: string]: PyInput } {
  return { clock: clock ? { startMs: clock.startMs, stepMs: clock.stepMs } : null, randomSeed: randomSeed ?? null };
}
