// Records generated programs, or replays what was recorded, perhaps by another Node:
// node replay.js record FIRST-SEED COUNT FILE, or node replay.js check FILE. Prints {programs, endings, differences, …}.
import { readFileSync, writeFileSync } from "node:fs";
import { replay, Sandbox } from "micropython-wasm";
import { type GeneratedProgram, generateProgram } from "./generated.ts";
import { hostOf } from "./host.ts";
import { outcomeOf } from "./outcome.ts";

interface Recording {
  readonly seed: number;
  readonly outcome: string;
  /** Base64. */
  readonly journal: string;
}

const DIFFERENCES_SHOWN = 5;

async function record(seed: number, program: GeneratedProgram): Promise<{ recording: Recording; ending: string }> {
  const world = program.virtual ? { clock: { start: new Date(86_400_000 * seed) }, randomSeed: seed } : {};
  const sandbox = await Sandbox.create({
    isolation: program.isolation,
    limits: { timeoutMs: 20_000, memoryBytes: 2 ** 21, outputBytes: 20_000 },
    ...hostOf(seed),
    ...world,
  });
  if (program.earlier !== undefined) await sandbox.run(program.earlier);
  const result = await sandbox.run(program.source, { record: true, ...program.limits });
  await sandbox.close();
  if (result.journal === undefined) throw new Error(`program ${seed} left no journal`);
  const ending = result.ok ? "value" : result.error.kind;
  if (ending === "lost") throw new Error(`program ${seed} lost its sandbox: ${JSON.stringify(result)}`);
  const journal = Buffer.from(result.journal).toString("base64");
  return { recording: { seed, outcome: outcomeOf(result), journal }, ending };
}

/** What differs, in words; undefined when nothing does. */
async function differenceOf({ seed, outcome, journal }: Recording): Promise<string | undefined> {
  const { isolation, deep } = generateProgram(seed);
  // Every other program changes its place. Recursion that a worker has room for ends earlier inline, so it stays there.
  const other = isolation === "inline" || deep ? "worker" : "inline";
  const place = seed % 2 === 0 ? isolation : other;
  const where = `program ${seed}, recorded ${isolation}, replayed ${place}`;
  try {
    const again = outcomeOf(await replay(Buffer.from(journal, "base64"), { isolation: place }));
    if (again === outcome) return undefined;
    return `${where}: ${again.slice(0, 300)} instead of ${outcome.slice(0, 300)}`;
  } catch (error) {
    return `${where}: ${String(error)}`;
  }
}

const [task, ...args] = process.argv.slice(2);
if (task === "record") {
  const [first, count, file = ""] = args;
  const recordings: Recording[] = [];
  const endings: Record<string, number> = {};
  for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
    const { recording, ending } = await record(seed, generateProgram(seed));
    recordings.push(recording);
    endings[ending] = (endings[ending] ?? 0) + 1;
  }
  writeFileSync(file, JSON.stringify(recordings));
  const bytes = recordings.map(({ journal }) => journal.length * 0.75);
  process.stdout.write(JSON.stringify({ programs: recordings.length, endings, bytes }));
} else {
  const recordings: Recording[] = JSON.parse(readFileSync(args[0] ?? "", "utf8"));
  const differences: string[] = [];
  let count = 0;
  for (const recording of recordings) {
    const difference = await differenceOf(recording);
    if (difference === undefined) continue;
    count++;
    if (differences.length < DIFFERENCES_SHOWN) differences.push(difference);
  }
  process.stdout.write(JSON.stringify({ programs: recordings.length, count, differences }));
}
