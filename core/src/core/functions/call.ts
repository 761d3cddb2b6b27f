import type { AuditTrail } from "../audit/trail.ts";
import type { Moment } from "../machine/machine.ts";
import type { CallEntry } from "./record.ts";
import type { HostCall } from "./types.ts";

export interface DeskOptions {
  /** Whether functions that are declared as `pauses` wait for `settle`. */
  readonly mayPause?: boolean | undefined;
  /** Told of each call that has come to its end. */
  readonly onCall?: ((call: HostCall) => void) | undefined;
  /** Told of calls as of other deeds. */
  readonly trail?: AuditTrail | undefined;
}

/** One call on its way. */
export interface Call {
  readonly entry: CallEntry;
  /** When the guest made it. */
  readonly at: Moment;
  /** The guest's number of an awaited call. */
  readonly begun: number | undefined;
  /** A copy of its request, when it is `settle` that answers it. */
  readonly left: Uint8Array | undefined;
  /** Nobody awaits it any more. */
  isCancelled: boolean;
}
