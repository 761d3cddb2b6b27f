import { describe, expect, test } from "vitest";
import { importMain, temporaryFolder } from "../support/built.ts";

const folder = temporaryFolder();

describe("exports are the functions of the main file", () => {
  test("those that it defines, under their own names, and no others", async () => {
    const exports = await importMain(folder, {
      "main.py": `
from helper import imported
import json
class Shape: pass
def delete(x): return x
def new(): return "new"
def _private(): pass
def été(): return "été"
constant = 3
nameless = lambda: 1
async def later(): return 5
`,
      "helper.py": "def imported(): pass",
    });
    expect(Object.keys(exports).sort()).toEqual(["delete", "later", "nameless", "new", "été"]);
    expect(exports["delete"]?.(2)).toBe(2);
    expect(exports["été"]?.()).toBe("été");
  });

  test("with __all__, what that names", async () => {
    const files = {
      "main.py":
        "from helper import imported\n__all__ = ['imported', '_own', 'GONE']\ndef _own(): return 1\ndef other(): pass",
      "helper.py": "def imported(): return 2",
    };
    const exports = await importMain(folder, files);
    expect(Object.keys(exports).sort()).toEqual(["_own", "imported"]);
    expect(exports["imported"]?.()).toBe(2);
  });

  test("names like those of the module's own variables", async () => {
    const exports = await importMain(
      folder,
      "def program(): return 1\ndef micropython(): return 2\ndef f0(): return 3\ndef Int(): return 4",
    );
    expect([exports["program"]?.(), exports["micropython"]?.(), exports["f0"]?.(), exports["Int"]?.()]).toEqual([
      1, 2, 3, 4,
    ]);
  });

  test("a file without functions exports nothing, and is run", async () => {
    expect(Object.keys(await importMain(folder, "x = 1"))).toEqual([]);
  });
});

describe("calls", () => {
  test("leave out arguments at the end, for their defaults", async () => {
    const { f } = await importMain(folder, "def f(a, b=2, c=None): return [a, b, c]");
    expect(f?.(1)).toEqual([1, 2, null]);
    expect(f?.(1, undefined, undefined)).toEqual([1, 2, null]);
    expect(f?.(1, undefined, 3)).toEqual([1, null, 3]);
    expect(f?.(1, 5)).toEqual([1, 5, null]);
  });

  test("take any number of arguments", async () => {
    const { f } = await importMain(folder, "def f(*args): return [len(args), sum(args)]");
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    for (const count of [0, 1, 7, 8, 9, 10, 100]) {
      const given = numbers.slice(0, count);
      expect(f?.(...given)).toEqual([count, given.reduce((sum, value) => sum + value, 0)]);
    }
  });

  test("give keyword arguments as the properties of a last object", async () => {
    const { f, any } = await importMain(
      folder,
      "def f(a, b=2, *, scale, unit='m'): return [a, b, scale, unit]\ndef any(a, **named): return [a, sorted(named.items())]",
    );
    expect(f?.(1, 5, { scale: 3 })).toEqual([1, 5, 3, "m"]);
    expect(f?.(1, undefined, { scale: 3, unit: "km" })).toEqual([1, null, 3, "km"]);
    expect(() => f?.(1)).toThrow("missing 1 required keyword-only argument: 'scale'");
    expect(() => f?.(1, 2, { scale: 3, colour: 1 })).toThrow("colour");
    const [, named] = Object(any?.(1, { z: 1, y: 2 }));
    expect(named.map((pair: unknown[]) => pair[0])).toEqual(["y", "z"]);
    expect(any?.(1)).toEqual([1, []]);
  });

  test("make floats of numbers for parameters that are annotated so", async () => {
    const { kind, plain, many } = await importMain(
      folder,
      "def kind(a: float, b: int, c: 'float' = 1) -> str: return ' '.join(type(x).__name__ for x in (a, b, c))\ndef plain(x): return type(x).__name__\ndef many(a: float, rest): return type(a).__name__",
    );
    expect(kind?.(1, 1, 1)).toBe("float int float");
    expect(kind?.(1, 1)).toBe("float int int");
    expect(many?.(1, ["no small value"])).toBe("float");
    expect([plain?.(1), plain?.(1.5), plain?.(2 ** 53), plain?.(-0)]).toEqual(["int", "float", "float", "float"]);
  });

  test("carry every kind of value, both ways", async () => {
    const { same } = await importMain(folder, "def same(x): return x");
    const values = [
      ...[0, -1, 23, 24, 2 ** 31, 2 ** 32, -(2 ** 53) + 1, 0.5, -0, 1e300, Number.NaN, Number.NEGATIVE_INFINITY],
      ...["", "text", "é😀\ud800", "a".repeat(1000), true, false, null, 2n ** 100n, -(2n ** 64n)],
      ...[new Uint8Array([1, 2]), [1, [2, []]], { a: 1, b: [2] }, new Set([1, "a"]), new Map([[1, 2]])],
    ];
    for (const value of values) expect(same?.(value)).toEqual(value);
  });

  test("of async functions are promises, one after the other", async () => {
    const { later, fails, log } = await importMain(
      folder,
      `
import asyncio
seen = []
async def later(name, ms):
    seen.append(name + " begins")
    await asyncio.sleep(ms / 1000)
    seen.append(name + " ends")
    return name
async def fails(): raise KeyError("k")
def log(): return seen
`,
    );
    expect(await Promise.all([later?.("a", 20), later?.("b", 1)])).toEqual(["a", "b"]);
    expect(log?.()).toEqual(["a begins", "a ends", "b begins", "b ends"]);
    await expect(fails?.()).rejects.toMatchObject({ type: "KeyError" });
    expect(await later?.("c", 0)).toBe("c");
  });

  test("while an async function is on its way are refused, and accepted afterwards", async () => {
    const { later, now } = await importMain(
      folder,
      "import asyncio\nasync def later():\n  await asyncio.sleep(0.05)\n  return 1\ndef now(): return 2",
    );
    const promise = later?.();
    // Its request is sent in a turn of its own.
    await Promise.resolve();
    await Promise.resolve();
    expect(() => now?.()).toThrow(expect.objectContaining({ code: "SANDBOX_BUSY" }));
    expect(await promise).toBe(1);
    expect(now?.()).toBe(2);
  });

  test("keep the program's state between them", async () => {
    const { count } = await importMain(folder, "n = 0\ndef count():\n  global n\n  n += 1\n  return n");
    expect([count?.(), count?.(), count?.()]).toEqual([1, 2, 3]);
  });

  test("refuse what has no counterpart in Python, and go on", async () => {
    const { same } = await importMain(folder, "def same(*x): return list(x)");
    for (const value of [Symbol("s"), () => 1, new WeakMap()]) {
      expect(() => same?.(value)).toThrow(expect.objectContaining({ name: "UnsendableError" }));
    }
    expect(same?.(1)).toEqual([1]);
  });
});

describe("errors", () => {
  const files = {
    "main.py":
      "import pack.part\n\ndef fails(x):\n    return pack.part.divide(x)\n\ndef stop():\n    raise SystemExit(3)\n",
    "pack/__init__.py": "",
    "pack/part.py": "def divide(x):\n    # one\n    return 1 / x\n",
  };

  test("have Python's type, message and traceback with lines of imported files", async () => {
    const { fails } = await importMain(folder, files);
    const traceback = [
      "Traceback (most recent call last):",
      '  File "main.py", line 4, in fails',
      "    return pack.part.divide(x)",
      '  File "pack/part.py", line 3, in divide',
      "    return 1 / x",
      "ZeroDivisionError: division by zero",
    ].join("\n");
    const expected = {
      name: "ZeroDivisionError",
      type: "ZeroDivisionError",
      code: "RUN_FAILED",
      message: expect.stringContaining("division by zero"),
      stack: traceback,
      error: expect.objectContaining({ kind: "exception", traceback, sandbox: "usable" }),
    };
    expect(() => fails?.(0)).toThrow(expect.objectContaining(expected));
    expect(fails?.(2)).toBe(0.5);
  });

  test("SystemExit in a call is an error like any other", async () => {
    const { stop } = await importMain(folder, files);
    expect(() => stop?.()).toThrow(expect.objectContaining({ type: "SystemExit" }));
  });

  test.each([
    ["time", "def f():\n  while True: pass", { timeoutMs: 50 }, "timeout"],
    ["fuel", "def f():\n  while True: pass", { fuel: 10_000 }, "fuel"],
    ["memory", "def f():\n  return len([bytes(1000) for _ in range(10**6)])", { memoryBytes: 2 ** 21 }, "memory"],
    ["depth", "def f(): return f()", {}, "recursion"],
    ["output", "def f():\n  while True: print('x' * 1000)", { outputBytes: 3000 }, "output"],
    ["the result", "def f(): return 'x' * 10000", { resultBytes: 2000 }, "result"],
    ["one call of a built-in", "def f(): return 9 ** 9 ** 9", { timeoutMs: 50 }, "timeout"],
    ["sleep", "import time\ndef f(): time.sleep(1000)", { timeoutMs: 50 }, "timeout"],
  ])("a limit on %s ends a call, and the module stays usable", async (_, source, limits, kind) => {
    const quiet = source.replaceAll("print(", "out(");
    const module = `${quiet}\nstate = 0\ndef add(a, b):\n  global state\n  state += a + b\n  return state\n`;
    const { f, add } = await importMain(
      folder,
      `import sys\ndef out(x): sys.stderr.write(x[:0] + ' ' * len(x))\n${module}`,
      { limits },
    );
    expect(add?.(1, 2)).toBe(3);
    for (let round = 0; round < 3; round++) {
      expect(() => f?.()).toThrow(
        expect.objectContaining({ error: expect.objectContaining({ kind, sandbox: "usable" }) }),
      );
    }
    expect(add?.(1, 2)).toBe(6);
  });

  test("an async function that never ends meets its limit, too", async () => {
    const { f, g } = await importMain(
      folder,
      "import asyncio\nasync def f():\n  while True: await asyncio.sleep(0.001)\nasync def g(): return 1",
      { limits: { timeoutMs: 100 } },
    );
    await expect(f?.()).rejects.toMatchObject({ error: { kind: "timeout" } });
    expect(await g?.()).toBe(1);
  });

  test("a main file that fails makes the import fail, with its traceback", async () => {
    const source = "import time\nif time.time() > 1_000_000_000: raise ValueError('only at start')\ndef f(): pass";
    await expect(importMain(folder, source)).rejects.toMatchObject({
      type: "ValueError",
      stack: expect.stringContaining('File "main.py", line 2'),
    });
  });
});
