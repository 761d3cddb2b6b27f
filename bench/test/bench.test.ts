import { describe, expect, test } from "vitest";
import { generateProgram } from "../child/generated.ts";
import { parseOptions, UsageError } from "../options.ts";
import { comparable } from "../programs.ts";
import { geometricMean, median, pairedRatio, quantile, slope } from "../statistics.ts";
import { formatTable } from "../table.ts";

test("the median and quantiles do not depend on the order of the sample", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(quantile([4, 1, 3, 2], 0.99)).toBe(4);
  expect(median([])).toBeNaN();
});

test("the geometric mean of opposite ratios is one", () => {
  expect(geometricMean([4, 0.25])).toBeCloseTo(1);
});

test("a machine that slows down in the middle does not change the ratio", () => {
  expect(pairedRatio([10, 10, 40, 40], [5, 5, 20, 20])).toBe(2);
  expect(pairedRatio([], [1])).toBeNaN();
});

test("the slope is that of the line through the points, wherever it begins", () => {
  expect(slope([0, 1, 2, 3].map((x) => [x, 100 + 5 * x]))).toBeCloseTo(5);
  expect(slope([0, 1, 2, 3].map((x) => [x, 7]))).toBeCloseTo(0);
  expect(slope([[1, 1]])).toBeNaN();
});

test("a seed gives the same program each time, and seeds beside it others", () => {
  const sources = Array.from({ length: 100 }, (_, seed) => generateProgram(seed).source);
  expect(sources).toEqual(Array.from({ length: 100 }, (_, seed) => generateProgram(seed).source));
  expect(new Set(sources).size).toBe(100);
});

test("two runs of a program compare equal but for the time that it prints", () => {
  expect(comparable("1234 20000 0\n")).toBe(comparable("99 20000 0\n"));
  expect(comparable("1234 20000 0\n")).not.toBe(comparable("1234 20000 1\n"));
});

test("the section against and the folder that it needs are given together, or not at all", () => {
  expect(parseOptions([])?.sections).not.toContain("against");
  expect(parseOptions(["--against", "before"])?.sections).toContain("against");
  expect(parseOptions(["--only", "against", "--against", "before"])?.against).toBe("before");
  expect(() => parseOptions(["--only", "against"])).toThrow(UsageError);
  expect(() => parseOptions(["--only", "size", "--against", "before"])).toThrow(UsageError);
});

describe("tables", () => {
  const table = {
    title: "T",
    columns: ["name", "ms"],
    rows: [
      ["a", "1.0"],
      ["long name", "10.0"],
    ],
    notes: ["n"],
  };

  test("columns line up", () => {
    expect(formatTable(table, "text")).toBe("T\n  name         ms\n  a           1.0\n  long name  10.0\n  n");
  });

  test("Markdown aligns figures to the right", () => {
    expect(formatTable(table, "markdown").split("\n")[3]).toBe("| --------- | ---: |");
  });
});

describe("the command line", () => {
  test("rejects what it does not know by name", () => {
    expect(() => parseOptions(["--rums", "3"])).toThrow(UsageError);
    expect(() => parseOptions(["--rums", "3"])).toThrow("--rums");
    expect(() => parseOptions(["--only", "speed"])).toThrow("speed");
    expect(() => parseOptions(["--runs", "0"])).toThrow("--runs");
    expect(() => parseOptions(["--replays", "many"])).toThrow("--replays");
  });

  test("takes lists", () => {
    expect(parseOptions(["--programs", "a,b", "--only", "size,start"])).toMatchObject({
      programs: ["a", "b"],
      sections: ["size", "start"],
      runs: 5,
      replays: 1000,
    });
  });
});
