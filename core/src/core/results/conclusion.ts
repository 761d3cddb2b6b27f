import { BoundaryViolation } from "../../boundary/errors.ts";
import { MisuseError } from "../errors.ts";
import type { LimitValues } from "../limits.ts";
import type { Report } from "../machine/machine.ts";
import { type Outcome, readOutcome } from "./decode.ts";
import { errorOf, type Failure } from "./outcome.ts";
import type { RunResult } from "./results.ts";
import type { Sources } from "./sources.ts";

/** A report after which nothing more comes. */
export type Ended = Exclude<Report, { kind: "paused" | "waiting" }>;

/** What an engine says about a request that it refuses is shown up to here. */
const REASON_CHARACTERS = 300;

/** Reads what a machine reports. A reply that breaks the rules means that the machine is lost. */
export function outcomeOf(report: Ended, limits: LimitValues): Outcome | Failure {
  switch (report.kind) {
    case "done":
      try {
        return readOutcome(report.status, report.reply, limits);
      } catch (cause) {
        if (cause instanceof BoundaryViolation) return { kind: "lost", cause, recovered: false };
        throw cause;
      }
    case "diverged":
      return { kind: "lost", cause: "the replay took another course", recovered: false };
    default:
      return report;
  }
}

/** What the caller gets. Throws `MisuseError` when the engine refused the request itself. */
export function resultOf(
  outcome: Outcome | Failure,
  traces: Omit<RunResult & { ok: true }, "ok" | "value">,
  limits: LimitValues,
  sources: Sources,
): RunResult {
  if (outcome.kind === "value") return { ok: true, value: outcome.value, ...traces };
  if (outcome.kind !== "refused") return { ok: false, error: errorOf(outcome, limits, sources), ...traces };
  const reason = outcome.reason.slice(0, REASON_CHARACTERS).toWellFormed();
  throw new MisuseError("REQUEST_REFUSED", `the inputs cannot become Python values: ${reason}`);
}
