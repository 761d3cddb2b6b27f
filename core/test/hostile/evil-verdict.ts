import {
  EngineError,
  MisuseError,
  ReplayError,
  RunFailedError,
  type RunResult,
  type RunStep,
  type Sandbox,
  SandboxError,
  SnapshotError,
  UnsendableError,
} from "../../src/node/index.ts";

/** What callbacks of the campaigns throw, and expect to get back. */
export class OwnError extends Error {}

/** Something came of an attack that is not one of the things that may. */
export class Escape extends Error {}

type ErrorKind = Extract<RunResult, { ok: false }>["error"]["kind"];

const KINDS: Readonly<Record<ErrorKind, true>> = {
  exception: true,
  syntax: true,
  timeout: true,
  fuel: true,
  memory: true,
  output: true,
  recursion: true,
  hostCalls: true,
  result: true,
  cancelled: true,
  lost: true,
};

/** Results are cut to their limits, and nothing else of the guest's is longer than this, in characters. */
const LONGEST_TEXT = 200_000;

/**
 * One of the things that may come of an operation, in a word, and what it came to. Throws `Escape` for anything else, and
 * when `sandbox`, whose operation it is, was lost by it and does not say so.
 */
export async function verdictOf<T>(
  operation: Promise<T>,
  sandbox?: Sandbox,
): Promise<{ readonly verdict: string; readonly value?: T }> {
  let value: T;
  try {
    value = await inTime(operation);
  } catch (error) {
    return { verdict: thrown(error) };
  }
  const verdict = returned(value);
  if (sandbox && isLoss(value) && sandbox.state !== "lost" && sandbox.state !== "closed") {
    throw new Escape(`a sandbox was lost, and is ${sandbox.state}`);
  }
  return { verdict, value };
}

function isLoss(outcome: unknown): boolean {
  const result = isStep(outcome) && outcome.status === "done" ? outcome.result : outcome;
  return isResult(result) && !result.ok && result.error.sandbox === "lost";
}

function returned(outcome: unknown): string {
  return isStep(outcome) ? (outcome.status === "paused" ? "paused" : ended(outcome.result)) : ended(outcome);
}

/** Every deadline of a campaign is shorter by far. */
const LONGEST_MS = 20_000;

function inTime<T>(operation: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Escape("an operation that does not end")), LONGEST_MS);
    operation.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function thrown(error: unknown): string {
  if (error instanceof Escape) throw error;
  if (error instanceof OwnError) return "own error";
  if (error instanceof RunFailedError) return ended(error.result);
  const isOurs =
    error instanceof SandboxError ||
    error instanceof MisuseError ||
    error instanceof UnsendableError ||
    error instanceof SnapshotError ||
    error instanceof ReplayError ||
    error instanceof EngineError;
  if (!isOurs) throw new Escape(`an error that is not ours: ${describe(error)}`, { cause: error });
  const { code } = error;
  if (!/^[A-Z_]{3,40}$/.test(code) || code === "INTERNAL")
    throw new Escape(`an error of the code ${code}`, { cause: error });
  return code;
}

function ended(outcome: unknown): string {
  if (!isResult(outcome)) return "done";
  const { stdout, stderr, usage, calls } = outcome;
  if (typeof stdout !== "string" || typeof stderr !== "string") throw new Escape("output that is no text");
  if (stdout.length + stderr.length > LONGEST_TEXT) throw new Escape("more output than there may be");
  for (const [name, used] of Object.entries(usage)) {
    if (typeof used !== "number" || !(used >= 0 && used < Infinity)) throw new Escape(`usage.${name} is ${used}`);
  }
  if (!Array.isArray(calls)) throw new Escape("calls that are no list");
  if (outcome.ok) return "ok";
  const { kind, type, message, traceback, frames, sandbox } = outcome.error;
  if (!Object.hasOwn(KINDS, kind)) throw new Escape(`an error of the kind ${String(kind)}`);
  for (const part of [type, message, traceback]) {
    if (typeof part !== "string" || part.length > LONGEST_TEXT) throw new Escape("a part of an error is no short text");
  }
  if (!Array.isArray(frames) || (sandbox !== "lost" && sandbox !== "usable")) throw new Escape("half an error");
  if (kind === "lost" && sandbox === "lost") return "lost";
  return kind;
}

/** What a sandbox that was lost, or closed, has to say to anything. */
export async function requireRefusal(sandbox: Sandbox, code: "SANDBOX_LOST" | "SANDBOX_CLOSED"): Promise<void> {
  const operations: readonly (() => Promise<unknown>)[] = [
    () => sandbox.run("1"),
    () => sandbox.snapshot(),
    () => sandbox.reset(),
  ];
  for (const operation of operations) {
    const { verdict } = await verdictOf(operation());
    if (verdict !== code) throw new Escape(`a sandbox that was to say ${code} said ${verdict}`);
  }
}

function isResult(value: unknown): value is RunResult {
  return typeof value === "object" && value !== null && "ok" in value && "usage" in value;
}

function isStep(value: unknown): value is RunStep {
  return typeof value === "object" && value !== null && "status" in value;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
}
