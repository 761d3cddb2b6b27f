// Runs one program in two engines, in turns: node metering.js PROGRAM.py ROUNDS METERED.wasm UNMETERED.wasm.
// Prints {metered, unmetered, fuel}: milliseconds of processor time for each round.
import { readFileSync } from "node:fs";
import { Sandbox } from "micropython-wasm";

const [program = "", roundsText, ...files] = process.argv.slice(2);
const source = readFileSync(program, "utf8");
const modules = files.map((file) => new WebAssembly.Module(readFileSync(file)));

/** V8 optimises the interpreter's main function within the first few runs. */
const WARMUPS = 4;

async function runIn(engine: WebAssembly.Module): Promise<{ ms: number; fuel: number }> {
  const limits = { timeoutMs: 60_000, memoryBytes: 64 * 2 ** 20 };
  await using sandbox = await Sandbox.create({ isolation: "inline", engine, limits, randomSeed: 1 });
  const before = process.cpuUsage();
  const result = await sandbox.run(source);
  const { user, system } = process.cpuUsage(before);
  if (!result.ok) throw new Error(result.error.traceback);
  return { ms: (user + system) / 1000, fuel: result.usage.fuel };
}

const samples: number[][] = modules.map(() => []);
const fuel: number[] = [];
for (let round = -WARMUPS; round < Number(roundsText); round++) {
  // The one that goes first in one round goes last in the next.
  const order = round % 2 === 0 ? [0, 1] : [1, 0];
  for (const index of order) {
    const module = modules[index];
    if (!module) throw new Error("two engines are needed");
    const run = await runIn(module);
    fuel[index] = run.fuel;
    if (round >= 0) samples[index]?.push(run.ms);
  }
}
const [metered, unmetered] = samples;
process.stdout.write(JSON.stringify({ metered, unmetered, fuel: fuel[0] }));
