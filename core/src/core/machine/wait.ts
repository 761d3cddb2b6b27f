import type { Meter } from "./meter.ts";

/** How often a wait looks whether it should end: an interrupt can also be raised without a notification. */
const SLICE_MS = 50;

/** Waits until `ms` have gone by, or the meter has a reason to stop or to warn. Blocks the thread. */
export function wait(ms: number, meter: Meter): void {
  const until = performance.now() + ms;
  for (;;) {
    meter.check();
    if (meter.halt !== undefined || meter.isDueToWarn) return;
    const left = Math.min(until - performance.now(), meter.remainingMs());
    if (left <= 0) {
      meter.check();
      return;
    }
    block(Math.min(left, SLICE_MS), meter.interrupt);
  }
}

let quiet: Int32Array | undefined;

/** Uses no processor where the thread may block; a browser's main thread may not, and spins. */
function block(ms: number, interrupt: Int32Array | undefined): void {
  try {
    quiet ??= new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    Atomics.wait(interrupt ?? quiet, 0, 0, ms);
  } catch {
    const until = performance.now() + ms;
    while (performance.now() < until);
  }
}
