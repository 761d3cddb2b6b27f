import type { LimitValues } from "../limits.ts";

/**
 * How a run is brought to its end, step by step, each when the one before was of no use. All of them say the same `RunError`.
 *
 * 1. A little before its time is over it gets one TimeoutError, which it may catch. `limits.warningMs` says how long
 *    before, 0 that it does not.
 * 2. At a limit it is aborted, which no guest can catch: at the next place where the engine burns fuel and can be left. The
 *    sandbox stays usable.
 * 3. Where the engine cannot be left, it gets `EXTRA_FUEL` to come to a place where it can. If that is not enough it traps,
 *    and the sandbox is lost.
 * 4. A worker that has not reported `KILL_AFTER_MS` later is terminated, with the sandboxes in it. Only an engine that is
 *    not ours, or a host function that does not return, gets so far.
 *
 * `Meter` does the first three, where the guest lives; the pool does the last, from outside.
 */

/** At most this part of a limit is left when the warning comes. */
const LARGEST_SHARE = 1 / 20;

/** Units, each asked for on its own: enough to put right the bitmaps of the largest heap, in some milliseconds. */
export const EXTRA_FUEL = 32_768;

export const KILL_AFTER_MS = 250;

/** When a run with a limit of `limitMs` is warned, in ms from its beginning; Infinity for never. */
export function warnsAt(limitMs: number, { warningMs }: LimitValues): number {
  if (warningMs === 0) return Number.POSITIVE_INFINITY;
  return limitMs - Math.min(warningMs, limitMs * LARGEST_SHARE);
}
