import { formatTable } from "../bench/table.ts";
import type { Row, Tally } from "./tally.ts";

const COLUMNS = [
  "programs",
  "debug",
  "ok",
  "exception",
  "syntax",
  "memory",
  "recursion",
  "result",
  "limits",
  "lost",
] as const;

/** Ends that are limits: the host ended the run. */
const LIMITS = new Set(["timeout", "fuel", "output", "hostCalls", "cancelled"]);

/** One row per source, and what its programs came to. */
export function outcomeTable(tally: Tally): string {
  const { rows } = tally;
  const sources = [...new Set(rows.map((row) => row.source))].sort();
  const table = [...sources, "all"].map((source) => {
    const own = rows.filter((row) => source === "all" || row.source === source);
    const sum = (wanted: (row: Row) => boolean) => {
      return own.reduce((total, row) => total + (wanted(row) ? row.count : 0), 0).toLocaleString("en");
    };
    return [
      source,
      sum(() => true),
      sum((row) => row.engine === "debug"),
      ...["ok", "exception", "syntax", "memory", "recursion", "result"].map((end) => sum((row) => row.end === end)),
      sum((row) => LIMITS.has(row.end)),
      sum((row) => row.lost || row.end === "lost"),
    ];
  });
  return formatTable({ title: "Outcomes", columns: ["source", ...COLUMNS], rows: table }, "text");
}

/** The most frequent exceptions of each source, and each limit. */
export function typeTable(tally: Tally, most: number): string {
  const sums = new Map<string, number>();
  for (const { end, type, count } of tally.rows) {
    if (end === "ok") continue;
    const name = end === "exception" ? type : `${type} (${end})`;
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  const rows = [...sums].sort((a, b) => b[1] - a[1]).slice(0, most);
  const shown = rows.map(([name, count]) => [name, count.toLocaleString("en")]);
  return formatTable(
    { title: "How programs end that do not end well", columns: ["error", "programs"], rows: shown },
    "text",
  );
}

export function defectList(tally: Tally): string {
  return tally.defects
    .map(({ signature, count, first }) => {
      const { source, seed, number } = first.program;
      return `${count} × ${signature}\n  first: --source ${source} --seed ${seed} --only ${number}, ${first.how.engine} engine`;
    })
    .join("\n");
}
