import { expect, test } from "vitest";
import { SURVIVORS, sweepSurvivor } from "../support/sweep-survivors.ts";

const SEED = 1;

test.each(SURVIVORS)("$name: whole wherever a run that changes it is stopped", async (survivor) => {
  for (const variant of ["release", "debug"] as const) {
    const sweep = await sweepSurvivor(survivor, { seed: SEED, amounts: 60, variant });
    expect(sweep.findings).toStrictEqual([]);
    expect(sweep.endings.get("fuel")).toBeGreaterThan(10);
  }
});
