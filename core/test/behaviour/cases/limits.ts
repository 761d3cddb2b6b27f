import type { LimitOptions } from "../../../src/core/limits.ts";
import { type Case, failureOf, needsBlocking, withSandbox } from "../case.ts";
import { ok, same, thrownBy } from "../check.ts";

const STUBBORN = "while True:\n  try:\n    while True: pass\n  except BaseException: pass";

interface Stop {
  readonly limits: LimitOptions;
  readonly source: string;
  readonly kind: string;
}

const STOPS: readonly Stop[] = [
  { limits: { timeoutMs: 100 }, source: "while True: pass", kind: "timeout" },
  { limits: { timeoutMs: 100 }, source: STUBBORN, kind: "timeout" },
  { limits: { timeoutMs: 100 }, source: "9**9**9", kind: "timeout" },
  { limits: { timeoutMs: 100 }, source: "sum(range(10**11))", kind: "timeout" },
  { limits: { cpuMs: 100 }, source: "while True: pass", kind: "timeout" },
  { limits: { fuel: 100_000 }, source: STUBBORN, kind: "fuel" },
  { limits: { fuel: 100_000 }, source: "9**9**9", kind: "fuel" },
  { limits: { memoryBytes: 2 ** 21 }, source: "x = []\nwhile True: x.append(bytearray(1000))", kind: "memory" },
  { limits: { recursionDepth: 50 }, source: "def f(n): return n and 1 + f(n - 1)\nf(60)", kind: "recursion" },
  { limits: { outputBytes: 1000 }, source: "while True: print('x' * 99)", kind: "output" },
  { limits: { resultBytes: 1024 }, source: "'x' * 2000", kind: "result" },
  { limits: { valueDepth: 5 }, source: "[[[[[[[]]]]]]]", kind: "result" },
  { limits: { valueItems: 100 }, source: "list(range(200))", kind: "result" },
  { limits: { sourceBytes: 5 }, source: "1 + 1 + 1", kind: "syntax" },
];

export const LIMITS: readonly Case[] = [
  ...STOPS.map(({ limits, source, kind }): Case => {
    const name = Object.keys(limits)[0] ?? "";
    return {
      name: `${name} stops ${JSON.stringify(source)}, and the sandbox goes on`,
      test: (library, way) =>
        withSandbox(library, way, { limits }, async (sandbox) => {
          const error = await failureOf(sandbox, source);
          same([error.kind, error.sandbox, sandbox.state], [kind, "usable", "idle"]);
          same(await sandbox.eval("x = 0"), null);
          same(await sandbox.eval("2"), 2);
        }),
    };
  }),
  {
    name: "hostCalls stops a guest that calls without end",
    unless: needsBlocking,
    test: (library, way) =>
      withSandbox(library, way, { limits: { hostCalls: 3 }, functions: { f: () => 1 } }, async (sandbox) => {
        const error = await failureOf(sandbox, "while True:\n  try: f()\n  except BaseException: pass");
        same([error.kind, error.sandbox], ["hostCalls", "usable"]);
      }),
  },
  {
    name: "fuel is exact, and the same everywhere",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const source = "total = 0\nfor i in range(20_000): total += i * i % 7\ntotal";
        const { fuel } = (await sandbox.run(source)).usage;
        await sandbox.reset();
        same((await failureOf(sandbox, source, { fuel: fuel - 1 })).kind, "fuel");
        await sandbox.reset();
        const again = await sandbox.run(source, { fuel });
        same([again.ok, again.usage.fuel], [true, fuel]);
        return fuel;
      }),
  },
  {
    name: "memory: a guest can catch MemoryError, and go on",
    test: (library, way) =>
      withSandbox(library, way, { limits: { memoryBytes: 2 ** 21 } }, async (sandbox) => {
        const source = "x = []\ntry:\n  while True: x.append(bytearray(1000))\nexcept MemoryError: x = 'full'\nx";
        const result = await sandbox.run(source);
        ok(result.ok && result.value === "full", "it was caught");
        ok(result.usage.peakMemoryBytes <= 2 ** 21, "memory stays below its limit");
        return [result.usage.fuel, result.usage.peakMemoryBytes];
      }),
  },
  {
    name: "a guest is told shortly before its time is over",
    test: (library, way) =>
      withSandbox(library, way, { limits: { timeoutMs: 2_000, warningMs: 1_000 } }, async (sandbox) => {
        const source = "try:\n  while True: pass\nexcept TimeoutError: done = 'saved'\ndone";
        same(await sandbox.eval(source), "saved");
      }),
  },
  {
    name: "a run can lower limits, and never raise them",
    test: (library, way) =>
      withSandbox(library, way, { limits: { outputBytes: 100 } }, async (sandbox) => {
        same((await failureOf(sandbox, "print('x' * 20)", { outputBytes: 10 })).kind, "output");
        same((await thrownBy(() => sandbox.run("1", { outputBytes: 101 })))["code"], "LIMIT_RAISED");
      }),
  },
];
