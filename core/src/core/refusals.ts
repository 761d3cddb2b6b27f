import { MisuseError, SandboxBusyError } from "./errors.ts";
import type { Desk } from "./functions/desk.ts";
import type { LimitValues } from "./limits.ts";
import { errorOf } from "./results/outcome.ts";
import type { RunResult } from "./results/results.ts";
import type { Sources } from "./results/sources.ts";
import type { Session } from "./session.ts";

const NOTHING = { fuel: 0, cpuMs: 0, wallMs: 0, memoryBytes: 0, peakMemoryBytes: 0 };

/** Of a run that was cancelled while no machine was at it. */
export function cancelledResult(limits: LimitValues, sources: Sources, desk: Desk): RunResult {
  const usage = { ...NOTHING, outputBytes: 0, hostCalls: desk.count };
  const error = errorOf({ kind: "stopped", reason: "cancelled" }, limits, sources);
  return { ok: false, error, stdout: "", stderr: "", usage, calls: desk.records() };
}

/** A run ended because its thread cannot wait in the middle of a call. */
export function asynchronous(desk: Desk): MisuseError {
  const name = desk.records().at(-1)?.name ?? "a function";
  return new MisuseError(
    "BLOCKING_UNAVAILABLE",
    `${name}() returned a promise, which a run with isolation 'inline' can only wait for when the function is declared async: ` +
      "declare it so, give it in asyncFunctions, or use isolation 'worker'",
  );
}

/** Throws `SandboxBusyError` while the guest waits for what is asking here. */
export function refuseWhile(session: Session): void {
  if (session.hostIsAtWork) {
    throw new SandboxBusyError(
      "REENTRANT_USE",
      "a host function of this sandbox is at work, and what it waits for here would wait for it: use another sandbox, or wait for the run to end",
    );
  }
}
