import { describe, expect, test } from "vitest";
import { EXTRA_FUEL } from "../src/core/machine/ladder.ts";
import { Pool, Sandbox, type SandboxOptions } from "../src/node/index.ts";
import { hostileModule } from "./support/hostile-engine.ts";

/** A spinning program that writes down what it was told. */
const TOLD = `
told = []
def spin():
  while True: pass
`;

describe.each(["inline", "worker"] as const)("a run is brought to its end step by step, %s:", (isolation) => {
  const create = (options: SandboxOptions = {}) => Sandbox.create({ isolation, ...options });

  test("1. it is told, with the line where it was, when it catches nothing", async () => {
    await using sandbox = await create({ limits: { timeoutMs: 1_000 } });
    const result = await sandbox.run("def f():\n  while True:\n    x = 1\nf()");
    expect(result).toMatchObject({
      ok: false,
      error: { kind: "timeout", type: "TimeoutError", sandbox: "usable", frames: [{ line: 4 }, { function: "f" }] },
    });
    expect(result.usage.wallMs).toBeLessThan(1_000);
    expect(await sandbox.eval("6 * 7")).toBe(42);
  });

  test.each(["timeoutMs", "cpuMs"] as const)(
    "1. it can catch that, and come to an end of its own: %s",
    async (limit) => {
      // It is told 100 ms before its end, a twentieth of its time: a busy machine may keep the thread waiting for half of that.
      await using sandbox = await create({ limits: { [limit]: 2_000, warningMs: 100 } });
      const result = await sandbox.run(
        `${TOLD}try:\n  spin()\nexcept TimeoutError as error: told.append(str(error))\ntold`,
      );
      expect(result).toMatchObject({ ok: true, value: [`the run is about to go beyond ${limit}`] });
    },
  );

  test("1. in a recursion without loops, in sleep, and in asyncio", async () => {
    await using sandbox = await create({ limits: { timeoutMs: 1_000 } });
    const caught = (code: string) => `try:\n  ${code}\nexcept TimeoutError: told = 'told'\ntold`;
    await sandbox.run("import time, asyncio\ndef f(n): return 0 if n == 0 else f(n - 1) + f(n - 1)");
    expect(await sandbox.eval(caught("f(90)"))).toBe("told");
    expect(await sandbox.eval(caught("time.sleep(9)"))).toBe("told");
    expect(
      await sandbox.eval(`async def main():\n  while True: await asyncio.sleep(0)\n${caught("asyncio.run(main())")}`),
    ).toBe("told");
  });

  test("2. once only: what catches that and goes on is aborted, which nothing catches", async () => {
    await using sandbox = await create({ limits: { timeoutMs: 1_000 } });
    const result = await sandbox.run(
      `${TOLD}while True:\n  try: spin()\n  except BaseException as error: told.append(error); print('told')\n  finally: print('out')`,
    );
    expect(result).toMatchObject({ ok: false, error: { kind: "timeout", sandbox: "usable" }, stdout: "told\nout\n" });
    expect(await sandbox.eval("len(told)")).toBe(1);
  });

  test("1. can be turned off", async () => {
    await using sandbox = await create({ limits: { timeoutMs: 100, warningMs: 0 } });
    const result = await sandbox.run(`${TOLD}try: spin()\nexcept TimeoutError: print('told')`);
    expect(result).toMatchObject({ ok: false, error: { kind: "timeout", frames: [] }, stdout: "" });
    expect(result.usage.wallMs).toBeGreaterThanOrEqual(100);
  });

  test("an exception of the same name that the guest raised is no limit", async () => {
    await using sandbox = await create();
    const result = await sandbox.run("raise TimeoutError('mine')");
    expect(result).toMatchObject({ ok: false, error: { kind: "exception", type: "TimeoutError", message: "mine" } });
  });

  test("2. in a call of C, where nothing can be raised", async () => {
    await using sandbox = await create({ limits: { timeoutMs: 100 } });
    const result = await sandbox.run("kept = 1\nn = 9\ntry: n**n**n\nexcept BaseException: kept = 2");
    expect(result).toMatchObject({ ok: false, error: { kind: "timeout", sandbox: "usable" } });
    expect(await sandbox.eval("kept")).toBe(1);
  });

  test("2. by fuel, to the unit, wherever the work is", async () => {
    const fuel = async (limit?: number) => {
      await using sandbox = await create({ randomSeed: 1 });
      const limits = limit === undefined ? {} : { fuel: limit };
      return await sandbox.run(
        "import json\nlen(json.dumps([str(2 ** i) for i in range(300)])), 3 ** 3000 % 7",
        limits,
      );
    };
    const { usage } = await fuel();
    expect(await fuel(usage.fuel)).toMatchObject({ ok: true, usage: { fuel: usage.fuel } });
    expect(await fuel(usage.fuel - 1)).toMatchObject({ ok: false, error: { kind: "fuel", sandbox: "usable" } });
  });

  test("3. where the engine cannot be left it gets some fuel, and then the sandbox is lost, for the same reason", async () => {
    // Asks from inside of C, unit by unit, until there is none, and counts how often.
    const inside = `
      (local $count i32)
      (loop $again
        (global.set $fuel (i32.const -1))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br_if $again (call $refuel (i32.const 2))))
      (if (i32.le_u (local.get $count) (i32.const ${EXTRA_FUEL})) (then (return (i32.const 0))))
      (unreachable)`;
    await using sandbox = await create({ engine: hostileModule({ execute: inside }), limits: { fuel: 5 } });
    expect(await sandbox.run("")).toMatchObject({
      ok: false,
      error: { kind: "fuel", type: "FuelError", sandbox: "lost" },
    });
    await expect(sandbox.run("")).rejects.toMatchObject({ code: "SANDBOX_LOST" });
  });
});

test("4. a worker that does not report is terminated, for the same reason", async () => {
  const engine = hostileModule({ execute: "(loop $again (br $again)) (i32.const 0)" });
  await using pool = new Pool({ size: 1, graceMs: 50 });
  await using sandbox = await Sandbox.create({ pool, engine, limits: { timeoutMs: 100 } });
  const result = await sandbox.run("");
  expect(result).toMatchObject({ ok: false, error: { kind: "timeout", type: "TimeoutError", sandbox: "lost" } });
});
