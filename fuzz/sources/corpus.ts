import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { testsFolder } from "../../conformance/source.ts";
import { findTests } from "../../conformance/tests.ts";
import { FINDINGS } from "../places.ts";

/** Longer ones have hardly anything to do with themselves. */
const MOST_BYTES = 6_000;

/** Programs to splice: MicroPython's tests, and what was found before, several times over. */
export async function readCorpus(): Promise<string[]> {
  const tests = findTests(await testsFolder(), []).map((test) => readFileSync(test.file, "utf8"));
  const findings = existsSync(FINDINGS)
    ? readdirSync(FINDINGS)
        .filter((name) => name.endsWith(".py"))
        .sort()
        .map((name) => readFileSync(path.join(FINDINGS, name), "utf8"))
    : [];
  return [...tests.filter((text) => text.length <= MOST_BYTES), ...Array(5).fill(findings).flat().map(String)];
}
