import { describe, expect, test } from "vitest";
import { describeFunctions } from "../../src/builder/describe.ts";
import { type BuildOptions, build } from "../../src/builder/index.ts";
import { prepare } from "../../src/builder/prepare.ts";
import { isType } from "../../src/builder/typescript.ts";
import { FunctionTable } from "../../src/core/functions/table.ts";
import { buildMain, importFrom, importMain, temporaryFolder, textOf } from "../support/built.ts";
import { limitsOf, realEngine } from "../support/machine.ts";

const folder = temporaryFolder();

/** A program that wants code of its own into the files that are made of it. */
const EVIL = "globalThis.evil = true";

async function harmless(source: string): Promise<void> {
  let result: Awaited<ReturnType<typeof buildMain>>;
  try {
    result = await buildMain("js", source);
  } catch (error) {
    // To refuse is an answer, too.
    expect(error).toMatchObject({ name: "BuildError", code: "BUILD_FAILED" });
    return;
  }
  await importFrom(folder, result.files);
  expect(Reflect.get(globalThis, "evil")).toBeUndefined();
  const outside = textOf(result, "main.d.ts").replace(/\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, "");
  expect(outside).not.toContain(EVIL);
}

describe("Python that is built never becomes JavaScript", () => {
  test.each([
    ["a name of a global", `globals()["x; ${EVIL}; //"] = lambda: 1`],
    ["a name with a line end", `globals()["x\\n${EVIL}"] = lambda: 1`],
    ["a name of __all__", `__all__ = ["x as default, ${EVIL}"]\nglobals()[__all__[0]] = lambda: 1`],
    ["a docstring that ends a comment", `def f():\n  """*/ ${EVIL} /*"""`],
    ["a docstring that ends a comment twice", `def f():\n  """**/ ${EVIL} /* *\\\\/ ${EVIL} //\n  */ ${EVIL}"""`],
    ["a docstring with line separators", `def f(): pass\nf.__doc__ = "a\\u2028*/${EVIL}\\u2029\\r*/${EVIL}"`],
    ["a docstring of many lines with a carriage return", `def f():\n  """a\n\\r*/ ${EVIL}\n  """`],
    ["a Literal", `from typing import Literal\ndef f(x: Literal["a'; ${EVIL}; '", "*/ ${EVIL}"]): pass`],
    ["a Literal with a line separator", `from typing import Literal\ndef f(x: Literal["\\u2028${EVIL}"]): pass`],
    [
      "a TypedDict's key",
      `from typing import TypedDict\nT = TypedDict("T", {"a\\"; ${EVIL}": int})\ndef f(x: T): pass`,
    ],
    [
      "a subclass of str as a name",
      `class S(str):\n  def __eq__(s, o): return True\n  __hash__ = str.__hash__\nglobals()[S("y; ${EVIL}")] = lambda: 1`,
    ],
  ])("%s", (_, source) => harmless(source));

  test.each([
    ["list", "import builtins\ndef f(): pass\nbuiltins.list = lambda *a: [['x', 1, 2, 3, 4]]"],
    ["callable", `import builtins\nbuiltins.callable = lambda x: True\n${"x; evil = 1".replace("x; ", "y = 1\n")}`],
    ["isinstance", "import builtins\ndef f(): pass\nbuiltins.isinstance = lambda *a: False"],
    ["getattr", "import builtins\ndef f(): pass\nbuiltins.getattr = lambda *a: __name__"],
    [
      "json.dumps",
      `import json\nfrom typing import Literal\njson.dumps = lambda x: "1; ${EVIL}"\ndef f(x: Literal[1]): pass`,
    ],
    ["inspect.getdoc", `import inspect\ninspect.getdoc = lambda x: "*/ ${EVIL}"\ndef f(): pass`],
    [
      "inspect.signature",
      `import inspect\nclass P: name = "a) ${EVIL}"; kind = 0; default = 1\nclass S: parameters = {"a": P}\ninspect.signature = lambda f: S\ndef f(): pass`,
    ],
    ["typing.get_type_hints", `import typing\ntyping.get_type_hints = lambda f: 1 / 0\ndef f(x: int): pass`],
    [
      "a type's name",
      `class M(type): __name__ = property(lambda s: "UnionType")\nclass A(metaclass=M): pass\ndef f(x: A()): pass`,
    ],
    ["a hash that fails", "class A:\n  def __hash__(s): raise ValueError('h')\ndef f(x: A()): pass"],
    ["sys.modules", "import sys\nsys.modules['inspect'] = 5\nsys.modules['typing'] = 5\ndef f(): pass"],
  ])("a program that changes %s is described, or refused with a reason", (_, source) => harmless(source));

  test("a program that never ends while it is described is ended", () => {
    const source = "import inspect\ndef forever(x):\n  while True: pass\ninspect.getdoc = forever\ndef f(): pass";
    const files = new Map([["main.py", new TextEncoder().encode(source)]]);
    const workshop = prepare(realEngine(), files, "main.py", limitsOf({ timeoutMs: 1000 }), new FunctionTable({}));
    workshop.runFile("running:", "main.py", "main");
    expect(() => describeFunctions(workshop)).toThrow("TimeoutError");
  });

  test("a path with what ends a comment or a string stays a name", async () => {
    const main = "a'b\"$`.py";
    const result = await build({ form: "js", main, name: "out", files: { [main]: "def f(): return __name__" } });
    expect((await importFrom(folder, result.files))["f"]?.()).toBe("a'b\"$`");
  });
});

test.each([
  ["Int", true],
  ['readonly ("a" | -1 | "http://x/*" | "\\"")[]', true],
  ['{ readonly [key: string]: Map<number, readonly [string, null]> } | { readonly "a"?: Int; "b": unknown }', true],
  ["", false],
  ["Int; Int", false],
  ["Int, b: Int", false],
  ["Int): Int", false],
  ["Int[", false],
  ["number // x", false],
  ["number /* x", false],
  ["evil", false],
  ["Int = 1", false],
  ["`x`", false],
  ['"a\n"', false],
  ["typeof string", false],
])("%j is a type: %s", (text, expected) => expect(isType(text)).toBe(expected));

describe("what a program finds", () => {
  test("no function of the host, in any form of calling", async () => {
    const { f } = await importMain(
      folder,
      "def f():\n  try:\n    from page import ask\n  except ImportError as e:\n    return str(e)\n",
    );
    expect(f?.()).toMatch(/page/);
  });
});

describe("options", () => {
  const good: BuildOptions = { form: "js", main: "main.py", files: { "main.py": "" } };
  test.each<[string, object, RegExp]>([
    ["an unknown one", { colour: 1 }, /unknown option 'colour'; known: form, main/],
    ["a form that is none", { form: "exe" }, /'form' must be one of html, js, wasi/],
    ["a main file that is not there", { main: "gone.py" }, /'gone.py' is no Python file among the files/],
    ["a main file that is no Python", { main: "a.txt", files: { "a.txt": "" } }, /no Python file/],
    ["files that are none", { files: null }, /'files' must be an object/],
    ["a path that leaves", { files: { "main.py": "", "../x.py": "" } }, /no path below/],
    ["an absolute path", { files: { "main.py": "", "/etc/x": "" } }, /no path below/],
    ["a path with a line end", { files: { "main.py": "", "a\nb": "" } }, /no path below/],
    ["a name with a slash", { name: "../out" }, /'name' must be made of/],
    ["a name that is empty", { name: "" }, /'name' must be made of/],
  ])("%s is refused", async (_, change, message) => {
    const options: BuildOptions = { ...good, ...change };
    await expect(build(options)).rejects.toMatchObject({
      code: "BUILD_OPTION",
      message: expect.stringMatching(message),
    });
  });

  test("a limit that cannot be is refused", async () => {
    await expect(build({ ...good, limits: { memoryBytes: 1 } })).rejects.toMatchObject({ code: "INVALID_LIMIT" });
  });

  test("a limit that a WASI command would not keep is refused, and not dropped", async () => {
    for (const limits of [{ timeoutMs: 1000 }, { fuel: 1000 }, { recursionDepth: 10 }]) {
      const promise = build({ ...good, form: "wasi", limits });
      await expect(promise).rejects.toMatchObject({ code: "BUILD_OPTION", message: expect.stringContaining("limit") });
    }
  });

  test("an unknown limit is refused", async () => {
    await expect(build({ ...good, limits: JSON.parse('{"memory": 1}') })).rejects.toMatchObject({
      message: expect.stringContaining("memory"),
    });
  });
});
