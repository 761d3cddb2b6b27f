import { Place, Warning } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import type { LimitValues } from "../limits.ts";
import { EXTRA_FUEL, warnsAt } from "./ladder.ts";

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
  /** What remains of the slices; below zero what was burnt beyond them. */
  fuel: number;
}

/**
 * Fuel is given out in slices of about this much time, since only in between can a deadline be noticed. What a unit of
 * fuel takes depends on the program, so each slice is as large as the one before suggests. How fuel is sliced does not
 * change how much a program burns.
 */
const SLICE_MS = 0.25;
const FIRST_SLICE = 500;
const LARGEST_SLICE = 4_000;

/** What an i32 can hold. */
const MOST_AT_ONCE = 0x7fff_ffff;

/** Measures one run after the other, and decides when one has to end. */
export class Meter {
  /** How much can be burnt until the tape has something to say, counted from the beginning of the run. */
  ceiling = Number.POSITIVE_INFINITY;
  /** The run was told that its time is nearly over. */
  isWarned = false;
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
  #checkedAt = 0;
  #halt: Halt | undefined;
  #burntAtHalt = 0;
  #extra = 0;
  #isStuck = false;

  constructor(limits: LimitValues, interrupt: Int32Array | undefined) {
    this.#limits = limits;
    this.interrupt = interrupt;
  }

  /** Starts to measure. The first slice of fuel is given out by `refuel`. */
  begin(limits: LimitValues, tank: Tank, spent: { readonly wallMs: number; readonly cpuMs: number } | undefined): void {
    this.#limits = limits;
    this.#tank = tank;
    this.#halt = undefined;
    this.#extra = 0;
    this.#isStuck = false;
    this.isWarned = false;
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

  /** When the time was looked at last. */
  get checkedAt(): number {
    return this.#checkedAt;
  }

  get halt(): Halt | undefined {
    return this.#halt;
  }

  /** Why the run had to end, if it could not be left where it was: the engine traps there. */
  get stuckBy(): StopReason | undefined {
    const halt = this.#halt;
    const isReason = halt !== "overflow" && halt !== "paused" && halt !== "diverged";
    return this.#isStuck && isReason ? halt : undefined;
  }

  /** Fuel that was burnt; after the run was ended, until then. */
  get burnt(): number {
    if (this.#halt !== undefined) return this.#burntAtHalt;
    return Math.max(this.#granted - this.#tank.fuel, 0);
  }

  /** Gives out the first slice. */
  start(): void {
    this.#granted = this.#next(0);
    this.#tank.fuel = this.#granted;
  }

  /** Makes the guest ask at once. Only after the run was ended, as this fuel is not burnt. */
  drain(): void {
    this.#tank.fuel = 0;
  }

  /** Takes back what is left of the slice, so that the guest asks at its next step. */
  recall(): void {
    this.#granted = this.burnt;
    this.#tank.fuel = 0;
  }

  /** The next slice of fuel, and what is owed; 0 when the run has to end. The time was looked at before. */
  grant(): number {
    const { burnt } = this;
    if (this.#halt === undefined && burnt > this.#limits.fuel) this.stop("fuel", burnt);
    if (this.#halt !== undefined) return 0;
    const now = this.#checkedAt;
    const growth = Math.min(SLICE_MS / (now - this.#slicedAt), 2);
    this.#slice = Math.min(Math.ceil(this.#slice * growth), LARGEST_SLICE);
    this.#slicedAt = now;
    const more = Math.min(burnt + this.#next(burnt) - this.#granted, MOST_AT_ONCE);
    if (more <= 0) throw new BoundaryViolation("the guest asked for fuel while it had some");
    this.#granted += more;
    return more;
  }

  /** Whether the run should be told now that its time is nearly over. */
  get isDueToWarn(): boolean {
    return this.#dueWarning() !== undefined;
  }

  /** What the run is to be told, once. The time was looked at before. */
  warn(): number | undefined {
    const warning = this.#dueWarning();
    if (warning !== undefined) this.isWarned = true;
    return warning;
  }

  #dueWarning(): number | undefined {
    if (this.isWarned || !this.timed || this.#halt !== undefined) return undefined;
    const now = this.#checkedAt;
    const { timeoutMs, cpuMs } = this.#limits;
    if (now - this.#startedAt >= warnsAt(timeoutMs, this.#limits)) return Warning.timeoutMs;
    return this.#cpuMs(now) >= warnsAt(cpuMs, this.#limits) ? Warning.cpuMs : undefined;
  }

  /** The answer to a run that has ended and asks for fuel: none, or some to come to a place that it can be left at. */
  leave(place: number): number {
    if (place !== Place.inside) return 0;
    // Only what it owes, so that it asks at its next unit, and is stopped as soon as it can be left.
    this.#isStuck = ++this.#extra > EXTRA_FUEL;
    return this.#isStuck ? 0 : Math.max(-this.#tank.fuel, 1);
  }

  /** Looks at everything but fuel. */
  check(): void {
    this.#check(performance.now());
  }

  #check(now: number): void {
    this.#checkedAt = now;
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

  /** Milliseconds until timeoutMs is over, or nearly over and the run does not know yet. */
  remainingMs(): number {
    const { timeoutMs } = this.#limits;
    const until = this.isWarned ? timeoutMs : Math.min(timeoutMs, warnsAt(timeoutMs, this.#limits));
    return until - (performance.now() - this.#startedAt);
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

  /** How large the next slice is for a run that has burnt `burnt`. */
  #next(burnt: number): number {
    return Math.max(Math.min(this.#slice, Math.min(this.#limits.fuel, this.ceiling) - burnt), 0);
  }
}
