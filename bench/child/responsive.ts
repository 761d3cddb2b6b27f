// Ticks every 5 ms while sandboxes on workers spin, are killed at their deadline and replaced:
// node responsive.js none|fuel|backstop SECONDS SANDBOXES [WORKERS]. Prints {lateMs, ends, workers}.
import { Pool, Sandbox } from "micropython-wasm";

const [kind = "none", seconds, sandboxes, size] = process.argv.slice(2);
const INTERVAL_MS = 5;
const DEADLINE_MS = 100;
const WARMUP_MS = 1_000;

const SPINNERS: Readonly<Record<string, string>> = {
  fuel: "while True: pass",
  // One call in C that would take hours and burns no fuel: only the end of its worker ends it.
  backstop: "('a' * 1_000_000).find('a' * 500_000 + 'b')",
};

let workers = 0;
process.on("worker", () => workers++);

const lateMs: number[] = [];
const ends: Record<string, number> = {};
const begin = performance.now() + WARMUP_MS;
const end = begin + Number(seconds) * 1_000;
let due = begin;

/** A tick that was skipped because the loop stood still is one that came too late. */
function tick(): void {
  const now = performance.now();
  for (; due <= now && due < end; due += INTERVAL_MS) lateMs.push(now - due);
  if (due < end) setTimeout(tick, due - now);
}

async function spin(pool: Pool, code: string): Promise<void> {
  while (performance.now() < end) {
    const sandbox = await Sandbox.create({ pool, limits: { timeoutMs: DEADLINE_MS } });
    const result = await sandbox.run(code);
    await sandbox.close();
    const how = result.ok ? "answered" : result.error.kind;
    ends[how] = (ends[how] ?? 0) + 1;
  }
}

setTimeout(tick, WARMUP_MS);
const code = SPINNERS[kind];
if (code === undefined) {
  await new Promise((resolve) => setTimeout(resolve, end - performance.now()));
} else {
  const pool = new Pool(size === undefined ? {} : { size: Number(size) });
  await Promise.all(Array.from({ length: Number(sandboxes) }, () => spin(pool, code)));
  await pool.close();
}
process.stdout.write(JSON.stringify({ lateMs, ends, workers }));
