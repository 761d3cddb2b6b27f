import { type ContenderName, isWanted, type Options } from "../options.ts";
import { libraryIsBuilt } from "../places.ts";
import { numbersFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median } from "../statistics.ts";
import { figure } from "../table.ts";

/** How fast V8 optimised which function differs between processes, so these are the samples. */
const PROCESSES = 5;

interface CallerFacts {
  /** The one that bench/child/calls.ts knows. */
  readonly name: string;
  readonly contender: ContenderName;
  readonly title: string;
  readonly targetUs?: number;
}

const CALLERS: readonly CallerFacts[] = [
  { name: "ours-inline", contender: "ours", title: "ours, inline", targetUs: 2 },
  { name: "ours-worker", contender: "ours", title: "ours, worker", targetUs: 60 },
  { name: "official", contender: "official", title: "MicroPython npm" },
  { name: "quickjs", contender: "quickjs", title: "quickjs-emscripten" },
];

/** Medians of one process, in µs per call. */
interface Sample {
  readonly gross: number;
  readonly empty: number;
  readonly awaited: number;
}

/** What a call of a host function takes, there and back. */
export function measureCalls(options: Options): Section {
  const callers = CALLERS.filter(
    ({ contender }) => isWanted(options, contender) && (contender !== "ours" || libraryIsBuilt()),
  );
  const samples = new Map<string, Sample[]>();
  const failures: string[] = [];
  for (let round = 0; round < PROCESSES; round++) {
    // Each round begins with another one.
    for (let turn = 0; turn < callers.length; turn++) {
      const caller = callers[(round + turn) % callers.length];
      if (caller === undefined) continue;
      progress(`calls ${round + 1}/${PROCESSES} ${caller.title}`);
      try {
        const { reply } = runChild("calls", [caller.name]);
        samples.set(caller.name, [...(samples.get(caller.name) ?? []), sampleFrom(reply)]);
      } catch (error) {
        failures.push(`${caller.title}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  const rows = callers.map((caller) => ({ caller, summary: summarise(samples.get(caller.name) ?? []) }));
  return {
    figures: Object.fromEntries(
      rows.map(({ caller, summary }) => [caller.name, { ...summary, samples: samples.get(caller.name) ?? [] }]),
    ),
    failures,
    tables: [
      {
        title: "Calls: add(1, 2) from the guest to the host and back, in µs",
        columns: ["engine", "one call", "target", "with its loop", "the loop alone", "awaited, 100 side by side"],
        rows: rows.map(({ caller, summary }) => [
          caller.title,
          figure(summary.netUs),
          figure(caller.targetUs),
          figure(summary.grossUs),
          figure(summary.emptyUs),
          figure(summary.awaitedUs),
        ]),
        notes: [
          `Medians over ${PROCESSES} fresh processes, warm. The guest adds up the results in a loop of 1,000; the same loop with a constant is taken off.`,
          "awaited: asyncio.gather() of 100 calls of an asynchronous function of the host, divided by 100; quickjs: Promise.all().",
          "MicroPython npm passes JavaScript's own objects to the guest and back; the others copy values.",
        ],
      },
    ],
  };
}

function summarise(samples: readonly Sample[]) {
  const middle = (select: (sample: Sample) => number) => median(samples.map(select));
  return {
    netUs: middle(({ gross, empty }) => gross - empty),
    grossUs: middle(({ gross }) => gross),
    emptyUs: middle(({ empty }) => empty),
    awaitedUs: middle(({ awaited }) => awaited),
  };
}

function sampleFrom(reply: Record<string, unknown>): Sample {
  return {
    gross: median(numbersFrom(reply, "gross")),
    empty: median(numbersFrom(reply, "empty")),
    awaited: "awaited" in reply ? median(numbersFrom(reply, "awaited")) : Number.NaN,
  };
}
