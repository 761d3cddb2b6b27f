import type { Moment } from "../machine/machine.ts";
import type { AuditEvent, Deed } from "./event.ts";

/** What one run did is kept up to so many events, and characters of their texts, and told to listeners without end. */
export const MOST_EVENTS = 10_000;
const MOST_CHARACTERS = 4 * 2 ** 20;

/** Is told of each event, at once. What it throws ends the run, which then throws it. */
export type AuditListener = (event: AuditEvent) => void;

const NOWHERE: Moment = { fuel: 0, timeMs: 0 };

/** What the guest of one sandbox did with its powers, in order. */
export class AuditTrail {
  /** Of what is told next, where nothing else is said. */
  at: Moment = NOWHERE;
  /** What the listener threw. */
  failure: { readonly error: unknown } | undefined;
  readonly #keeps: boolean;
  readonly #listener: AuditListener | undefined;
  #events: AuditEvent[] = [];
  #omitted = 0;
  #characters = 0;
  #number = 0;
  #run = -1;

  constructor(keeps = false, listener?: AuditListener) {
    this.#keeps = keeps;
    this.#listener = listener;
  }

  /** Whether anybody wants to know. Without, nothing need be told. */
  get isFollowed(): boolean {
    return this.#keeps || this.#listener !== undefined;
  }

  /** For another sandbox, which begins to count anew. */
  fork(): AuditTrail {
    return new AuditTrail(this.#keeps, this.#listener);
  }

  beginRun(): void {
    this.#run++;
    this.#events = [];
    this.#omitted = 0;
    this.#characters = 0;
    this.failure = undefined;
  }

  witness({ kind, name, detail, outcome }: Deed, { fuel, timeMs }: Moment = this.at): void {
    if (!this.isFollowed) return;
    const event = { number: this.#number++, run: this.#run, timeMs, fuel, kind, name, detail, outcome };
    if (this.#keeps) {
      for (const part of Object.values(detail)) if (typeof part === "string") this.#characters += part.length;
      const fits = this.#events.length < MOST_EVENTS && this.#characters < MOST_CHARACTERS;
      if (fits) this.#events.push(event);
      else this.#omitted++;
    }
    try {
      this.#listener?.(event);
    } catch (error) {
      this.failure ??= { error };
    }
  }

  /** Throws what the listener threw. */
  requireHeard(): void {
    if (this.failure) throw this.failure.error;
  }

  /** What the run did, for its result. */
  ofRun(): { readonly audit?: readonly AuditEvent[]; readonly auditOmitted?: number } {
    if (!this.#keeps) return {};
    return this.#omitted === 0 ? { audit: this.#events } : { audit: this.#events, auditOmitted: this.#omitted };
  }
}
