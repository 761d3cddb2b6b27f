// Writes the tables of docs/limitations.md anew from what the conformance suites hold: npm run support-matrix. A test compares.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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

/** `page` with the tables as they are now. */
export function withTables(page: string): string {
  return page.replace(/^\| file \| cases \|\n(\|.*\n)+/m, () => `${oracleTable()}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(PAGE, withTables(readFileSync(PAGE, "utf8")));
}
