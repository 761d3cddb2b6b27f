import type { PyInput } from "../boundary/values/types.ts";
import { MisuseError } from "./errors.ts";
import type { Desk } from "./functions/desk.ts";
import type { OpenCall } from "./functions/types.ts";
import type { Task } from "./machine/machine.ts";
import type { Inventory } from "./produced-files.ts";
import type { Job } from "./session-parts.ts";

/**
 * A run that has left: what it began with, and what it was told since. It goes on by being done over up to where it left,
 * with the same answers, which works in another process as well.
 */
export interface PausedRun {
  readonly paused: true;
  readonly calls: readonly OpenCall[];
  readonly base: Uint8Array;
  readonly task: Task;
  /** How much of the C stack it had. */
  readonly stackBytes: number;
  readonly tape: Uint8Array;
  /** Of the blocking call that it left in; undefined when it awaits. */
  readonly request: Uint8Array | undefined;
  readonly desk: Desk;
  /** Bytes of output that the listeners have been told. */
  readonly told: { readonly stdout: number; readonly stderr: number };
  readonly job: Pick<Job, "listeners" | "signal" | "record" | "producedFiles">;
  /** Of the files before the run, when it is to say which it produced. */
  readonly inventory?: Inventory | undefined;
}

/** What a call that paused has come to; an error arrives in the guest as that of a host function does. */
export type CallOutcome = { readonly value: PyInput } | { readonly error: unknown };

/** Throws `MisuseError`. */
export function checkOutcome(outcome: unknown): CallOutcome {
  if (typeof outcome === "object" && outcome !== null) {
    if ("value" in outcome && !("error" in outcome)) return outcome as CallOutcome;
    if ("error" in outcome && !("value" in outcome)) return outcome as CallOutcome;
  }
  throw new MisuseError("INVALID_OPTION", "a call is resumed with { value } or with { error }");
}
