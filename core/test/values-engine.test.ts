import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PyFloat, PyFrozenSet, PyRef, PyTuple, type PyValue, run, Sandbox } from "../src/node/index.ts";
import { anyValue, canonical } from "./support/values.ts";

const BATCH = 50;

test("a hundred thousand values go in and come out as they were", { timeout: 600_000 }, async () => {
  await using sandbox = await Sandbox.create({
    limits: { timeoutMs: 30_000, resultBytes: 2 ** 24, inputBytes: 2 ** 24 },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyValue, { minLength: BATCH, maxLength: BATCH }), async (values) => {
      const result = await sandbox.run("values", { inputs: { values } });
      if (!result.ok) throw new Error(result.error.traceback);
      expect((result.value as PyValue[]).map(canonical)).toStrictEqual(values.map(canonical));
    }),
    { numRuns: 100_000 / BATCH, endOnFailure: false },
  );
});

describe("values of Python's own", () => {
  test.each<[string, PyValue]>([
    ["None", null],
    ["True", true],
    ["2**53 - 1", 2 ** 53 - 1],
    ["2**53", 2n ** 53n],
    ["-2**53", -(2n ** 53n)],
    ["10**400", 10n ** 400n],
    ["-(2**64)", -(2n ** 64n)],
    ["0.1", 0.1],
    ["1e300 * 1e10", Number.POSITIVE_INFINITY],
    ["'a\\0b'", "a\0b"],
    ["'\\ud800'", "\ud800"],
    ["'\\ud83d\\ude00'", "\u{1f600}"],
    ["chr(0x10ffff)", "\u{10ffff}"],
    ["b'\\x00\\xff'", Uint8Array.of(0, 255)],
    ["bytearray(b'x')", Uint8Array.of(120)],
    ["()", new PyTuple()],
    ["(1, (2,))", new PyTuple<PyValue>([1, new PyTuple([2])])],
    ["import sys\nsys.version_info[:2]", new PyTuple([3, 11])],
    ["from collections import namedtuple\nnamedtuple('P', 'x y')(1, [2])", new PyTuple<PyValue>([1, [2]])],
    ["frozenset([1])", new PyFrozenSet([1])],
    ["set()", new Set()],
    ["{}", {}],
    ["{'a': {'b': []}}", { a: { b: [] } }],
    ["{1: 2}", new Map([[1, 2]])],
    ["{None: 1}", new Map([[null, 1]])],
    ["{(1, 2): 3}", new Map([[new PyTuple([1, 2]), 3]])],
  ])("%s", async (code, value) => {
    const result = await run(code);
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(canonical(result.value)).toBe(canonical(value));
  });

  test("NaN and -0.0", async () => {
    expect(await run("float('nan')")).toMatchObject({ value: Number.NaN });
    const zero = await run("-0.0");
    expect(zero.ok && Object.is(zero.value, -0)).toBe(true);
  });

  test("a float stays one when it is sent as PyFloat", async () => {
    expect(
      await run("[type(a).__name__, type(b).__name__, a == b]", { inputs: { a: new PyFloat(2), b: 2 } }),
    ).toMatchObject({
      value: ["float", "int", true],
    });
  });

  test("what cannot be copied is its type and repr, and nothing else", async () => {
    const result = await run("class A:\n  def __repr__(self): return 'an A'\nA()");
    if (!result.ok) throw new Error(result.error.traceback);
    expect(result.value).toBeInstanceOf(PyRef);
    expect({ ...Object(result.value) }).toStrictEqual({ type: "A", repr: "an A" });
  });

  test("a hostile dict cannot touch Object.prototype, and a then is not called", async () => {
    const result = await run(
      "{'__proto__': {'polluted': 1}, 'then': 1, 'constructor': {'prototype': {'polluted': 1}}}",
    );
    if (!result.ok) throw new Error(result.error.traceback);
    expect(Object.keys(Object(result.value)).sort()).toStrictEqual(["__proto__", "constructor", "then"]);
    expect("polluted" in {}).toBe(false);
  });

  test("deep values, up to the limit, in both directions", async () => {
    let value: PyValue = "core";
    for (let level = 0; level < 98; level++)
      value = level % 3 === 0 ? [value] : level % 3 === 1 ? new PyTuple([value]) : { k: value };
    const result = await run("[x]", { inputs: { x: value } });
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(canonical(result.value)).toBe(canonical([value]));
  });
});
