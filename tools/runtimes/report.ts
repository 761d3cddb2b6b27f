import type { Outcome } from "../../core/test/behaviour/outcome.ts";
import { SUITE } from "../../core/test/behaviour/suite.ts";

/** The suite in one runtime, used in one way. */
export interface Entry {
  readonly title: string;
  readonly way: string;
  readonly outcomes: readonly Outcome[];
}

interface Row extends Omit<Entry, "outcomes"> {
  readonly passed: number;
  /** Each with its reason. */
  readonly failures: readonly string[];
  readonly skipped: number;
  /** How many cases were left out, by the reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly entries: readonly Row[];
}

/** Counts. A case also fails that was not come to, and one whose fact is another than where it was found first. */
export function summaryOf(entries: readonly Entry[]): Summary {
  const facts = new Map<string, { readonly fact: string | undefined; readonly where: string }>();
  const rows = entries.map(({ title, way, outcomes }): Row => {
    const byName = new Map(outcomes.map((outcome) => [outcome.name, outcome]));
    const failures: string[] = [];
    const reasons: Record<string, number> = {};
    let passed = 0;
    for (const { name } of SUITE) {
      const outcome = byName.get(name);
      if (outcome === undefined) failures.push(`${name}: the runtime ended before it`);
      else if (outcome.outcome === "failed") failures.push(`${name}: ${outcome.reason}`);
      else if (outcome.outcome === "skipped") reasons[outcome.reason] = (reasons[outcome.reason] ?? 0) + 1;
      else {
        const first = facts.get(name) ?? { fact: outcome.fact, where: `${title}, ${way}` };
        facts.set(name, first);
        if (first.fact === outcome.fact) passed++;
        else failures.push(`${name}: ${outcome.fact} is not ${first.fact}, as in ${first.where}`);
      }
    }
    const skipped = Object.values(reasons).reduce((sum, count) => sum + count, 0);
    return { title, way, passed, failures, skipped, reasons };
  });
  const total = (count: (row: Row) => number) => rows.reduce((sum, row) => sum + count(row), 0);
  return { passed: total(({ passed }) => passed), failed: total(({ failures }) => failures.length), entries: rows };
}

export function formatReport({ entries, passed, failed }: Summary, missing: readonly string[]): string {
  const table = [
    ["runtime", "way", "passed", "failed", "skipped"],
    ...entries.map(({ title, way, passed, failures, skipped }) => [
      title,
      way,
      ...[passed, failures.length, skipped].map(String),
    ]),
  ];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  for (const { title, way, reasons, failures } of entries) {
    for (const [reason, count] of Object.entries(reasons)) lines.push(`skipped ${count}, ${title}, ${way}: ${reason}`);
    lines.push(...failures.map((failure) => `FAILED ${title}, ${way}: ${failure}`));
  }
  lines.push(...missing.map((reason) => `missing: ${reason}`), `${passed} passed, ${failed} failed`);
  return `${lines.join("\n")}\n`;
}
