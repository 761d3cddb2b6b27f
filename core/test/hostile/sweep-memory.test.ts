import { expect, test } from "vitest";
import { PROGRAMS, Sweep } from "../support/sweep.ts";
import { HOLE_MODES, sweepHoles, sweepPages, takesPart } from "../support/sweep-memory.ts";

/**
 * In blocks of 16 bytes; a prime, so that sweeps in different modes meet different allocations. Every day each other one has to do,
 * for `npm test` to stay below five minutes.
 */
const BLOCKS = process.env["CI"] ? 61 : 127;

test("memoryBytes raised page by page: refused, then MemoryError, then the value", async () => {
  for (const variant of ["release", "debug"] as const) {
    const sweep = new Sweep();
    for (const program of PROGRAMS) sweep.add(await sweepPages(program, variant));
    expect(sweep.findings).toStrictEqual([]);
    expect(sweep.endings.get("memory")).toBeGreaterThan(3);
  }
});

test.each(
  HOLE_MODES.flatMap((mode, index) => [
    { ...mode, variant: "release" as const, first: 16 * index },
    { ...mode, variant: "debug" as const, first: 16 * (index + 3) },
  ]),
)(
  "a full heap, compiled $compiled, collecting $collecting, $variant engine: MemoryError until there is room",
  async (how) => {
    const sweep = new Sweep();
    for (const program of PROGRAMS) {
      if (!takesPart(program, how)) continue;
      sweep.add(await sweepHoles(program, { mode: how, step: 16 * BLOCKS, first: how.first, variant: how.variant }));
    }
    expect(sweep.findings).toStrictEqual([]);
    expect(sweep.endings.get("memory")).toBeGreaterThan(50);
  },
);

test("who turned collecting off and filled the heap can be told to let go of it", async () => {
  const mode = { compiled: "before", collecting: false } as const;
  const host = PROGRAMS.find(({ name }) => name === "host");
  if (host === undefined) throw new Error("there is no program that calls the host");
  const sweep = await sweepHoles(host, { mode, step: 16, first: 0, variant: "release" });
  expect(sweep.findings).toStrictEqual([]);
});
