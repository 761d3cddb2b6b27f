import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { limitsPageTable, withTable } from "../../tools/limits-page.ts";
import { LIMITS, type Limit } from "../src/core/limits.ts";

const DOCS = resolve(import.meta.dirname, "../../docs");
const page = (name: string): string => readFileSync(join(DOCS, name), "utf8");

const COLUMNS = ["vector", "defence", "where", "shown by", "known gap"];

/** Rows of the only table, without those that only have a heading. */
function rowsOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    )
    .filter(([first = ""]) => !/^(-+|\*\*.*\*\*)$/.test(first));
}

const targets = (cell: string): string[] => [...cell.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);

const [head, ...rows] = rowsOf(page("threat-model.md"));

test("the threat model is one table, and says something about many vectors", () => {
  expect(head).toEqual(COLUMNS);
  expect(rows.length).toBeGreaterThan(25);
});

// That the files exist is tested with all other links of the documents.
test.each(rows)("%s: has a defence in a file, a test, and says what is missing", (...cells) => {
  expect(cells).toHaveLength(COLUMNS.length);
  const [, defence = "", where = "", shown = "", gap = ""] = cells;
  expect(defence).not.toBe("");
  expect(gap).not.toBe("");
  expect(targets(where).length).toBeGreaterThan(0);
  expect(targets(shown).filter((target) => target.endsWith(".test.ts")).length).toBeGreaterThan(0);
});

test("the page of limits says what the code says: npx tsx tools/limits-page.ts", () => {
  const text = page("limits.md");
  expect(text).toContain(limitsPageTable());
  expect(withTable(text)).toBe(text);
});

test.each(Object.entries<Limit>(LIMITS))("%s says who enforces it, and what comes of it", (_, { enforcement }) => {
  expect(enforcement).toMatch(/^(by|as) [^:]+: .+/);
});
