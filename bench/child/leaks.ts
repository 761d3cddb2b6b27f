// Repeats one cycle and watches what remains: node --expose-gc leaks.js CYCLE inline|worker COUNT.
// Prints {cycles, residentBytes, resources, rejections, warnings}: one sample of memory per so many cycles.
// Nothing ends this process but that nothing is left to do.
import { Pool, Sandbox } from "micropython-wasm";

const [name = "", isolationName, countText] = process.argv.slice(2);
const isolation = isolationName === "worker" ? "worker" : "inline";
const count = Number(countText);
/** Workers have heaps of their own, which grow to the size that they need in the first 1,500 cycles or so. */
const WARMUPS = isolation === "worker" ? 1_500 : 50;
const SAMPLES = 50;

let rejections = 0;
const warnings: string[] = [];
process.on("unhandledRejection", () => rejections++);
process.on("warning", (warning) => warnings.push(String(warning)));

const pool = isolation === "worker" ? new Pool() : undefined;
const place = { isolation, pool } as const;

async function expectEval(sandbox: Sandbox, code: string, expected: unknown): Promise<void> {
  const value = await sandbox.eval(code);
  if (value !== expected) throw new Error(`${code} is ${String(value)} instead of ${String(expected)}`);
}

async function resettable(): Promise<(index: number) => Promise<void>> {
  const sandbox = await Sandbox.create(place);
  return async (index) => {
    await expectEval(sandbox, `x = [${index}] * 1000\nx[-1]`, index);
    await sandbox.reset();
    await expectEval(sandbox, "'x' in globals()", false);
  };
}

/** Each gives what is done per cycle; `index` is the number of the cycle. */
const CYCLES: Readonly<Record<string, () => Promise<(index: number) => Promise<void>>>> = {
  create: async () => async (index) => {
    const sandbox = await Sandbox.create({
      ...place,
      functions: { add: (a: number, b: number) => a + b },
      asyncFunctions: { later: async (value: number) => value },
    });
    await expectEval(sandbox, `x = [0] * 1000\nadd(${index}, await later(1))`, index + 1);
    await sandbox.close();
  },
  reset: resettable,
  fork: async () => {
    const sandbox = await Sandbox.create(place);
    await sandbox.run("x = list(range(1000))");
    return async (index) => {
      const twin = await sandbox.fork();
      await expectEval(twin, `x.append(${index})\nx[-1] + len(x)`, index + 1001);
      await twin.close();
    };
  },
  snapshot: async () => {
    const sandbox = await Sandbox.create(place);
    await sandbox.run("x = list(range(1000))");
    return async (index) => {
      const again = await Sandbox.restore(await sandbox.snapshot(), place);
      await expectEval(again, `x.append(${index})\nx[-1] + len(x)`, index + 1001);
      await again.close();
    };
  },
  // What ends badly leaves nothing behind either.
  failure: async () => async () => {
    const sandbox = await Sandbox.create({ ...place, functions: { never: () => new Promise<never>(() => {}) } });
    const raised = await sandbox.run("1 // 0");
    const stopped = await sandbox.run("while True: pass", { fuel: 5_000 });
    const cancelled = isolation === "worker" ? sandbox.run("never()") : undefined;
    await sandbox.close();
    const late = await cancelled?.catch((error: unknown) => error);
    if (raised.ok || stopped.ok || stopped.error.kind !== "fuel") throw new Error("a run did not fail as it should");
    if (cancelled !== undefined && late === undefined) throw new Error("a run outlived its sandbox");
  },
};

async function residentBytes(): Promise<number> {
  // What finalizers let go of is only free in the turn after.
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage.rss();
}

const prepare = CYCLES[name];
if (prepare === undefined) throw new Error(`no cycle is called ${name}`);
const cycle = await prepare();
for (let index = 0; index < WARMUPS; index++) await cycle(index);

const interval = Math.max(1, Math.floor(count / SAMPLES));
const samples: { cycle: number; bytes: number }[] = [{ cycle: 0, bytes: await residentBytes() }];
for (let index = 1; index <= count; index++) {
  await cycle(index);
  if (index % interval === 0) samples.push({ cycle: index, bytes: await residentBytes() });
}
await pool?.close();
await residentBytes();

// The pipe that the figures go through is one of them.
const resources = process.getActiveResourcesInfo().filter((resource) => resource !== "PipeWrap");
process.once("exit", () => {
  process.stdout.write(JSON.stringify({ samples, resources, rejections, warnings }));
});
