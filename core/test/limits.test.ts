import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, test } from "vitest";
import { run, Sandbox, type SandboxOptions } from "../src/node/index.ts";
import { leastMemory } from "./least-memory.ts";

/** Runs `code` and then something harmless in the same sandbox. */
async function limited(code: string, options: SandboxOptions): Promise<unknown> {
  await using sandbox = await Sandbox.create(options);
  const result = await sandbox.run(code);
  if (result.ok) throw new Error(`nothing stopped ${code}`);
  expect(result.error).toMatchObject({ sandbox: "usable" });
  expect(sandbox.state).toBe("idle");
  expect(await sandbox.run("print('fine')\n6 * 7")).toMatchObject({ ok: true, value: 42, stdout: "fine\n" });
  return result;
}

const LOOP = "while True: pass";
const STUBBORN = `
def f():
  while True:
    try:
      while True: pass
    except BaseException: pass
    finally: continue
f()`;

describe("each limit stops what it is for, and leaves the sandbox usable", () => {
  test.each([
    LOOP,
    STUBBORN,
    "def g():\n  while True: yield 1\nfor _ in g(): pass",
    "import time\ntime.sleep(1000)",
    "import asyncio\nawait asyncio.sleep(1000)",
  ])("timeoutMs: %j", async (code) => {
    const result = await limited(code, { limits: { timeoutMs: 30 } });
    expect(result).toMatchObject({
      error: { kind: "timeout", type: "TimeoutError", message: expect.stringContaining("timeoutMs of 30 ms") },
    });
  });

  test("cpuMs, which does not count sleep", async () => {
    const result = await limited("import time\ntime.sleep(0.06)\nprint('slept')\nwhile True: pass", {
      limits: { cpuMs: 40 },
    });
    expect(result).toMatchObject({
      stdout: "slept\n",
      error: { kind: "timeout", message: expect.stringContaining("cpuMs of 40 ms") },
    });
    const slept = await run("import time\ntime.sleep(0.05)", { limits: { cpuMs: 40 } });
    expect(slept.ok).toBe(true);
    expect(slept.usage.wallMs - slept.usage.cpuMs).toBeGreaterThanOrEqual(45);
  });

  test("fuel, to the unit", async () => {
    const needed = await run("for i in range(100_000): pass");
    expect(needed.ok).toBe(true);
    const { fuel } = needed.usage;
    expect(fuel).toBeGreaterThan(100_000);
    expect(await run("for i in range(100_000): pass", { limits: { fuel } })).toMatchObject({
      ok: true,
      usage: { fuel },
    });
    expect(await limited("for i in range(100_000): pass", { limits: { fuel: fuel - 1 } })).toMatchObject({
      error: { kind: "fuel" },
      usage: { fuel },
    });
  });

  test("fuel counts the same each time", async () => {
    const code = "x = sorted([i * 7919 % 1000 for i in range(1000)])\n'-'.join(map(str, x)) and None";
    const results = await Promise.all(Array.from({ length: 3 }, () => run(code)));
    expect(new Set(results.map(({ usage }) => usage.fuel)).size).toBe(1);
  });

  test.each(["x = [0] * 10**9", "x = []\nwhile True: x.append('x' * 1000 + str(len(x)))", "x = bytearray(2**31 - 1)"])(
    "memoryBytes: %j",
    async (code) => {
      const result = await limited(code, { limits: { memoryBytes: 2 * 2 ** 20 } });
      expect(result).toMatchObject({ error: { kind: "memory", type: "MemoryError" } });
    },
  );

  test("memoryBytes is what WebAssembly allows, in whole pages", async () => {
    const limits = { memoryBytes: 3 * 2 ** 20 + 1000 };
    const result = await run("x = []\ntry:\n  while True: x.append(bytearray(1000))\nexcept MemoryError: x = None", {
      limits,
    });
    expect(result.ok).toBe(true);
    expect(result.usage.peakMemoryBytes).toBeLessThanOrEqual(3 * 2 ** 20);
    expect(result.usage.peakMemoryBytes).toBeGreaterThan(2.5 * 2 ** 20);
  });

  test("memoryBytes also bounds code and inputs", async () => {
    await using sandbox = await Sandbox.create({ limits: { memoryBytes: leastMemory + 2 ** 18 } });
    expect(await sandbox.run("x", { inputs: { x: "x".repeat(2 ** 20) } })).toMatchObject({ error: { kind: "memory" } });
    expect(await sandbox.eval("1 + 1")).toBe(2);
  });

  test("recursionDepth, to the frame", async () => {
    const code =
      "def f(n): return 0 if n == 0 else 1 + f(n - 1)\ndepth = 1\ntry:\n  while True:\n    f(depth)\n    depth += 1\nexcept RecursionError: pass\ndepth";
    const depths = await Promise.all([50, 100].map((recursionDepth) => run(code, { limits: { recursionDepth } })));
    const [fifty, hundred] = depths.map((result) => (result.ok ? Number(result.value) : Number.NaN));
    expect(Number(hundred) - Number(fifty)).toBe(50);
    expect(await limited("def f(): f()\nf()", { limits: { recursionDepth: 50 } })).toMatchObject({
      error: { kind: "recursion" },
    });
  });

  test("400 frames are there by default", async () => {
    expect(await run("def f(n): return 0 if n == 0 else 1 + f(n - 1)\nf(395)")).toMatchObject({ ok: true, value: 395 });
  });

  test("sourceBytes", async () => {
    expect(
      await limited("# 123456789", { limits: { sourceBytes: 10 } }).catch((error: unknown) => error),
    ).toBeDefined();
    await using sandbox = await Sandbox.create({ limits: { sourceBytes: 10 } });
    for (const code of ["# 123456789", "# éééé.", new Uint8Array(11)]) {
      expect(await sandbox.run(code)).toMatchObject({
        ok: false,
        error: { kind: "syntax", type: "SyntaxError", message: expect.stringContaining("sourceBytes of 10") },
      });
    }
    expect(await sandbox.run("# éééé")).toMatchObject({ ok: true });
    expect(await run("1".repeat(2 * 2 ** 20))).toMatchObject({ error: { kind: "syntax" } });
  });

  test("outputBytes, for both streams together", async () => {
    const code =
      "import sys\nprint('a' * 60)\nsys.stdout.flush()\nprint('é' * 60, file=sys.stderr)\nsys.stderr.flush()\nwhile True: pass";
    const result = await limited(code, { limits: { outputBytes: 100 } });
    expect(result).toMatchObject({
      error: { kind: "output" },
      stdout: `${"a".repeat(60)}\n`,
      stderr: "é".repeat(19),
      usage: { outputBytes: 100 },
    });
    expect(await limited("while True: print('x' * 100)", {})).toMatchObject({
      error: { kind: "output" },
      usage: { outputBytes: 2 ** 20 },
    });
    expect(await run("print('x' * 99)", { limits: { outputBytes: 100 } })).toMatchObject({ ok: true });
    expect(await run("print('x')", { limits: { outputBytes: 0 } })).toMatchObject({ error: { kind: "output" } });
  });

  test("resultBytes, to the byte", async () => {
    const sized = (size: number): string => `bytes(${size - 3})`;
    expect(await run(sized(2000), { limits: { resultBytes: 2000 } })).toMatchObject({ ok: true });
    expect(await limited(sized(2001), { limits: { resultBytes: 2000 } })).toMatchObject({ error: { kind: "result" } });
    expect(await limited("[{}] * 10**6", {})).toMatchObject({
      error: { kind: "result", message: expect.stringMatching(/resultBytes|valueItems/) },
    });
  });

  test("valueDepth, to the level, also of a value that contains itself", async () => {
    const nested = (levels: number): string => `x = []\nfor i in range(${levels - 1}): x = [x]\nx`;
    expect(await run(nested(100))).toMatchObject({ ok: true });
    expect(await limited(nested(101), {})).toMatchObject({
      error: { kind: "result", message: expect.stringContaining("valueDepth of 100") },
    });
    expect(await limited("x = []\nx.append(x)\nx", {})).toMatchObject({ error: { kind: "result" } });
    expect(await limited("x = {}\nx['x'] = (x,)\nx", {})).toMatchObject({ error: { kind: "result" } });
  });

  test("valueItems", async () => {
    expect(await limited("[[]] * 11", { limits: { valueItems: 10 } })).toMatchObject({
      error: { kind: "result", message: expect.stringContaining("valueItems of 10") },
    });
    expect(await run("[[]] * 10", { limits: { valueItems: 10 } })).toMatchObject({ ok: true });
  });

  test("limits of a run end with it", async () => {
    await using sandbox = await Sandbox.create({ limits: { fuel: 1_000_000 } });
    expect(await sandbox.run("for i in range(1000): pass", { fuel: 10 })).toMatchObject({ error: { kind: "fuel" } });
    expect(await sandbox.run("for i in range(1000): pass")).toMatchObject({ ok: true });
  });
});

describe("interrupt", () => {
  const interrupt = new Int32Array(new SharedArrayBuffer(4));
  /** Raises the flag some milliseconds after it was asked to, since this thread is blocked by then. */
  const source = `const { parentPort, workerData } = require("node:worker_threads");
    parentPort.on("message", (notify) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      Atomics.store(workerData, 0, 1);
      if (notify) Atomics.notify(workerData, 0);
    });
    parentPort.postMessage("ready");`;
  const worker = new Worker(source, { eval: true, workerData: interrupt });
  const ready = new Promise((resolve) => worker.once("message", resolve));
  afterAll(() => worker.terminate());

  test.each([LOOP, STUBBORN, "import time\ntime.sleep(1000)", "import time\nwhile True: time.sleep(0.001)"])(
    "from another thread ends %j as cancelled",
    async (code) => {
      await ready;
      await using sandbox = await Sandbox.create({
        isolation: "inline",
        interrupt,
        limits: { timeoutMs: Number.POSITIVE_INFINITY },
      });
      for (const notify of [true, false]) {
        worker.postMessage(notify);
        expect(await sandbox.run(code)).toMatchObject({ ok: false, error: { kind: "cancelled", sandbox: "usable" } });
        expect(interrupt[0]).toBe(0);
        expect(await sandbox.eval("1 + 1")).toBe(2);
      }
    },
  );
});
