import { afterEach, describe, expect, test, vi } from "vitest";
import { BoundaryViolation } from "../../src/boundary/errors.ts";
import { TooManyItems } from "../../src/boundary/values/decode.ts";
import { DEFAULT_LIMITS } from "../../src/core/limits.ts";
import { readReport } from "../../src/core/results/report.ts";
import { Sandbox } from "../../src/node/index.ts";
import { decoded, encoded } from "../support/machine.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("an int that this JavaScript has no bigint for", () => {
  const digits = Uint8Array.of(0xc2, 0x4a, ...Array.from({ length: 10 }, () => 0x99));

  test("is more than may be, and no error of JavaScript's", async () => {
    expect(decoded(digits)).toBe(BigInt(`0x${"99".repeat(10)}`));
    vi.stubGlobal("BigInt", () => {
      throw new RangeError("Maximum BigInt size exceeded");
    });
    expect(() => decoded(digits)).toThrow(TooManyItems);
    const sandbox = await Sandbox.create({ isolation: "inline" });
    const result = await sandbox.run("1 << 100");
    expect(result).toMatchObject({ ok: false, error: { kind: "result", sandbox: "usable" } });
    await sandbox.close();
  });
});

test.each([
  0n,
  1n,
  -1n,
  255n,
  256n,
  2n ** 53n - 1n,
  2n ** 53n,
  -(2n ** 53n),
  2n ** 64n,
  -(2n ** 64n) - 1n,
  3n ** 5_000n,
])("the int %s crosses", (value) => {
  const back = decoded(encoded(value));
  expect(typeof back === "bigint" ? back : typeof back === "number" && BigInt(back)).toBe(value);
});

test("a long text with surrogates crosses whole", () => {
  const text = Array.from({ length: 20_000 }, (_, index) => (index % 7 === 0 ? "\ud800é" : "a𝄞\n")).join("");
  expect(decoded(encoded(text))).toBe(text);
});

describe("a report of an exception", () => {
  const report = (name: string, exit: number[]): Uint8Array => {
    const frames = [[name, 1, name]];
    const parts = [4, name, "message", frames, 0].map((part) => [...encoded(part)]);
    return Uint8Array.from([0x86, ...parts.flat(), ...exit]);
  };

  test("has names that are short", () => {
    const long = "x".repeat(100_000);
    const { type, frames } = readReport(report(long, [0xf6]), DEFAULT_LIMITS);
    expect(type.length).toBe(255);
    expect(frames).toEqual([{ file: "x".repeat(255), line: 1, function: "x".repeat(255) }]);
  });

  test("is a violation with an exit of more values than there may be", () => {
    const crowd = [0x83, 1, 2, 3];
    expect(readReport(report("E", crowd), DEFAULT_LIMITS).exit).toEqual([1, 2, 3]);
    const bounds = { valueDepth: 10, valueItems: 2 };
    expect(() => readReport(report("E", crowd), bounds)).toThrow(BoundaryViolation);
  });
});
