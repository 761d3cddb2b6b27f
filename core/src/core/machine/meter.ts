import type { LimitValues } from "../limits.ts";

/** Why the host ended a run. `misbehaved` is the caller's own callback, which threw. */
export type StopReason = "timeout" | "cpu" | "fuel" | "output" | "cancelled" | "callback";

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
  #limits: LimitValues;
  readonly #interrupt: Int32Array | undefined;
  #startedAt = 0;
  #waitedMs = 0;
  #waitingSince: number | undefined;
  #fuelGranted = 0;
  #slice = FIRST_SLICE;
  #slicedAt = 0;
  #stopReason: StopReason | undefined;

  constructor(limits: LimitValues, interrupt: Int32Array | undefined) {
    this.#limits = limits;
    this.#interrupt = interrupt;
  }

  /** Starts to measure, and returns the first slice of fuel. */
  begin(limits: LimitValues): number {
    this.#limits = limits;
    this.#stopReason = undefined;
    this.#waitedMs = 0;
    this.#fuelGranted = 0;
    this.#slice = FIRST_SLICE;
    this.#startedAt = performance.now();
    this.#slicedAt = this.#startedAt;
    return this.#grant();
  }

  /** The first reason counts. */
  stop(reason: StopReason): void {
    this.#stopReason ??= reason;
  }

  get stopReason(): StopReason | undefined {
    return this.#stopReason;
  }

  /** The next slice of fuel, or 0 when the run has to end. */
  refuel(): number {
    const now = performance.now();
    this.#check(now);
    if (this.#stopReason) return 0;
    const growth = Math.min(SLICE_MS / (now - this.#slicedAt), 2);
    this.#slice = Math.min(Math.ceil(this.#slice * growth), LARGEST_SLICE);
    this.#slicedAt = now;
    const slice = this.#grant();
    if (slice === 0) this.stop("fuel");
    return slice;
  }

  /** Looks at everything but fuel. */
  check(): void {
    this.#check(performance.now());
  }

  #check(now: number): void {
    const { timeoutMs, cpuMs } = this.#limits;
    if (now - this.#startedAt >= timeoutMs) this.stop("timeout");
    else if (this.#cpuMs(now) >= cpuMs) this.stop("cpu");
    const interrupt = this.#interrupt;
    if (interrupt && Atomics.load(interrupt, 0) !== 0) {
      Atomics.store(interrupt, 0, 0);
      this.stop("cancelled");
    }
  }

  get interrupt(): Int32Array | undefined {
    return this.#interrupt;
  }

  /** Milliseconds until timeoutMs is over. */
  remainingMs(): number {
    return this.#limits.timeoutMs - (performance.now() - this.#startedAt);
  }

  /** Does something that is not the guest's work, and whose time cpuMs does not count. */
  waiting(action: () => void): void {
    const before = performance.now();
    this.#waitingSince = before;
    try {
      action();
    } finally {
      this.#waitedMs += performance.now() - before;
      this.#waitingSince = undefined;
    }
  }

  /** What has been used, `left` being the fuel that remains of the last slice. */
  usage(left: number): { fuel: number; cpuMs: number; wallMs: number } {
    const now = performance.now();
    // The unit that could not be burnt is the reason why fuel was asked for.
    const burnt = Math.min(this.#fuelGranted - left, this.#limits.fuel);
    return { fuel: burnt, cpuMs: this.#cpuMs(now), wallMs: now - this.#startedAt };
  }

  #cpuMs(now: number): number {
    return (this.#waitingSince ?? now) - this.#startedAt - this.#waitedMs;
  }

  #grant(): number {
    const slice = Math.min(this.#slice, this.#limits.fuel - this.#fuelGranted);
    this.#fuelGranted += slice;
    return slice;
  }
}
