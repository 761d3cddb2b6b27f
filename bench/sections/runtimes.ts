import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Unavailable } from "../../tools/runtimes/unavailable.ts";
import type { SameProgram } from "../child/same-run.ts";
import { outcomesInChromium } from "../chromium.ts";
import type { Options } from "../options.ts";
import { CACHE } from "../places.ts";
import { progress } from "../progress.ts";
import { findRuntimes, linesOf, type Runtime } from "../runtimes.ts";
import { samePrograms } from "../same-programs.ts";
import type { Section } from "../section.ts";
import { measureStops } from "../stops.ts";

/** Per process, so that one that dies takes few with it. */
const AT_ONCE = 100;
const TIMEOUT_MS = 300_000;
const DIFFERENCES_SHOWN = 10;

interface Outcomes {
  readonly title: string;
  readonly outcomes: readonly string[];
}

/** Whether programs come to the same on every runtime: value or error, traceback, output, fuel and memory. */
export async function measureRuntimes(options: Options): Promise<Section> {
  const { programs, counts } = await samePrograms(options.same, options.seed);
  const folder = path.join(CACHE, "same");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "programs.json");
  writeFileSync(file, JSON.stringify(programs));
  const { runtimes, missing } = findRuntimes();
  const first: Outcomes = { title: runtimes[0].title, outcomes: outcomesOf(runtimes[0], programs, file) };
  const all = [first];
  for (const runtime of runtimes.slice(1))
    all.push({ title: runtime.title, outcomes: outcomesOf(runtime, programs, file) });
  try {
    const done = (count: number) => progress(`runtimes: Chromium, ${count} of ${programs.length}`);
    all.push(await outcomesInChromium(programs, done));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    missing.push(error.message);
  }
  const different = all.map(({ title, outcomes }) => differences(programs, first, { title, outcomes }));
  // A sandbox that is lost is no difference, and no way to end either.
  const lost = all.flatMap(({ title, outcomes }) =>
    outcomes.flatMap((outcome, index) =>
      /^\["(lost|thrown)"/.test(outcome) ? [`${programs[index]?.name}, ${title}: ${outcome}`] : [],
    ),
  );
  const stops = await measureStops(runtimes);
  const failures = [
    ...stops.failures,
    ...different.flatMap((list) => list.slice(0, DIFFERENCES_SHOWN)),
    ...lost.slice(0, DIFFERENCES_SHOWN),
  ];
  return {
    figures: {
      stops: stops.figures,
      seed: options.seed,
      counts,
      endings: endingsOf(first),
      runtimes: all.map(({ title }, index) => ({
        title,
        programs: programs.length,
        differences: different[index]?.length,
      })),
    },
    failures,
    tables: [
      {
        title: "Runtimes: the same programs, with the same value or error, output, fuel and memory",
        columns: ["runtime", "programs", "differences"],
        rows: all.map(({ title, outcomes }, index) => [
          title,
          outcomes.length.toLocaleString("en"),
          index === 0 ? "compared with" : String(different[index]?.length),
        ]),
        notes: [
          `Programs: ${counts.join(", ")}. Seeds from ${options.seed}. Inline, on the main thread of each.`,
          `How they ended: ${endingsOf(first)}.`,
          ...missing,
        ],
      },
      stops.table,
    ],
  };
}

/** One line for each program; a process that does not survive one says nothing of it, and another goes on behind it. */
function outcomesOf(runtime: Runtime, programs: readonly SameProgram[], file: string): string[] {
  const outcomes: string[] = [];
  while (outcomes.length < programs.length) {
    progress(`runtimes: ${runtime.title}, ${outcomes.length} of ${programs.length}`);
    const { lines, problem } = linesOf(runtime, "same", [file, String(outcomes.length), String(AT_ONCE)], TIMEOUT_MS);
    outcomes.push(...lines.map((line) => String(JSON.parse(line))));
    if (problem !== undefined) outcomes.push(`no answer: ${problem}`);
  }
  return outcomes;
}

function differences(programs: readonly SameProgram[], one: Outcomes, other: Outcomes): string[] {
  return programs.flatMap(({ name }, index) => {
    const [expected = "nothing", came = "nothing"] = [one.outcomes[index], other.outcomes[index]];
    if (expected === came) return [];
    const at = [...expected].findIndex((character, position) => character !== came[position]);
    const from = Math.max(0, at - 60);
    return [
      `${name}, ${other.title}: …${came.slice(from, from + 300)} instead of …${expected.slice(from, from + 300)}`,
    ];
  });
}

function endingsOf({ outcomes }: Outcomes): string {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) {
    const ending = /^\["(\w+)"/.exec(outcome)?.[1] ?? "no answer";
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return [...counts].map(([ending, count]) => `${ending} ${count}`).join(", ");
}
