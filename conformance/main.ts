import { writeFileSync } from "node:fs";
import os from "node:os";
import { BuildError } from "../engine/build/errors.ts";
import { CpythonRecorder } from "./expectation.ts";
import { checkFeatures } from "./features.ts";
import { runHumanEval } from "./human-eval.ts";
import { HELP, type Options, parseOptions, UsageError } from "./options.ts";
import { mapPooled } from "./pooled.ts";
import { Progress } from "./progress.ts";
import { count, cpythonList, failureList, folderTable, humanEvalSummary, skipList } from "./report.ts";
import { entriesWithoutTest, skipReason } from "./skips.ts";
import { testsFolder } from "./source.ts";
import type { Target } from "./target.ts";
import { LibraryTarget } from "./target-library.ts";
import { nativeTarget } from "./target-native.ts";
import { findTests, type Test } from "./tests.ts";
import { type Judge, judge, judgeByRunning } from "./verdict.ts";

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(HELP);
    return;
  }
  const folder = await testsFolder();
  const tests = findTests(folder, options.filters);
  if (tests.length === 0) throw new UsageError(`no test's name contains ${options.filters.join(" or ")}`);
  const target = options.native === undefined ? new LibraryTarget(options) : nativeTarget(options.native, folder);
  try {
    await runAll(options, folder, tests, target);
  } finally {
    target.close();
  }
}

async function runAll(options: Options, folder: string, tests: readonly Test[], target: Target): Promise<void> {
  const jobs = options.jobs ?? os.availableParallelism();
  const cpython = await CpythonRecorder.find();
  process.stdout.write(
    `MicroPython's tests against ${target.title}; oracle where upstream recorded none: CPython ${cpython.version}\n`,
  );
  const how: Judge = { target, cpython, stress: options.stress };
  const progress = new Progress(tests.length);
  const features = options.filters.length === 0 ? await checkFeatures(folder, target, jobs) : [];
  const ofTests = await mapPooled(tests, jobs, async (test) => {
    const verdict = await judge(test, how);
    progress.step(verdict.verdict === "failed");
    return verdict;
  });
  const verdicts = [...features, ...ofTests];
  const stale = await staleSkips(options, tests, how, jobs);
  const humanEval = options.humanEval ? await runHumanEval(target, jobs) : undefined;
  const passed = count(verdicts, "passed");
  const failed = count(verdicts, "failed");
  const skipped = count(verdicts, "skipped");
  const parts = [
    folderTable(verdicts),
    failureList(verdicts, options.verbose),
    cpythonList(verdicts),
    skipList(verdicts, options.verbose),
    stale.map((complaint) => `STALE ${complaint}`).join("\n"),
    options.humanEval ? humanEvalSummary(humanEval) : "",
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ];
  process.stdout.write(`\n${parts.filter((part) => part !== "").join("\n\n")}\n`);
  if (options.json !== undefined) {
    const report = {
      target: target.title,
      cpython: cpython.version,
      passed,
      failed,
      skipped,
      verdicts,
      stale,
      humanEval,
    };
    writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
  }
  if (failed > 0 || (options.strictSkips && stale.length > 0)) process.exitCode = 1;
}

/** Entries of skips.ts that have no reason to exist any more. Which skipped tests would pass is found out only when asked. */
async function staleSkips(options: Options, tests: readonly Test[], how: Judge, jobs: number): Promise<string[]> {
  const absent =
    options.filters.length > 0
      ? []
      : entriesWithoutTest(tests.map((test) => test.name)).map((entry) => `${entry}: no such test`);
  if (!options.strictSkips) return absent;
  const skipped = tests.filter((test) => skipReason(test.name) !== undefined);
  const verdicts = await mapPooled(skipped, jobs, (test) => judgeByRunning(test, how));
  const passing = verdicts.filter((each) => each.verdict !== "failed");
  return [...absent, ...passing.map((each) => `${each.test}: skipped, but ${each.verdict} when it is run`)];
}

try {
  await main();
} catch (error) {
  // Anything else is a bug and shows its stack.
  if (!(error instanceof UsageError || error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\nnpm run conformance -- --help shows what there is.\n`);
  process.exitCode = 2;
}
