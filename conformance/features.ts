import { readFileSync } from "node:fs";
import path from "node:path";
import { mapPooled } from "./pooled.ts";
import { printedOutput, type Target } from "./target.ts";
import { FEATURE_FOLDER, type Test } from "./tests.ts";
import type { Verdict } from "./verdict.ts";

/**
 * The scripts of `tests/feature_check` by which upstream's `run-tests.py` finds out what a build can do, in order to skip
 * the tests that need it, and what they print when it can. This engine has all of these features, so a missing one
 * is a failure here and skips nothing.
 */
const FEATURES: Readonly<Record<string, string>> = {
  async_check: "async",
  bytearray: "bytearray",
  byteorder: "little",
  complex: "complex",
  const: "1",
  float: "64",
  fstring: "a=1",
  int_big: "1000000000000000000000000000000000000000000000",
  io_module: "io",
  reverse_ops: "",
  set_check: "{1}",
  slice: "slice",
};

/** Checks each feature as if it were a test. */
export async function checkFeatures(testsFolder: string, target: Target, jobs: number): Promise<Verdict[]> {
  return await mapPooled(Object.entries(FEATURES), jobs, async ([script, output]) => {
    const file = path.join(testsFolder, FEATURE_FOLDER, `${script}.py`);
    const job = { source: readFileSync(file, "utf8"), filename: `${script}.py`, file, timeoutMs: 60_000 };
    const outcome = await target.run(job);
    const actual = printedOutput(outcome);
    const expected = output === "" ? "" : `${output}\n`;
    const subject = { test: `${FEATURE_FOLDER}/${script}`, folder: FEATURE_FOLDER };
    if (actual === expected) return { ...subject, verdict: "passed" };
    return {
      ...subject,
      verdict: "failed",
      expected,
      actual,
      ...(outcome.trap === undefined ? {} : { trap: outcome.trap }),
    };
  });
}

/** Upstream leaves these two out on everything but its unix port. */
const UNIX_ONLY: Readonly<Record<string, string>> = {
  "basics/exception_chain": "upstream's rule: prints a warning that only its unix port prints",
  "micropython/meminfo": "upstream's rule: its expectation is the unix port's own layout of memory",
};

/** Why upstream would skip a test here by its name, if it would. */
export function upstreamReason(test: Test): string | undefined {
  if (/^(native|viper)_/.test(path.basename(test.name))) {
    return "upstream's rule: needs native code, which WebAssembly cannot make";
  }
  return UNIX_ONLY[test.name];
}
