import { expect, test } from "vitest";
import { RealClock, VirtualClock } from "../src/core/machine/clock.ts";
import { SeededEntropy, SystemEntropy } from "../src/core/machine/entropy.ts";

test("a virtual clock moves by its readings and by sleep only", () => {
  const clock = new VirtualClock(1_000, 10);
  expect([clock.wall(), clock.wall(), clock.monotonic(), clock.wall()]).toStrictEqual([1_000, 1_010, 20, 1_030]);
  expect(clock.skip(500)).toBe(true);
  expect(clock.monotonic()).toBe(540);
});

test("the real clock is coarse, begins at 0 and does not go back", () => {
  const clock = new RealClock();
  const readings = Array.from({ length: 100 }, () => clock.monotonic());
  expect(readings[0]).toBeLessThan(1_000);
  expect(readings.every((now, index) => now >= (readings[index - 1] ?? 0))).toBe(true);
  expect(readings.every((now) => Math.abs(now * 10 - Math.round(now * 10)) < 1e-6)).toBe(true);
  expect(clock.skip()).toBe(false);
});

test("the seeded numbers are those of SplitMix64", () => {
  // Upper halves of the first outputs for the state 0, from the reference implementation:
  // e220a8397b1dcdaf, 6e789e6aa1b965f4, 06c45d188009454f.
  const entropy = new SeededEntropy(0);
  const next = (): number => entropy.next();
  expect([next(), next(), next()].map((number) => (number >>> 0).toString(16))).toStrictEqual([
    "e220a839",
    "6e789e6a",
    "6c45d18",
  ]);
});

test("each seed has numbers of its own, again and again", () => {
  const first = (seed: number): string => {
    const entropy = new SeededEntropy(seed);
    return Array.from({ length: 8 }, () => entropy.next()).join();
  };
  const seeds = [0, 1, -1, 0.5, 2 ** 53, 1e300];
  expect(new Set(seeds.map(first)).size).toBe(seeds.length);
  expect(seeds.map(first)).toStrictEqual(seeds.map(first));
});

test("the system's numbers are 32 bits and do not repeat", () => {
  const entropy = new SystemEntropy();
  const numbers = Array.from({ length: 1_000 }, () => entropy.next());
  expect(numbers.every((number) => Number.isInteger(number) && Math.abs(number) <= 2 ** 31)).toBe(true);
  expect(new Set(numbers).size).toBeGreaterThan(990);
});
