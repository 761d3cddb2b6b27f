import { shownValue } from "../audit/shown.ts";
import type { AuditTrail } from "../audit/trail.ts";
import type { Moment } from "../machine/machine.ts";
import type { Arguments } from "./arguments.ts";
import type { CallEntry } from "./record.ts";

interface Started {
  readonly at: Moment;
  readonly shown:
    | { readonly args: ReturnType<typeof shownValue>; readonly kwargs: ReturnType<typeof shownValue> }
    | undefined;
}

/** Tells a trail of calls: once each, when they have come to their end, with the moment at which they began. */
export class CallAudit {
  readonly #trail: AuditTrail;
  readonly #started = new Map<CallEntry, Started>();

  constructor(trail: AuditTrail) {
    this.#trail = trail;
  }

  begin(entry: CallEntry, given: Arguments | undefined, at: Moment): void {
    if (!this.#trail.isFollowed) return;
    // Before host code could change them.
    const shown = given && { args: shownValue(given.args), kwargs: shownValue(given.kwargs) };
    this.#started.set(entry, { at, shown });
  }

  end(entry: CallEntry, isRefused: boolean): void {
    const started = this.#started.get(entry);
    if (!started) return;
    this.#started.delete(entry);
    this.#tell(entry, started, isRefused ? "refused" : entry.outcome === "returned" ? "allowed" : "failed");
  }

  /** The run is over: nobody hears what becomes of the others. */
  close(): void {
    for (const [entry, started] of this.#started) this.#tell(entry, started, "failed");
    this.#started.clear();
  }

  #tell(
    { name, outcome, argsBytes, resultBytes }: CallEntry,
    { at, shown }: Started,
    told: "allowed" | "refused" | "failed",
  ) {
    const detail = { ...shown, outcome, argsBytes, resultBytes };
    this.#trail.witness({ kind: "call", name, detail, outcome: told }, at);
  }
}
