// Calls of `add(1, 2)`: node built-calls.js FILE.js FILE.py. Prints {module, library, javascript}: nanoseconds a call, a list of
// rounds. The first round of a module is that of code which V8 has not optimised yet.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Sandbox } from "micropython-wasm";

const ROUNDS = 7;
const CALLS = 1_000_000;
const LIBRARY_CALLS = 20_000;

const [file = "", source = ""] = process.argv.slice(2);
process.stdout.write = () => true;
const writeSync = (await import("node:fs")).default.writeSync;
Reflect.set((await import("node:fs")).default, "writeSync", (_: number, bytes: Uint8Array) => bytes.length);
const { add }: { add(a: number, b: number): number } = await import(pathToFileURL(file).href);

function check(sum: number, calls: number): void {
  if (sum !== 3 * calls) throw new Error(`the sum is ${sum}`);
}

function moduleRound(): number {
  let sum = 0;
  const begin = performance.now();
  for (let call = 0; call < CALLS; call++) sum += add(1, 2);
  const ms = performance.now() - begin;
  check(sum, CALLS);
  return (ms * 1e6) / CALLS;
}

const sandbox = await Sandbox.create({ isolation: "inline", limits: { timeoutMs: 60_000 } });
await sandbox.run(readFileSync(source));

async function libraryRound(): Promise<number> {
  let sum = 0;
  const begin = performance.now();
  for (let call = 0; call < LIBRARY_CALLS; call++) sum += Number(await sandbox.call("add", [1, 2]));
  const ms = performance.now() - begin;
  check(sum, LIBRARY_CALLS);
  return (ms * 1e6) / LIBRARY_CALLS;
}

const module: number[] = [];
const library: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  module.push(moduleRound());
  library.push(await libraryRound());
}
writeSync(1, JSON.stringify({ module, library }));
