import { writeFileSync } from "node:fs";
import path from "node:path";
import { CATEGORIES } from "../../core/test/hostile/corpus/index.ts";
import type { Options } from "../options.ts";
import { CACHE } from "../places.ts";
import { numberFrom, numbersFrom, objectFrom, runChild, textFrom } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import { milliseconds, type Table } from "../table.ts";

/** No row takes longer, however many programs there are. */
const TIMEOUT_MS = 20 * 60_000;
const CROWD = 16;
const WORST = 10;

interface Row {
  readonly title: string;
  readonly where: string;
  readonly atOnce: number;
  /** Whether a run waits for its turn in a worker, which takes nothing of its time. */
  readonly queues?: true;
  readonly targets: { readonly p99Ms: number; readonly maxMs: number };
}

const ALONE = { p99Ms: 5, maxMs: 25 };
const TOGETHER = { p99Ms: 50, maxMs: Number.POSITIVE_INFINITY };

const ROWS: readonly Row[] = [
  { title: "alone, inline", where: "inline", atOnce: 1, targets: ALONE },
  { title: "alone, in a worker", where: "1", atOnce: 1, targets: ALONE },
  { title: `${CROWD} at once, ${CROWD} workers`, where: String(CROWD), atOnce: CROWD, targets: TOGETHER },
  { title: `${CROWD} at once, default pool`, where: "default", atOnce: CROWD, queues: true, targets: TOGETHER },
];

interface Run {
  readonly category: string;
  readonly title: string;
  readonly timeoutMs: number;
  readonly lateMs: number;
  readonly ending: string;
  readonly isLost: boolean;
}

/** How late after their deadline programs are stopped that are there to outlive it. */
export function measureContainment(options: Options): Section {
  const categories = CATEGORIES.filter(({ outlives }) => outlives);
  const programs = categories.flatMap(({ name, attacks }) =>
    attacks.map(({ title, code }) => ({ category: name, title, code })),
  );
  const file = path.join(CACHE, "containment.json");
  writeFileSync(file, JSON.stringify(programs));
  const expected = new Map(
    categories.flatMap(({ name, attacks }) => attacks.map(({ title, ends }) => [`${name}: ${title}`, ends])),
  );
  const failures: string[] = [];
  const controls = CROWDS.map((atOnce) => {
    progress(`containment: the machine itself, ${atOnce} at once`);
    const { reply } = runChild("punctual", [String(atOnce), String(options.runs)], [], TIMEOUT_MS);
    return { atOnce, lateMs: numbersFrom(reply, "lateMs") };
  });
  const measured = ROWS.map((row) => {
    progress(`containment: ${programs.length} programs ${row.title}, ${options.runs} times`);
    const args = [file, row.where, String(row.atOnce), String(options.runs)];
    const { reply } = runChild("containment", args, [], TIMEOUT_MS);
    const runs = runsFrom(reply["runs"], row);
    for (const { category, title, ending } of runs) {
      const ends: readonly string[] = expected.get(`${category}: ${title}`) ?? [];
      // With less time than in the tests, all of them may end at their deadline.
      if (ending !== "timeout" && !ends.includes(ending)) failures.push(`${row.title}: ${title} ended as '${ending}'`);
    }
    return { row, runs };
  });
  const names = categories.map(({ name }) => name);
  return {
    figures: { ...Object.fromEntries(measured.map(({ row, runs }) => [row.title, runs])), controls },
    failures,
    tables: [summary(measured, names, controls), worst(measured)],
  };
}

/** Threads that only look at the clock, as many at once as there are runs. */
const CROWDS = [1, CROWD];

interface Control {
  readonly atOnce: number;
  readonly lateMs: readonly number[];
}

type Measured = readonly { readonly row: Row; readonly runs: readonly Run[] }[];

function summary(measured: Measured, categories: readonly string[], controls: readonly Control[]): Table {
  const machine = controls.map(({ atOnce, lateMs }) => [
    atOnce === 1 ? "the machine itself, alone" : `the machine itself, ${atOnce} at once`,
    String(lateMs.length),
    String(lateMs.length),
    ...[0.5, 0.99, 1].map((share) => milliseconds(quantile(lateMs, share))),
    "–",
  ]);
  const rows = measured.flatMap(({ row, runs }) =>
    categories.map((category) => {
      const own = runs.filter((run) => run.category === category);
      const late = own.filter(wasStopped).map(({ lateMs }) => lateMs);
      const { p99Ms, maxMs } = row.targets;
      return [
        `${category}, ${row.title}`,
        String(own.length),
        String(late.length),
        milliseconds(median(late)),
        marked(quantile(late, 0.99), p99Ms),
        marked(quantile(late, 1), maxMs),
        String(own.filter(({ isLost }) => isLost).length),
      ];
    }),
  );
  return {
    title: "Containment: how late after timeoutMs a run was stopped",
    columns: ["programs", "runs", "stopped", "median late", "p99 late", "max late", "lost"],
    rows: [...machine, ...rows],
    notes: [
      "loops: Python that never ends. calls: one call of a built-in that takes long. timeoutMs is 20, 50 and 200 in turn.",
      "From the call of run() to its result; in the default pool, where runs wait for their turn, as the run says of itself.",
      "the machine itself: JavaScript that only looks at the clock until its deadline. What it is late, everyone is.",
      "Runs that ended by themselves before their deadline are not in the sample. lost: sandboxes that were lost by it.",
      `Targets: alone p99 ${ALONE.p99Ms} ms and at most ${ALONE.maxMs} ms; ${CROWD} at once p99 ${TOGETHER.p99Ms} ms. * misses its target.`,
    ],
  };
}

function worst(measured: Measured): Table {
  const all = measured.flatMap(({ row, runs }) => runs.filter(wasStopped).map((run) => ({ row, run })));
  const alone = all.filter(({ row }) => row.atOnce === 1).sort((a, b) => b.run.lateMs - a.run.lateMs);
  return {
    title: "Containment: the latest of those alone",
    columns: ["program", "where", "timeoutMs", "late", "ended"],
    rows: alone
      .slice(0, WORST)
      .map(({ row, run }) => [
        `${run.category}: ${run.title}`,
        row.title,
        String(run.timeoutMs),
        milliseconds(run.lateMs),
        run.isLost ? `${run.ending}, lost` : run.ending,
      ]),
  };
}

function wasStopped({ ending, lateMs }: Run): boolean {
  return ending === "timeout" || lateMs > 0;
}

function marked(ms: number, targetMs: number): string {
  return `${milliseconds(ms)}${ms > targetMs ? " *" : ""}`;
}

function runsFrom(value: unknown, { queues }: Row): Run[] {
  if (!Array.isArray(value)) throw new Error("the child reported no runs");
  return value.map((item) => {
    const run = objectFrom(item);
    const timeoutMs = numberFrom(run, "timeoutMs");
    return {
      category: textFrom(run, "category"),
      title: textFrom(run, "title"),
      timeoutMs,
      lateMs: numberFrom(run, queues ? "ownMs" : "ms") - timeoutMs,
      ending: textFrom(run, "ending"),
      isLost: run["isLost"] === true,
    };
  });
}
