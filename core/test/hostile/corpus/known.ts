/** Attacks that only the metering of C stops. */
export const UNMETERED: ReadonlySet<string> = new Set([
  "deque: extended by itself",
  "a task that waits for itself",
  "a buffer of no bytes",
  "a collatz of big integers",
]);
