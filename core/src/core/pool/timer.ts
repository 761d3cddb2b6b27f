/** The longest time that timers can be set to, in ms: 2^31 - 1. */
const LONGEST_MS = 2_147_483_647;

/** A timer that can be moved, and keeps no process alive. */
export class Timer {
  readonly #action: () => void;
  #handle: ReturnType<typeof setTimeout> | undefined;
  /** When the handle fires. */
  #firesAt = Number.POSITIVE_INFINITY;
  /** When the action is due. */
  #dueAt = Number.POSITIVE_INFINITY;

  constructor(action: () => void) {
    this.#action = action;
  }

  /**
   * Calls the action at the time `at` of `performance.now()`, or never for Infinity. Moving it to a later time costs nothing:
   * the timer that there is looks again when it fires.
   */
  set(at: number): void {
    this.#dueAt = at;
    if (at >= this.#firesAt) return;
    clearTimeout(this.#handle);
    this.#start();
  }

  clear(): void {
    clearTimeout(this.#handle);
    this.#handle = undefined;
    this.#firesAt = Number.POSITIVE_INFINITY;
    this.#dueAt = Number.POSITIVE_INFINITY;
  }

  #start(): void {
    this.#firesAt = this.#dueAt;
    const left = Math.min(Math.max(Math.ceil(this.#dueAt - performance.now()), 0), LONGEST_MS);
    const handle = setTimeout(() => this.#fire(), left);
    // Node's; in browsers it is a number.
    if (typeof handle === "object" && "unref" in handle) handle.unref();
    this.#handle = handle;
  }

  #fire(): void {
    this.#handle = undefined;
    this.#firesAt = Number.POSITIVE_INFINITY;
    if (this.#dueAt === Number.POSITIVE_INFINITY) return;
    if (performance.now() < this.#dueAt) {
      this.#start();
      return;
    }
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#action();
  }
}
