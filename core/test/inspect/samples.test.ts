import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/inspect/report.ts";
import { reportOf } from "../../src/inspect/report.ts";
import { inspect } from "../../src/node/inspect.ts";
import { dossierOf } from "./dossiers.ts";
import { EXPECTED, HELD } from "./expected.ts";

const namesIn = (folder: string): readonly string[] =>
  readdirSync(join(import.meta.dirname, folder))
    .map((name) => name.replace(/\.py$/, ""))
    .sort();

const sourceOf = (folder: string, name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, folder, `${name}.py`));

/** Some samples wait for ever. */
const FUEL = 10_000_000;

type Look = (source: Uint8Array, name: string) => Promise<Report>;

/** As everybody has it, and without the run: as for scripts that nothing here can execute. */
const LOOKS: readonly (readonly [string, Look])[] = [
  ["run and read", (source, name) => inspect(source, { name, fuel: FUEL, isolation: "inline" })],
  ["only read", (source, name) => reportOf(source, name, dossierOf())],
];

/** What only a run can unpack. */
const NEEDS_RUN: Readonly<Record<string, readonly string[]>> = {
  "nested-exec": ["obfuscation-layers", "download-execute"],
};

interface Recall {
  expected: number;
  found: number;
  readonly missing: string[];
}

async function recallOf(
  folder: string,
  table: Readonly<Record<string, readonly string[]>>,
  look: Look,
): Promise<Recall> {
  const recall: Recall = { expected: 0, found: 0, missing: [] };
  for (const [name, rules] of Object.entries(table)) {
    const { findings } = await look(sourceOf(folder, name), `${name}.py`);
    for (const rule of rules) {
      recall.expected++;
      if (findings.some(({ id }) => id === rule)) recall.found++;
      else recall.missing.push(`${name}: ${rule}`);
    }
  }
  return recall;
}

function tell(what: string, { expected, found, missing }: Recall): void {
  const share = ((100 * found) / expected).toFixed(1);
  console.log(
    `${what}: ${found} of ${expected} expected behaviours, recall ${share} %`,
    missing.length > 0 ? missing : "",
  );
}

test("there are enough samples, and each has its expected behaviours", () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(namesIn("samples"));
  expect(Object.keys(HELD).sort()).toEqual(namesIn("held"));
  expect(namesIn("samples").length).toBeGreaterThanOrEqual(25);
  expect(namesIn("ordinary").length).toBeGreaterThanOrEqual(25);
});

describe.each(LOOKS)("%s", (how, look) => {
  test("samples are told for what they are", async () => {
    const recall = await recallOf("samples", EXPECTED, look);
    tell(`samples, ${how}`, recall);
    expect(recall.found / recall.expected, recall.missing.join(", ")).toBeGreaterThanOrEqual(0.95);
  });

  test("what was held back while the rules were made", async () => {
    const recall = await recallOf("held", HELD, look);
    tell(`held back, ${how}`, recall);
    expect(recall.found / recall.expected, recall.missing.join(", ")).toBeGreaterThanOrEqual(0.6);
  });

  test("ordinary programs have no finding of high severity", async () => {
    const high: string[] = [];
    let other = 0;
    for (const name of namesIn("ordinary")) {
      const { findings } = await look(sourceOf("ordinary", name), `${name}.py`);
      for (const { id, severity, about } of findings) {
        if (severity === "high") high.push(`${name}: ${id} ${about.join(" ")}`);
        else if (severity !== "info") other++;
      }
    }
    console.log(
      `ordinary programs, ${how}: ${high.length} findings high, ${other} low or medium in ${namesIn("ordinary").length} programs`,
    );
    expect(high).toEqual([]);
  });
});

test("what only a run can unpack is what the table says", async () => {
  const { missing } = await recallOf("samples", EXPECTED, (source, name) => reportOf(source, name, dossierOf()));
  const expected = Object.entries(NEEDS_RUN).flatMap(([name, rules]) => rules.map((rule) => `${name}: ${rule}`));
  expect(missing.filter((each) => !expected.includes(each))).toEqual([]);
});

test("the same script gives the same report, byte for byte", async () => {
  for (const name of ["nested-exec", "exfil-discord", "ransom-walk"]) {
    const source = sourceOf("samples", name);
    const [one, two] = [await inspect(source, { isolation: "inline" }), await inspect(source, { isolation: "inline" })];
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  }
});
