import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inspect } from "../../src/node/inspect.ts";
import { EXPECTED, HELD_BACK } from "./independent/expected.ts";

const FOLDER = join(import.meta.dirname, "independent");
/** Stands first in each sample, so that none does anything when it is started by mistake. */
const GUARD = 'raise SystemExit("a sample for the tests of inspect: not to be run")\n';
const FUEL = 10_000_000;

const samplesIn = (folder: string): readonly string[] =>
  readdirSync(join(FOLDER, folder)).map((name) => name.replace(/\.py\.txt$/, ""));

const textOf = (folder: string, file: string): string => readFileSync(join(FOLDER, folder, file), "utf8");

const look = (source: string) => inspect(source, { isolation: "inline", fuel: FUEL });

async function missing(folder: string, table: Readonly<Record<string, readonly string[]>>): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const [name, rules] of Object.entries(table)) {
    const { findings } = await look(textOf(folder, `${name}.py.txt`).slice(GUARD.length));
    const found = new Set(findings.map(({ id }) => id));
    missed.push(...rules.filter((rule) => !found.has(rule)).map((rule) => `${name}: ${rule}`));
  }
  return missed;
}

function tell(what: string, table: Readonly<Record<string, readonly string[]>>, missed: number): number {
  const all = Object.values(table).flat().length;
  const recall = (all - missed) / all;
  console.log(`${what}: ${all - missed} of ${all} expected behaviours, recall ${(100 * recall).toFixed(1)} %`);
  return recall;
}

test.each([
  ["samples", EXPECTED],
  ["held-back", HELD_BACK],
] as const)("each of the %s does nothing when it is started, and is expected to be something", (folder, table) => {
  expect(samplesIn(folder).toSorted()).toEqual(Object.keys(table).toSorted());
  for (const name of samplesIn(folder)) expect(textOf(folder, `${name}.py.txt`).startsWith(GUARD), name).toBe(true);
});

describe("samples of somebody who had not seen the rules", () => {
  test("are told for what they are", async () => {
    const missed = await missing("samples", EXPECTED);
    expect(tell("independent samples", EXPECTED, missed.length), missed.join(", ")).toBeGreaterThanOrEqual(0.95);
  });

  test("of which some were never looked at when rules were changed", async () => {
    const missed = await missing("held-back", HELD_BACK);
    // Which ones are missed is not said, so that it stays so.
    expect(tell("independent, held back", HELD_BACK, missed.length)).toBeGreaterThanOrEqual(0.75);
  });

  test("ordinary programs have no finding of high severity", async () => {
    const names = readdirSync(join(FOLDER, "ordinary"));
    const high: string[] = [];
    for (const name of names) {
      const { findings } = await look(textOf("ordinary", name));
      for (const { id, severity } of findings) if (severity === "high") high.push(`${name}: ${id}`);
    }
    console.log(`independent ordinary programs: ${high.length} findings high in ${names.length}`);
    expect(high).toEqual([]);
  });
});
