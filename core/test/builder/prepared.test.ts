import { describe, expect, test } from "vitest";
import { buildMain, importFrom, importMain, temporaryFolder } from "../support/built.ts";

const folder = temporaryFolder();

describe("errors while it is built are Python's, with file and line", () => {
  test.each([
    [
      "a main file that does not parse",
      { "main.py": "x = 1\ny = = 2" },
      ["main.py does not compile:", 'File "main.py", line 2', "SyntaxError"],
    ],
    [
      "another file that does not parse",
      { "main.py": "import a", "a.py": "\n\ndef f(:\n  pass" },
      ["a.py does not compile:", 'File "a.py", line 3'],
    ],
    [
      "an import that fails",
      { "main.py": "import json\n\nimport a\n", "a.py": "import b", "b.py": "x = 1\nraise ValueError('no')" },
      [
        "main.py cannot import what it needs:",
        'File "main.py", line 3, in <module>',
        'File "b.py", line 2, in <module>',
        "    raise ValueError('no')",
        "ValueError: no",
      ],
    ],
    [
      "a module that is not there",
      { "main.py": "\nimport nothing_like_it" },
      ['File "main.py", line 2', "nothing_like_it"],
    ],
    [
      "an import that never ends",
      { "main.py": "import a", "a.py": "import sys\nsys.exit(3)" },
      ["main.py cannot import", "SystemExit"],
    ],
  ])("%s", async (_, files, parts) => {
    const error: unknown = await buildMain("html", files).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "BuildError", code: "BUILD_FAILED", error: { kind: expect.any(String) } });
    for (const part of parts) expect(String(error)).toContain(part);
  });

  test("a main file whose body fails, where it is run to be described", async () => {
    const error: unknown = await buildMain("js", "def f(): pass\n1 / 0").catch((reason: unknown) => reason);
    expect(String(error)).toContain("main.py fails:");
    expect(String(error)).toContain('File "main.py", line 2, in <module>\n    1 / 0\nZeroDivisionError');
    await expect(buildMain("html", "1 / 0"), "a page is not run").resolves.toBeDefined();
  });
});

describe("equal programs become equal bytes", () => {
  const files = {
    "main.py": "import random, time, json, helper\ndef f(): return [random.random(), helper.drawn, helper.made]",
    "helper.py":
      "import random, time\ndrawn = random.random()\nmade = time.time()\nnames = {str(i) for i in range(100)}",
    "data.bin": new Uint8Array([0, 1, 2]),
  };

  test.each(["js", "html", "wasi"] as const)("%s", async (form) => {
    const [first, second] = [await buildMain(form, files), await buildMain(form, { ...files })];
    expect(Object.keys(second.files)).toEqual(Object.keys(first.files));
    for (const [name, bytes] of Object.entries(first.files)) {
      expect(Buffer.compare(bytes, second.files[name] ?? new Uint8Array()), name).toBe(0);
    }
  });

  test("whatever the order in which files are given", async () => {
    const turned = Object.fromEntries(Object.entries(files).reverse());
    const [first, second] = [await buildMain("js", files), await buildMain("js", turned)];
    expect(
      Buffer.compare(first.files["main.wasm"] ?? new Uint8Array(), second.files["main.wasm"] ?? new Uint8Array(1)),
    ).toBe(0);
  });

  test("and other programs other bytes", async () => {
    const [first, second] = [await buildMain("js", "def f(): return 1"), await buildMain("js", "def f(): return 2")];
    expect(
      Buffer.compare(first.files["main.wasm"] ?? new Uint8Array(), second.files["main.wasm"] ?? new Uint8Array()),
    ).not.toBe(0);
  });
});

describe("chance", () => {
  test("is another at each start, and not what it was at build time", async () => {
    const { files } = await buildMain("js", {
      "main.py":
        "import random, os, helper\ndef f(): return [helper.drawn, random.random(), os.urandom(8), random.SystemRandom().random()]",
      "helper.py": "import random\ndrawn = random.random()",
    });
    const starts = [await importFrom(folder, files), await importFrom(folder, files)].map(({ f }) => f?.());
    const [first, second] = starts.map((values) => (Array.isArray(values) ? values : []));
    expect(first?.[0]).toBe(second?.[0]);
    for (const index of [1, 2, 3]) expect(first?.[index]).not.toEqual(second?.[index]);
    // One that goes on from where the build stood would draw the number that follows there.
    const { drawn } = await importMain(folder, {
      "main.py": "import helper\ndef drawn(): return helper.next",
      "helper.py": "import random\nrandom.random()\nnext = random.random()",
    });
    expect(first?.[1]).not.toBe(drawn?.());
  });

  test("that a program fixes itself while it is built stays fixed", async () => {
    const { files } = await buildMain("js", {
      "main.py": "import random, helper\ndef f(): return random.random()",
      "helper.py": "import random\nrandom.seed(5)",
    });
    const starts = [await importFrom(folder, files), await importFrom(folder, files)].map(({ f }) => f?.());
    expect(starts[0]).toBe(starts[1]);
  });

  test("hashes and ids that were made while it was built hold afterwards", async () => {
    const { f } = await importMain(folder, {
      "main.py":
        "import helper\ndef f(): return [helper.d['k99'], 'k5' in helper.s, id(helper.d) == helper.i, hash('k') == helper.h]",
      "helper.py": "d = {'k' + str(i): i for i in range(100)}\ns = set(d)\ni = id(d)\nh = hash('k')",
    });
    expect(f?.()).toEqual([99, true, true, true]);
  });
});

describe("what is done while it is built, and what at the start", () => {
  test("imports at the top are done, once; the rest of the main file is not", async () => {
    const result = await buildMain("html", {
      "main.py": "import a\nprint('body')\nif True:\n  import b\ndef f():\n  import c\nfor _ in (): import d\n",
      "a.py": "print('a')",
      "b.py": "print('b')",
      "c.py": "print('c')",
      "d.py": "print('d')",
    });
    expect(result.output).toBe("a\n");
  });

  test("the main file starts with no names but those of any main file", async () => {
    const { f } = await importMain(folder, {
      "main.py": "names = sorted(globals())\nimport a\nfrom a import x as y\ndef f(): return [names, y, __name__]",
      "a.py": "x = 1",
    });
    const [names, y, name] = Object(f?.());
    expect(names.filter((each: string) => !each.startsWith("__"))).toEqual([]);
    expect([y, name]).toEqual([1, "main"]);
  });

  test("a module keeps what it made when it was imported", async () => {
    const files = {
      "main.py": "import a\na.seen.append('main')\ndef f(): return a.seen",
      "a.py":
        "seen = ['imported']\nclass C:\n  def __init__(s): s.x = (i for i in range(3))\nc = C()\nseen.append(next(c.x.__iter__()))",
    };
    expect((await importMain(folder, files))["f"]?.()).toEqual(["imported", 0, "main"]);
  });

  test("nothing is parsed at the start: sources that are there are for tracebacks", async () => {
    // A source that is changed in place is compiled anew; one that is not was compiled before.
    const files = {
      "main.py": `
def lazy():
    import late
    return late.value
def rewrite():
    with open("late.py", "w") as f: f.write("value = 'new'")
def fuel_of_import():
    import big
    return big.total
`,
      "late.py": "value = 'old'",
      "big.py": `total = 0\n${"total += 1\n".repeat(2000)}`,
    };
    const result = await buildMain("js", files);
    expect((await importFrom(folder, result.files))["lazy"]?.()).toBe("old");
    const changed = await importFrom(folder, result.files);
    changed["rewrite"]?.();
    expect(changed["lazy"]?.()).toBe("new");
    // Compiling burns fuel for each token: executing 2,000 lines takes far less than compiling them would.
    const { files: starved } = await buildMain("js", files, { limits: { fuel: 6_000 } });
    expect((await importFrom(folder, starved))["fuel_of_import"]?.()).toBe(2000);
    const uncompiled = await importFrom(
      folder,
      (await buildMain("js", { "main.py": `def f(s): exec(s)` }, { limits: { fuel: 6_000 } })).files,
    );
    expect(() => uncompiled["f"]?.(files["big.py"])).toThrow("fuel");
  });
});

describe("files", () => {
  test("of data are found by their paths from the main file's folder", async () => {
    const { f } = await importMain(folder, {
      "main.py":
        "import os\ndef f(): return [open('data/a.txt').read(), open('raw.bin', 'rb').read(), sorted(os.listdir('.')), open('pack/x.json').read()]",
      "data/a.txt": "é\n",
      "raw.bin": new Uint8Array([0, 255]),
      "pack/__init__.py": "",
      "pack/x.json": "{}",
    });
    expect(f?.()).toEqual(["é\n", new Uint8Array([0, 255]), ["data", "main.py", "pack", "raw.bin", "tmp"], "{}"]);
  });

  test("packages import what is in them, relatively too", async () => {
    const { f } = await importMain(folder, {
      "main.py":
        "import pack.sub.deep\nfrom pack import up\ndef f(): return [pack.sub.deep.value, up(), pack.sub.__name__]",
      "pack/__init__.py": "from .tools import up",
      "pack/tools.py": "def up():\n  from . import late\n  return late.x",
      "pack/late.py": "x = 'late'",
      "pack/sub/__init__.py": "",
      "pack/sub/deep.py": "from ..tools import up\nvalue = 5",
    });
    expect(f?.()).toEqual([5, "late", "pack.sub"]);
  });

  test("what a start writes is not there at the next", async () => {
    const { files } = await buildMain(
      "js",
      "import os\ndef f():\n  open('new.txt', 'w').write('x')\n  return sorted(os.listdir())",
    );
    for (let start = 0; start < 2; start++) {
      const { f } = await importFrom(folder, files);
      expect(f?.()).toEqual(["main.py", "new.txt", "tmp"]);
    }
  });

  test("more bytes than fileBytes are refused while it is built", async () => {
    const files = { "main.py": "", "big.bin": new Uint8Array(9 * 2 ** 20) };
    const error: unknown = await buildMain("html", files, { limits: { memoryBytes: 2 ** 25 } }).catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).toContain("big.bin cannot be written:");
  });
});
