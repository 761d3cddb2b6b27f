// Measures calls from the guest to the host: node calls.js CALLER. Prints {gross, empty, awaited}: µs per call, a list each.
import type { Caller } from "./caller.ts";

const LOAD: Readonly<Record<string, () => Promise<Caller>>> = {
  "ours-inline": async () => (await import("./calls-ours.ts")).load("inline"),
  "ours-worker": async () => (await import("./calls-ours.ts")).load("worker"),
  official: async () => (await import("./calls-official.ts")).load(),
  quickjs: async () => (await import("./calls-quickjs.ts")).load(),
};

const SAMPLES = 30;
const WARMUPS = 10;
/** As many calls per sample as take a few ms, or some tens through a worker. */
const CALLS = 1_000;
/** The number of calls that one `gather` waits for, and how many of those make a sample. */
const SIDE_BY_SIDE = 100;
const GATHERS = 5;

const load = LOAD[process.argv[2] ?? ""];
if (load === undefined) throw new Error(`no caller is called ${process.argv[2]}`);
const caller = await load();

async function sample(calls: number, expected: number, once: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let index = -WARMUPS; index < SAMPLES; index++) {
    const begin = performance.now();
    const value = await once();
    const time = performance.now() - begin;
    if (value !== expected) throw new Error(`${calls} calls came to ${String(value)} instead of ${expected}`);
    if (index >= 0) times.push((time * 1000) / calls);
  }
  return times;
}

const gross: number[] = [];
const empty: number[] = [];
// In turns, since their difference is what counts.
for (let round = 0; round < 3; round++) {
  gross.push(...(await sample(CALLS, 3 * CALLS, () => caller.loop(CALLS))));
  empty.push(...(await sample(CALLS, 3 * CALLS, () => caller.empty(CALLS))));
}
const { gather } = caller;
const awaitedCalls = SIDE_BY_SIDE * GATHERS;
const awaited = gather && (await sample(awaitedCalls, 3 * awaitedCalls, () => gather(SIDE_BY_SIDE, GATHERS)));
await caller.close();
process.stdout.write(JSON.stringify({ gross, empty, awaited }));
