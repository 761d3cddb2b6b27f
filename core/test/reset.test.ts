import { describe, expect, test } from "vitest";
import { Interpreter } from "../src/core/machine/interpreter.ts";
import { run, Sandbox } from "../src/node/index.ts";
import { limitsOf, machineOptions, NOBODY, outcomeOf, realEngine, runOf } from "./support/machine.ts";

const limits = limitsOf({ timeoutMs: 50 });

function interpreter(): Interpreter {
  return new Interpreter(realEngine(), machineOptions({ timeoutMs: 50 }));
}

function runIn(target: Interpreter, source: string): string {
  const report = target.perform(runOf(source, { limits }), NOBODY);
  return report.kind === "done" ? outcomeOf(report).kind : report.kind;
}

describe("reset", () => {
  test.each([
    ["a value", "x = 1 + 1\nx", "value"],
    ["an exception", "def f(): raise ValueError(list(range(100)))\nf()", "exception"],
    ["a timeout", "while True: x = [1] * 10", "stopped"],
    [
      "imports, a class, a generator",
      "import json, re, random\nclass A: pass\ng = (i for i in range(3))\nnext(g)",
      "value",
    ],
    ["growth", "x = bytearray(3_000_000)\nNone", "value"],
    ["no memory left", "x = [0] * 10**9", "exception"],
    ["deep recursion", "def f(): f()\nf()", "exception"],
  ])("after %s, every byte is that of a new sandbox", (_, code, kind) => {
    const used = interpreter();
    expect(runIn(used, code)).toBe(kind);
    expect(Buffer.compare(used.memory, interpreter().memory)).not.toBe(0);
    used.reset();
    expect(Buffer.compare(used.memory, interpreter().memory)).toBe(0);
    // And goes on as one.
    const fresh = interpreter();
    expect([runIn(used, "y = [i for i in range(50)]"), runIn(fresh, "y = [i for i in range(50)]")]).toEqual([
      "value",
      "value",
    ]);
    expect(Buffer.compare(used.memory, fresh.memory)).toBe(0);
  });

  test("forgets variables, modules and changes to built-ins", async () => {
    await using sandbox = await Sandbox.create();
    await sandbox.run("import builtins, sys\nbuiltins.secret = 1\nsys.path.append('x')\nx = 1");
    await sandbox.reset();
    expect(await sandbox.run("x")).toMatchObject({ error: { type: "NameError" } });
    expect(await sandbox.run("secret")).toMatchObject({ error: { type: "NameError" } });
    expect(await sandbox.eval("import sys\n'x' in sys.path")).toBe(false);
  });

  test("begins seeded random numbers and a virtual clock again", async () => {
    const options = { randomSeed: 42, clock: { start: new Date("2030-01-01T00:00:00Z"), stepMs: 5 } };
    const code = "import random, time\n[random.random(), random.getrandbits(30), time.time(), time.ticks_ms()]";
    await using sandbox = await Sandbox.create(options);
    const first = await sandbox.eval(code);
    const second = await sandbox.eval(code);
    await sandbox.reset();
    expect(await sandbox.eval(code)).toStrictEqual(first);
    expect(second).not.toStrictEqual(first);
    expect(await run(code, options)).toMatchObject({ value: first });
  });

  test("works at any time, a thousand times", async () => {
    await using sandbox = await Sandbox.create();
    for (let round = 0; round < 1_000; round++) {
      await sandbox.reset();
      expect(await sandbox.eval(round % 100 === 0 ? "len(bytearray(1_000_000))" : "1 + 1")).toBeGreaterThan(1);
    }
  });
});

describe("clock and chance", () => {
  test("without a seed, two sandboxes differ", async () => {
    const code = "import random\n[random.getrandbits(30) for _ in range(4)]";
    const [one, other] = await Promise.all([run(code), run(code)]);
    if (!one.ok || !other.ok) throw new Error("expected values");
    expect(one.value).not.toStrictEqual(other.value);
  });

  test("a virtual sleep takes no time, and moves the clock", async () => {
    const clock = { start: new Date(1_000_000_000_000), stepMs: 0 };
    const code = "import time\nt = time.time()\ntime.sleep(100_000)\ntime.time() - t";
    const result = await run(code, { clock, limits: { timeoutMs: 2_000 } });
    expect(result).toMatchObject({ ok: true, value: 100_000 });
  });

  test("the real clock tells the time", async () => {
    const before = Date.now() / 1000;
    const result = await run("import time\ntime.time()");
    if (!result.ok) throw new Error("expected a value");
    expect(Math.abs(Number(result.value) - before)).toBeLessThan(5);
  });
});
