import { Mode, Operation, STACK_BYTES } from "../../src/boundary/abi.ts";
import { DEFAULT_LIMITS, type LimitValues } from "../../src/core/limits.ts";
import type { Attendant, MachineOptions, Reply, Report, Task } from "../../src/core/machine/machine.ts";
import { RequestBuilder } from "../../src/core/request.ts";

export const MACHINE: MachineOptions = {
  limits: { ...DEFAULT_LIMITS, timeoutMs: 10_000 },
  world: { clock: undefined, randomSeed: undefined },
  stackBytes: STACK_BYTES,
};

/** A task whose request is this text. */
export function task(text: string, limits: Partial<LimitValues> = {}, more: Partial<Task> = {}): Task {
  const request = new TextEncoder().encode(text);
  return {
    operation: Operation.run,
    request,
    limits: { ...MACHINE.limits, ...limits },
    live: false,
    recorded: false,
    ...more,
  };
}

/** Answers as told, and nothing else. */
export function attendant(answers: Partial<Attendant> = {}): Attendant {
  return {
    output: () => true,
    invoke: () => "cancelled",
    begin: () => true,
    file: () => "cancelled",
    wait: () => Promise.resolve("cancelled"),
    cancel: () => undefined,
    ...answers,
  };
}

/** The reply of a task that was done, as numbers. */
export function replyOf(report: Report): number[] {
  if (report.kind !== "done") throw new Error(`the task was ${report.kind}`, { cause: report });
  return [...report.reply];
}

/** A promise with its ends. */
export function open<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

export const reply = (...bytes: number[]): Reply => new Uint8Array(bytes);

/** A task that runs this Python, for the real engine. */
export function python(source: string, limits: Partial<LimitValues> = {}, more: Partial<Task> = {}): Task {
  const request = new RequestBuilder().build(MACHINE.limits, 4, (writer) => {
    writer.source(source);
    writer.text("main.py");
    writer.values(MACHINE.limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", {}));
    writer.integer(Mode.value);
  });
  return { ...task("", limits, more), request };
}
