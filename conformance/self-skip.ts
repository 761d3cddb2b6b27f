import type { Outcome } from "./target.ts";

/** Whether a test printed that it does not apply, and nothing else. */
export function skippedItself(outcome: Outcome): boolean {
  return outcome.stdout === "SKIP\n" && (outcome.error === undefined || outcome.error.type === "SystemExit");
}

/**
 * What a test that skipped itself was missing, read from its source: the code that it tried, or the condition that it
 * checked, just before the `raise SystemExit` through which it left.
 */
export function missingFeature(source: string, outcome: Outcome): string {
  const lines = source.split("\n");
  const exit = outcome.error?.lines.at(-1);
  if (exit === undefined) return "unknown";
  const indentation = (line: string) => line.length - line.trimStart().length;
  const depth = indentation(lines[exit - 1] ?? "");
  const header = lines.slice(0, exit - 1).findLastIndex((line) => line.trim() !== "" && indentation(line) < depth);
  const text = (lines[header] ?? "").trim();
  if (!text.startsWith("except")) return text.replace(/:$/, "");
  const start = lines.slice(0, header).findLastIndex((line) => line.trim() === "try:");
  const tried = lines.slice(start + 1, header).map((line) => line.trim().replace(/\s*#.*$/, ""));
  return tried.filter((line) => line !== "").join("; ");
}
