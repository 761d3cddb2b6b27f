import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BoundaryViolation } from "../src/boundary/errors.ts";
import { TooManyItems } from "../src/boundary/values/decode.ts";
import { readReport } from "../src/core/results/report.ts";
import { BOUNDS, decode, encode } from "./support/codec.ts";
import { anyValue } from "./support/values.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));

/** Decodes and throws away; anything but a value or an error of ours fails the test. */
function survive(decodeOnce: () => unknown): void {
  try {
    decodeOnce();
  } catch (error) {
    if (!(error instanceof BoundaryViolation || error instanceof TooManyItems)) throw error;
  }
}

/** Valid CBOR with a few bytes overwritten, cut off or put in. */
const mutated = fc
  .tuple(
    anyValue,
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom("set", "cut", "insert")), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([value, mutations]) => {
    let result = [...encode(value)];
    for (const [position, byte, kind] of mutations) {
      const index = position % (result.length + 1);
      if (kind === "set") result[Math.min(index, result.length - 1)] = byte;
      else if (kind === "cut") result = result.slice(0, index);
      else result.splice(index, 0, byte);
    }
    return Uint8Array.from(result);
  });

describe("whatever a guest sends, the outcome is a value or a violation", () => {
  test("mutations of what is valid", () => {
    fc.assert(
      fc.property(mutated, (reply) => survive(() => decode(reply))),
      { numRuns: 30_000 },
    );
  });

  test("random bytes, as values and as reports of exceptions", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (reply) => {
        survive(() => decode(reply));
        survive(() => readReport(reply, BOUNDS));
        survive(() => readReport(Uint8Array.from([0x83, 0x00, 0x8a, 0x61, 0x45, 0x60, 0x60, ...reply]), BOUNDS));
      }),
      { numRuns: 20_000 },
    );
  });

  test("Object.prototype is as it was", () => {
    expect(Reflect.ownKeys(Object.prototype).sort()).toStrictEqual(
      [
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
        "__proto__",
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
      ].sort(),
    );
  });
});

describe("each lie is found out", () => {
  const lies: [string, string][] = [
    ["nothing at all", ""],
    ["bytes after the end", "f6 00"],
    ["a text that ends too early", "63 61 62"],
    ["a text of 2^32 − 1 bytes", "7a ff ff ff ff 61"],
    ["a text of 2^64 − 1 bytes", "7b ff ff ff ff ff ff ff ff 61"],
    ["an array of 2^32 − 1 items", "9a ff ff ff ff"],
    ["an array of 2^53 items", "9b 00 20 00 00 00 00 00 00"],
    ["a map with more pairs than bytes", "a2 60 f6 60"],
    ["an argument that is cut off", "19 01"],
    ["a reserved length", "1c"],
    ["an array of indefinite length", "9f ff"],
    ["a text of indefinite length", "7f 60 ff"],
    ["a break", "ff"],
    ["undefined", "f7"],
    ["an unassigned simple value", "e0"],
    ["a simple value of two bytes", "f8 ff"],
    ["a float of 16 bits", "f9 3c 00"],
    ["a float of 32 bits", "fa 3f 80 00 00"],
    ["a float that is cut off", "fb 00"],
    ["an unknown tag", "c1 00"],
    ["a tag of 64 bits", "db ff ff ff ff ff ff ff ff 00"],
    ["a big int that is no bytes", "c2 00"],
    ["a big int in a text", "c3 61 61"],
    ["a set of no array", "d9 01 02 a0"],
    ["a tuple of a tuple", "d9 a7 f9 d9 a7 f9 80"],
    ["surrogates in a text", "63 ed a0 80"],
    ["WTF-8 in a text instead of bytes", "d9 01 11 61 61"],
    ["WTF-8 that is overlong", "d9 01 11 42 c0 80"],
    ["WTF-8 beyond U+10FFFF", "d9 01 11 44 f4 90 80 80"],
    ["WTF-8 that is cut off", "d9 01 11 42 ed a0"],
    ["a text of invalid UTF-8", "61 ff"],
    ["an object that is no exception", "d8 1b 82 61 61 61 62"],
    ["an exception without a type", "d8 1b 81 69 657863657074696f6e"],
    ["an exception whose type is no text", "d8 1b 82 69 657863657074696f6e 01"],
    ["an opaque value of three parts", "d9 a7 fb 83 60 60 60"],
    ["an opaque value in place of a name", "d9 a7 fb 82 d9 a7 fb 82 60 60 60"],
  ];

  test.each(lies)("%s", (_, hex) => {
    expect(() => decode(bytes(hex))).toThrow(BoundaryViolation);
  });

  test("a key that comes twice is no lie: a guest's own kinds of str may all differ", () => {
    expect(decode(bytes("a2 61 61 01 61 61 02"))).toEqual({ a: 2 });
    const dict = decode(bytes("a2 69 5f5f70726f746f5f5f 01 69 5f5f70726f746f5f5f 02"));
    expect(Object.entries(dict ?? {})).toEqual([["__proto__", 2]]);
  });

  test("nesting without end uses no stack", () => {
    for (const unit of [
      "81",
      "a1f6",
      "d90102 81",
      "d9a7f9 81",
      "d9a7fa 81",
      "d9a7fb 82",
      "c2",
      "d90111",
      "d81b 82 69 657863657074696f6e",
    ]) {
      expect(() => decode(bytes(unit.replaceAll(" ", "").repeat(50_000)))).toThrow(BoundaryViolation);
    }
  });

  test("counts allocate nothing", () => {
    const claimed = new Uint8Array(1 << 20).fill(0x80);
    claimed.set([0x9a, 0x00, 0x0f, 0xff, 0xfb]);
    expect(() => decode(claimed)).toThrow(TooManyItems);
  });
});
