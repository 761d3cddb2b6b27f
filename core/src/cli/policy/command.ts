import { diffPolicies, explainPolicy, policySchemaText } from "../../core/policy/public.ts";
import { visible } from "../../core/terminal-text.ts";
import { Output } from "../output.ts";
import { UnreadableError } from "../source.ts";
import { type PolicyFile, problemLines, readPolicyFile } from "./file.ts";
import { policyHelp } from "./help.ts";
import { parsePolicy } from "./options.ts";
import { changesText, explanationText } from "./text.ts";

const TROUBLE = 2;

/** Checks, explains or compares policies, and returns the exit status. Throws `UsageError` and `UnreadableError`. */
export function runPolicy(words: readonly string[]): number {
  const invocation = parsePolicy(words);
  const stdout = new Output(1);
  switch (invocation.action) {
    case "help":
      stdout.report(policyHelp());
      return 0;
    case "schema":
      stdout.report(policySchemaText().trimEnd());
      return 0;
    case "check":
      return check(invocation.files, invocation.json);
    case "explain": {
      const file = wholePolicy(invocation.file);
      if (file === undefined) return TROUBLE;
      const explanation = explainPolicy(file.policy);
      stdout.report(invocation.json ? json(explanation) : visible(explanationText(file.name, explanation)));
      return 0;
    }
    case "diff": {
      const [before, after] = [wholePolicy(invocation.before), wholePolicy(invocation.after)];
      if (before === undefined || after === undefined) return TROUBLE;
      const changes = diffPolicies(before.policy, after.policy);
      stdout.report(invocation.json ? json(changes) : visible(changesText(before.name, after.name, changes)));
      return changes.length === 0 ? 0 : 1;
    }
  }
}

function check(paths: readonly string[], asJson: boolean): number {
  const stdout = new Output(1);
  const files: PolicyFile[] = [];
  let status = 0;
  for (const path of paths) {
    const file = readable(path);
    if (file === undefined) {
      status = TROUBLE;
      continue;
    }
    files.push(file);
    if (file.problems.length > 0) status = Math.max(status, 1);
    if (asJson) continue;
    stdout.report(file.problems.length === 0 ? `${file.name}: no problems` : problemLines(file).join("\n"));
  }
  if (asJson) stdout.report(json(files.map(({ name, problems }) => ({ file: name, problems }))));
  return status;
}

/** Undefined when it has been said why it is not there. */
function readable(path: string): PolicyFile | undefined {
  try {
    return readPolicyFile(path);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    new Output(2).report(`micropython-wasm: ${error.message}`);
    return undefined;
  }
}

function wholePolicy(path: string): PolicyFile | undefined {
  const file = readable(path);
  if (file === undefined || file.problems.length === 0) return file;
  new Output(2).report(problemLines(file).join("\n"));
  return undefined;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
