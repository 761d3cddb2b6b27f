import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PAGE_BYTES, STACK_BYTES } from "../src/boundary/abi.ts";
import { MisuseError } from "../src/core/errors.ts";
import { Interpreter } from "../src/core/machine/interpreter.ts";
import type { WorldOptions } from "../src/core/machine/machine.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";
import { packMemory } from "../src/core/snapshot/memory-delta.ts";
import {
  FIXED_WORLD,
  limitsOf,
  machineOptions,
  NOBODY,
  REAL_WORLD,
  realEngine,
  resultOf,
  runOf,
} from "./support/machine.ts";

function machine(world: WorldOptions = REAL_WORLD, state?: Uint8Array, limits = {}): Interpreter {
  return new Interpreter(realEngine(), machineOptions(limits, world, state));
}

const value = (subject: Interpreter, source: string): unknown => resultOf(subject.perform(runOf(source), NOBODY));

/** As machine/state.ts describes it. */
const STATE_HEADER_BYTES = 28;

describe("a state", () => {
  test("brings back classes, closures, generators, iterators, modules and shared objects", () => {
    const original = machine();
    original.perform(
      runOf(`import json, re
class A:
    def __init__(self): self.items = [1]
a = A(); b = a.items
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
step = counter(); step()
gen = (i * i for i in range(10)); next(gen); next(gen)
it = iter({"k": 1, "l": 2}.items()); next(it)
big = 1 << 200
pattern = re.compile("a+")`),
      NOBODY,
    );
    const restored = machine(REAL_WORLD, original.capture());
    const source = `b.append(2)
[a.items, step(), next(gen), next(it), big == 1 << 200, json.dumps([1]), pattern.match("aaa").group(0), A().items]`;
    expect(value(restored, source)).toEqual([[1, 2], 2, 4, expect.anything(), true, "[1]", "aaa", [1]]);
    expect(value(original, source)).toEqual([[1, 2], 2, 4, expect.anything(), true, "[1]", "aaa", [1]]);
  });

  test("is small, and the same for a machine that was made of it", () => {
    const original = machine(FIXED_WORLD);
    original.perform(runOf([..."abcdefghij"].map((name, at) => `${name} = ${at}`).join("\n")), NOBODY);
    original.capture();
    const state = original.capture();
    expect(state.length).toBeLessThan(8 * 1024);
    expect(machine(FIXED_WORLD, state).capture()).toStrictEqual(state);
  });

  test("holds nothing that the guest has let go of", () => {
    const original = machine();
    original.perform(runOf("secret = 'do not' + ' keep me'\nsecret = None"), NOBODY);
    const restored = machine(REAL_WORLD, original.capture());
    expect(Buffer.from(restored.memory).includes("do not keep me")).toBe(false);
  });

  test("goes on with clock and chance where they were", () => {
    const source = "import os, random, time\n[os.urandom(4), random.random(), time.time(), time.ticks_ms()]";
    const original = machine(FIXED_WORLD);
    value(original, source);
    const state = original.capture();
    const next = value(original, source);
    expect(value(machine(FIXED_WORLD, state), source)).toStrictEqual(next);
    // Another seed is what the caller wants, rather than the old one's numbers.
    expect(value(machine({ ...FIXED_WORLD, randomSeed: 8 }, state), source)).not.toStrictEqual(next);
  });

  test("does not let the monotonic clock go back", () => {
    const original = machine({ clock: { startMs: 0, stepMs: 5_000 }, randomSeed: undefined });
    const before = Number(value(original, "import time\ntime.ticks_ms(); time.ticks_ms()"));
    expect(Number(value(machine(REAL_WORLD, original.capture()), "time.ticks_ms()"))).toBeGreaterThanOrEqual(before);
  });

  test("of a memory that has grown fits into any machine with room for it", () => {
    const original = machine();
    original.perform(runOf("x = [bytes(1000) for i in range(3000)]"), NOBODY);
    const state = original.capture();
    const large = machine(REAL_WORLD, state, { memoryBytes: 64 * 2 ** 20 });
    expect(value(large, "y = [bytes(1000) for i in range(20000)]\nlen(x) + len(y)")).toBe(23_000);
    const pages = original.memory.length / PAGE_BYTES;
    expect(value(machine(REAL_WORLD, state, { memoryBytes: pages * PAGE_BYTES }), "len(x)")).toBe(3_000);
    expect(() => machine(REAL_WORLD, state, { memoryBytes: (pages - 1) * PAGE_BYTES })).toThrow(
      expect.objectContaining({ code: "INVALID_LIMIT" }),
    );
  });

  test("of the smallest memory fits into a larger one", () => {
    const memoryBytes = (realEngine().minimumPages + 1) * PAGE_BYTES;
    const original = machine(REAL_WORLD, undefined, { memoryBytes });
    original.perform(runOf("x = 42"), NOBODY);
    expect(value(machine(REAL_WORLD, original.capture()), "y = bytes(100_000)\nx")).toBe(42);
  });

  test("is taken back by a reset, which makes a machine as new", () => {
    const original = machine(FIXED_WORLD);
    original.perform(runOf("x = bytes(3_000_000)"), NOBODY);
    const restored = machine(FIXED_WORLD, original.capture());
    restored.reset();
    expect(Buffer.compare(restored.memory, machine(FIXED_WORLD).memory)).toBe(0);
    expect(value(restored, "'x' in globals()")).toBe(false);
  });

  test("whose memory is laid out otherwise is refused: nothing of it stays on the stack, or is kept for it", () => {
    const { minimumPages } = realEngine();
    const layouts: [freshPages: number, dead: number][] = [
      [minimumPages + 2, 0],
      [minimumPages + 2, STACK_BYTES - PAGE_BYTES],
      [minimumPages + 3, STACK_BYTES],
    ];
    for (const [freshPages, dead] of layouts) {
      const state = machine(FIXED_WORLD).capture().slice();
      const fresh = new Uint8Array(freshPages * PAGE_BYTES);
      const memory = fresh.slice();
      memory[dead + 8] = 1;
      const packed = packMemory(memory, fresh, dead);
      const forged = new Uint8Array(STATE_HEADER_BYTES + packed.length);
      forged.set(state.subarray(0, STATE_HEADER_BYTES));
      new DataView(forged.buffer).setUint16(2, freshPages, true);
      forged.set(packed, STATE_HEADER_BYTES);
      expect(() => machine(FIXED_WORLD, forged)).toThrow(expect.objectContaining({ code: "SNAPSHOT_DAMAGED" }));
    }
  });

  test("that was cut or changed is refused with an error of ours, or is a hostile guest and no more", () => {
    const original = machine(FIXED_WORLD);
    original.perform(runOf("x = [str(i) for i in range(50)]"), NOBODY);
    const state = original.capture();
    const limits = limitsOf({ fuel: 10_000, timeoutMs: 200 });
    const tryOut = (bytes: Uint8Array): void => {
      let made: Interpreter;
      try {
        made = machine(FIXED_WORLD, bytes, { memoryBytes: 2 ** 21 });
      } catch (error) {
        if (error instanceof SnapshotError || error instanceof MisuseError) return;
        throw error;
      }
      made.perform(runOf("len(x)", { limits }), NOBODY);
      made.close();
    };
    for (let length = 0; length < state.length; length += 7) tryOut(state.slice(0, length));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 }), (changes) => {
        const changed = state.slice();
        for (const [at, byte] of changes) changed[at % changed.length] = byte;
        tryOut(changed);
      }),
      { numRuns: 500 },
    );
  });
});
