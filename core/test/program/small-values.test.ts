import fc from "fast-check";
import { expect, test } from "vitest";
import { PyFloat, type PyValue } from "../../src/boundary/values/types.ts";
import { NOT_SMALL, readSmall, SMALL_BYTES, SmallWriter } from "../../src/program/small-values.ts";
import { decode, encode } from "../support/codec.ts";

const numbers = fc.oneof(
  fc.integer({ min: -300, max: 300 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(
    ...[0, -0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 1e300, Number.NaN],
    ...[-1, -24, -25, -256, -257, -65_536, -65_537, -(2 ** 32), -(2 ** 32) - 1, 1 - 2 ** 53, -(2 ** 53)],
    ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 0.1],
  ),
);
const ascii = fc.string({ unit: "binary-ascii", maxLength: 64 });
const values = fc.oneof(numbers, ascii, fc.boolean(), fc.constant(null));

const HEAD = Uint8Array.of(0x80, 1, 2);

function written(value: unknown, asFloat = false): Uint8Array | undefined {
  const writer = new SmallWriter();
  writer.begin(HEAD);
  return writer.write(value, asFloat) ? writer.bytes.slice(HEAD.length, writer.length) : undefined;
}

test("small values are the bytes that any other value would be", () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(written(value)).toEqual(encode(value));
    }),
    { numRuns: 1000 },
  );
});

test("numbers for parameters that are floats are the bytes of a PyFloat", () => {
  fc.assert(
    fc.property(numbers, (value) => {
      expect(written(value, true)).toEqual(encode(new PyFloat(value)));
    }),
  );
});

test.each([
  ["text beyond ASCII", "é"],
  ["a lone surrogate", "\ud800"],
  ["long text", "a".repeat(65)],
  ["a bigint", 1n],
  ["a list", [1]],
  ["an object", {}],
  ["a function", () => 1],
  ["a symbol", Symbol("s")],
])("%s is no small value", (_, value) => expect(written(value)).toBeUndefined());

test("a writer that is full says so, and never writes beyond its end", () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 60 }), (list) => {
      const writer = new SmallWriter();
      writer.begin(HEAD);
      const taken = list.findIndex((value) => !writer.write(value, false));
      expect(writer.length).toBeLessThan(SMALL_BYTES);
      const whole = list.slice(0, taken < 0 ? list.length : taken);
      const expected = whole.flatMap((value) => [...encode(value)]);
      expect([...writer.bytes.subarray(HEAD.length, HEAD.length + expected.length)]).toEqual(expected);
    }),
  );
});

function read(bytes: Uint8Array, before = 3): PyValue | typeof NOT_SMALL {
  const memory = new Uint8Array(before + bytes.length + 16).fill(0xff);
  memory.set(bytes, before);
  return readSmall(new DataView(memory.buffer), before, bytes.length);
}

test("what is read as small is what any reader reads", () => {
  let small = 0;
  fc.assert(
    fc.property(fc.oneof(values, fc.constant([]), fc.constant("text")), (value) => {
      const bytes = encode(value);
      const found = read(bytes);
      if (found === NOT_SMALL) return;
      small++;
      expect(Object.is(found, decode(bytes))).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(small).toBeGreaterThan(100);
});

test("bytes of any kind are read as the value that they are, or not at all", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 10 }), (bytes) => {
      const found = read(bytes);
      if (found !== NOT_SMALL) expect(Object.is(found, decode(bytes))).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("nothing at all, at the end of memory, is no small value", () => {
  expect(readSmall(new DataView(new ArrayBuffer(8)), 8, 0)).toBe(NOT_SMALL);
});
