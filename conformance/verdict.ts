import { type CpythonRecorder, cpythonsOutput, expectationOf } from "./expectation.ts";
import { upstreamReason } from "./features.ts";
import { missingFeature, skippedItself } from "./self-skip.ts";
import { skipReason } from "./skips.ts";
import { printedOutput, type Target } from "./target.ts";
import type { Test } from "./tests.ts";

export type Verdict =
  | {
      readonly test: string;
      readonly folder: string;
      readonly verdict: "passed";
      /** The output is CPython's, and not what upstream recorded of MicroPython. */
      readonly asCpython?: true;
    }
  | { readonly test: string; readonly folder: string; readonly verdict: "skipped"; readonly reason: string }
  | {
      readonly test: string;
      readonly folder: string;
      readonly verdict: "failed";
      readonly expected: string;
      readonly actual: string;
      /** The sandbox or its process was lost; the text says how. */
      readonly trap?: string;
    };

export interface Judge {
  readonly target: Target;
  readonly cpython: CpythonRecorder;
  readonly stress: boolean;
}

/** As long as upstream allows; a collection at every allocation takes up to a hundred times longer. */
const TIMEOUT_MS = 30_000;
const STRESS_TIMEOUT_MS = 300_000;

export async function judge(test: Test, judge: Judge): Promise<Verdict> {
  const reason = upstreamReason(test) ?? skipReason(test.name);
  if (reason !== undefined) return { test: test.name, folder: test.folder, verdict: "skipped", reason };
  return await judgeByRunning(test, judge);
}

/** Runs a test even if it is to be skipped. */
export async function judgeByRunning(test: Test, { target, cpython, stress }: Judge): Promise<Verdict> {
  const subject = { test: test.name, folder: test.folder };
  const outcome = await target.run({
    source: test.source,
    filename: `${test.name.split("/").at(-1)}.py`,
    file: test.file,
    timeoutMs: stress ? STRESS_TIMEOUT_MS : TIMEOUT_MS,
    virtualClock: /asyncio/.test(test.name),
  });
  const actual = printedOutput(outcome).replaceAll("\r\n", "\n");
  if (outcome.trap !== undefined) return { ...subject, verdict: "failed", expected: "", actual, trap: outcome.trap };
  if (skippedItself(outcome)) {
    return { ...subject, verdict: "skipped", reason: `says so itself: ${await missingFeature(test, outcome, target)}` };
  }
  const expectation = await expectationOf(test, cpython);
  if (expectation.matches(actual)) return { ...subject, verdict: "passed" };
  if (actual === (await cpythonsOutput(test, cpython))) return { ...subject, verdict: "passed", asCpython: true };
  return { ...subject, verdict: "failed", expected: expectation.text, actual };
}
