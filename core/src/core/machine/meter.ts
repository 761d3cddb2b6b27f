import type { LimitValues } from "../limits.ts";

/**
 * Why the host ended a run. `callback` is the caller's own callback, which threw; `asynchronous` is a host function that
 * answers later, where nobody can wait for it; `journal` is a record beyond journalBytes.
 */
export type StopReason =
  | "timeout"
  | "cpu"
  | "fuel"
  | "output"
  | "hostCalls"
  | "hostCallBytes"
  | "journal"
  | "cancelled"
  | "callback"
  | "asynchronous";

/** What ends an execution: a reason of the run's, or something that only the machine knows. */
export type Halt = StopReason | "overflow" | "paused" | "diverged";

/** What the guest burns its fuel from. */
export interface Tank {
  /** What remains of the slices; negative when one more unit was asked for than there was. */
  fuel: number;
}

/**
 * Fuel is given out in slices of about this much time, since only in between can a deadline be noticed. What a unit of
 * fuel takes depends on the program, so each slice is as large as the one before suggests. How fuel is sliced does not
 * change how much a program burns.
 */
const SLICE_MS = 0.25;
const FIRST_SLICE = 500;
const LARGEST_SLICE = 8_000;

/** Measures one run after the other, and decides when one has to end. */
export class Meter {
  /** How much fuel there is until the tape has something to say, counted from the beginning of the run. */
  ceiling = Number.POSITIVE_INFINITY;
  /** Whether timeoutMs and cpuMs apply. */
  timed = true;
  readonly interrupt: Int32Array | undefined;
  #limits: LimitValues;
  #tank: Tank = { fuel: 0 };
  /** So that times which passed before this execution count, both begin in the past. */
  #startedAt = 0;
  #waitedMs = 0;
  #waitingSince: number | undefined;
  #granted = 0;
  #slice = FIRST_SLICE;
  #slicedAt = 0;
  #halt: Halt | undefined;
  #burntAtHalt = 0;

  constructor(limits: LimitValues, interrupt: Int32Array | undefined) {
    this.#limits = limits;
    this.interrupt = interrupt;
  }

  /** Starts to measure. The first slice of fuel is given out by `refuel`. */
  begin(limits: LimitValues, tank: Tank, spent: { readonly wallMs: number; readonly cpuMs: number } | undefined): void {
    this.#limits = limits;
    this.#tank = tank;
    this.#halt = undefined;
    this.#granted = 0;
    this.#slice = FIRST_SLICE;
    const now = performance.now();
    this.#startedAt = now - (spent?.wallMs ?? 0);
    this.#waitedMs = spent ? spent.wallMs - spent.cpuMs : 0;
    this.#waitingSince = undefined;
    this.#slicedAt = now;
    this.ceiling = Number.POSITIVE_INFINITY;
    this.timed = true;
    tank.fuel = 0;
  }

  /** The first reason counts. `burnt` is what the run had burnt by then, if that is known better. */
  stop(reason: Halt, burnt = this.burnt): void {
    if (this.#halt !== undefined) return;
    this.#halt = reason;
    this.#burntAtHalt = burnt;
  }

  get halt(): Halt | undefined {
    return this.#halt;
  }

  /** Fuel that was burnt; after the run was ended, until then. */
  get burnt(): number {
    if (this.#halt !== undefined) return this.#burntAtHalt;
    return this.#granted - Math.max(this.#tank.fuel, 0);
  }

  /** Gives out the first slice. */
  start(): void {
    this.#tank.fuel = this.#grant();
  }

  /** Makes the guest ask at once. Only after the run was ended, as this fuel is not burnt. */
  drain(): void {
    this.#tank.fuel = 0;
  }

  /** The next slice of fuel; 0 when the run has to end, or when the ceiling is reached. */
  refuel(): number {
    const now = performance.now();
    this.#check(now);
    if (this.#halt !== undefined) return 0;
    const growth = Math.min(SLICE_MS / (now - this.#slicedAt), 2);
    this.#slice = Math.min(Math.ceil(this.#slice * growth), LARGEST_SLICE);
    this.#slicedAt = now;
    const slice = this.#grant();
    if (slice === 0 && this.#granted < this.ceiling) this.stop("fuel");
    return slice;
  }

  /** Looks at everything but fuel. */
  check(): void {
    this.#check(performance.now());
  }

  #check(now: number): void {
    if (this.timed) {
      const { timeoutMs, cpuMs } = this.#limits;
      if (now - this.#startedAt >= timeoutMs) this.stop("timeout");
      else if (this.#cpuMs(now) >= cpuMs) this.stop("cpu");
    }
    const { interrupt } = this;
    if (interrupt && Atomics.load(interrupt, 0) !== 0) {
      Atomics.store(interrupt, 0, 0);
      this.stop("cancelled");
    }
  }

  /** Milliseconds until timeoutMs is over. */
  remainingMs(): number {
    return this.#limits.timeoutMs - (performance.now() - this.#startedAt);
  }

  /** From here to `goesOn`, which looks at the time, it is not the guest that works, and cpuMs does not count. */
  waits(): void {
    this.#waitingSince ??= performance.now();
  }

  goesOn(): void {
    if (this.#waitingSince === undefined) return;
    const now = performance.now();
    const waited = now - this.#waitingSince;
    this.#waitedMs += waited;
    this.#waitingSince = undefined;
    // A slice is as large as the guest is fast, not as the host is.
    this.#slicedAt += waited;
    this.#check(now);
  }

  /** What has been used so far. */
  usage(): { fuel: number; cpuMs: number; wallMs: number } {
    const now = performance.now();
    return { fuel: this.burnt, cpuMs: this.#cpuMs(now), wallMs: now - this.#startedAt };
  }

  #cpuMs(now: number): number {
    return (this.#waitingSince ?? now) - this.#startedAt - this.#waitedMs;
  }

  #grant(): number {
    const slice = Math.max(Math.min(this.#slice, Math.min(this.#limits.fuel, this.ceiling) - this.#granted), 0);
    this.#granted += slice;
    return slice;
  }
}
