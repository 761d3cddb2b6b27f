import { afterAll, afterEach, describe, expect, test } from "vitest";
import {
  type HostCallContext,
  MisuseError,
  Pool,
  type RunResult,
  replay,
  Sandbox,
  type SandboxOptions,
} from "../src/node/index.ts";

const open: (Sandbox | Pool)[] = [];
const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
process.on("unhandledRejection", onUnhandled);

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

afterAll(() => {
  process.off("unhandledRejection", onUnhandled);
  expect(unhandled).toEqual([]);
});

function keep<T extends Sandbox | Pool>(each: T): T {
  open.push(each);
  return each;
}

const approve = { pauses: true } as const;
const forever = (): Promise<never> => new Promise(() => undefined);

function isFailure(value: unknown): value is RunResult & { ok: false } {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false;
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(["inline", "worker"] as const)("careless and impatient hosts, %s", (isolation) => {
  async function create(options: SandboxOptions = {}): Promise<Sandbox> {
    return keep(await Sandbox.create({ isolation, ...options }));
  }

  async function started(sandbox: Sandbox, code: string, signal?: AbortSignal): Promise<Record<string, number>> {
    const step = await sandbox.start(code, { signal });
    if (step.status !== "paused") throw new Error("it was to pause");
    return Object.fromEntries(step.calls.map(({ name, id }) => [name, id]));
  }

  test.each(["run", "start"] as const)("a signal that is aborted right after %s() ends it", async (method) => {
    const sandbox = await create({ functions: { f: () => 1 } });
    const controller = new AbortController();
    const ended = sandbox[method]("while True: pass", { signal: controller.signal });
    controller.abort();
    const step = await ended;
    expect("status" in step && step.status === "done" ? step.result : step).toMatchObject({
      ok: false,
      error: { kind: "cancelled" },
    });
    expect(await sandbox.eval("1")).toBe(1);
  });

  test("a signal that is aborted while a run is paused ends it when it is to go on", async () => {
    const sandbox = await create({ functions: { approve } });
    const controller = new AbortController();
    const ids = await started(sandbox, "approve(1)\nwhile True: pass", controller.signal);
    controller.abort();
    const step = await sandbox.resume(ids["approve"] ?? -1, { value: 1 });
    expect(step).toMatchObject({ status: "done", result: { ok: false, error: { kind: "cancelled" } } });
    expect(step).toMatchObject({
      result: { usage: { hostCalls: 1 }, calls: [{ name: "approve", outcome: "returned" }] },
    });
    expect(sandbox.state).toBe("idle");
    expect(await sandbox.eval("1")).toBe(1);
  });

  test("a listener that throws in a run that was resumed ends that run, and leaves nothing paused", async () => {
    const onStdout = (): void => {
      throw new Error("the listener's");
    };
    const sandbox = await create({ functions: { approve }, onStdout });
    const ids = await started(sandbox, "approve(1)\nprint('x')");
    await expect(sandbox.resume(ids["approve"] ?? -1, { value: 1 })).rejects.toThrow("the listener's");
    expect(sandbox.state).toBe("idle");
    expect(await sandbox.eval("1")).toBe(1);
  });

  test("an answer that cannot be sent leaves the run paused", async () => {
    const sandbox = await create({ functions: { approve } });
    const id = (await started(sandbox, "approve(1)"))["approve"] ?? -1;
    const refused: unknown[] = [
      { value: () => 1 },
      { value: "x".repeat(2 ** 21) },
      {
        get value(): never {
          throw new Error("a getter's");
        },
      },
      { value: 1, error: 1 },
      {},
      null,
    ];
    for (const outcome of refused) await expect(sandbox.resume(id, outcome as { value: null })).rejects.toThrow();
    await expect(sandbox.resume(String(id) as never, { value: 1 })).rejects.toThrow(MisuseError);
    expect(sandbox.state).toBe("paused");
    const outcomes = await Promise.allSettled([
      sandbox.resume(id, { value: 1 }),
      sandbox.resume(id, { value: 2 }),
      sandbox.run("3"),
    ]);
    expect(outcomes).toMatchObject([
      { status: "fulfilled", value: { status: "done", result: { value: 1 } } },
      { status: "rejected", reason: { code: "SANDBOX_NOT_PAUSED" } },
      { status: "fulfilled", value: { value: 3 } },
    ]);
  });

  test("an awaited call that was answered while the guest is blocked by another is in the snapshot", async () => {
    const options: SandboxOptions = { isolation, functions: { approve }, asyncFunctions: { ask: approve } };
    const sandbox = await create(options);
    const code =
      "import asyncio\nt = asyncio.create_task(ask(5))\nawait asyncio.sleep(0)\na = approve(1)\n[a, await t]";
    const ids = await started(sandbox, code);
    expect(await sandbox.resume(ids["ask"] ?? -1, { value: "asked" })).toMatchObject({ status: "paused" });
    const again = keep(await Sandbox.restore(await sandbox.snapshot(), options));
    const step = await again.resume(ids["approve"] ?? -1, { value: "approved" });
    expect(step).toMatchObject({ status: "done", result: { ok: true, value: ["approved", "asked"] } });
  });

  test("a call that was answered while the run was paused is in the snapshot", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const slow = (): Promise<unknown> => new Promise((resolve) => (answer = resolve));
    const options: SandboxOptions = { isolation, functions: { approve }, asyncFunctions: { slow } };
    const sandbox = await create(options);
    const code =
      "import asyncio\nt = asyncio.create_task(slow())\nawait asyncio.sleep(0)\na = approve(1)\n[a, await t]";
    const ids = await started(sandbox, code);
    await expect(sandbox.snapshot()).rejects.toMatchObject({ code: "CALLS_OPEN" });
    answer(7);
    await later(0);
    const again = keep(await Sandbox.restore(await sandbox.snapshot(), options));
    const step = await again.resume(ids["approve"] ?? -1, { value: 1 });
    expect(step).toMatchObject({ status: "done", result: { ok: true, value: [1, 7] } });
  });

  test("a result beyond hostCallBytes that came while the run was paused ends it after the snapshot too", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const slow = (): Promise<unknown> => new Promise((resolve) => (answer = resolve));
    const options: SandboxOptions = { isolation, functions: { approve }, asyncFunctions: { slow } };
    const sandbox = await create({ ...options, limits: { hostCallBytes: 10_000 } });
    const ids = await started(
      sandbox,
      "import asyncio\nt = asyncio.create_task(slow())\nawait asyncio.sleep(0)\napprove(1)\nawait t",
    );
    answer("x".repeat(20_000));
    await later(0);
    const again = keep(await Sandbox.restore(await sandbox.snapshot(), options));
    const step = await again.resume(ids["approve"] ?? -1, { value: 1 });
    expect(step).toMatchObject({ status: "done", result: { ok: false, error: { kind: "hostCalls" } } });
  });

  test("functions that a paused sandbox was restored with are there after it, whenever it was stored again", async () => {
    const sandbox = await create({ functions: { approve } });
    const ids = await started(sandbox, "approve(1)");
    const options: SandboxOptions = { isolation, functions: { approve, extra: () => 9 } };
    const second = keep(await Sandbox.restore(await sandbox.snapshot(), options));
    const third = keep(await Sandbox.restore(await second.snapshot(), options));
    await third.resume(ids["approve"] ?? -1, { value: 1 });
    expect(await third.eval("extra()")).toBe(9);
  });

  test.each(["reset", "close", "resume"] as const)("calls of a paused run are told when %s() ends it", async (how) => {
    let signal: AbortSignal | undefined;
    const slow = function (this: HostCallContext): Promise<never> {
      signal = this.signal;
      return forever();
    };
    const sandbox = await create({ functions: { approve }, asyncFunctions: { slow } });
    const code = "import asyncio\nt = asyncio.create_task(slow())\nawait asyncio.sleep(0)\napprove(1)\n1";
    const ids = await started(sandbox, code);
    expect(signal?.aborted).toBe(false);
    if (how === "resume") await sandbox.resume(ids["approve"] ?? -1, { value: 1 });
    else await sandbox[how]();
    expect(signal?.aborted).toBe(true);
  });

  test("a cancelled call that never ends keeps no run from pausing, and no snapshot from being made", async () => {
    const options: SandboxOptions = { isolation, asyncFunctions: { ask: approve, forever } };
    const sandbox = await create(options);
    const code =
      "import asyncio\ntry:\n  await asyncio.wait_for(forever(), 0.001)\nexcept asyncio.TimeoutError:\n  pass\nawait ask(5)";
    const ids = await started(sandbox, code);
    const again = keep(await Sandbox.restore(await sandbox.snapshot(), options));
    const step = await again.resume(ids["ask"] ?? -1, { value: 6 });
    expect(step).toMatchObject({ status: "done", result: { ok: true, value: 6 } });
  });

  test("nor virtual time from going by", async () => {
    const sandbox = await create({ clock: { start: new Date(0) }, asyncFunctions: { forever } });
    const code =
      "import asyncio\nt = asyncio.create_task(forever())\nawait asyncio.sleep(0)\nt.cancel()\nawait asyncio.sleep(60)\n1";
    expect(await sandbox.eval(code)).toBe(1);
  });

  test("a task of an earlier run gets no answer in a later one", async () => {
    const answers: ((value: unknown) => void)[] = [];
    const slow = (x: unknown): unknown => (x === "now" ? x : new Promise((resolve) => answers.push(resolve)));
    const sandbox = await create({ asyncFunctions: { slow } });
    await sandbox.run("import asyncio\nt = asyncio.create_task(slow('first'))\nawait asyncio.sleep(0)");
    for (const answer of answers) answer("late");
    expect(await sandbox.eval("await slow('now')")).toBe("now");
    const result = await sandbox.run("async def f(): return await t\nawait asyncio.gather(slow('now'), f())");
    expect(result).toMatchObject({ ok: false, error: { type: "CancelledError" } });
  });

  test("close() before a run has begun cancels it, and refuses all else by name", async () => {
    const uses = {
      run: (sandbox: Sandbox) => sandbox.run("1"),
      recorded: (sandbox: Sandbox) => sandbox.run("1", { record: true }),
      start: (sandbox: Sandbox) => sandbox.start("approve(1)"),
      snapshot: (sandbox: Sandbox) => sandbox.snapshot(),
      fork: async (sandbox: Sandbox) => keep(await sandbox.fork()),
      reset: (sandbox: Sandbox) => sandbox.reset(),
      call: (sandbox: Sandbox) => sandbox.call("f"),
    };
    for (const [name, use] of Object.entries(uses)) {
      for (const ticks of [0, 1, 2, 3, 5, 8]) {
        const sandbox = await create({ functions: { f: () => 1, approve } });
        const outcome = use(sandbox).then(
          (value) => value,
          (error: unknown) => error,
        );
        for (let tick = 0; tick < ticks; tick++) await undefined;
        const queued = use(sandbox).then(
          () => "done",
          (error: { code: string }) => error.code,
        );
        await sandbox.close();
        const ended = await outcome;
        const place = `${name} after ${ticks} ticks`;
        const closed = { code: name === "call" ? "RUN_FAILED" : "SANDBOX_CLOSED" };
        if (ended instanceof Error) expect(ended, place).toMatchObject(closed);
        else if (isFailure(ended)) expect(ended.error.kind, place).toBe("cancelled");
        expect(["done", "SANDBOX_CLOSED", "SANDBOX_PAUSED", "RUN_FAILED"], place).toContain(await queued);
        expect(sandbox.state).toBe("closed");
      }
    }
  });

  test("close() cancels a run that awaits a call, and one that waits for a function", async () => {
    for (const code of ["await forever()", "wait()", "import asyncio\nasyncio.run(forever())", "await asleep(9)"]) {
      const sandbox = await create({
        functions: { wait: async () => forever() },
        asyncFunctions: { forever, ask: approve },
      });
      await sandbox.run("from asyncio import sleep as asleep");
      const ended = sandbox.run(code, { record: true });
      await later(5);
      await sandbox.close();
      const result = await ended;
      expect(result, code).toMatchObject({ ok: false, error: { kind: "cancelled" } });
      expect(result.journal, code).toBeUndefined();
    }
  });

  test("a call that was begun before a pause can be cancelled after it", async () => {
    const sandbox = await create({ asyncFunctions: { ask: approve, more: approve } });
    const ids = await started(
      sandbox,
      "import asyncio\nt = asyncio.create_task(more())\nx = await ask()\nt.cancel()\ntry:\n  await t\n" +
        "except asyncio.CancelledError:\n  x += 1\nx",
    );
    const step = await sandbox.resume(ids["ask"] ?? -1, { value: 1 });
    expect(step).toMatchObject({ status: "done", result: { ok: true, value: 2 } });
    expect(sandbox.state).toBe("idle");
  });

  test("a paused run goes on within the limits that it was restored with", async () => {
    const options: SandboxOptions = { isolation, functions: { approve } };
    const sandbox = await create(options);
    const ids = await started(sandbox, "approve(1)\nwhile True: pass");
    const bytes = await sandbox.snapshot();
    const again = keep(await Sandbox.restore(bytes, { ...options, limits: { fuel: 10_000 } }));
    const step = await again.resume(ids["approve"] ?? -1, { value: 1 });
    expect(step).toMatchObject({ status: "done", result: { ok: false, error: { kind: "fuel" } } });
  });

  test("a stream says what is wrong with its options as a run does", async () => {
    const sandbox = await create();
    for (const options of [null, 1, { signal: 5 }, { unknown: 1 }]) {
      await expect(sandbox.stream("1", options as never).next()).rejects.toThrow(MisuseError);
    }
  });

  test("a key that is none is refused before the run, not after it", async () => {
    let calls = 0;
    const sandbox = await create({ functions: { f: () => ++calls } });
    await expect(sandbox.run("f()", { record: { key: "short" } })).rejects.toThrow(MisuseError);
    expect(calls).toBe(0);
  });

  test("runs replay however they ended", async () => {
    const options: SandboxOptions = {
      functions: { approve, f: () => 1, broken: () => "x".repeat(2 ** 21) },
      asyncFunctions: { slow: () => later(1).then(() => 2), forever, ask: approve },
      limits: { timeoutMs: 200, hostCalls: 20 },
    };
    const sandbox = await create(options);
    const programs = [
      "f()",
      "1 / 0",
      "while True: f()",
      "broken()",
      "while True: pass",
      "await forever()",
      "import asyncio\nawait asyncio.wait_for(forever(), 0.001)",
      "import asyncio\nawait asyncio.gather(slow(), slow(), asyncio.sleep(0.001), f(), return_exceptions=True)",
      "import asyncio\nt = asyncio.create_task(forever())\nawait asyncio.sleep(0)\nt.cancel()\nawait slow()",
      "approve(1)",
      "print('x' * 100)\nraise SystemExit(3)",
    ];
    for (const code of programs) {
      const { journal, ...result } = await sandbox.run(code, { record: true });
      if (!journal) throw new Error("it was to be recorded");
      const { journal: _, ...again } = await replay(journal, { isolation });
      expect(again.ok, code).toBe(result.ok);
      expect([again.stdout, again.usage.fuel], code).toEqual([result.stdout, result.usage.fuel]);
      if (!again.ok && !result.ok) expect(again.error.kind, code).toBe(result.error.kind);
    }
  });
});

test("a pool keeps no machine of a sandbox that was closed while it paused", async () => {
  const pool = keep(new Pool({ size: 1 }));
  for (let ms = 0; ms < 10; ms++) {
    const sandbox = keep(await Sandbox.create({ pool, asyncFunctions: { ask: approve } }));
    const ended = sandbox.start("await ask(1)");
    await later(ms / 2);
    await sandbox.close();
    await ended;
    expect(pool.awake).toBe(0);
  }
});

test("a run that pauses while its pool is closed is lost", async () => {
  for (let ticks = 0; ticks < 8; ticks++) {
    const pool = keep(new Pool({ size: 1 }));
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const sandbox = keep(
      await Sandbox.create({ pool, functions: { tell: () => begun() }, asyncFunctions: { ask: approve } }),
    );
    const ended = sandbox.start("tell()\nawait ask(1)");
    await hasBegun;
    for (let tick = 0; tick < ticks; tick++) await later(0);
    await pool.close();
    const step = await ended;
    if (step.status === "done") expect(step.result).toMatchObject({ ok: false, error: { kind: "lost" } });
    else {
      const resumed = await sandbox.resume(step.calls[0]?.id ?? -1, { value: 1 });
      expect(resumed).toMatchObject({ status: "done", result: { ok: false, error: { kind: "lost" } } });
    }
  }
});
