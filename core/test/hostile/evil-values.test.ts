import { afterEach, describe, expect, test, vi } from "vitest";
import { BoundaryViolation } from "../../src/boundary/errors.ts";
import { TooManyItems } from "../../src/boundary/values/decode.ts";
import { DEFAULT_LIMITS } from "../../src/core/limits.ts";
import { readReport } from "../../src/core/results/report.ts";
import type { PyValue } from "../../src/node/index.ts";
import { Sandbox } from "../../src/node/index.ts";
import { encode } from "../support/codec.ts";
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

describe("keys that all hash alike", () => {
  /** V8 takes an int's lowest 64 bits for its hash. */
  const alike = (count: number, head: number[]): Uint8Array => {
    const items = Array.from({ length: count }, (_, index) => {
      return [
        0xc2,
        0x4a,
        index >> 8,
        index & 0xff,
        ...Array.from({ length: 8 }, () => 1),
        ...(head[0] === 0xba ? [0xf6] : []),
      ];
    });
    return Uint8Array.from([...head, 0, 0, count >> 8, count & 0xff, ...items.flat()]);
  };

  test.each([
    ["set", [0xd9, 0x01, 0x02, 0x9a]],
    ["dict", [0xba]],
  ])("do not hold up the host: %s", (_, head) => {
    const bytes = alike(60_000, head);
    const since = performance.now();
    expect(() => decoded(bytes)).toThrow(TooManyItems);
    // Unbounded, it would be more than a minute.
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(decoded(alike(300, head))).toHaveProperty("size", 300);
  });

  test("are not what honest ones are", () => {
    const many = new Set(Array.from({ length: 200_000 }, (_, index) => 7 * index));
    expect(decoded(encoded(many))).toHaveProperty("size", 200_000);
  });
});

test("an exception's message does not write out endless digits", () => {
  const million = [0xc2, 0x5a, 0, 0x0f, 0, 0, ...new Uint8Array(0x0f_0000).fill(0x7f)];
  const error = [0xd8, 0x1b, 0x83, ...encoded("exception"), ...encoded("ValueError"), ...million];
  const since = performance.now();
  expect(decoded(Uint8Array.from(error))).toMatchObject({ type: "ValueError", message: "…" });
  expect(performance.now() - since).toBeLessThan(2_000);
});

test("a long text with surrogates crosses whole", () => {
  const text = Array.from({ length: 20_000 }, (_, index) => (index % 7 === 0 ? "\ud800é" : "a𝄞\n")).join("");
  expect(decoded(encoded(text))).toBe(text);
});

describe("a report of an exception", () => {
  const report = (name: string, exit: number[]): Uint8Array => {
    const exception = [name, name, "message", [[name, 1, name]], 0, "", 0, null, [], 0];
    return Uint8Array.from([0x83, 4, ...encoded(exception), ...exit]);
  };

  test("has names that are short", () => {
    const long = "x".repeat(100_000);
    const { type, frames } = readReport(report(long, [0xf6]), DEFAULT_LIMITS);
    expect(type.length).toBe(255);
    expect(frames).toEqual([{ file: "x".repeat(255), line: 1, function: "x".repeat(255) }]);
  });

  test("is a violation with more exceptions than there may be, or a crowd anywhere", () => {
    const exception = (before: PyValue, members: PyValue[] = [], link = 0): PyValue[] => [
      "E",
      "E",
      "",
      [],
      0,
      "",
      link,
      before,
      members,
      0,
    ];
    const chain = (length: number): PyValue => (length === 0 ? null : exception(chain(length - 1)));
    const read = (value: PyValue) =>
      readReport(
        Uint8Array.from([0x83, 0, ...encode(value, { valueDepth: 1_000, valueItems: 10_000 }), 0xf6]),
        DEFAULT_LIMITS,
      );
    expect(read(chain(64)).before).toMatchObject({ type: "E" });
    expect(() => read(chain(65))).toThrow(BoundaryViolation);
    expect(() => read(null)).toThrow(BoundaryViolation);
    expect(read(exception(null, Array(15).fill(chain(4)))).members).toHaveLength(15);
    expect(() => read(exception(null, Array(15).fill(chain(5))))).toThrow(BoundaryViolation);
    expect(() => read(exception(null, Array(16).fill(null)))).toThrow(BoundaryViolation);
    expect(() => read(exception(null, [], 2))).toThrow(BoundaryViolation);
  });

  test("is a violation with an exit of more values than there may be", () => {
    const crowd = [0x83, 1, 2, 3];
    expect(readReport(report("E", crowd), DEFAULT_LIMITS).exit).toEqual([1, 2, 3]);
    const bounds = { valueDepth: 10, valueItems: 2 };
    expect(() => readReport(report("E", crowd), bounds)).toThrow(BoundaryViolation);
  });
});
