import { afterEach, describe, expect, test, vi } from "vitest";
import { recogniseEngine } from "../src/boundary/engine.ts";
import type { Machine } from "../src/core/machine/machine.ts";
import { Pool, type PoolOptions } from "../src/core/pool/pool.ts";
import { readEngine } from "../src/node/engine-file.ts";
import { startThread } from "../src/node/thread.ts";
import { attendant, MACHINE, open, python, reply, replyOf, task } from "./support/pooled.ts";
import { scriptedEngine } from "./support/scripted-engine.ts";

const engine = scriptedEngine();
const pools: Pool[] = [];

function newPool(options: PoolOptions = {}): Pool {
  const pool = new Pool(startThread, { size: 1, graceMs: 50, ...options });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

/** A machine that has counted to 1. */
async function used(pool: Pool, recover: boolean): Promise<Machine> {
  const machine = await pool.machine(engine, MACHINE, { recover });
  await machine.perform(task("n"), attendant());
  return machine;
}

/** Ends the pool's worker through a guest of its own. */
async function killWorker(pool: Pool): Promise<void> {
  const culprit = await pool.machine(engine, MACHINE);
  const report = await culprit.perform(task("s", { timeoutMs: 1 }), attendant());
  expect(report).toMatchObject({ kind: "lost", reason: "timeout", recovered: false });
}

describe("a guest that does not end by itself", () => {
  test("ends with its worker, which is replaced", async () => {
    const pool = newPool();
    await killWorker(pool);
    expect(pool.workers).toBe(0);
    const next = await pool.machine(engine, MACHINE);
    expect(replyOf(await next.perform(task("n"), attendant()))).toEqual([1]);
    expect(pool.workers).toBe(1);
  });

  test("ends with its worker when it is cancelled", async () => {
    const pool = newPool();
    const machine = await pool.machine(engine, MACHINE);
    const spins = open();
    const output = (): boolean => {
      spins.resolve();
      return true;
    };
    const report = machine.perform(task("s", {}, { live: true }), attendant({ output }));
    await spins.promise;
    machine.cancel();
    machine.cancel();
    expect(await report).toMatchObject({ kind: "lost", reason: "cancelled" });
  });

  test("ends after its deadline whatever the program in it is", async () => {
    const real = recogniseEngine(await readEngine());
    const machine = await newPool().machine(real, MACHINE);
    const source = "import re\nre.match('(a|aa)+$', 'a' * 60 + 'b')";
    const report = await machine.perform(python(source, { timeoutMs: 50 }), attendant());
    // Stopped when the fuel of the engine covers it, otherwise lost.
    expect(report).toMatchObject({ kind: expect.stringMatching(/^(stopped|lost)$/), reason: "timeout" });
  });

  test("takes the others of its worker along, but for those that had nothing to lose", async () => {
    const pool = newPool();
    const [bystander, fresh] = [await used(pool, false), await pool.machine(engine, MACHINE)];
    await killWorker(pool);
    const report = await bystander.perform(task("n"), attendant());
    expect(report).toMatchObject({ kind: "lost", recovered: false, cause: { code: "WORKER_TERMINATED" } });
    expect(replyOf(await fresh.perform(task("n"), attendant()))).toEqual([1]);
    await bystander.close();
  });

  test("loses what waits for completions, too", async () => {
    const pool = newPool();
    const [plain, recovered] = [await used(pool, false), await used(pool, true)];
    for (const machine of [plain, recovered]) await machine.perform(task("w"), attendant());
    await killWorker(pool);
    expect(await plain.resume(new Uint8Array([0x80]))).toMatchObject({ kind: "lost", recovered: false });
    expect(await recovered.resume(new Uint8Array([0x80]))).toMatchObject({ kind: "lost", recovered: true });
    expect(replyOf(await recovered.perform(task("n"), attendant()))).toEqual([2]);
  });
});

describe("a machine that recovers", () => {
  test("is put back to where it was when another one ends its worker, and need not know", async () => {
    const pool = newPool();
    const machine = await used(pool, true);
    await killWorker(pool);
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([2]);
    const twin = await machine.fork();
    await killWorker(pool);
    expect(replyOf(await twin.perform(task("n"), attendant()))).toEqual([3]);
  });

  test.each([
    ["s", "timeout"],
    ["t", undefined],
  ])("is put back to before its own task %s that lost it", async (program, reason) => {
    const machine = await used(newPool(), true);
    const report = await machine.perform(task(program, { timeoutMs: 20 }), attendant());
    expect(report).toMatchObject({ kind: "lost", recovered: true, ...(reason && { reason }) });
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([2]);
  });
});

describe("a task that waits for its turn", () => {
  test("runs elsewhere when the worker ends before", async () => {
    const pool = newPool();
    const [machine, fresh] = [await used(pool, true), await pool.machine(engine, MACHINE)];
    const killing = killWorker(pool);
    const reports = [machine, fresh].map((each) => each.perform(task("n"), attendant()));
    await killing;
    expect((await Promise.all(reports)).map(replyOf)).toEqual([[2], [1]]);
  });

  test("has all of its time from when it begins", async () => {
    // Nothing here has to be terminated, however slow the machine is.
    const pool = newPool({ graceMs: 10_000 });
    const [first, second] = [await used(pool, false), await used(pool, false)];
    const long = first.perform(task("f", { timeoutMs: 300 }), attendant());
    const short = second.perform(task("n", { timeoutMs: 100 }), attendant());
    expect(await long).toMatchObject({ kind: "stopped", reason: "timeout" });
    expect(replyOf(await short)).toEqual([2]);
  });

  test("is not blamed for what another one does on top of it", async () => {
    const pool = newPool({ graceMs: 500 });
    const [below, above] = [await used(pool, false), await used(pool, false)];
    const [asked, answer] = [open(), open<"timeout">()];
    const invoke = (): Promise<"timeout"> => {
      asked.resolve();
      return answer.promise;
    };
    const first = below.perform(task("i", { timeoutMs: 10 }), attendant({ invoke }));
    await asked.promise;
    const second = above.perform(task("f", { timeoutMs: 1_500 }), attendant());
    answer.resolve("timeout");
    expect(await second).toMatchObject({ kind: "stopped", reason: "timeout" });
    expect(await first).toMatchObject({ kind: "stopped", reason: "timeout" });
    expect(pool.workers).toBe(1);
  });
});

describe("a trap", () => {
  test("loses its machine, and nothing else of the worker", async () => {
    const pool = newPool();
    const [machine, other] = [await used(pool, false), await used(pool, false)];
    const report = await machine.perform(task("t"), attendant());
    expect(report).toMatchObject({ kind: "lost", recovered: false, cause: { name: "RuntimeError" } });
    expect(replyOf(await other.perform(task("n"), attendant()))).toEqual([2]);
  });
});

describe("a thread that cannot be started", () => {
  test.each([
    [
      "at once",
      () => {
        throw new Error("no threads here");
      },
    ],
    [
      "after a while",
      (events: Parameters<typeof startThread.start>[0]) => {
        setImmediate(() => events.failed(new Error("no threads here")));
        return { post: () => undefined, hold: () => undefined, terminate: () => Promise.resolve() };
      },
    ],
  ])("is an error of ours, %s", async (_, start) => {
    const pool = new Pool({ start, nests: true });
    const refused = pool.machine(engine, MACHINE);
    await expect(refused).rejects.toMatchObject({ name: "SandboxError", code: "WORKER_FAILED" });
    await expect(refused).rejects.toThrow(/no threads here/);
    await pool.close();
  });
});

test("a worker of one machine's own ends with it, where threads receive nothing while they are blocked", async () => {
  const pool = new Pool({ ...startThread, nests: false }, { size: 1 });
  pools.push(pool);
  const blocking = { blocking: true };
  const [first, second] = [
    await pool.machine(engine, MACHINE, blocking),
    await pool.machine(engine, MACHINE, blocking),
  ];
  expect(pool.workers).toBe(2);
  const inner = async (): Promise<Uint8Array> =>
    new Uint8Array(replyOf(await second.perform(task("i"), attendant({ invoke: () => reply(3) }))));
  expect(replyOf(await first.perform(task("i"), attendant({ invoke: inner })))).toEqual([3]);
  const twin = await first.fork();
  expect(replyOf(await twin.perform(task("n"), attendant()))).toEqual([2]);
  expect(pool.workers).toBe(3);
  await Promise.all([first.close(), second.close(), twin.close()]);
  expect(pool.workers).toBe(0);
});

test("threads that share no memory do all that needs no waiting, and are cancelled with their worker", async () => {
  vi.stubGlobal("SharedArrayBuffer", undefined);
  const pool = newPool();
  expect(pool.blocking).toBe(false);
  const machine = await used(pool, true);
  const called = await machine.perform(task("i"), attendant({ invoke: () => reply(1) }));
  expect(called).toMatchObject({ kind: "stopped", reason: "asynchronous" });
  const begun: Uint8Array[] = [];
  const begin = (request: Uint8Array): boolean => begun.push(request) > 0;
  const call = new Uint8Array([0x81, 0x00]);
  const begins = task("b", {}, { request: new Uint8Array(["b".charCodeAt(0), ...call]) });
  expect(replyOf(await machine.perform(begins, attendant({ begin })))).toEqual([3]);
  expect(begun).toEqual([call]);
  const spins = open();
  const output = (): boolean => {
    spins.resolve();
    return true;
  };
  const running = machine.perform(task("s", {}, { live: true }), attendant({ output }));
  await spins.promise;
  machine.cancel();
  expect(await running).toMatchObject({ reason: "cancelled" });
  expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([4]);
});
