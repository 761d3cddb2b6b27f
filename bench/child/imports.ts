// What imports take: node imports.js ROUNDS MODULE,MODULE… Prints {cold, warm, fuel, bytes}: `cold` is the milliseconds of the
// first import in this process, which has run something else before; `warm` are those of further ones, each in a new sandbox.
import { Sandbox } from "micropython-wasm";

const [rounds, modules = ""] = process.argv.slice(2);
const source = `import ${modules}`;

async function once(): Promise<{ ms: number; fuel: number; bytes: number }> {
  await using sandbox = await Sandbox.create({ isolation: "inline" });
  const before = await sandbox.run("1 + 1");
  const begin = performance.now();
  const result = await sandbox.run(source);
  const ms = performance.now() - begin;
  if (!result.ok) throw new Error(result.error.traceback);
  return { ms, fuel: result.usage.fuel, bytes: result.usage.memoryBytes - before.usage.memoryBytes };
}

const cold = await once();
const warm: number[] = [];
for (let round = 0; round < Number(rounds); round++) warm.push((await once()).ms);
process.stdout.write(JSON.stringify({ cold: cold.ms, warm, fuel: cold.fuel, bytes: cold.bytes }));
