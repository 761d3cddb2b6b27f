import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Call, Operation, Status } from "../src/boundary/abi.ts";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { PythonError, type PyValue } from "../src/boundary/values/types.ts";
import { encode } from "./support/codec.ts";
import { Guest } from "./support/guest.ts";

const engine = recogniseEngine(new WebAssembly.Module(readFileSync(new URL("../dist/engine.wasm", import.meta.url))));

/** A guest whose function `f` answers with what `answer` makes of the request, and whose `api.f` does as well. */
function guestWith(answer: (args: PyValue, keywords: PyValue, name: PyValue) => unknown): Guest {
  const guest = new Guest(engine);
  guest.onCall = (kind, request) => {
    if (kind !== Call.invoke || !Array.isArray(request)) throw new Error(`unexpected call of kind ${kind}`);
    const [name = null, args = null, keywords = null] = request;
    return answer(args, keywords, name);
  };
  expect(guest.install("f", "api.f")).toEqual({ status: Status.ok, reply: null });
  return guest;
}

describe("calling", () => {
  test("sends name, arguments and keywords, and returns what was answered", () => {
    const guest = guestWith((...request) => [0, request]);
    expect(guest.value("f(1, 'two', [3.5], None, key={'a': b'x'}, other=True)")).toEqual([
      [1, "two", [3.5], null],
      { key: { a: new Uint8Array([120]) }, other: true },
      "f",
    ]);
    expect(guest.value("import api\napi.f()")).toEqual([[], {}, "api.f"]);
    expect(guest.value("from api import f as g\ng(*[1], **{'k': 2})")).toEqual([[1], { k: 2 }, "api.f"]);
  });

  test("works where Python calls: from sorted, in classes, in comprehensions, from another module's code", () => {
    const guest = guestWith((args) => [0, Array.isArray(args) ? -Number(args[0]) : null]);
    expect(guest.value("sorted([3, 1, 2], key=f)")).toEqual([3, 2, 1]);
    expect(guest.value("class C:\n  g = f\nC().g(5)")).toBe(-5);
    expect(guest.value("sum(f(n) for n in range(4))")).toBe(-6);
    expect(guest.value("list(map(f, range(3)))")).toEqual([-0, -1, -2]);
  });

  test("moves values of any size both ways", () => {
    const guest = guestWith((args) => [0, args]);
    for (const size of [0, 900, 1000, 1010, 1011, 1012, 1013, 1020, 1024, 2000, 100_000]) {
      expect(guest.value("f(text)", { text: "x".repeat(size) })).toEqual(["x".repeat(size)]);
    }
  });

  test("shows output that was printed before, before", () => {
    const guest = guestWith(() => {
      expect(guest.output.join("")).toBe("before\n");
      return [0, null];
    });
    guest.value("print('before')\nf()\nprint('after')");
    expect(guest.output.join("")).toBe("before\nafter\n");
  });

  test("takes what cannot be copied as its type and repr, also when that repr calls a function itself", () => {
    const calls: PyValue[] = [];
    const guest = guestWith((args) => {
      calls.push(args);
      return [0, "inner"];
    });
    expect(guest.value("class C:\n  def __repr__(self): return '<' + f('nested') + '>'\nf('x' * 600, C())")).toBe(
      "inner",
    );
    expect(calls).toEqual([["nested"], ["x".repeat(600), expect.objectContaining({ repr: "<inner>" })]]);
  });

  test("refuses an argument that is given twice", () => {
    const guest = guestWith(() => [0, null]);
    expect(guest.exception("f(a=1, **{'a': 2})")).toMatch(/^TypeError: .*'a'/);
    expect(guest.exception("f(**{1: 2})")).toMatch(/^TypeError/);
  });
});

describe("an exception of the host", () => {
  const raising = (error: PythonError): Guest => guestWith(() => [1, error]);

  test("is Python's own when Python has one of that name", () => {
    const guest = raising(new PythonError("KeyError", "", ["k", 2]));
    expect(guest.value("try:\n  f()\nexcept KeyError as e:\n  r = e.args\nr")).toEqual(["k", 2]);
  });

  test("is a RuntimeError that names it otherwise", () => {
    expect(raising(new PythonError("AxiosError", "", ["404", 1])).exception("f()")).toBe(
      "RuntimeError: AxiosError: 404",
    );
    expect(raising(new PythonError("AxiosError")).exception("f()")).toBe("RuntimeError: AxiosError");
    expect(raising(new PythonError("print", "x")).exception("f()")).toBe("RuntimeError: print: x");
  });

  test("leaves the guest whole", () => {
    const guest = raising(new PythonError("ValueError", "x"));
    expect(guest.value("n = 0\nfor i in range(1000):\n  try:\n    f(i)\n  except ValueError:\n    n += 1\nn")).toBe(
      1000,
    );
  });
});

describe("an answer that is none", () => {
  const malformed: [string, unknown][] = [
    ["nothing", new Uint8Array()],
    ["no array", 5],
    ["a short array", [0]],
    ["a long array", [0, 1, 2]],
    ["an unknown outcome", [2, 1]],
    ["an exception that is none", [1, "x"]],
    ["bytes after it", new Uint8Array([...encode([0, 1]), 0])],
    ["a truncated value", encode([0, "long enough to be cut"]).subarray(0, 10)],
    ["a count of more than there is", new Uint8Array([0x82, 0x00, 0x9a, 0x7f, 0xff, 0xff, 0xff])],
    ["an opaque value", new Uint8Array([0x82, 0x00, 0xd9, 0xa7, 0xfb, 0x82, 0x60, 0x60])],
    ["keys that are equal in Python", new Uint8Array([0x82, 0x00, 0xa2, 0x01, 0x00, 0xf5, 0x00])],
    ["a long one of these", new Uint8Array([...encode([0, "x".repeat(3000)]), 0])],
  ];
  test.each(malformed)("is a RuntimeError: %s", (_, reply) => {
    const guest = guestWith(() => reply);
    expect(guest.exception("f()")).toMatch(/^RuntimeError: /);
    expect(guest.value("1 + 1")).toBe(2);
  });

  test("is a RuntimeError when it nests too deep", () => {
    let value: unknown = 0;
    for (let depth = 0; depth < 80; depth++) value = [value];
    const guest = guestWith(() => [0, value]);
    guest.limits.valueDepth = 10;
    expect(guest.exception("f()")).toMatch(/^RuntimeError/);
  });

  test("does not trap when memory is short", () => {
    const guest = guestWith(() => [0, "x".repeat(900_000)]);
    const source = "kept = []\ntry:\n  while True: kept.append(bytearray(100_000))\nexcept MemoryError: pass\nf()";
    const small = new Guest(engine, 2);
    expect(guest.exception(`${source}\nkept = None`)).toMatch(/^MemoryError/);
    expect(small.value("kept = None\n1")).toBe(1);
  });
});

describe("a run that the host ends", () => {
  test("in a call, or while a long reply is fetched, goes past every handler", () => {
    const guest = guestWith(() => -1);
    const source = "try:\n  f()\nexcept BaseException:\n  print('caught')\nfinally:\n  print('finally')";
    expect(guest.run(source).status).toBe(Status.stopped);
    guest.onCall = () => [0, "x".repeat(5000)];
    guest.fetches = false;
    expect(guest.run(source).status).toBe(Status.stopped);
    expect(guest.output).toEqual([]);
    expect(guest.value("1 + 1")).toBe(2);
  });

  test("because arguments are too long or too deep: the host is told which function and which limit", () => {
    const told: unknown[] = [];
    const guest = guestWith(() => [0, null]);
    guest.onCall = (kind, request) => {
      told.push([kind, request]);
      return kind === Call.overflow ? new Uint8Array() : [0, null];
    };
    guest.limits.hostCallBytes = 1000;
    expect(guest.run("f('x' * 900)").status).toBe(Status.ok);
    told.length = 0;
    expect(guest.run("try:\n  f('x' * 1100)\nexcept BaseException: pass").status).toBe(Status.stopped);
    expect(guest.run("import api\na = []\na.append(a)\napi.f(a)").status).toBe(Status.stopped);
    expect(guest.run("f(1 << 100_000)").status).toBe(Status.stopped);
    expect(told).toEqual([
      [Call.overflow, ["f", "hostCallBytes"]],
      [Call.overflow, ["api.f", "valueDepth"]],
      [Call.overflow, ["f", "hostCallBytes"]],
    ]);
  });
});

describe("a function as an object", () => {
  test("has name, documentation and module, and shows no address", () => {
    const guest = guestWith(() => [0, null]);
    guest.perform(Operation.install, [[["plain", false, null]]]);
    expect(
      guest.value("import api\n[f.__name__, f.__doc__, api.f.__module__, plain.__doc__, repr(f), str(api.f)]"),
    ).toEqual(["f", "What f does.", "api", null, "<function f>", "<function f>"]);
    expect(guest.exception("f.__module__")).toMatch(/^AttributeError/);
    expect(guest.exception("f.x = 1")).toMatch(/^AttributeError/);
  });

  test("is equal to itself only, can be a key, and is true", () => {
    const guest = guestWith(() => [0, null]);
    expect(guest.value("import api\n[f == f, f == api.f, {f: 1}[f], f in {api.f}, bool(f), callable(f)]")).toEqual([
      true,
      false,
      1,
      false,
      true,
      true,
    ]);
  });

  test("cannot be made or extended by a guest", () => {
    const guest = guestWith(() => [0, null]);
    expect(guest.exception("type(f)()")).toMatch(/^TypeError/);
    expect(guest.exception("class C(type(f)): pass")).toMatch(/^TypeError/);
    expect(guest.exception("type('C', (type(f),), {})")).toMatch(/^TypeError/);
    expect(guest.exception("object.__new__(type(f))()")).toMatch(/^(TypeError|AttributeError)/);
  });

  test("explains itself in help()", () => {
    const guest = guestWith(() => [0, null]);
    guest.value("import api\nhelp(f)\nhelp(api.f)");
    expect(guest.output.join("")).toBe("f\nWhat f does.\napi.f\nWhat api.f does.\n");
  });
});

describe("installing", () => {
  test("makes names for every module, and the last of a name counts", () => {
    const guest = guestWith((_, __, name) => [0, name]);
    expect(guest.install("print", "f", "math.f").status).toBe(Status.ok);
    expect(guest.value("print('x')")).toBe("print");
    expect(guest.value("exec('r = f()')\nr")).toBe("f");
    expect(guest.value("import math\n[math.f(), hasattr(math, 'pi')]")).toEqual(["math.f", false]);
  });

  test("survives what a guest has put in a module's place", () => {
    const guest = guestWith((_, __, name) => [0, name]);
    guest.value("import sys\nsys.modules['api'] = 5\nsys.modules['other'] = 'text'");
    expect(guest.install("api.f", "other.f", "api.g").status).toBe(Status.ok);
    expect(guest.value("import api, other\n[api.f(), other.f(), api.g()]")).toEqual(["api.f", "other.f", "api.g"]);
  });

  test("refuses names that are none, and requests that are none", () => {
    const guest = new Guest(engine);
    for (const name of ["", ".", "a.", ".a", "a.b.c"]) expect(guest.install(name).status).toBe(Status.refused);
    for (const request of [5, [], [5], [[5]], [[["f"]]], [[["f", false]]]]) {
      expect(guest.perform(Operation.install, request).status).toBe(Status.refused);
    }
  });
});
