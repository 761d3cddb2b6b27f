import { type Case, place, withSandbox } from "../case.ts";
import { ok, same } from "../check.ts";

/** Python source, and what it is here. */
const OUT: readonly (readonly [string, unknown])[] = [
  ["None", null],
  ["True", true],
  ["2 ** 53 - 1", Number.MAX_SAFE_INTEGER],
  ["-(2 ** 53)", -(2n ** 53n)],
  ["3 ** 100", 3n ** 100n],
  ["0.1 + 0.2", 0.1 + 0.2],
  ["float('nan')", Number.NaN],
  ["float('-inf')", Number.NEGATIVE_INFINITY],
  ["-0.0", -0],
  ["'gr\\u00fc\\u00df \\U0001F600 \\0'", "grüß 😀 \0"],
  ["'\\ud800'", "\ud800"],
  ["bytes(range(4))", Uint8Array.of(0, 1, 2, 3)],
  ["[1, [2, 'x'], None]", [1, [2, "x"], null]],
  ["{1, 2}", new Set([1, 2])],
  ["{'b': 1, 'a': [2]}", { b: 1, a: [2] }],
  ["{1: 'one', (2, 3): 'pair'}.get((2, 3))", "pair"],
  [
    "{1: 'one', None: 'none'}",
    new Map<unknown, unknown>([
      [1, "one"],
      [null, "none"],
    ]),
  ],
];

/** What comes back as it was sent. */
const THERE_AND_BACK: readonly (readonly [string, (library: Parameters<Case["test"]>[0]) => unknown])[] = [
  ["a big int", () => -(2n ** 200n) + 1n],
  ["NaN and -0", () => [Number.NaN, -0]],
  ["text of every kind", () => ["", "é", "\u{10ffff}", "\udfff", "a\0b"]],
  ["bytes", () => Uint8Array.of(0, 255, 128)],
  [
    "a map with keys of many types",
    () =>
      new Map<unknown, unknown>([
        [1, 1],
        ["1", 2],
        [null, 3],
      ]),
  ],
  ["sets and frozen sets", ({ PyFrozenSet }) => [new Set([1]), new PyFrozenSet(["a"])]],
  ["tuples", ({ PyTuple }) => [new PyTuple([1, new PyTuple([])])]],
  ["an exception", ({ PythonError }) => [new PythonError("KeyError", "k")]],
  ["fifty lists in each other", () => Array.from({ length: 50 }).reduce((inner) => [inner], 1)],
];

export const VALUES: readonly Case[] = [
  ...OUT.map(
    ([source, value]): Case => ({
      name: `${source} comes out with its type`,
      test: (library, way) => withSandbox(library, way, {}, async (sandbox) => same(await sandbox.eval(source), value)),
    }),
  ),
  ...THERE_AND_BACK.map(
    ([what, make]): Case => ({
      name: `${what} goes in and comes out the same`,
      test: (library, way) =>
        withSandbox(library, way, {}, async (sandbox) => {
          await sandbox.run("def back(x): return x");
          const value = make(library);
          same(await sandbox.call("back", [value as never]), value);
        }),
    }),
  ),
  {
    name: "__proto__, constructor and then are keys like others, both ways",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const source = "{'__proto__': {'polluted': 1}, 'constructor': 2, 'then': 3}";
        const value = await sandbox.eval(source);
        ok(typeof value === "object" && value !== null, "the value is an object");
        same(Object.keys(value).sort(), ["__proto__", "constructor", "then"]);
        same(Reflect.get({}, "polluted"), undefined);
        const inputs = { value: value as never };
        same(await sandbox.eval(`value == ${source}`, { inputs }), true);
      }),
  },
  {
    name: "what cannot be copied is told by type and repr",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const value = await sandbox.eval("class A:\n  def __repr__(self): return '<an A>'\nA()");
        ok(value instanceof library.PyRef, "the value is a PyRef");
        same([value.type, value.repr], ["A", "<an A>"]);
      }),
  },
  {
    name: "a float that is whole stays a float when that is asked for",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const inputs = { a: new library.PyFloat(2), b: 2 };
        same(await sandbox.eval("[type(a).__name__, type(b).__name__]", { inputs }), ["float", "int"]);
      }),
  },
  {
    name: "inputs are copies",
    test: async (library, way) => {
      const list = [1];
      const result = await library.run("x.append(2)\nx", { ...place(way), inputs: { x: list } });
      ok(result.ok, "the run succeeds");
      same([list, result.value], [[1], [1, 2]]);
    },
  },
];
