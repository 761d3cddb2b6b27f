import { SMALL_STACK_RECURSION_DEPTH } from "../core/limits.ts";
import { LIMITS, type LimitOptions as LibraryLimits } from "../node/index.ts";
import type { LimitOptions } from "./options.ts";

/**
 * The limits of the sandbox, and those of every run of the user's code in it: what we run to prepare the sandbox takes
 * nothing from them. `timeoutMs` is the default for runs.
 */
export function splitLimits(
  asked: LimitOptions,
  timeoutMs: number = LIMITS.timeoutMs.default,
): { forSandbox: LibraryLimits; forRuns: LibraryLimits } {
  const { memoryBytes, outputBytes, ...forRuns } = { timeoutMs, ...asked };
  const none = Number.POSITIVE_INFINITY;
  const recursionDepth = Math.max(SMALL_STACK_RECURSION_DEPTH, asked.recursionDepth ?? 0);
  return {
    forSandbox: { memoryBytes, outputBytes, recursionDepth, timeoutMs: none, cpuMs: none, fuel: none },
    forRuns,
  };
}
