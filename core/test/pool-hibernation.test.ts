import { afterEach, expect, test } from "vitest";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { Pool } from "../src/core/pool/pool.ts";
import { readEngine } from "../src/node/engine-file.ts";
import { startThread } from "../src/node/thread.ts";
import { attendant, MACHINE, python, replyOf, task } from "./support/pooled.ts";
import { scriptedEngine } from "./support/scripted-engine.ts";

const engine = recogniseEngine(await readEngine());
const pools: Pool[] = [];

function newPool(hibernateAfterMs: number): Pool {
  const pool = new Pool(startThread, { size: 2, hibernateAfterMs });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

async function untilAsleep(pool: Pool): Promise<void> {
  await expect.poll(() => pool.awake, { interval: 5, timeout: 10_000 }).toBe(0);
}

test("machines that nobody uses leave their worker, and are as they were when they are used again", async () => {
  const pool = newPool(20);
  const machines = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const machine = await pool.machine(engine, MACHINE);
      await machine.perform(python(`kept = [${index}]\ndef more(): kept[0] += 100; return kept[0]`), attendant());
      return machine;
    }),
  );
  await untilAsleep(pool);
  const replies = await Promise.all(machines.map((each) => each.perform(python("more() % 100 + 1"), attendant())));
  // Small numbers are their own CBOR up to 23, and have one byte more up to 255.
  expect(replies.map((report) => replyOf(report).at(-1))).toEqual(machines.map((_, index) => index + 1));
});

test("a machine that hibernates can be captured, copied, reset and closed", async () => {
  const pool = newPool(10);
  const machine = await pool.machine(engine, MACHINE);
  await machine.perform(python("x = 1"), attendant());
  await untilAsleep(pool);
  const [state, twin] = [await machine.capture(), await machine.fork()];
  state.fill(0);
  await machine.perform(python("x = 2"), attendant());
  expect(replyOf(await twin.perform(python("x"), attendant()))).toEqual([1]);
  expect(replyOf(await machine.perform(python("x"), attendant()))).toEqual([2]);
  await untilAsleep(pool);
  await machine.reset();
  expect(replyOf(await machine.perform(python("'x' in globals()"), attendant()))).toEqual([0xf4]);
  await untilAsleep(pool);
  await machine.close();
  await expect(machine.capture()).rejects.toMatchObject({ code: "SANDBOX_CLOSED" });
});

test("a machine in the middle of a task stays where it is", async () => {
  const pool = newPool(5);
  const scripted = scriptedEngine();
  const [waiting] = [await pool.machine(scripted, MACHINE), await pool.machine(scripted, MACHINE)];
  expect(await waiting.perform(task("w"), attendant())).toMatchObject({ kind: "waiting" });
  await expect.poll(() => pool.awake, { interval: 5 }).toBe(1);
  expect(await waiting.abandon("cancelled")).toMatchObject({ kind: "stopped", reason: "cancelled" });
  await untilAsleep(pool);
  expect(replyOf(await waiting.perform(task("n"), attendant()))).toEqual([2]);
});

test("what hibernates outlives the workers", async () => {
  const pool = newPool(10);
  const machine = await pool.machine(engine, MACHINE);
  await machine.perform(python("x = 7"), attendant());
  await untilAsleep(pool);
  const [spinning, other] = [await pool.machine(engine, MACHINE), await pool.machine(engine, MACHINE)];
  const reports = [spinning, other].map((each) => each.perform(python("while True: pass"), attendant()));
  for (const each of [spinning, other]) each.cancel();
  await Promise.all(reports);
  expect(replyOf(await machine.perform(python("x"), attendant()))).toEqual([7]);
});
