import { readFileSync } from "node:fs";
import { Mode, Operation, SMALL_STACK_BYTES, Status } from "../../src/boundary/abi.ts";
import { type Engine, recogniseEngine } from "../../src/boundary/engine.ts";
import { ValueDecoder } from "../../src/boundary/values/decode.ts";
import { ValueEncoder } from "../../src/boundary/values/encode.ts";
import { CborReader } from "../../src/boundary/values/reader.ts";
import type { PyInput, PyValue } from "../../src/boundary/values/types.ts";
import { CborWriter } from "../../src/boundary/values/writer.ts";
import { DEFAULT_LIMITS, type LimitOptions, type LimitValues, sandboxLimits } from "../../src/core/limits.ts";
import type { BlockingAttendant } from "../../src/core/machine/execution.ts";
import type { Attendant, MachineOptions, Report, Task, WorldOptions } from "../../src/core/machine/machine.ts";
import { RequestBuilder } from "../../src/core/request.ts";
import { type Outcome, readOutcome } from "../../src/core/results/decode.ts";

let real: Engine | undefined;

/** The engine that was built. */
export function realEngine(): Engine {
  real ??= recogniseEngine(new WebAssembly.Module(readFileSync(new URL("../../dist/engine.wasm", import.meta.url))));
  return real;
}

export const REAL_WORLD: WorldOptions = { clock: undefined, randomSeed: undefined };
export const FIXED_WORLD: WorldOptions = { clock: { startMs: 1_000_000, stepMs: 1 }, randomSeed: 7 };

export function limitsOf(asked: LimitOptions = {}): LimitValues {
  return sandboxLimits({ warningMs: 0, ...asked }, 0);
}

export function machineOptions(limits: LimitOptions = {}, world = REAL_WORLD, state?: Uint8Array): MachineOptions {
  return { limits: limitsOf(limits), world, state, stackBytes: SMALL_STACK_BYTES };
}

const requests = new RequestBuilder();

/** A task that runs Python source. */
export function runOf(source: string, task: Partial<Task> = {}): Task {
  const { limits = limitsOf() } = task;
  const request = requests.build(limits, 4, (writer) => {
    writer.source(source);
    writer.text("main.py");
    writer.values(limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", {}));
    writer.integer(Mode.value);
  });
  return { operation: Operation.run, request, limits, live: false, recorded: false, ...task };
}

/** A task that gives the guest functions, by name; those of `awaited` are awaited. */
export function installOf(names: readonly string[], awaited: readonly string[] = []): Task {
  const functions = [...names.map((name) => [name, false, null]), ...awaited.map((name) => [name, true, null])];
  const request = requests.build(DEFAULT_LIMITS, 1, (writer) =>
    writer.values(DEFAULT_LIMITS.inputBytes, (encoder) => encoder.encodeList("functions", functions)),
  );
  return { operation: Operation.install, request, limits: DEFAULT_LIMITS, live: false, recorded: false };
}

/** What a task came to; throws unless the guest was done. */
export function outcomeOf(report: Report, limits = DEFAULT_LIMITS): Outcome {
  if (report.kind === "lost") throw report.cause;
  if (report.kind !== "done") throw new Error(`the report is ${report.kind}: ${JSON.stringify(report)}`);
  return readOutcome(report.status, report.reply, limits);
}

/** The value that a task came to. */
export function resultOf(report: Report): PyValue {
  const outcome = outcomeOf(report);
  if (outcome.kind === "value") return outcome.value;
  throw new Error(JSON.stringify(outcome));
}

export function isOk(report: Report): boolean {
  return report.kind === "done" && report.status === Status.ok;
}

/** One value of the host's as CBOR. */
export function encoded(value: PyInput): Uint8Array<ArrayBuffer> {
  const writer = new CborWriter();
  const encoder = new ValueEncoder(writer);
  writer.begin();
  encoder.begin(DEFAULT_LIMITS);
  encoder.encode("value", value);
  return writer.written().slice();
}

export function decoded(bytes: Uint8Array): PyValue {
  const reader = new CborReader(bytes);
  const value = new ValueDecoder(reader, DEFAULT_LIMITS).decode();
  reader.finish();
  return value;
}

/** The reply to a call that returned `value`. */
export function returned(value: PyInput): Uint8Array<ArrayBuffer> {
  return encoded([0, value]);
}

/** Nobody: every question is a mistake of the test's. */
export const NOBODY: BlockingAttendant & Attendant = {
  output: () => true,
  invoke: () => {
    throw new Error("nobody was to be asked");
  },
  begin: () => {
    throw new Error("nothing was to begin");
  },
  file: () => {
    throw new Error("nobody was to be asked for a file");
  },
  wait: () => {
    throw new Error("nobody was to wait");
  },
  cancel: () => {
    throw new Error("nothing was to be cancelled");
  },
};
