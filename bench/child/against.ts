// One program in two versions of the library, in turns: node against.js PROGRAM.py ROUNDS LIBRARY.js LIBRARY.js.
// Prints {here, there}: milliseconds of processor time for each round. Without a program: of a new sandbox and 1+1 in it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type * as Library from "micropython-wasm";

const [program = "", rounds, ...files] = process.argv.slice(2);
const source = program === "" ? undefined : readFileSync(program, "utf8");
const libraries: (typeof Library)[] = [];
for (const file of files) libraries.push(await import(pathToFileURL(file).href));

/** V8 optimises the interpreter's main function within the first few runs. */
const WARMUPS = source === undefined ? 500 : 4;

async function start({ Sandbox }: typeof Library): Promise<number> {
  const begin = performance.now();
  const sandbox = await Sandbox.create({ isolation: "inline" });
  const value = await sandbox.eval("1+1");
  const ms = performance.now() - begin;
  if (value !== 2) throw new Error("1+1 is not 2 here");
  await sandbox.close();
  return ms;
}

async function run({ Sandbox }: typeof Library, text: string): Promise<number> {
  const limits = { timeoutMs: 60_000, memoryBytes: 64 * 2 ** 20 };
  await using sandbox = await Sandbox.create({ isolation: "inline", limits, randomSeed: 1 });
  const before = process.cpuUsage();
  const result = await sandbox.run(text);
  const { user, system } = process.cpuUsage(before);
  if (!result.ok) throw new Error(result.error.traceback);
  return (user + system) / 1000;
}

const samples: number[][] = libraries.map(() => []);
for (let round = -WARMUPS; round < Number(rounds); round++) {
  // The one that goes first in one round goes last in the next.
  for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
    const library = libraries[index];
    if (library === undefined) throw new Error("two libraries are needed");
    const ms = await (source === undefined ? start(library) : run(library, source));
    if (round >= 0) samples[index]?.push(ms);
  }
}
const [here, there] = samples;
process.stdout.write(JSON.stringify({ here, there }));
