import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ABSENT_ATTRIBUTES, ABSENT_NAMES } from "../src/core/dialect/attributes.ts";
import { DIFFERENCES } from "../src/core/dialect/differences.ts";
import { ABSENT_MODULES } from "../src/core/dialect/modules.ts";
import { PRESENT_MODULES } from "../src/core/dialect/present.ts";
import { SYNTAX_HINTS } from "../src/core/dialect/syntax.ts";
import { Sandbox } from "../src/node/index.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.create({
    isolation: "inline",
    functions: { fetch_user: () => null },
    modules: { tools: { double: () => null } },
    files: { "/data.csv": "a,b\n" },
  });
});

afterAll(() => sandbox.close());

async function hintOf(code: string): Promise<string | undefined> {
  const result = await sandbox.run(code);
  return result.ok ? "(no error)" : result.error.hint;
}

/** A value of each type that the table names, and what gives it. */
const VALUES: Readonly<Record<string, string>> = {
  dict: "{}",
  str: "''",
  bytes: "b''",
  list: "[]",
  set: "set()",
  tuple: "()",
  generator: "(x for x in [])",
};

describe("hints", () => {
  test.each(Object.entries(ABSENT_MODULES))("import %s", async (name, hint) => {
    expect(await hintOf(`import ${name}`)).toBe(hint);
  });

  test.each(Object.entries(ABSENT_ATTRIBUTES))("%s", async (name, hint) => {
    const [owner = "", attribute = ""] = name.split(".");
    const value = VALUES[owner];
    expect(await hintOf(value === undefined ? `import ${owner}\n${name}` : `(${value}).${attribute}`)).toBe(hint);
    if (value === undefined) expect(await hintOf(`from ${owner} import ${attribute}`)).toBe(hint);
  });

  test.each(Object.entries(ABSENT_NAMES))("%s", async (name, hint) => expect(await hintOf(name)).toBe(hint));

  test.each(SYNTAX_HINTS)("$example", async ({ example, hint }) => expect(await hintOf(example)).toBe(hint));

  test.each([
    ["fetch_usr(1)", "did you mean fetch_user()?"],
    ["double(1)", "write `from tools import double` first"],
    ["import tools\ntools.duble", "did you mean tools.double?"],
    ["textwrap.dedent", "write `import textwrap` first"],
    ["import jsn", "did you mean json?"],
    ["import fetch_user", "fetch_user is a function of the host: call it without an import"],
    ["open('/none')", "files are the sandbox's own, in memory: the host gives them, or the program writes them first"],
  ])("%j", async (code, hint) => expect(await hintOf(code)).toBe(hint));

  test("are not given where nothing is absent", async () => {
    expect(await hintOf("1 / 0")).toBeUndefined();
    expect(await hintOf("undefined_thing_of_mine")).toBeUndefined();
  });
});

describe("dialect()", () => {
  test.each(PRESENT_MODULES)("says truly that %s can be imported", async (name) => {
    expect((await sandbox.run(`import ${name}`)).ok).toBe(true);
  });

  test.each(DIFFERENCES)("$text", async ({ proof, here }) => expect(await sandbox.eval(proof)).toEqual(here));

  test("names what this sandbox was given", () => {
    const text = sandbox.dialect();
    for (const part of ["Python 3.11", "/data.csv", "def fetch_user", "timeoutMs 5000 ms", "numpy"]) {
      expect(text).toContain(part);
    }
    expect(text.length).toBeLessThan(4_000);
  });
});
