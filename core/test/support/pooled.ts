import { Operation, STACK_BYTES } from "../../src/boundary/abi.ts";
import { type Engine, recogniseEngine } from "../../src/boundary/engine.ts";
import { DEFAULT_LIMITS, type LimitValues } from "../../src/core/limits.ts";
import type { Attendant, MachineOptions, Reply, Report, Task } from "../../src/core/machine/machine.ts";
import { hostileModule } from "./hostile-engine.ts";

/** Where requests and replies of calls lie, with a page of its own behind the static data. */
const BUFFER = 65_536;
const CAPACITY = 131_072;

const is = (command: string): string => `(i32.eq (local.get $command) (i32.const ${command.charCodeAt(0)}))`;

/**
 * An engine that does what the first byte of its request says, and counts its requests. The reply is the count, or what a call
 * was answered with:
 * - `n`: nothing
 * - `f`: burns fuel for ever, as a loop in Python does
 * - `s`: spins without burning any, as nothing in Python should
 * - `t`: traps
 * - `o`: writes its request to stdout
 * - `i`: calls a function with its request, and replies with the answer
 * - `b`: begins a call
 * - `w`: waits until it is resumed
 */
export function scriptedEngine(): Engine {
  const module = hostileModule(
    {
      buffer: `(i32.const ${BUFFER})`,
      replyAddress: "(global.get $address)",
      replyLength: "(global.get $length)",
      extra: `
        (global $address (mut i32) (i32.const 32768))
        (global $length (mut i32) (i32.const 1))`,
      execute: `
        (local $command i32) (local $got i32)
        (local.set $command (i32.load8_u (i32.const ${BUFFER})))
        (global.set $address (i32.const 32768))
        (global.set $length (i32.const 1))
        (if (i32.eq (local.get 0) (i32.const ${Operation.resume})) (then (local.set $command (i32.const 110))))
        (i32.store8 (i32.const 32768) (i32.add (i32.load8_u (i32.const 32768)) (i32.const 1)))
        (if ${is("s")} (then (loop $for_ever (br $for_ever))))
        (if ${is("t")} (then (unreachable)))
        (if ${is("f")} (then (loop $for_ever
          (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
          (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then
            (local.set $got (call $refuel))
            (if (i32.eqz (local.get $got)) (then (return (i32.const 2))))
            (global.set $fuel (i32.add (global.get $fuel) (local.get $got)))))
          (br $for_ever))))
        (if ${is("o")} (then
          (if (call $write (i32.const 1) (i32.const ${BUFFER}) (local.get 1)) (then (return (i32.const 2))))))
        (if (i32.or ${is("i")} ${is("b")}) (then
          (local.set $got (call $call ${is("b")} (i32.const ${BUFFER}) (local.get 1) (i32.const ${CAPACITY})))
          (if (i32.lt_s (local.get $got) (i32.const 0)) (then (return (i32.const 2))))
          (if ${is("i")} (then
            (global.set $address (i32.const ${BUFFER}))
            (global.set $length (local.get $got))))))
        (if ${is("w")} (then
          (i32.store8 (i32.const 32784) (i32.const 0xf6))
          (global.set $address (i32.const 32784))
          (return (i32.const 5))))
        (i32.const 0)`,
    },
    "\\00",
  );
  return recogniseEngine(module);
}

export const MACHINE: MachineOptions = {
  limits: { ...DEFAULT_LIMITS, timeoutMs: 10_000 },
  world: { clock: undefined, randomSeed: undefined },
  stackBytes: STACK_BYTES,
};

/** A task whose request is this text. */
export function task(text: string, limits: Partial<LimitValues> = {}, more: Partial<Task> = {}): Task {
  const request = new TextEncoder().encode(text);
  return { operation: Operation.run, request, limits: { ...MACHINE.limits, ...limits }, live: false, recorded: false, ...more };
}

/** Answers as told, and nothing else. */
export function attendant(answers: Partial<Attendant> = {}): Attendant {
  return {
    output: () => true,
    invoke: () => "cancelled",
    begin: () => true,
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
