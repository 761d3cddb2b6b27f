import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { type ImportStatement, importsOf } from "../../src/builder/statements.ts";

/** What CPython's parser says of the same sources: per import its line, level, module, names, and whether it stands in no block. */
const ORACLE = `
import ast, glob, json, os, sys

def imports(source):
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        top = node in tree.body
        if isinstance(node, ast.Import):
            found += [[node.lineno, top, 0, alias.name, []] for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append([node.lineno, top, node.level, node.module or "", [alias.name for alias in node.names]])
    return sorted(found)

sources = json.load(sys.stdin)
if not sources:
    folder = os.path.dirname(os.__file__)
    for pattern in ("*.py", "asyncio/*.py", "importlib/*.py", "email/*.py", "json/*.py", "unittest/*.py"):
        for path in sorted(glob.glob(os.path.join(folder, pattern))):
            with open(path, "rb") as file:
                sources.append(file.read().decode("utf8", "replace").replace("\\r\\n", "\\n"))
print(json.dumps([[source, imports(source)] for source in sources]))
`;

type Row = readonly [line: number, isTopLevel: boolean, level: number, module: string, names: readonly string[]];

/** Pairs of a source and what CPython finds in it; without sources, those of CPython's own library. */
function inCpython(sources: readonly string[]): [source: string, rows: Row[]][] {
  const input = JSON.stringify(sources);
  const { stdout, stderr, status } = spawnSync("python3", ["-X", "utf8", "-c", ORACLE], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 27,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const rowOf = ({ line, isTopLevel, level, module, names }: ImportStatement): Row => [
  line,
  isTopLevel,
  level,
  module,
  names,
];

const byText = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const SOURCES: Readonly<Record<string, string>> = {
  "one after the other": "import a\nimport b.c, d as e\nfrom f import g, h as i\n",
  "in strings": `s = """\nimport a\n"""\nt = 'import b'; u = "\\"; import c"\nr'''\nimport d\\''''\nimport e`,
  "in comments": "# import a\nimport b  # import c\n#\\\nimport d",
  "in brackets": "from a import (\n  b,  # c\n  d as e,\n)\nx = [\n'import f',\n]\nimport g",
  "continued lines": "import \\\n  a\nfrom b \\\n import c\nx = 1 + \\\n  2\nimport d",
  semicolons: "x = 1; import a; from b import c; import d as e\n",
  blocks: "if x:\n  import a\nelse: import b\ndef f():\n\timport c\n\n# d\nimport e\n",
  "behind a colon": "if x: import a; import b\nimport c",
  relative: "from . import a\nfrom .b import c\nfrom ... d import e\nfrom .. import *\nfrom .import f".replace(
    "... d",
    "...d",
  ),
  "lines that end as in Windows": "import a\r\nfrom b import (\r\n c,\r\n d)\r\nif x:\r\n  import e\r\n",
  "names beyond ASCII": "import été\nfrom ñ import ü",
  "words that begin so": "important = 1\nfrom_ = 2\nimport_module('x')\nx.import_ = 3\nimport a",
  "no line end": "import a",
  "empty lines": "\n\n\nimport a\n\n   \nimport b",
  "after a class": "class A:\n  import a\n  def f(self):\n    from b import c\nfrom d import e",
  "a dict and a slice": "x = {1: 2}\ny = z[1:2]\nimport a",
  "strings with prefixes": "a = rb'import x'\nb = F'''\nimport y'''\nc = Rb\"\"\"\nimport z\"\"\"\nimport w",
};

describe("import statements are those that CPython finds", () => {
  test.each(Object.entries(SOURCES))("%s", (_, source) => {
    const [[, rows] = ["", []]] = inCpython([source]);
    expect(rows.length).toBeGreaterThan(0);
    expect(importsOf(source).map(rowOf)).toEqual(rows);
  });

  test("in CPython's own library", () => {
    const library = inCpython([]);
    expect(library.length).toBeGreaterThan(100);
    for (const [source, rows] of library) expect(byText(importsOf(source).map(rowOf))).toEqual(byText(rows));
  });
});

test("a statement stands as it is in the file, without what is around it", () => {
  const source = "x = 1;  import a as b ; y = 2\nfrom c import (\n  d,\n)\n";
  expect(importsOf(source).map(({ text }) => text)).toEqual(["import a as b", "from c import (\n  d,\n)"]);
});

test("what is called by an import that the program computes is not found", () => {
  expect(importsOf("__import__('a')\nimportlib.import_module('b')")).toEqual([]);
});

test.each(["import", "import a as", "from a import", "import a.", "import 'a'", "(import a)", "'''"])(
  "source that does not parse gives nothing: %s",
  (source) => expect(importsOf(source)).toEqual([]),
);

test("brackets and quotes that are never closed end with the file", () => {
  expect(importsOf("import a\nx = (\nimport b").map(({ module }) => module)).toEqual(["a"]);
  expect(importsOf("import a\nx = '\nimport b").map(({ module }) => module)).toEqual(["a", "b"]);
});

/** Looked at over and over, a file of this size would take hours. */
test.each(["a", "(", "[1, ", "'", "\\\n", "from . ", "import a,", " as a", ". ", "x "])(
  "a file of nothing but %j is looked at once",
  (piece) => expect(importsOf(piece.repeat(200_000)).length).toBeLessThanOrEqual(1),
);
