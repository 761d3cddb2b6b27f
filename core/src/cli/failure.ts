import type { PyValue, RunError } from "../node/index.ts";
import type { Output } from "./output.ts";

/** The exit statuses of the command line: Python's own, and those of timeout(1) and shells. */
export const ExitStatus = {
  ok: 0,
  exception: 1,
  misuse: 2,
  /** Time or fuel ended the run. */
  timeout: 124,
  /** The user ended the run: 128 + SIGINT. */
  interrupted: 130,
  /** The sandbox itself did not survive, as if killed for its memory: 128 + SIGKILL. */
  lost: 137,
} as const;

/** Limits that end a run from outside, where nothing in the program says what happened. */
const LIMIT_OPTIONS: Readonly<Partial<Record<RunError["kind"], string>>> = {
  timeout: "--timeout or --cpu",
  fuel: "--fuel",
  output: "--output",
};

export function exitStatus(error: RunError): number {
  if (error.exit !== undefined) return systemExitNumber(error.exit) ?? ExitStatus.exception;
  if (error.sandbox === "lost") return ExitStatus.lost;
  if (error.kind === "timeout" || error.kind === "fuel") return ExitStatus.timeout;
  const isInterrupt = error.kind === "cancelled" || error.type === "KeyboardInterrupt";
  return isInterrupt ? ExitStatus.interrupted : ExitStatus.exception;
}

/** Says how the run failed, if that needs to be said: `sys.exit(3)` is no failure to explain. */
export function reportFailure(error: RunError, stderr: Output): void {
  if (error.exit === undefined) {
    stderr.report(error.traceback, error.message === "" ? error.type : `${error.type}: ${error.message}`);
    if (error.hint !== undefined) stderr.report(`Hint: ${error.hint}`);
    const option = LIMIT_OPTIONS[error.kind];
    if (option) stderr.report(`micropython-wasm: ${option} sets this limit`);
  } else if (systemExitNumber(error.exit) === undefined) {
    stderr.report(error.message);
  }
}

/** The status that `raise SystemExit(value)` asks for; undefined when the value is something to print instead. */
function systemExitNumber(value: PyValue): number | undefined {
  if (value === null) return ExitStatus.ok;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value)))
    return Number(BigInt.asUintN(8, BigInt(value)));
  return undefined;
}
