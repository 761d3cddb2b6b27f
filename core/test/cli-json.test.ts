import fc from "fast-check";
import { expect, test } from "vitest";
import { PyFrozenSet, PyRef, PyTuple, PythonError, type PyValue } from "../src/boundary/values/types.ts";
import { formatJson, toJson } from "../src/cli/json.ts";

test.each<[PyValue, string]>([
  [null, "null"],
  [[true, 1, 1.5, "é\n"], '[true,1,1.5,"é\\n"]'],
  [2n ** 64n, '{"$int":"18446744073709551616"}'],
  [-0, '{"$float":"-0.0"}'],
  [
    [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    '[{"$float":"nan"},{"$float":"inf"},{"$float":"-inf"}]',
  ],
  [new Uint8Array([0, 255]), '{"$bytes":"AP8="}'],
  [new PyTuple([1, new PyTuple()]), '{"$tuple":[1,{"$tuple":[]}]}'],
  [new Set([1, 2]), '{"$set":[1,2]}'],
  [new PyFrozenSet<PyValue>([1]), '{"$frozenset":[1]}'],
  [{ a: 1, b: [2] }, '{"a":1,"b":[2]}'],
  [{ $int: "1" }, '{"$dict":[["$int","1"]]}'],
  [new Map<PyValue, PyValue>([[1, "one"]]), '{"$dict":[[1,"one"]]}'],
  [new PythonError("ValueError", "no"), '{"$exception":{"type":"ValueError","message":"no","args":["no"]}}'],
  [new PyRef("function", "<function f>"), '{"$object":{"type":"function","repr":"<function f>"}}'],
  ["\ud800", '"\\ud800"'],
])("%o", (value, json) => {
  expect(formatJson(toJson(value))).toBe(json);
});

test("a dict's __proto__ is a key like any other", () => {
  const value: PyValue = Object.fromEntries([["__proto__", 1]]);
  expect(formatJson(toJson(value))).toBe('{"__proto__":1}');
});

test("what a terminal obeys is escaped, and the document says the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const json = formatJson(toJson(text));
      expect(json).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      expect(JSON.parse(json)).toBe(text);
    }),
  );
});
