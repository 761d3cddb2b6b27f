import { difference } from "./difference.ts";
import type { HumanEvalReport } from "./human-eval.ts";
import { FEATURE_FOLDER, FOLDERS } from "./tests.ts";
import type { Verdict } from "./verdict.ts";

type Failed = Extract<Verdict, { verdict: "failed" }>;

export function count(verdicts: readonly Verdict[], verdict: Verdict["verdict"]): number {
  return verdicts.filter((each) => each.verdict === verdict).length;
}

export function failuresOf(verdicts: readonly Verdict[]): Failed[] {
  return verdicts.filter((each): each is Failed => each.verdict === "failed");
}

export function folderTable(verdicts: readonly Verdict[]): string {
  const rows = [FEATURE_FOLDER, ...FOLDERS]
    .map((folder) => {
      const own = verdicts.filter((each) => each.folder === folder);
      return [folder, count(own, "passed"), count(own, "failed"), count(own, "skipped")] as const;
    })
    .filter(([, passed, failed, skipped]) => passed + failed + skipped > 0);
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(15) : String(cell).padStart(8))).join("");
  return [line(["folder", "passed", "failed", "skipped"]), ...rows.map(line)].join("\n");
}

export function failureList(verdicts: readonly Verdict[], verbose: boolean): string {
  return failuresOf(verdicts)
    .map((failed) => {
      const what =
        failed.trap === undefined ? difference(failed.expected, failed.actual, verbose) : `TRAP ${failed.trap}`;
      return `FAILED ${failed.test}\n${what.replace(/^/gm, "    ")}`;
    })
    .join("\n");
}

/** Tests that pass since they print what CPython prints, where MicroPython prints something else. */
export function cpythonList(verdicts: readonly Verdict[]): string {
  const tests = verdicts.filter((each) => each.verdict === "passed" && each.asCpython).map(({ test }) => test);
  return tests.length === 0 ? "" : `AS CPYTHON, unlike MicroPython, ${tests.length}:\n    ${tests.join(", ")}`;
}

/** Skipped tests by reason, most of them first. */
export function skipList(verdicts: readonly Verdict[], verbose: boolean): string {
  const groups = new Map<string, string[]>();
  for (const each of verdicts) {
    if (each.verdict === "skipped") groups.set(each.reason, [...(groups.get(each.reason) ?? []), each.test]);
  }
  return [...groups]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([reason, tests]) => {
      const shown = verbose ? tests : tests.slice(0, 3);
      const more = tests.length > shown.length ? `, … ${tests.length - shown.length} more` : "";
      return `SKIPPED ${tests.length}: ${reason}\n    ${shown.join(", ")}${more}`;
    })
    .join("\n");
}

export function humanEvalSummary(report: HumanEvalReport | undefined): string {
  if (report === undefined) return "HumanEval: not present (HUMANEVAL=file names it)";
  const causes = Object.entries(report.failures).sort(([, left], [, right]) => right.length - left.length);
  return [
    `HumanEval: ${report.passed} of ${report.total} reference solutions pass`,
    ...causes.map(([cause, ids]) => `    ${ids.length} × ${cause} (${ids.join(", ")})`),
  ].join("\n");
}
