import { dirname, resolve } from "node:path";
import { problemAt } from "../../core/policy/problems.ts";
import { type Policy, type Problem, readPolicy } from "../../core/policy/public.ts";
import { visible } from "../../core/terminal-text.ts";
import { readAll, readFile } from "../source.ts";
import { type JsonText, JsonTextError, Lines, type Position, readJsonText } from "./json-text.ts";

/** A problem, with where it is in the text. */
export type LocatedProblem = Problem & Position;

export interface PolicyFile {
  /** As messages show it. */
  readonly name: string;
  /** What of it could be used: everything, when there are no problems. */
  readonly policy: Policy;
  readonly problems: readonly LocatedProblem[];
}

/** The policy of a file is not one. The message has a line for each problem, with line and column. */
export class PolicyFileError extends Error {
  override readonly name = "PolicyFileError";
  readonly code = "INVALID_POLICY";
  readonly file: PolicyFile;

  constructor(file: PolicyFile) {
    super(`the policy is refused:\n${problemLines(file).join("\n")}`);
    this.file = file;
  }
}

/** Larger than any policy that has an effect. */
const MOST_BYTES = 16 * 2 ** 20;

/**
 * The policy of a file, for a sandbox: relative sources of its mounts begin at its folder. Throws `UnreadableError` and
 * `PolicyFileError`.
 */
export function loadPolicy(path: string): Policy {
  const file = readPolicyFile(path);
  if (file.problems.length > 0) throw new PolicyFileError(file);
  return withSourcesFrom(path === "-" ? "." : dirname(path), file.policy);
}

/** A file and all that is wrong with it; `-` is standard input. Throws `UnreadableError`. */
export function readPolicyFile(path: string): PolicyFile {
  const name = path === "-" ? "<stdin>" : visible(path);
  const bytes = path === "-" ? readAll(0) : readFile(path);
  return { name, ...readPolicyBytes(bytes) };
}

export function readPolicyBytes(bytes: Uint8Array): Omit<PolicyFile, "name"> {
  const none: Policy = { version: 1 };
  if (bytes.length > MOST_BYTES) {
    return { policy: none, problems: [{ ...problemAt([], `is larger than ${MOST_BYTES} bytes`), line: 1, column: 1 }] };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { policy: none, problems: [{ ...problemAt([], "is not UTF-8"), line: 1, column: 1 }] };
  }
  return readPolicyText(text);
}

export function readPolicyText(text: string): Omit<PolicyFile, "name"> {
  const lines = new Lines(text);
  let json: JsonText;
  try {
    json = readJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const problem = { ...problemAt([], error.message), ...lines.at(error.offset) };
    return { policy: { version: 1 }, problems: [problem] };
  }
  const { policy, problems } = readPolicy(json.value);
  const repeated = json.repeated.map(({ place, offset }) => ({
    ...problemAt(place, "is there already: of two members with one name it is not clear which counts"),
    ...lines.at(offset),
  }));
  const located = problems.length === 0 ? [] : locate(text, lines, problems);
  const all = [...repeated, ...located].sort((a, b) => a.line - b.line || a.column - b.column);
  return { policy, problems: all };
}

/** What is missing is where it should be: at the beginning of what should have it. */
function locate(text: string, lines: Lines, problems: readonly Problem[]): LocatedProblem[] {
  const wanted = new Set(problems.flatMap(({ pointer }) => [pointer, parentOf(pointer)]));
  const { offsets } = readJsonText(text, wanted);
  return problems.map((problem) => {
    const offset = offsets.get(problem.pointer) ?? offsets.get(parentOf(problem.pointer)) ?? 0;
    return { ...problem, ...lines.at(offset) };
  });
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** `policy.json:4:17: limits.timeoutMs: must be …` */
export function problemLines({ name, problems }: Pick<PolicyFile, "name" | "problems">): string[] {
  return problems.map(({ line, column, path, message }) =>
    visible(`${name}:${line}:${column}: ${path === "" ? "" : `${path}: `}${message}`),
  );
}

function withSourcesFrom(folder: string, policy: Policy): Policy {
  const mounts = policy.files?.mounts;
  if (mounts === undefined) return policy;
  const resolved = Object.entries(mounts).map(([path, mount]) => [
    path,
    { ...mount, source: resolve(folder, mount.source) },
  ]);
  return { ...policy, files: { ...policy.files, mounts: Object.fromEntries(resolved) } };
}
