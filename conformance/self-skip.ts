import type { Outcome, Target } from "./target.ts";
import type { Test } from "./tests.ts";

/** Whether a test printed that it does not apply, and nothing else. */
export function skippedItself(outcome: Outcome): boolean {
  return outcome.stdout === "SKIP\n" && (outcome.error === undefined || outcome.error.type === "SystemExit");
}

/**
 * What a test that skipped itself was missing: the error that the code ends with which it tried just before the
 * `raise SystemExit` through which it left, found by running that code again; or the condition that it checked.
 */
export async function missingFeature(test: Test, outcome: Outcome, target: Target): Promise<string> {
  const line = outcome.error?.lines.at(-1) ?? lineOfSkip(test.source);
  const guard = guardOf(test.source, line);
  if (guard === undefined) return "unknown";
  if ("condition" in guard) return guard.condition;
  const again = await target.run({ source: guard.tried, filename: "tried.py", timeoutMs: 30_000 });
  const { error } = again;
  if (error === undefined) return guard.tried.split("\n").join("; ");
  return error.message === "" ? error.type : error.message;
}

/** For tests that print SKIP as their last words, without an exception. */
function lineOfSkip(source: string): number {
  return source.split("\n").findIndex((line) => line.includes('print("SKIP")')) + 1;
}

/** The code of the `try`, or the condition of the `if`, that leads to a line of a program. */
export function guardOf(
  source: string,
  line: number,
): { readonly tried: string } | { readonly condition: string } | undefined {
  const lines = source.split("\n");
  const depth = indentationOf(lines[line - 1] ?? "");
  const header = lines.slice(0, line - 1).findLastIndex((each) => each.trim() !== "" && indentationOf(each) < depth);
  const text = (lines[header] ?? "").trim();
  if (text.startsWith("if ")) return { condition: text.replace(/:$/, "") };
  const start = lines.slice(0, header).findLastIndex((each) => each.trim() === "try:");
  if (!text.startsWith("except") || start < 0) return undefined;
  const body = lines.slice(start + 1, header).filter((each) => each.trim() !== "");
  const margin = Math.min(...body.map(indentationOf));
  const earlier = lines.slice(0, start).map((each) => each.trim());
  const imports = earlier.filter((each) => /^(import|from) /.test(each));
  return { tried: [...imports, ...body.map((each) => each.slice(margin))].join("\n") };
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}
