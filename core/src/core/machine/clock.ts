/** Time as the guest is told it, in milliseconds. */
export interface GuestClock {
  /** Since 1970-01-01T00:00Z. */
  wall(): number;
  /** Since the sandbox was created or reset. */
  monotonic(): number;
  /** As `wall`, without being a reading. */
  peek(): number;
  /** Lets `ms` go by without waiting, where time is not real. False when the caller has to wait. */
  skip(ms: number): boolean;
  /** What a later clock has to be moved to with `goTo`, to go on from here. */
  readonly elapsedMs: number;
  /** Sets the time since the sandbox was created or reset. */
  goTo(elapsedMs: number): void;
}

/** A clock of its own: it begins at `start`, and stands still but for readings and sleep(). */
export interface VirtualClockOptions {
  readonly start: Date;
  /** By how many milliseconds each reading moves the clock on. Default 1, so that waiting loops come to an end. */
  readonly stepMs?: number | undefined;
}

export const DEFAULT_STEP_MS = 1;

/** As coarse as browsers make it: a finer clock helps to time what other programs do on the same processor. */
export const RESOLUTION_MS = 0.1;

export class RealClock implements GuestClock {
  #origin = performance.now();

  wall(): number {
    return Date.now();
  }

  peek(): number {
    return Date.now();
  }

  monotonic(): number {
    return Math.floor(this.elapsedMs / RESOLUTION_MS) * RESOLUTION_MS;
  }

  skip(): boolean {
    return false;
  }

  get elapsedMs(): number {
    return performance.now() - this.#origin;
  }

  /** It never goes back, so this can only move it forward. */
  goTo(elapsedMs: number): void {
    this.#origin = Math.min(this.#origin, performance.now() - elapsedMs);
  }
}

/** The same readings for the same calls, on every machine. */
export class VirtualClock implements GuestClock {
  elapsedMs = 0;
  readonly #startMs: number;
  readonly #stepMs: number;

  constructor(startMs: number, stepMs: number) {
    this.#startMs = startMs;
    this.#stepMs = stepMs;
  }

  wall(): number {
    return this.#startMs + this.#read();
  }

  peek(): number {
    return this.#startMs + this.elapsedMs;
  }

  monotonic(): number {
    return this.#read();
  }

  skip(ms: number): boolean {
    this.elapsedMs += ms;
    return true;
  }

  goTo(elapsedMs: number): void {
    this.elapsedMs = elapsedMs;
  }

  #read(): number {
    const now = this.elapsedMs;
    this.elapsedMs += this.#stepMs;
    return now;
  }
}
