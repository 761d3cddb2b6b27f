import { execFile } from "node:child_process";
import { setImmediate as turn } from "node:timers/promises";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { Pool, type PoolOptions } from "../src/core/pool/pool.ts";
import { Sandbox } from "../src/node/index.ts";
import { startThread } from "../src/node/thread.ts";
import { attendant, MACHINE, open, reply, replyOf, task } from "./support/pooled.ts";
import { scriptedEngine } from "./support/scripted-engine.ts";

const engine = scriptedEngine();
const pools: Pool[] = [];

function newPool(options: PoolOptions = {}): Pool {
  const pool = new Pool(startThread, { size: 1, ...options });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe("a machine in a worker", () => {
  test("performs one task after the other, keeps its state, and goes back to its beginning", async () => {
    const machine = await newPool().machine(engine, MACHINE);
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([1]);
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([2]);
    await machine.reset();
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([1]);
  });

  test("is copied by a fork, and by a state that another machine begins with", async () => {
    const pool = newPool();
    const machine = await pool.machine(engine, MACHINE);
    await machine.perform(task("n"), attendant());
    const [twin, state] = [await machine.fork(), await machine.capture()];
    expect(replyOf(await twin.perform(task("n"), attendant()))).toEqual([2]);
    expect(replyOf(await twin.perform(task("n"), attendant()))).toEqual([3]);
    const restored = await pool.machine(engine, { ...MACHINE, state });
    expect(replyOf(await restored.perform(task("n"), attendant()))).toEqual([2]);
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([2]);
  });

  test("refuses a state that is none with the error that it has on this thread", async () => {
    const state = new Uint8Array(100);
    const refused = newPool().machine(engine, { ...MACHINE, state });
    await expect(refused).rejects.toMatchObject({ name: "SnapshotError", code: expect.stringMatching(/^SNAPSHOT_/) });
  });

  test("waits between its steps without holding the worker", async () => {
    const pool = newPool();
    const [waiting, other] = [await pool.machine(engine, MACHINE), await pool.machine(engine, MACHINE)];
    expect(await waiting.perform(task("w"), attendant())).toMatchObject({ kind: "waiting", ms: undefined });
    expect(replyOf(await other.perform(task("n"), attendant()))).toEqual([1]);
    expect(replyOf(await waiting.resume(new Uint8Array([0x80])))).toEqual([2]);
    expect(await waiting.perform(task("w"), attendant())).toMatchObject({ kind: "waiting" });
    expect(await waiting.abandon("timeout")).toMatchObject({ kind: "stopped", reason: "timeout" });
  });

  test("leaves the event loop free while it works", async () => {
    const machine = await newPool().machine(engine, MACHINE);
    let ended = false;
    const running = Promise.resolve(machine.perform(task("f"), attendant())).finally(() => {
      ended = true;
    });
    for (let turns = 0; turns < 100; turns++) await turn();
    expect(ended).toBe(false);
    machine.cancel();
    expect(await running).toMatchObject({ kind: "stopped", reason: "cancelled" });
  });

  test("ends by itself at its deadline, and is as usable as before", async () => {
    const machine = await newPool().machine(engine, MACHINE);
    const late = await machine.perform(task("f", { timeoutMs: 20 }), attendant());
    expect(late).toMatchObject({ kind: "stopped", reason: "timeout" });
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([2]);
  });

  test("serves 64 at once", async () => {
    const pool = newPool({ size: 2 });
    const machines = await Promise.all(Array.from({ length: 64 }, () => pool.machine(engine, MACHINE)));
    const replies = await Promise.all(
      machines.map(async (machine, index) => {
        const invoke = (): ReturnType<typeof reply> => reply(index);
        return replyOf(await machine.perform(task("i"), attendant({ invoke })));
      }),
    );
    expect(replies).toEqual(machines.map((_, index) => [index]));
    expect(pool.workers).toBe(2);
  });
});

describe("output", () => {
  test.each([true, false])("comes in order and whole, live: %s", async (live) => {
    const machine = await newPool().machine(engine, MACHINE);
    const heard: [number, string][] = [];
    const output = (stream: number, bytes: Uint8Array): boolean => {
      heard.push([stream, new TextDecoder().decode(bytes)]);
      return true;
    };
    await machine.perform(task("one", {}, { live }), attendant({ output }));
    expect(heard).toEqual([[1, "one"]]);
  });

  test("that nobody wants ends the run", async () => {
    const machine = await newPool().machine(engine, MACHINE);
    const report = await machine.perform(task("o"), attendant({ output: () => false }));
    expect(report).toMatchObject({ kind: "stopped", reason: "callback" });
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([2]);
  });
});

describe("a call that blocks", () => {
  test.each([
    ["at once", (bytes: Uint8Array) => bytes],
    ["later", (bytes: Uint8Array) => turn(bytes)],
  ])("is answered %s, in one piece or in many", async (_, answer) => {
    const machine = await newPool().machine(engine, MACHINE);
    for (const length of [0, 1, 32_767, 32_768, 32_769, 100_000]) {
      const bytes = new Uint8Array(length).map((_, index) => index);
      const report = await machine.perform(task("i"), attendant({ invoke: () => answer(bytes) }));
      expect(Buffer.from(replyOf(report)).equals(bytes)).toBe(true);
    }
  });

  test("ends when the task is cancelled, however long its function takes", async () => {
    const machine = await newPool().machine(engine, MACHINE);
    const asked = open();
    const never = open<Uint8Array>();
    const invoke = (): Promise<Uint8Array> => {
      asked.resolve();
      return never.promise;
    };
    const running = machine.perform(task("i"), attendant({ invoke }));
    await asked.promise;
    machine.cancel();
    expect(await running).toMatchObject({ kind: "stopped", reason: "cancelled" });
    // An answer that comes after its task belongs to no other.
    never.resolve(new Uint8Array([9]));
    expect(replyOf(await machine.perform(task("i"), attendant({ invoke: () => reply(7) })))).toEqual([7]);
  });

  test("stops the run for the reason that it is answered with", async () => {
    const machine = await newPool().machine(engine, MACHINE);
    for (const reason of ["timeout", "hostCalls", "callback"] as const) {
      const report = await machine.perform(task("i"), attendant({ invoke: () => Promise.resolve(reason) }));
      expect(report).toMatchObject({ kind: "stopped", reason });
    }
  });

  test("may need another sandbox of the same worker, eight deep", async () => {
    const pool = newPool();
    const machines = await Promise.all(Array.from({ length: 8 }, () => pool.machine(engine, MACHINE)));
    const ask = async (depth: number): Promise<Uint8Array> => {
      const machine = machines[depth];
      if (!machine) return new Uint8Array([42]);
      const report = await machine.perform(task("i"), attendant({ invoke: () => ask(depth + 1) }));
      return new Uint8Array(replyOf(report));
    };
    expect([...(await ask(0))]).toEqual([42]);
    expect(pool.workers).toBe(1);
  });

  test("is not held back by what others of the worker wait for, once these are done", async () => {
    const pool = newPool();
    const [first, second] = [await pool.machine(engine, MACHINE), await pool.machine(engine, MACHINE)];
    const [asked, answer] = [open(), open<Uint8Array>()];
    const invoke = (): Promise<Uint8Array> => {
      asked.resolve();
      return answer.promise;
    };
    const blocked = first.perform(task("i"), attendant({ invoke }));
    await asked.promise;
    const nested = second.perform(task("f", { timeoutMs: 100 }), attendant());
    answer.resolve(new Uint8Array([1]));
    expect(await nested).toMatchObject({ kind: "stopped", reason: "timeout" });
    expect(replyOf(await blocked)).toEqual([1]);
  });

  test("whose function breaks the rules loses its sandbox and no other", async () => {
    const pool = newPool();
    const [machine, other] = [await pool.machine(engine, MACHINE), await pool.machine(engine, MACHINE)];
    const invoke = (): never => {
      throw new RangeError("broken");
    };
    const report = await machine.perform(task("i"), attendant({ invoke }));
    expect(report).toMatchObject({ kind: "lost", cause: { message: "broken" }, recovered: false });
    expect(await machine.perform(task("n"), attendant())).toMatchObject({ kind: "lost" });
    expect(replyOf(await other.perform(task("n"), attendant()))).toEqual([1]);
  });
});

describe("the end", () => {
  test("of a machine may come at every stage", async () => {
    const pool = newPool();
    const idle = await pool.machine(engine, MACHINE);
    await idle.close();
    await idle.close();
    const running = await pool.machine(engine, MACHINE);
    const report = running.perform(task("f"), attendant());
    await running.close();
    expect(await report).toMatchObject({ kind: "stopped", reason: "cancelled" });
    const [busy, queued] = [await pool.machine(engine, MACHINE), await pool.machine(engine, MACHINE)];
    const before = busy.perform(task("f"), attendant());
    const behind = queued.perform(task("f"), attendant());
    await queued.close();
    expect(await behind).toMatchObject({ kind: "stopped", reason: "cancelled" });
    await busy.close();
    expect(await before).toMatchObject({ kind: "stopped", reason: "cancelled" });
    const waiting = await pool.machine(engine, MACHINE);
    await waiting.perform(task("w"), attendant());
    await waiting.close();
    await expect(waiting.capture()).rejects.toMatchObject({ code: "SANDBOX_CLOSED" });
  });

  test("of a pool that is prepared starts nothing twice, and nothing after", async () => {
    const pool = newPool({ size: 2 });
    pool.prepare({});
    pool.prepare({});
    expect(pool.workers).toBe(1);
    const machine = await pool.machine(engine, MACHINE);
    expect(pool.workers).toBe(1);
    expect(replyOf(await machine.perform(task("n"), attendant()))).toEqual([1]);
    await pool.close();
    pool.prepare({});
    expect(pool.workers).toBe(0);
  });

  test("of a pool is not prepared for those that get one of their own, and a refusal is told later", async () => {
    const start = () => {
      throw new Error("refused");
    };
    const refusing = new Pool({ start, nests: false });
    refusing.prepare({});
    expect(refusing.workers).toBe(0);
    await expect(refusing.machine(engine, MACHINE)).rejects.toMatchObject({ code: "WORKER_FAILED" });
    const browser = new Pool({ ...startThread, nests: false });
    pools.push(browser);
    browser.prepare({ blocking: true });
    expect(browser.workers).toBe(0);
  });

  test("of a sandbox begins while its engine is on its way", async () => {
    const pool = newPool();
    const making = Sandbox.create({ pool });
    expect(pool.workers).toBe(1);
    await (await making).close();
  });

  test("of a pool loses what lives there, and it takes nobody in any more", async () => {
    const pool = newPool({ size: 2 });
    const [running, idle] = [await pool.machine(engine, MACHINE), await pool.machine(engine, MACHINE)];
    const report = running.perform(task("f"), attendant());
    const early = pool.machine(engine, MACHINE);
    early.catch(() => undefined);
    await pool.close();
    expect(await report).toMatchObject({ kind: "lost", cause: { code: "POOL_CLOSED" } });
    expect(await idle.perform(task("n"), attendant())).toMatchObject({ kind: "lost", cause: { code: "POOL_CLOSED" } });
    await expect(early).rejects.toMatchObject({ name: "SandboxError" });
    await expect(pool.machine(engine, MACHINE)).rejects.toMatchObject({ code: "POOL_CLOSED" });
    expect(pool.workers).toBe(0);
    await pool.close();
  });

  test("of the process does not wait for a pool", async () => {
    const program = new URL("support/pool-process.mts", import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program], { timeout: 30_000 });
    expect(stdout).toBe("done done\n");
  });
});

test.each<[object, string]>([
  [{ size: 0 }, "INVALID_OPTION"],
  [{ size: 1.5 }, "INVALID_OPTION"],
  [{ hibernateAfterMs: -1 }, "INVALID_OPTION"],
  [{ graceMs: Number.NaN }, "INVALID_OPTION"],
  [{ sizes: 1 }, "UNKNOWN_OPTION"],
])("a pool refuses %j", (options, code) => {
  expect(() => new Pool(startThread, options)).toThrow(expect.objectContaining({ name: "MisuseError", code }));
});
