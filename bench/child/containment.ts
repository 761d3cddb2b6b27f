// How late programs are stopped that would not end: node containment.js PROGRAMS WHERE AT-ONCE REPEATS, where PROGRAMS is
// a JSON file of [{category, title, code}], and WHERE is inline, default (the pool's own size) or a number of workers.
// Prints {runs}: for each run its program, timeoutMs, the ms from the call to the result and those that the run says of
// itself, how it ended and what became of its sandbox.
import { readFileSync } from "node:fs";
import { Pool, Sandbox, type SandboxOptions } from "micropython-wasm";

interface Program {
  readonly category: string;
  readonly title: string;
  readonly code: string;
}

/** One after the other, for each repetition of all programs. */
const TIMEOUTS_MS = [20, 50, 200];

const [file = "", where = "inline", atOnce, repeats] = process.argv.slice(2);
const programs: readonly Program[] = JSON.parse(readFileSync(file, "utf8"));
const pool = where === "inline" ? undefined : new Pool(where === "default" ? {} : { size: Number(where) });
const place: SandboxOptions = pool ? { pool } : { isolation: "inline" };

const runs: unknown[] = [];

async function stop(program: Program, timeoutMs: number): Promise<void> {
  const limits = { timeoutMs, warningMs: 0, memoryBytes: 16 * 2 ** 20, outputBytes: 64 * 1024 };
  const sandbox = await Sandbox.create({ ...place, limits });
  const begin = performance.now();
  const result = await sandbox.run(program.code);
  const ms = performance.now() - begin;
  runs.push({
    category: program.category,
    title: program.title,
    timeoutMs,
    ms,
    ownMs: result.usage.wallMs,
    ending: result.ok ? "ok" : result.error.kind,
    isLost: !result.ok && result.error.sandbox === "lost",
  });
  await sandbox.close();
}

// Each worker has started, and has compiled the engine, before anything is measured.
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    const sandbox = await Sandbox.create(place);
    await sandbox.run("sum(range(1000))");
    await sandbox.close();
  }),
);
const left = Array.from({ length: Number(repeats) }, (_, round) =>
  programs.map((program) => ({ program, timeoutMs: TIMEOUTS_MS[round % TIMEOUTS_MS.length] ?? 0 })),
).flat();
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    for (let next = left.shift(); next; next = left.shift()) await stop(next.program, next.timeoutMs);
  }),
);
await pool?.close();
process.stdout.write(JSON.stringify({ runs }));
