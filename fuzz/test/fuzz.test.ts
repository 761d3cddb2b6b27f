import { beforeAll, describe, expect, test } from "vitest";
import { Judge } from "../child/judge.ts";
import { Generator } from "../generate.ts";
import { howOf, MEMORY_BYTES } from "../how.ts";
import { withoutParts } from "../minimise.ts";
import { parseOptions, UsageError } from "../options.ts";
import { SOURCE_NAMES, toJson } from "../program.ts";
import { Random } from "../random.ts";
import { Tally } from "../tally.ts";
import { signatureOf } from "../verdict.ts";

const HOW = { engine: "release", stress: 0, fuel: 20_000, memoryBytes: MEMORY_BYTES[0] } as const;

describe("programs", () => {
  let generators: readonly Generator[];
  beforeAll(async () => {
    generators = await Promise.all(SOURCE_NAMES.map((name) => Generator.create([name])));
  });

  test("are the same for the same seed and number, and others for others", async () => {
    for (const [index, name] of SOURCE_NAMES.entries()) {
      const again = await Generator.create([name]);
      const programs = [0, 5, 1_000_000].map((number) => generators[index]?.program(3, number));
      expect(programs).toEqual([0, 5, 1_000_000].map((number) => again.program(3, number)));
      expect(new Set(programs.map((program) => JSON.stringify(program?.code))).size).toBe(3);
      expect(generators[index]?.program(4, 5).code).not.toEqual(programs[1]?.code);
    }
  });

  test("mostly run, where they should", async () => {
    const judge = new Judge();
    for (const name of ["grammar", "callbacks"] as const) {
      const generator = generators[SOURCE_NAMES.indexOf(name)];
      let syntax = 0;
      for (let number = 0; number < 60; number++) {
        const { code } = generator?.program(1, number) ?? { code: "" };
        if ((await judge.judge(`if False:\n  pass\n${String(code).replace(/^(?=.)/gm, "  ")}`, HOW)).end === "syntax") {
          syntax++;
        }
      }
      expect(syntax).toBeLessThan(30);
    }
  });

  test("as JSON are one line each", () => {
    const line = toJson({ source: "tokens", seed: 1, number: 2, code: "a\n\ud800" });
    expect(line.split("\n")).toHaveLength(1);
    expect(JSON.parse(line)).toEqual({ source: "tokens", seed: 1, number: 2, code: "a\n\ud800" });
    expect(JSON.parse(toJson({ source: "tokens", seed: 1, number: 2, code: new Uint8Array([255]) })).base64).toBe(
      "/w==",
    );
  });
});

describe("the judge", () => {
  const judge = new Judge();

  test.each([
    ["1", "ok"],
    ["1 +", "syntax"],
    ["1 / 0", "exception"],
    ["while True: pass", "fuel"],
    ["bytearray(1 << 30)", "memory"],
    ["def f(): f()\nf()", "recursion"],
    ["print('x' * 100000)", "output"],
    ["'x' * 2000 * 600 * 8", "memory"],
  ])("accepts %s", async (code, end) => {
    const verdict = await judge.judge(code, HOW, true);
    expect(verdict).toMatchObject({ end, problem: undefined });
  });

  test("accepts bytes that are no text", async () => {
    expect(await judge.judge(new Uint8Array([0xff]), HOW)).toMatchObject({ end: "syntax", problem: undefined });
  });

  test("notices that an object of the host's has changed", async () => {
    Object.defineProperty(Object.prototype, "polluted", { value: 1, configurable: true });
    try {
      expect(await judge.judge("1", HOW)).toMatchObject({ problem: { kind: "prototype" } });
    } finally {
      Reflect.deleteProperty(Object.prototype, "polluted");
    }
    expect(await judge.judge("1", HOW)).toMatchObject({ problem: undefined });
  });
});

test("random choices are the same for the same seeds, and spread", () => {
  const words = (random: Random) => random.times(4, () => random.word());
  expect(words(new Random(1, 2))).toEqual(words(new Random(1, 2)));
  expect(words(new Random(1, 2))).not.toEqual(words(new Random(2, 1)));
  const counts = Array.from({ length: 10 }, () => 0);
  for (let number = 0; number < 10_000; number++) {
    const slot = new Random(1, number).below(10);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(800);
  expect(Math.max(...counts)).toBeLessThan(1_200);
});

test("a failing program is made small", async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}\n`);
  const small = await withoutParts(lines, (code) => code.includes("line 7\n") && code.includes("line 31\n"));
  expect(small).toBe("line 7\nline 31\n");
});

test("the engine, fuel and memory of a program are decided by its number", () => {
  const options = { debugEvery: 10, stress: undefined };
  const hows = Array.from({ length: 100 }, (_, number) => howOf({ seed: 1, number }, options));
  expect(hows).toEqual(Array.from({ length: 100 }, (_, number) => howOf({ seed: 1, number }, options)));
  expect(hows.filter((how) => how.engine === "debug")).toHaveLength(10);
});

test("a defect is known by the innermost functions of the engine", () => {
  const error = new Error("unreachable");
  error.stack =
    "Error: unreachable\n    at abort (wasm://wasm/ab:wasm-function[1]:0x1)\n    at list_sort (wasm://wasm/ab:wasm-function[2]:0x2)";
  expect(signatureOf("trap", error)).toBe("trap: Error: unreachable in list_sort");
});

test("counts add up, and a defect is listed once", () => {
  const tally = new Tally();
  tally.add({ "tokens\trelease\tusable\tok\t": 3 }, 5);
  tally.add({ "tokens\trelease\tusable\tok\t": 2, "tokens\tdebug\tlost\tfuel\tFuelError": 1 }, 1);
  const problem = { kind: "trap", detail: "", signature: "trap: x" } as const;
  const failure = { program: { source: "tokens", seed: 1, number: 1, code: "" }, how: HOW, problem } as const;
  tally.addFailure(failure);
  tally.addFailure(failure);
  expect(tally).toMatchObject({ programs: 6, failures: 2, mostOvershootMs: 5 });
  expect(tally.rows).toContainEqual({
    ...{ source: "tokens", engine: "release", lost: false, end: "ok", type: "", count: 5 },
  });
  expect(tally.defects).toEqual([{ signature: "trap: x", count: 2, first: failure }]);
});

test("options that make no sense are rejected by name", () => {
  expect(() => parseOptions(["--sede", "1"], 2)).toThrow(UsageError);
  expect(() => parseOptions(["--source", "poems"], 2)).toThrow("poems");
  expect(() => parseOptions(["--programs", "-1"], 2)).toThrow("--programs");
  expect(parseOptions(["--seed", "5", "--only", "9"], 2)).toMatchObject({ seed: 5, first: 9, end: 10, jobs: 1 });
  expect(parseOptions(["--minutes", "1"], 2)).toMatchObject({ end: Number.POSITIVE_INFINITY, jobs: 2 });
});
