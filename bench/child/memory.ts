// Measures the memory of live idle sandboxes: node --expose-gc memory.js ENGINE COUNT. Prints {count, bytesEach}.
import { engineNamed, type Live } from "./engine.ts";

const engine = await engineNamed(process.argv[2])();
const count = Number(process.argv[3]);
const live: Live[] = [];

async function create(): Promise<void> {
  const sandbox = await engine.create();
  await sandbox.onePlusOne();
  live.push(sandbox);
}

async function residentBytes(): Promise<number> {
  globalThis.gc?.();
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

// What the first sandbox costs once (compiled code, caches) is not what each further one costs.
await create();
const before = await residentBytes();
for (let index = 0; index < count; index++) await create();
const after = await residentBytes();
const figures = { count, bytesEach: (after - before) / count, alive: live.length };
// An engine with threads of its own must not keep this process alive; a pipe must have taken everything before.
process.stdout.write(JSON.stringify(figures), () => process.exit(0));
