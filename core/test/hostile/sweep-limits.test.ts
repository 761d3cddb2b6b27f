import { expect, test } from "vitest";
import { PROGRAMS, Sweep } from "../support/sweep.ts";
import { RUN_LIMIT_NAMES, sweepLimit } from "../support/sweep-limits.ts";

const SEED = 1;

test.each(RUN_LIMIT_NAMES)("%s raised step by step: its own error until it suffices", async (limit) => {
  for (const variant of ["release", "debug"] as const) {
    const sweep = new Sweep();
    for (const program of PROGRAMS) {
      sweep.add(await sweepLimit(program, limit, { seed: SEED, random: 8, window: 8, variant }));
    }
    expect(sweep.findings).toStrictEqual([]);
    // Some program needs more than the least, or nothing was shown.
    expect(sweep.endings.size).toBeGreaterThan(1);
  }
});
