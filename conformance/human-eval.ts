import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { REPOSITORY } from "./places.ts";
import { mapPooled } from "./pooled.ts";
import type { Outcome, Target } from "./target.ts";

export interface Problem {
  readonly id: string;
  readonly program: string;
}

export interface HumanEvalReport {
  readonly total: number;
  readonly passed: number;
  /** Ids of the failed problems by cause. */
  readonly failures: Readonly<Record<string, readonly string[]>>;
}

const TIMEOUT_MS = 30_000;

/** Runs OpenAI's HumanEval with its own reference solutions. Undefined when the file is not there. */
export async function runHumanEval(target: Target, jobs: number): Promise<HumanEvalReport | undefined> {
  const problems = humanEvalProblems();
  if (problems === undefined) return undefined;
  const failures: Record<string, string[]> = {};
  const causes = await mapPooled(problems, jobs, async ({ id, program }) => {
    const outcome = await target.run({ source: program, filename: "main.py", timeoutMs: TIMEOUT_MS });
    const cause = causeOf(outcome);
    if (cause !== undefined) failures[cause] = [...(failures[cause] ?? []), id];
    return cause;
  });
  return { total: problems.length, passed: causes.filter((cause) => cause === undefined).length, failures };
}

/** Undefined when the file is not there. */
export function humanEvalProblems(): readonly Problem[] | undefined {
  const file = process.env["HUMANEVAL"] ?? path.join(REPOSITORY, "..", "shared", "data", "HumanEval.jsonl.gz");
  return existsSync(file) ? readProblems(file) : undefined;
}

function causeOf({ error, trap }: Outcome): string | undefined {
  if (trap !== undefined) return `trap: ${trap.split("\n")[0]}`;
  if (error === undefined) return undefined;
  return `${error.type}${error.message === "" ? "" : `: ${error.message.split("\n")[0]}`}`;
}

function readProblems(file: string): Problem[] {
  const content = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(content) : content).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => problemFrom(JSON.parse(line)));
}

function problemFrom(value: unknown): Problem {
  const field = (name: string): string => {
    const fields: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
    const text = fields[name];
    if (typeof text !== "string") throw new Error(`a problem of HumanEval has no ${name}`);
    return text;
  };
  const program = `${field("prompt")}${field("canonical_solution")}\n${field("test")}\ncheck(${field("entry_point")})\n`;
  return { id: field("task_id"), program };
}
