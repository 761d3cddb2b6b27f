import { CborWriter, Major } from "../../core/src/boundary/values/writer.ts";

/** One thing to replay: some operations, one after the other, in one fresh interpreter. */
export interface Program {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** An operation of `abi.ts` with its request. */
export interface Operation {
  readonly operation: number;
  readonly request: Uint8Array;
}

/** What a program may use. */
export interface Allowance {
  /** In thousands of units. */
  readonly kilofuel: number;
  /** Pages of heap. */
  readonly pages: number;
  /** Collects garbage at every so manieth allocation; 0 for only when it is needed. */
  readonly stress: number;
  /** Wall time, after which it counts as hanging: for work that no fuel pays for. */
  readonly seconds: number;
}

const RUN = 0;
const INSTALL = 3;
const MODE_VALUE = 1;

/** A run of source text, in the mode of a notebook's cell. */
export function runOf(source: string | Uint8Array): Operation {
  const writer = new CborWriter();
  writer.head(Major.array, 4);
  writer.bytes(typeof source === "string" ? new TextEncoder().encode(source) : source);
  writer.text("main.py");
  writer.head(Major.map, 0);
  writer.head(Major.unsigned, MODE_VALUE);
  return { operation: RUN, request: writer.written().slice() };
}

/** Functions of the host that return the list of their arguments, or None when they are awaited. */
export function installationOf(functions: readonly { readonly name: string; readonly awaited: boolean }[]): Operation {
  const writer = new CborWriter();
  writer.head(Major.array, 1);
  writer.head(Major.array, functions.length);
  for (const { name, awaited } of functions) {
    writer.head(Major.array, 3);
    writer.text(name);
    writer.simple(awaited ? 0xf5 : 0xf4);
    writer.text("Returns what it is given.");
  }
  return { operation: INSTALL, request: writer.written().slice() };
}

/** What the native program reads: see c/main.c. */
export function frameOf(program: Program, allowance: Allowance): Buffer {
  const numbers = (...values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index);
    return bytes;
  };
  const { kilofuel, pages, stress, seconds } = allowance;
  return Buffer.concat([
    numbers(kilofuel, pages, stress, seconds, program.operations.length),
    ...program.operations.flatMap(({ operation, request }) => [numbers(operation, request.length), request]),
  ]);
}
