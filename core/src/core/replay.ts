import { BoundaryViolation } from "../boundary/errors.ts";
import { TooManyItems } from "../boundary/values/decode.ts";
import { shownInt } from "../boundary/values/exception-message.ts";
import { ReplayError } from "./errors.ts";
import { readArguments } from "./functions/arguments.ts";
import { differenceOf, endingOf, type Journal } from "./journal.ts";
import { readAsked } from "./machine/execution.ts";
import { readTape } from "./machine/tape.ts";
import type { RunResult } from "./results/results.ts";
import type { Session } from "./session.ts";
import type { RunListeners } from "./stream.ts";

const LESS_STACK =
  " (it was recorded with more stack than there is here: if it is deeply recursive, replay it in a worker)";

/** A call is shown up to here. */
const SHOWN_CHARACTERS = 200;

/**
 * Does the run of a journal over, in a session that is in the state before it: nobody is asked anything. Returns what the
 * run came to. Throws `ReplayError` for the first thing that differs.
 */
export async function replayIn(
  session: Session,
  journal: Journal,
  listeners: RunListeners & { readonly signal?: AbortSignal | undefined },
): Promise<RunResult> {
  const { signal } = listeners;
  if (signal?.aborted) throw new ReplayError("REPLAY_CANCELLED", "the replay was cancelled");
  const { result, report, stdout, stderr } = await session.again(journal.task, listeners, signal);
  if (signal?.aborted) throw new ReplayError("REPLAY_CANCELLED", "the replay was cancelled");
  const hint = session.parts.stackBytes < journal.stackBytes ? LESS_STACK : "";
  if (report.kind === "diverged") {
    const call = callsBefore(journal, report.event);
    const [expected, actual] = [report.expected, report.actual].map((side) => describe(side, journal));
    throw new ReplayError(
      "REPLAY_DIVERGED",
      `call ${call} differs from the journal: ${expected} is expected there, and ${actual} came${hint}`,
      call,
    );
  }
  const difference = differenceOf(journal.ending, endingOf(report, stdout, stderr));
  if (difference !== undefined)
    throw new ReplayError("REPLAY_DIVERGED", `the run differs from its journal: ${difference}${hint}`);
  return result;
}

/** How many calls of host functions the journal has before its event of this number. */
function callsBefore({ task }: Journal, event: number): number {
  let calls = 0;
  let position = 0;
  for (const { kind } of readTape(task.tape ?? new Uint8Array())) {
    if (position++ >= event) break;
    if (kind === "invoke" || kind === "begin") calls++;
  }
  return calls;
}

function describe(side: Uint8Array, { task }: Journal): string {
  const asked = readAsked(side);
  if (!asked) return "nothing";
  if (asked.kind !== "invoke" && asked.kind !== "begin") return `an event of the kind '${asked.kind}'`;
  try {
    const { name, args, kwargs } = readArguments(asked.request, asked.kind === "begin", task.limits);
    const shown = [...args.map(show), ...Object.entries(kwargs).map(([key, value]) => `${key}=${show(value)}`)];
    return `${name}(${shown.join(", ")})`.slice(0, SHOWN_CHARACTERS).toWellFormed();
  } catch (error) {
    if (error instanceof BoundaryViolation || error instanceof TooManyItems) return "a call that cannot be read";
    throw error;
  }
}

function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return shownInt(value);
  return typeof value === "object" && value !== null ? `a ${value.constructor.name}` : String(value);
}
