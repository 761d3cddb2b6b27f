// Measures one engine's start in this fresh process: node start.js ENGINE COUNT. Prints the figures in milliseconds.
import { engineNamed, type Live } from "./engine.ts";

const load = engineNamed(process.argv[2]);
const count = Number(process.argv[3]);
const warmups = Math.ceil(count / 4);

function expectTwo(value: unknown): void {
  if (Number(value) !== 2) throw new Error(`1+1 is ${String(value)} here`);
}

/** Takes `count` samples after the warm-up; what `after` does is not part of a sample. */
async function sample(once: () => Promise<unknown>, after: () => unknown = () => {}): Promise<number[]> {
  const times: number[] = [];
  for (let index = -warmups; index < count; index++) {
    const begin = performance.now();
    const value = await once();
    const time = performance.now() - begin;
    expectTwo(value);
    await after();
    if (index >= 0) times.push(time);
  }
  return times;
}

const begin = performance.now();
const engine = await load();
const loaded = performance.now();
const first = await engine.create();
expectTwo(await first.onePlusOne());
const cold = performance.now();

const again = await sample(async () => first.onePlusOne());
const reset =
  first.reset === undefined
    ? undefined
    : await sample(async () => {
        await first.reset?.();
        return first.onePlusOne();
      });
await first.close();

let live: Live | undefined;
const createOne = async (): Promise<unknown> => {
  live = await engine.create();
  return live.onePlusOne();
};
const open: (Live | undefined)[] = [];
const fresh = await sample(createOne, () => (engine.recycles ? open.push(live) : live?.close()));
for (const each of open) await each?.close();
const cycleBegin = performance.now();
const recycled = await sample(createOne, () => live?.close());
const cycleMs = (performance.now() - cycleBegin) / (count + warmups);

const figures = { loadMs: loaded - begin, coldMs: cold - loaded, again, reset, fresh, recycled, cycleMs };
// An engine with threads of its own must not keep this process alive; a pipe must have taken everything before.
process.stdout.write(JSON.stringify(figures), () => process.exit(0));
