import type { How } from "./how.ts";
import type { Program } from "./program.ts";

/** What must not come of any program. */
export const PROBLEM_KINDS = {
  trap: "the engine trapped, or the host's stack ended: the sandbox was lost, as it should be, but by a defect",
  thrown: "run() rejected: no program is the caller's mistake",
  outside: "an outcome that is none of those documented",
  late: "the run went on after its deadline",
  memory: "more memory than memoryBytes",
  prototype: "objects of the host have changed",
  reuse: "a lost sandbox ran something",
  unusable: "a sandbox that was said to be usable is not",
  different: "the same program came to something else the second time",
  unhandled: "a promise of the library's was rejected, and nobody heard",
  exit: "the process ended",
  hang: "nothing came back",
} as const;

export type ProblemKind = keyof typeof PROBLEM_KINDS;

export interface Problem {
  readonly kind: ProblemKind;
  readonly detail: string;
  /** The same for the same defect, as far as can be told. */
  readonly signature: string;
}

/** What became of one program. */
export interface Verdict {
  /** `ok`, or a kind of `RunError`. */
  readonly end: string;
  /** Of an exception. */
  readonly type: string;
  readonly lost: boolean;
  readonly overshootMs: number;
  readonly problem: Problem | undefined;
}

export interface Failure {
  readonly program: Program;
  readonly how: How;
  readonly problem: Problem;
}

/** Functions of the engine in which everything ends, whatever the defect. */
const COMMON =
  /^(abort|__assert_fail|__abort|nlr_jump|nlr_jump_fail|nlr_raise|mp_raise_.*|__wasm_longjmp|engine_.*|execute)$/;

/** Tells defects apart: the kind, the message, and the innermost functions of the engine, where those have names. */
export function signatureOf(kind: ProblemKind, error: unknown): string {
  if (!(error instanceof Error)) return `${kind}: ${String(error)}`;
  const functions = [...(error.stack ?? "").matchAll(/at (?:wasm:\/\/wasm\/)?([\w.$-]+) \(wasm:/g)].map((match) => {
    return (match[1] ?? "").replace(/^[\w-]+\./, "");
  });
  const telling = functions.filter((name) => !COMMON.test(name)).slice(0, 3);
  return `${kind}: ${error.name}: ${error.message.slice(0, 100)}${telling.length > 0 ? ` in ${telling.join(" < ")}` : ""}`;
}
