import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BoundaryViolation } from "../src/boundary/errors.ts";
import { ValueDecoder } from "../src/boundary/values/decode.ts";
import { ValueEncoder } from "../src/boundary/values/encode.ts";
import { CborReader } from "../src/boundary/values/reader.ts";
import { PythonError, type PyValue } from "../src/boundary/values/types.ts";
import { CborWriter } from "../src/boundary/values/writer.ts";
import type { DeskOptions } from "../src/core/functions/call.ts";
import { Desk } from "../src/core/functions/desk.ts";
import { FunctionTable } from "../src/core/functions/table.ts";
import type { FunctionOptions, HostCall } from "../src/core/functions/types.ts";
import { DEFAULT_LIMITS, type LimitOptions, sandboxLimits } from "../src/core/limits.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";

const BOUNDS = { valueDepth: 100, valueItems: 1_000_000 };

function encode(value: unknown): Uint8Array {
  const writer = new CborWriter();
  const encoder = new ValueEncoder(writer);
  writer.begin();
  encoder.begin(BOUNDS);
  encoder.encode("value", value);
  return writer.written().slice();
}

function decode(bytes: unknown): PyValue {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`no bytes: ${String(bytes)}`);
  const reader = new CborReader(bytes);
  const value = new ValueDecoder(reader, BOUNDS).decode();
  reader.finish();
  return value;
}

function deskWith(functions: FunctionOptions, options: DeskOptions = {}, limits: LimitOptions = {}): Desk {
  return new Desk(new FunctionTable(functions), sandboxLimits(limits, 0), options);
}

const invocation = (name: string, ...args: unknown[]): Uint8Array => encode([name, args, {}]);
const beginning = (begun: number, name: string, ...args: unknown[]): Uint8Array => encode([begun, name, args, {}]);
const raised = (type: string, message: string): unknown[] => [1, new PythonError(type, message)];

/** A promise, and how to settle it from outside. */
function later<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let settle: { resolve: (value: T) => void; reject: (error: unknown) => void } | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  if (!settle) throw new Error("a promise calls its executor at once");
  return { promise, ...settle };
}

describe("a call that is awaited", () => {
  test("completes in the order of settling, under its own number", async () => {
    const slow = later<string>();
    const desk = deskWith({ asyncFunctions: { slow: () => slow.promise, fast: () => "fast" } });
    desk.begin(beginning(7, "slow"), AT);
    desk.begin(beginning(9, "fast"), AT);
    await desk.arrival();
    expect(decode(desk.take())).toEqual([[9, [0, "fast"]]]);
    expect(desk.busy).toBe(true);
    slow.resolve("slow");
    await desk.arrival();
    expect(desk.busy).toBe(false);
    expect(decode(desk.take())).toEqual([[7, [0, "slow"]]]);
  });

  test.each([
    ["too many values", "f", [[1, 2, 3, 4, 5, 6]], { valueItems: 4 }, "ValueError"],
    ["a name that is not granted", "__proto__", [], {}, "NameError"],
    ["a name that is not granted", "constructor", [], {}, "NameError"],
  ] as const)("fails under its own number: %s, %s", (_, name, args, limits, type) => {
    const desk = deskWith({ asyncFunctions: { f: () => 1 } }, {}, limits);
    desk.begin(beginning(12_345, name, ...args), AT);
    expect(decode(desk.take())).toMatchObject([[12_345, [1, { type }]]]);
    expect(desk.records()).toMatchObject([{ name, outcome: "raised", error: { type } }]);
    expect(desk.count).toBe(1);
  });

  test("is told when it is cancelled, and what it comes to is dropped", async () => {
    const signals: AbortSignal[] = [];
    const answers = [later<number>(), later<number>()];
    const desk = deskWith({
      asyncFunctions: {
        f(this: { signal: AbortSignal }, index: number): unknown {
          signals.push(this.signal);
          return answers[index]?.promise;
        },
      },
    });
    desk.begin(beginning(1, "f", 0), AT);
    desk.begin(beginning(2, "f", 1), AT);
    desk.cancel(1);
    for (let begun = 3; begun < 1_000; begun++) desk.cancel(begun);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    for (const { resolve } of answers) resolve(5);
    await desk.arrival();
    expect(decode(desk.take())).toEqual([[2, [0, 5]]]);
    // A number that was cancelled before it was used says nothing about its later use.
    desk.begin(beginning(3, "f", 1), AT);
    await desk.arrival();
    expect(decode(desk.take())).toEqual([[3, [0, 5]]]);
  });

  test("is given to the guest in portions that it has room for", () => {
    const desk = deskWith(
      { asyncFunctions: { f: (length: number) => "x".repeat(length) } },
      {},
      { hostCallBytes: 1_024 },
    );
    const lengths = [400, 400, 400, 1_000, 1_000, 10];
    for (const [begun, length] of lengths.entries()) desk.begin(beginning(begun, "f", length), AT);
    const portions: number[] = [];
    const seen: unknown[] = [];
    while (desk.hasCompletions) {
      const portion = decode(desk.take());
      if (!Array.isArray(portion)) throw new TypeError("completions are an array");
      portions.push(portion.length);
      for (const each of portion) seen.push(Array.isArray(each) ? each[0] : each);
    }
    expect(portions).toEqual([2, 1, 1, 2]);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("whose result is beyond hostCallBytes ends the run", () => {
    const desk = deskWith({ asyncFunctions: { f: () => "x".repeat(2_000) } }, {}, { hostCallBytes: 1_024 });
    desk.begin(beginning(1, "f"), AT);
    expect(desk.take()).toBe("hostCallBytes");
    expect(desk.records()).toMatchObject([{ outcome: "stopped" }]);
  });
});

describe("a call that the guest waits for", () => {
  test("is answered at once when the function is", () => {
    const desk = deskWith({ functions: { add: (a: number, b: number) => a + b } });
    expect(decode(desk.invoke(invocation("add", 1, 2), AT))).toEqual([0, 3]);
    expect(desk.busy).toBe(false);
  });

  test("has the host's count of values, also when they are too many", () => {
    const desk = deskWith({ functions: { f: () => 1 } }, {}, { valueItems: 4 });
    expect(decode(desk.invoke(invocation("f", [1, 2, 3, 4, 5, 6]), AT))).toMatchObject([1, { type: "ValueError" }]);
    expect(desk.count).toBe(1);
  });

  test("ends the run when its result is beyond hostCallBytes, before it is copied", async () => {
    const desk = deskWith(
      { functions: { large: () => new Uint8Array(2 ** 26), later: async () => "x".repeat(2 ** 26) } },
      {},
      { hostCallBytes: 1_024 },
    );
    expect(desk.invoke(invocation("large"), AT)).toBe("hostCallBytes");
    expect(await desk.invoke(invocation("later"), AT)).toBe("hostCallBytes");
    expect(desk.busy).toBe(false);
  });

  test.each([
    ["a function", () => () => 1],
    ["a class", () => class {}],
    ["an instance", () => new Date(0)],
    [
      "a cycle",
      () => {
        const cycle: unknown[] = [];
        cycle.push(cycle);
        return cycle;
      },
    ],
  ])("raises TypeError for %s, and says where it came from", (_, f) => {
    expect(decode(deskWith({ functions: { f } }).invoke(invocation("f"), AT))).toMatchObject([
      1,
      { type: "TypeError", message: expect.stringMatching(/^the result of f\(\)/) },
    ]);
  });

  test("knows its name, and its own signal only", () => {
    const contexts: { name: string }[] = [];
    const desk = deskWith({
      modules: {
        tools: {
          f(this: { name: string }): void {
            contexts.push(this);
          },
        },
      },
    });
    desk.invoke(invocation("tools.f"), AT);
    desk.invoke(invocation("tools.f"), AT);
    expect(contexts.map(({ name }) => name)).toEqual(["tools.f", "tools.f"]);
    expect(contexts[0]).not.toBe(contexts[1]);
  });
});

describe("a function that pauses", () => {
  const positive = {
    "~standard": {
      version: 1 as const,
      vendor: "test",
      validate: (value: unknown) =>
        Array.isArray(value) && Number(value[0]) > 0 ? { value } : { issues: [{ message: "must be positive" }] },
    },
  };
  const slowly = {
    "~standard": {
      ...positive["~standard"],
      validate: async (value: unknown) => positive["~standard"].validate(value),
    },
  };

  test("checks its arguments before it leaves", async () => {
    const desk = deskWith(
      { functions: { pay: { pauses: true, parameters: positive }, later: { pauses: true, parameters: slowly } } },
      { mayPause: true },
    );
    for (const name of ["pay", "later"]) {
      expect(decode(await desk.invoke(invocation(name, 0), AT))).toEqual(
        raised("ValueError", `${name}(): must be positive`),
      );
      expect(desk.openCalls).toEqual([]);
      expect(await desk.invoke(invocation(name, 1), AT)).toBe("pause");
      expect(desk.openCalls).toMatchObject([{ name, args: [1] }]);
      desk.settle(desk.openCalls[0]?.id ?? -1, { value: null });
    }
  });

  test("wakes whoever waits when its arguments were checked late", async () => {
    const desk = deskWith({ asyncFunctions: { later: { pauses: true, parameters: slowly } } }, { mayPause: true });
    desk.begin(beginning(4, "later", 1), AT);
    expect(desk.busy).toBe(true);
    await desk.arrival();
    expect(desk.busy).toBe(false);
    expect(desk.openCalls).toMatchObject([{ name: "later", awaited: true }]);
    desk.settle(0, { value: "done" });
    expect(decode(desk.take())).toEqual([[4, [0, "done"]]]);
  });

  test("without start(), calls what it has, or says what is missing", () => {
    const desk = deskWith({ functions: { a: { pauses: true }, b: { pauses: true, call: () => 1 } } });
    expect(decode(desk.invoke(invocation("a"), AT))).toEqual(
      raised("RuntimeError", "a() pauses, which only a run of start() can"),
    );
    expect(decode(desk.invoke(invocation("b"), AT))).toEqual([0, 1]);
  });

  test("stays open when it is settled with what cannot be sent", () => {
    const desk = deskWith({ functions: { ask: { pauses: true } } }, { mayPause: true }, { hostCallBytes: 1_024 });
    desk.invoke(invocation("ask"), AT);
    const functionValue: unknown = () => 1;
    expect(() => desk.settle(0, { value: functionValue as never })).toThrow(
      expect.objectContaining({ code: "UNSENDABLE_VALUE" }),
    );
    expect(() => desk.settle(0, { value: "x".repeat(2_000) })).toThrow(/hostCallBytes/);
    expect(() => desk.settle(1, { value: 1 })).toThrow(/no call with the id 1/);
    expect(decode(desk.settle(0, { error: new PythonError("ValueError", "no") }))).toEqual(raised("ValueError", "no"));
    expect(() => desk.settle(0, { value: 1 })).toThrow(/no call with the id 0/);
  });

  test("goes on in another process, with its record", () => {
    const functions = { functions: { add: (a: number) => a + 1, ask: { pauses: true } } };
    const desk = deskWith(functions, { mayPause: true });
    desk.invoke(invocation("add", 1), AT);
    desk.invoke(invocation("ask", "really?"), AT);
    const saved = decode(encode(desk.save()));
    const again = Desk.restore(new FunctionTable(functions), DEFAULT_LIMITS, { mayPause: true }, saved);
    expect(again.openCalls).toEqual(desk.openCalls);
    expect(decode(again.settle(1, { value: "yes" }))).toEqual([0, "yes"]);
    expect(again.records()).toMatchObject([
      { id: 0, name: "add", result: 2 },
      { id: 1, name: "ask", args: ["really?"], outcome: "returned", result: "yes" },
    ]);
    for (const { durationMs } of again.records()) expect(durationMs).toBeLessThan(60_000);
  });

  test("is refused as damaged, or is a desk like any other, whatever is restored", () => {
    const desk = deskWith({ functions: { ask: { pauses: true } } }, { mayPause: true });
    desk.invoke(invocation("ask", "really?"), AT);
    const { count, entries, open } = desk.save();
    const table = new FunctionTable({});
    const restored = (saved: unknown): Desk => Desk.restore(table, DEFAULT_LIMITS, {}, saved);
    for (const saved of [
      null,
      [],
      { count: -1, entries, open },
      { count, entries: [{ ...entries[0], id: 5 }], open },
      { count, entries: [{ ...entries[0], outcome: "constructor" }], open },
      { count, entries: [{ ...entries[0], durationMs: Number.NaN }], open },
      { count, entries: Array(10_001).fill(entries[0]), open },
      { count, entries, open: [{ ...open[0], begun: 1 }] },
      { count, entries, open: [{ ...open[0], request: new Uint8Array([0x83]) }] },
      { count, entries, open: [{ ...open[0], id: 0.5 }] },
    ]) {
      expect(() => restored(saved), JSON.stringify(saved)).toThrow(SnapshotError);
    }
    const mutated = fc.record(
      { count: fc.anything(), entries: fc.array(fc.anything()), open: fc.array(fc.anything()) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(mutated, (saved) => {
        try {
          restored(saved).records();
        } catch (error) {
          expect(error).toBeInstanceOf(SnapshotError);
        }
      }),
    );
  });
});

describe("what the guest sends", () => {
  test("is answered, or ends as a violation, whatever the bytes are", () => {
    const seeds = [invocation("f", 1, "x", [2]), beginning(1, "f", { a: 1 }), encode(["f", [], { self: 1 }])];
    const mutation = fc.record({
      seed: fc.constantFrom(...seeds),
      cuts: fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }),
      length: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 30 }), mutation), fc.boolean(), (bytes, awaited) => {
        const request = bytes instanceof Uint8Array ? bytes : bytes.seed.slice(0, bytes.length);
        if (!(bytes instanceof Uint8Array)) for (const [index, byte] of bytes.cuts) request[index] = byte;
        const desk = deskWith({ functions: { f: (...args: unknown[]) => args } });
        try {
          const reply = awaited ? desk.begin(request, AT) && desk.take() : desk.invoke(request, AT);
          decode(reply);
          expect(desk.records()).toHaveLength(1);
        } catch (error) {
          expect(error).toBeInstanceOf(BoundaryViolation);
        }
        expect(desk.busy).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test("does not reach what is not data", () => {
    const seen: unknown[] = [];
    const desk = deskWith({ functions: { f: (...args: unknown[]) => void seen.push(...args) } });
    const data = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2, "then": 3}');
    desk.invoke(encode(["f", [data], JSON.parse('{"__proto__": 1, "self": 2, "signal": 3}')]), AT);
    expect(Object.keys(Object(seen[0]))).toEqual(["__proto__", "constructor", "then"]);
    expect(Object.keys(Object(seen[1]))).toEqual(["__proto__", "self", "signal"]);
    for (const each of seen) expect(Object.getPrototypeOf(each)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

const AT = { fuel: 0, timeMs: 0 };

test("after the end, what comes is neither recorded nor told, and signals are aborted", async () => {
  const answers = [later<number>(), later<number>()];
  const signals: AbortSignal[] = [];
  const told: HostCall[] = [];
  function f(this: { signal: AbortSignal }, index: number): unknown {
    signals.push(this.signal);
    return answers[index]?.promise;
  }
  const desk = deskWith({ functions: { f }, asyncFunctions: { g: f } }, { onCall: (call) => told.push(call) });
  const reply = desk.invoke(invocation("f", 0), AT);
  desk.begin(beginning(1, "g", 1), AT);
  desk.end();
  desk.end();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  answers[0]?.resolve(1);
  answers[1]?.reject(new Error("late"));
  await reply;
  await Promise.resolve();
  expect(desk.hasCompletions).toBe(false);
  expect(told).toEqual([]);
  expect(desk.records().map(({ outcome }) => outcome)).toEqual(["open", "open"]);
});

test("every call is told when it has ended", () => {
  const told: HostCall[] = [];
  const fail = (): never => {
    throw new PythonError("KeyError", "k");
  };
  const desk = deskWith({ functions: { add: (a: number) => a + 1, fail } }, { onCall: (call) => told.push(call) });
  desk.invoke(invocation("add", 1), AT);
  desk.invoke(invocation("fail"), AT);
  desk.invoke(invocation("gone"), AT);
  expect(told).toMatchObject([
    { id: 0, name: "add", args: [1], outcome: "returned", result: 2 },
    { id: 1, name: "fail", outcome: "raised", error: { type: "KeyError", message: "k" } },
    { id: 2, name: "gone", outcome: "raised", error: { type: "NameError" } },
  ]);
});
