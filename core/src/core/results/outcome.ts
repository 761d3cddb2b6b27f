import type { LimitName, LimitValues } from "../limits.ts";
import { LIMITS } from "../limits.ts";
import type { Outcome } from "../machine/interpreter.ts";
import type { StopReason } from "../machine/meter.ts";
import type { ExceptionReport } from "./report.ts";
import type { RunError } from "./results.ts";
import type { Sources } from "./sources.ts";
import { formatTraceback } from "./traceback.ts";

const STOPS: Readonly<
  Record<Exclude<StopReason, "callback">, { kind: RunError["kind"]; type: string; limit?: LimitName }>
> = {
  timeout: { kind: "timeout", type: "TimeoutError", limit: "timeoutMs" },
  cpu: { kind: "timeout", type: "TimeoutError", limit: "cpuMs" },
  fuel: { kind: "fuel", type: "FuelError", limit: "fuel" },
  output: { kind: "output", type: "OutputError", limit: "outputBytes" },
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

/** What the caller is told about an operation that did not end with a value. */
export function errorOf(
  outcome: Exclude<Outcome, { kind: "value" | "refused" }>,
  limits: LimitValues,
  sources: Sources,
): RunError {
  switch (outcome.kind) {
    case "exception":
      return exceptionError(outcome.report, sources);
    case "stopped":
      return stopError(outcome.reason, limits);
    case "unsendable":
      return plainError("result", "ResultError", `the value goes beyond ${named(outcome.limit, limits)}`);
    case "full":
      return plainError("memory", "MemoryError", `code and inputs do not fit into ${named("memoryBytes", limits)}`);
    case "lost":
      return plainError("lost", "SandboxLostError", `the sandbox was lost: ${describe(outcome.cause)}`, "lost");
  }
}

function exceptionError({ kind, exit, hidden, ...report }: ExceptionReport, sources: Sources): RunError {
  const frames = report.frames.map((frame) => {
    const source = sources.line(frame.file, frame.line, frame.function);
    return source === undefined ? frame : { ...frame, source };
  });
  const { type, message } = report;
  const error = { kind, type, message, traceback: formatTraceback({ type, message, frames, hidden }), frames };
  return { ...error, ...(exit === undefined ? {} : { exit }), sandbox: "usable" };
}

function stopError(reason: StopReason, limits: LimitValues): RunError {
  if (reason === "callback") return plainError("cancelled", "CancelledError", "a callback of the host threw");
  const { kind, type, limit } = STOPS[reason];
  const message = limit === undefined ? "the host cancelled the run" : `the run went beyond ${named(limit, limits)}`;
  return plainError(kind, type, message);
}

function named(limit: LimitName, limits: LimitValues): string {
  return `${limit} of ${limits[limit]} ${LIMITS[limit].unit}`;
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : "something that is no Error was thrown";
}
