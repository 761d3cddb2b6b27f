import type { LimitName, LimitValues } from "../limits.ts";
import { LIMITS } from "../limits.ts";
import type { StopReason } from "../machine/meter.ts";
import type { Outcome } from "./decode.ts";
import type { ExceptionReport } from "./report.ts";
import type { RunError, RunResult } from "./results.ts";
import type { Sources } from "./sources.ts";
import { type Failure as ExceptionFailure, formatTraceback } from "./traceback.ts";

/** Reasons that are the caller's own doing: these are thrown, and never an error of the guest's. */
type Misuse = "callback" | "asynchronous";

const STOPS: Readonly<
  Record<Exclude<StopReason, Misuse>, { kind: RunError["kind"]; type: string; limit?: LimitName }>
> = {
  timeout: { kind: "timeout", type: "TimeoutError", limit: "timeoutMs" },
  cpu: { kind: "timeout", type: "TimeoutError", limit: "cpuMs" },
  fuel: { kind: "fuel", type: "FuelError", limit: "fuel" },
  output: { kind: "output", type: "OutputError", limit: "outputBytes" },
  hostCalls: { kind: "hostCalls", type: "HostCallError", limit: "hostCalls" },
  hostCallBytes: { kind: "hostCalls", type: "HostCallError", limit: "hostCallBytes" },
  journal: { kind: "hostCalls", type: "JournalError", limit: "journalBytes" },
  cancelled: { kind: "cancelled", type: "CancelledError" },
};

/** An error without a place in the guest's code. */
export function plainError(
  kind: RunError["kind"],
  type: string,
  message: string,
  sandbox: RunError["sandbox"] = "usable",
): RunError {
  return {
    kind,
    type,
    message,
    traceback: formatTraceback({ type, message, frames: [], hidden: 0 }),
    frames: [],
    sandbox,
  };
}

/** What a run comes to whose source cannot be given to the engine. */
export function syntaxFailure(problem: string): RunResult {
  const usage = { fuel: 0, cpuMs: 0, wallMs: 0, memoryBytes: 0, peakMemoryBytes: 0, outputBytes: 0, hostCalls: 0 };
  const error = plainError("syntax", "SyntaxError", problem);
  return { ok: false, error, stdout: "", stderr: "", usage, calls: [] };
}

/** What a request came to, when it was no value. */
export type Failure =
  | Exclude<Outcome, { kind: "value" | "refused" }>
  | { readonly kind: "stopped"; readonly reason: StopReason }
  | { readonly kind: "overflow"; readonly function: string; readonly limit: LimitName }
  | { readonly kind: "full" }
  | {
      readonly kind: "lost";
      readonly cause: unknown;
      readonly reason?: StopReason | undefined;
      readonly recovered: boolean;
    };

/** What the caller is told about an operation that did not end with a value. */
export function errorOf(failure: Failure, limits: LimitValues, sources: Sources): RunError {
  switch (failure.kind) {
    case "exception":
      return exceptionError(failure.report, limits, sources);
    case "stopped":
      return stopError(failure.reason, limits, "usable");
    case "overflow": {
      const what = `the arguments of ${failure.function}() go`;
      return plainError("hostCalls", "HostCallError", `${what} beyond ${named(failure.limit, limits)}`);
    }
    case "unsendable":
      return plainError("result", "ResultError", `the value goes beyond ${named(failure.limit, limits)}`);
    case "full":
      return plainError("memory", "MemoryError", `code and inputs do not fit into ${named("memoryBytes", limits)}`);
    case "lost": {
      const sandbox = failure.recovered ? "usable" : "lost";
      if (failure.reason !== undefined) return stopError(failure.reason, limits, sandbox);
      return plainError("lost", "SandboxLostError", `the sandbox was lost: ${describe(failure.cause)}`, sandbox);
    }
  }
}

function exceptionError(report: ExceptionReport, limits: LimitValues, sources: Sources): RunError {
  const { kind, type, exit } = report;
  const { frames, ...failure } = withSources(report, sources);
  const message = kind === "timeout" ? announced(report.message, limits) : report.message;
  const error = { kind, type, message, traceback: formatTraceback({ ...failure, message, frames }), frames };
  return { ...error, ...(exit === undefined ? {} : { exit }), sandbox: "usable" };
}

/** With the lines of the frames, as far as they are known. */
function withSources(failure: ExceptionFailure, sources: Sources): ExceptionFailure {
  const frames = failure.frames.map((frame) => {
    const source = sources.line(frame.file, frame.line, frame.function);
    return source === undefined ? frame : { ...frame, source };
  });
  const before = failure.before && withSources(failure.before, sources);
  const members = failure.members?.map((member) => member && withSources(member, sources)) ?? [];
  return { ...failure, frames, before, members };
}

/** What the guest was warned of; how much the limit is, only the host knows. */
function announced(message: string, limits: LimitValues): string {
  return `the run was about to go beyond ${named(message.endsWith("cpuMs") ? "cpuMs" : "timeoutMs", limits)}`;
}

function stopError(reason: StopReason, limits: LimitValues, sandbox: RunError["sandbox"]): RunError {
  if (reason === "callback" || reason === "asynchronous") {
    return plainError("cancelled", "CancelledError", "the host ended the run by an error of its own", sandbox);
  }
  const { kind, type, limit } = STOPS[reason];
  const message = limit === undefined ? "the host cancelled the run" : `the run went beyond ${named(limit, limits)}`;
  return plainError(kind, type, message, sandbox);
}

function named(limit: LimitName, limits: LimitValues): string {
  return `${limit} of ${limits[limit]} ${LIMITS[limit].unit}`;
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : "something that is no Error was thrown";
}
