import { expect, test } from "vitest";
import { follow } from "../../src/builder/index.ts";

/** Follows imports among files, and says which paths were asked for, too. */
async function followAmong(files: Readonly<Record<string, string>>, main = "main.py") {
  const asked: string[] = [];
  const found = await follow(main, async (path) => {
    asked.push(path);
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    return text === undefined ? undefined : new TextEncoder().encode(text);
  });
  return { paths: Object.keys(found.files).sort(), others: found.others, asked };
}

test("modules that import modules, each read once", async () => {
  const { paths, others, asked } = await followAmong({
    "main.py": "import a\nimport b\nimport json",
    "a.py": "import b, main",
    "b.py": "def f():\n  import c",
    "c.py": "import a",
    "unused.py": "",
  });
  expect(paths).toEqual(["a.py", "b.py", "c.py", "main.py"]);
  expect(others).toEqual(["json"]);
  expect(new Set(asked).size).toBe(asked.length);
});

test("packages: their __init__, their submodules, and names that are modules", async () => {
  const { paths, others } = await followAmong({
    "main.py": "import shop.stock.tea\nfrom shop import prices, NOTHING",
    "shop/__init__.py": "",
    "shop/stock/__init__.py": "from . import shelf",
    "shop/stock/tea.py": "from ..prices import price\nfrom ... import beyond",
    "shop/stock/shelf.py": "from .tea import x",
    "shop/prices.py": "",
    "shop/unused.py": "",
  });
  expect(paths).toEqual(
    ["__init__", "prices", "stock/__init__", "stock/shelf", "stock/tea"]
      .map((name) => `shop/${name}.py`)
      .concat("main.py")
      .sort(),
  );
  expect(others).toEqual([]);
});

test("a folder without __init__ is a package, too", async () => {
  const { paths, others } = await followAmong({
    "main.py": "import tools.a",
    "tools/a.py": "from . import b",
    "tools/b.py": "",
  });
  expect(paths).toEqual(["main.py", "tools/a.py", "tools/b.py"]);
  expect(others).toEqual([]);
});

test("imports that leave the folder of the main file are not followed there", async () => {
  const { asked } = await followAmong({ "main.py": "from .. import secret\nfrom ...etc import passwd\nimport os" });
  expect(asked.filter((path) => path.includes("..") || path.startsWith("/"))).toEqual([]);
});

test("names like those of Object's own are names", async () => {
  const { paths, others } = await followAmong({ "main.py": "import __proto__, constructor\nfrom toString import x" });
  expect(paths).toEqual(["main.py"]);
  expect(others).toEqual(["__proto__", "constructor", "toString"]);
});

test("what a main file that does not exist needs is nothing", async () => {
  expect(await followAmong({}, "gone.py")).toMatchObject({ paths: [], others: [] });
});
