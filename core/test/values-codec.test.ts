import { decode as oracleDecode, encode as oracleEncode } from "cbor2";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TooManyItems } from "../src/boundary/values/decode.ts";
import { PyFloat, PyFrozenSet, PyTuple, PythonError } from "../src/boundary/values/types.ts";
import { TooManyBytes } from "../src/boundary/values/writer.ts";
import { decode, encode } from "./support/codec.ts";
import { anyValue, canonical } from "./support/values.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("what is encoded is decoded as it was", () => {
  test("for any value", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(canonical(decode(encode(value)))).toBe(canonical(value));
      }),
      { numRuns: 20_000 },
    );
  });

  test("keys that mean something to JavaScript are mere data", () => {
    const source = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": 2, "then": 3, "toString": 4, "valueOf": 5}',
    );
    const dict = decode(encode(source));
    expect(Object.getPrototypeOf(dict)).toBe(Object.prototype);
    expect(Object.keys(Object(dict))).toStrictEqual(["__proto__", "constructor", "then", "toString", "valueOf"]);
    expect(dict).toStrictEqual(source);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("plain dicts equal object literals, in order", () => {
    const literal = { b: 1, a: [true, null, { deep: "text" }], c: 1.5 };
    expect(decode(encode(literal))).toStrictEqual(literal);
    expect(Object.keys(Object(decode(encode(literal))))).toStrictEqual(["b", "a", "c"]);
  });

  test("a dict becomes a Map with the first key that is no text, keeping what came before", () => {
    const map = new Map<unknown, unknown>([
      ["b", 1],
      ["1", 2],
      ["__proto__", 3],
      [5, 4],
      ["z", 5],
    ]);
    const result = decode(encode(map));
    expect(result).toBeInstanceOf(Map);
    expect([...(result as Map<unknown, unknown>)]).toStrictEqual([...map]);
  });

  test("whole numbers are int, everything else float; PyFloat and -0 are float", () => {
    expect(hex(encode(2))).toBe("02");
    expect(hex(encode(new PyFloat(2)))).toBe("fb4000000000000000");
    expect(hex(encode(-0))).toBe("fb8000000000000000");
    expect(hex(encode(2 ** 53))).toBe("fb4340000000000000");
    expect(hex(encode(2n ** 53n))).toBe("1b0020000000000000");
    expect(hex(encode(-1))).toBe("20");
  });

  test("undefined and holes are None, ArrayBuffer and Buffer are bytes", () => {
    // biome-ignore lint/suspicious/noSparseArray: holes are what is tested
    expect(decode(encode([undefined, , { a: undefined }]))).toStrictEqual([null, null, { a: null }]);
    expect(decode(encode(new Uint8Array([1, 2]).buffer))).toStrictEqual(new Uint8Array([1, 2]));
    expect(decode(encode(Buffer.from([1, 2])))).toStrictEqual(new Uint8Array([1, 2]));
    expect(decode(encode(new Uint8Array(new SharedArrayBuffer(3))))).toStrictEqual(new Uint8Array(3));
  });

  test("surrogates: pairs are one character, lone ones keep their place", () => {
    for (const text of ["\ud83d\ude00", "\ud800", "a\udc00\ud800b", "\ufeffx", "\0", "é€\u{10ffff}\udfff"]) {
      expect(decode(encode(text))).toBe(text);
    }
    expect(hex(encode("\ud83d\ude00"))).toBe("64f09f9880");
    expect(hex(encode("\ud800"))).toBe("d9011143eda080");
    // WTF-8 that encodes the halves of a pair each on its own, as Python's str can hold them.
    expect(decode(Uint8Array.from(Buffer.from("d9011146eda0bdedb880", "hex")))).toBe("\ud83d\ude00");
  });

  test("exceptions keep type and arguments, and have the message that Python shows", () => {
    const error = decode(encode(new PythonError("ValueError", "no")));
    expect(error).toBeInstanceOf(PythonError);
    expect(String(error)).toBe("ValueError: no");
    expect(decode(encode(new PythonError("KeyError", "", [1, null])))).toMatchObject({
      args: [1, null],
      message: "(1, None)",
    });
    // An argument that imitates an object with a method must not be called.
    const hostile = decode(encode(new PythonError("ValueError", "", [{ toString: 1, valueOf: 2 }])));
    expect(hostile).toMatchObject({ message: "…" });
  });
});

describe("the oracle, another implementation of CBOR, agrees", () => {
  const common = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 90n }),
      fc.bigInt({ min: -(2n ** 90n), max: -(2n ** 53n) - 1n }),
      fc.double({ noInteger: true, noNaN: true }),
      fc.string(),
      fc.uint8Array(),
      fc.array(tie("value")),
      fc.dictionary(
        fc.string().filter((key) => key !== "__proto__"),
        tie("value"),
      ),
    ),
  })).value;

  test("on what we encode", () => {
    fc.assert(
      fc.property(common, (value) => {
        expect(oracleDecode(encode(value))).toEqual(value);
      }),
      { numRuns: 5_000 },
    );
  });

  test("on what we decode", () => {
    fc.assert(
      fc.property(common, (value) => {
        expect(decode(new Uint8Array(oracleEncode(value, { float64: true })))).toEqual(value);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("what has no counterpart in Python is refused, by its path", () => {
  class Custom {}
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  const cases: [string, unknown, RegExp][] = [
    ["function", { user: { f: () => 1 } }, /^value\.user\.f is a function/],
    ["symbol", [Symbol("x")], /^value\[0\] is a symbol/],
    ["symbol key", { a: { [Symbol("x")]: 1 } }, /^value\.a has the key Symbol\(x\)/],
    ["Date", { user: { created: new Date(0) } }, /^value\.user\.created is a Date/],
    ["class instance", { "a b": new Custom() }, /^value\["a b"\] is an instance of a class/],
    ["boxed primitive", [Object(1)], /^value\[0\] is an instance of a class/],
    ["Error", [[new Error("x")]], /^value\[0\]\[0\] is an Error/],
    ["Promise", { p: Promise.resolve() }, /^value\.p is a Promise/],
    ["other view", [new Int16Array(1)], /^value\[0\] is a view/],
    ["WeakMap", [new WeakMap()], /^value\[0\] is an instance of a class/],
    ["cycle", cyclic, /^value\[0\].* contains itself/],
    ["list as key", new Map([[[1], 2]]), /^value\(key 0\) is an array, which Python cannot hash: use a PyTuple/],
    ["dict in a set", new Set([1, {}]), /^value\(item 1\) is an object, which Python cannot hash/],
    ["list in a tuple as key", new Map([[new PyTuple([[1] as never]), 2]]), /^value\(key 0\)\[0\] is an array/],
    ["set as key", new Set([new Set()]), /^value\(item 0\) is a Set.*PyFrozenSet/],
    ["map in a frozenset", new PyFrozenSet([new Map() as never]), /^value\(item 0\) is a Map/],
  ];

  test.each(cases)("%s", (_, value, message) => {
    expect(() => encode(value)).toThrow(expect.objectContaining({ code: "UNSENDABLE_VALUE" }));
    expect(() => encode(value)).toThrow(message);
  });

  test("getters are not called", () => {
    let calls = 0;
    const get = (): number => ++calls;
    const list = Object.defineProperty([1, 2], 1, { get, enumerable: true });
    expect(() =>
      encode({
        a: {
          get b() {
            return get();
          },
        },
      }),
    ).toThrow(/^value\.a\.b is computed by a getter/);
    expect(() => encode({ list })).toThrow(/^value\.list\[1\] is computed by a getter/);
    expect(calls).toBe(0);
  });

  test("imitations of built-in objects, and proxies with hostile traps, yield an error or copied data", () => {
    const thrower = (): never => {
      throw new RangeError("trap");
    };
    const traps = {
      ownKeys: thrower,
      get: thrower,
      getOwnPropertyDescriptor: thrower,
      getPrototypeOf: thrower,
      has: thrower,
    };
    for (const target of [{ a: 1 }, [1], new Map([[1, 2]]), new Set([1]), new Uint8Array(2), () => 1]) {
      expect(() => encode({ x: new Proxy(target, traps) })).toThrow(
        expect.objectContaining({ code: "UNSENDABLE_VALUE" }),
      );
    }
    for (const length of [-5, 1.5, "3", Number.NaN, 2 ** 40]) {
      const lying = new Proxy([1, 2], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
      expect(() => encode([lying])).toThrow(expect.objectContaining({ code: "UNSENDABLE_VALUE" }));
    }
    expect(() => encode(Object.create(Map.prototype))).toThrow(/could not be read/);
    expect(() => encode(Object.create(Set.prototype))).toThrow(/could not be read/);
    expect(() => encode(Object.create(ArrayBuffer.prototype))).toThrow(/could not be read/);
    expect(() => encode(Object.create(Uint8Array.prototype))).toThrow(
      expect.objectContaining({ code: "UNSENDABLE_VALUE" }),
    );
    expect(decode(encode(new Proxy({ a: 1 }, {})))).toStrictEqual({ a: 1 });
  });

  test("own properties cannot misstate the size of bytes", () => {
    const bytes = Object.defineProperty(new Uint8Array([1, 2, 3]), "length", { value: 1_000_000 });
    expect(decode(encode([bytes]))).toStrictEqual([new Uint8Array([1, 2, 3])]);
  });
});

describe("size is bounded before anything is made", () => {
  const nested = (levels: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level++) value = [value];
    return value;
  };

  test("depth, exactly", () => {
    const bounds = { valueDepth: 5, valueItems: 100 };
    expect(decode(encode(nested(5), bounds), bounds)).toStrictEqual(nested(5));
    expect(() => encode(nested(6), bounds)).toThrow(/deeper than valueDepth of 5/);
    expect(() => decode(encode(nested(6)), bounds)).toThrow(expect.objectContaining({ code: "BOUNDARY_VIOLATION" }));
  });

  test("items, exactly", () => {
    const bounds = { valueDepth: 5, valueItems: 6 };
    expect(decode(encode({ a: 1, b: 2, c: 3 }, bounds), bounds)).toStrictEqual({ a: 1, b: 2, c: 3 });
    expect(() => encode([1, 2, 3, 4, 5, 6, 7], bounds)).toThrow(/valueItems of 6/);
    expect(() => encode(new Array(2 ** 32 - 1), bounds)).toThrow(/valueItems of 6/);
    expect(() => decode(encode([1, 2, 3, 4, 5, 6, 7]), bounds)).toThrow(TooManyItems);
    expect(() => decode(encode([new Set([1, 2]), [4, 5, 6]]), bounds)).toThrow(TooManyItems);
  });

  test("bytes, exactly", () => {
    for (const value of [
      "x".repeat(30),
      "é".repeat(15),
      "\ud800".repeat(10),
      new Uint8Array(30),
      1.5,
      2n ** 300n,
      [1, [2]],
    ]) {
      const size = encode(value).length;
      expect(encode(value, undefined, size)).toHaveLength(size);
      expect(() => encode(value, undefined, size - 1)).toThrow(TooManyBytes);
    }
    expect(() => encode(1n << 100_000_000n, undefined, 1000)).toThrow(TooManyBytes);
  });
});
