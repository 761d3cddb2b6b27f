// Writes the tables of docs/limitations.md anew from what the conformance suites hold: npm run support-matrix. A test compares.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Count, type Results, shareOf, sumOf } from "../conformance/cpython/report.ts";
import { oracleFiles } from "../conformance/oracle.ts";

const PAGE = join(import.meta.dirname, "../docs/limitations.md");

/** Oracle files by name with their numbers of cases, those of one topic (`str_methods`, `str_format`) on one line. */
export function oracleTable(): string {
  const cases = new Map<string, number>();
  for (const file of oracleFiles()) cases.set(file.name, file.cases.length);
  const total = [...cases.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...cases].map(([name, count]) => `| ${name} | ${count} |`);
  return ["| file | cases |", "|---|---|", ...rows, `| **${cases.size} files** | **${total}** |`].join("\n");
}

/** What became of CPython's own tests when they were recorded last: a line for each module and part of the language. */
export function cpythonTable({ modules, language }: Results): string {
  const line = (name: string, count: Count): string =>
    `| ${name} | ${count.passed} | ${count.failed} | ${count.outOfReach} | ${count.skipped} | ${shareOf(count).toFixed(1)} |`;
  const all = (name: string, counts: Readonly<Record<string, Count>>): string[] => [
    ...Object.entries(counts).map(([each, count]) => line(each, count)),
    line(`**${name}**`, sumOf(Object.values(counts))),
  ];
  return ["| tests of | passed | failed | out of reach | skipped | % |", "|---|---|---|---|---|---|"]
    .concat(all("all modules", modules), all("the language", language))
    .join("\n");
}

/** Why tests are out of reach. */
export function reasonsTable({ reasons }: Results): string {
  const rows = Object.entries(reasons).map(([reason, count]) => `| ${reason} | ${count} |`);
  return ["| out of reach | tests |", "|---|---|", ...rows].join("\n");
}

export function recordedResults(): Results {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../conformance/cpython/results.json"), "utf8"));
}

/** `page` with the tables as they are now. */
export function withTables(page: string): string {
  const results = recordedResults();
  return page
    .replace(/^\| file \| cases \|\n(\|.*\n)+/m, () => `${oracleTable()}\n`)
    .replace(/^\| tests of \|.*\n(\|.*\n)+/m, () => `${cpythonTable(results)}\n`)
    .replace(/^\| out of reach \|.*\n(\|.*\n)+/m, () => `${reasonsTable(results)}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(PAGE, withTables(readFileSync(PAGE, "utf8")));
}
