import type { Options } from "../options.ts";
import { numberFrom, numbersFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import { milliseconds } from "../table.ts";

const SANDBOXES = 16;
const TARGET_P99_MS = 15;

interface Row {
  readonly title: string;
  readonly kind: "none" | "fuel" | "backstop";
  /** Undefined for the pool's own default. */
  readonly workers?: number;
}

const ROWS: readonly Row[] = [
  { title: "nothing else runs", kind: "none" },
  { title: "stopped by fuel, 16 workers", kind: "fuel", workers: SANDBOXES },
  { title: "stopped by fuel, default pool", kind: "fuel" },
  { title: "worker killed, 16 workers", kind: "backstop", workers: SANDBOXES },
  { title: "worker killed, default pool", kind: "backstop" },
];

/** How late a timer of the host is while sandboxes spin until they are killed. */
export function measureResponsive(options: Options): Section {
  const failures: string[] = [];
  const measured = ROWS.map((row) => {
    progress(`responsive: ${row.title}, ${options.seconds} s`);
    const args = [row.kind, String(options.seconds), String(SANDBOXES)];
    const { reply } = runChild("responsive", row.workers === undefined ? args : [...args, String(row.workers)]);
    const lateMs = numbersFrom(reply, "lateMs");
    const ends = endsFrom(reply["ends"]);
    failures.push(...wrongEnds(row, ends).map((wrong) => `${row.title}: ${wrong}`));
    return { row, lateMs, ends, workers: numberFrom(reply, "workers") };
  });
  return {
    figures: Object.fromEntries(measured.map(({ row, ...figures }) => [row.title, figures])),
    failures,
    tables: [
      {
        title: `Responsiveness: a timer of the host every 5 ms while ${SANDBOXES} sandboxes spin`,
        columns: ["meanwhile", "ticks", "median late", "p99 late", "max late", "ended", "workers started"],
        rows: measured.map(({ row, lateMs, ends, workers }) => [
          row.title,
          lateMs.length.toLocaleString("en"),
          milliseconds(median(lateMs)),
          milliseconds(quantile(lateMs, 0.99)),
          milliseconds(quantile(lateMs, 1)),
          row.kind === "none"
            ? "–"
            : Object.entries(ends)
                .map(([kind, count]) => `${kind} ${count}`)
                .join(", "),
          String(workers),
        ]),
        notes: [
          `Target: p99 below ${TARGET_P99_MS} ms. Each sandbox has 100 ms, and is replaced by a new one when it was killed.`,
          "stopped by fuel: `while True: pass`. worker killed: a search of substrings in C, which does not burn fuel.",
          "Ticks that the loop missed count as late ones. lost: a sandbox whose worker was killed for another one's sake.",
        ],
      },
    ],
  };
}

function endsFrom(value: unknown): Record<string, number> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([kind, count]) => [kind, Number(count)]));
}

/** Every sandbox has to be killed at its deadline, and nothing but a killed worker may take one along. */
function wrongEnds({ kind }: Row, ends: Readonly<Record<string, number>>): string[] {
  if (kind === "none") return [];
  const allowed = kind === "fuel" ? ["timeout"] : ["timeout", "lost"];
  const others = Object.keys(ends).filter((how) => !allowed.includes(how));
  const killed = ends["timeout"] ?? 0;
  return [
    ...others.map((how) => `${ends[how]} runs ended as '${how}'`),
    ...(killed < SANDBOXES ? [`only ${killed} runs were stopped at their deadline`] : []),
  ];
}
