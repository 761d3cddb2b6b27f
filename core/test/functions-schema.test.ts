import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { z } from "zod";
import { stubs } from "../src/core/functions/stubs.ts";
import { FunctionTable } from "../src/core/functions/table.ts";
import { Sandbox } from "../src/node/index.ts";

const search = {
  description: 'Finds "things".\nSecond line with a \\ and """quotes"""',
  parameters: z.object({
    query: z.string().describe("what to look for"),
    kind: z.enum(["book", "film"]),
    limit: z.number().int().min(1).max(10).default(5),
    tags: z.array(z.string()).optional(),
    near: z.tuple([z.number(), z.number()]).nullable().optional(),
  }),
  returns: z.array(z.object({ title: z.string() })),
  call: (input: unknown) => input,
};

const pair = { parameters: z.tuple([z.number(), z.string()]), call: (n: number, text: string) => text.repeat(n) };

test("a schema of an object names the parameters, and fills in defaults", async () => {
  await using sandbox = await Sandbox.create({ isolation: "inline", functions: { search } });
  const complete = { query: "q", kind: "film", limit: 5 };
  expect(await sandbox.eval("search('q', 'film')")).toEqual(complete);
  expect(await sandbox.eval("search(kind='film', query='q')")).toEqual(complete);
  expect(await sandbox.eval("search('q', 'book', 7, near=(1.5, 2))")).toMatchObject({ limit: 7, near: [1.5, 2] });
});

test.each([
  ["search('q', 'song')", "ValueError", /^search\(\): kind: /],
  ["search('q', 'film', 11)", "ValueError", /limit/],
  ["search()", "TypeError", /^search\(\) missing 2 required positional arguments: 'query' and 'kind'$/],
  ["search(kind='film')", "TypeError", /^search\(\) missing 1 required positional argument: 'query'$/],
  ["search('q', 'film', 1, [], None, 6)", "TypeError", /takes 5 positional arguments but 6 were given/],
  ["search('q', 'film', kind='book')", "TypeError", /multiple values for argument 'kind'/],
  ["search('q', 'film', constructor=1)", "TypeError", /unexpected keyword argument 'constructor'/],
  ["pair('x', 1)", "ValueError", /^pair\(\): 0: /],
  ["pair(1)", "TypeError", /^pair\(\) missing 1 required positional argument$/],
  ["pair(1, 'x', 2)", "TypeError", /^pair\(\) takes 2 positional arguments but 3 were given$/],
  ["pair(1, 'x', y=2)", "TypeError", /takes no keyword arguments/],
])("%s is refused before the host's code runs", async (code, type, message) => {
  let ran = false;
  const guarded = { ...search, call: () => (ran = true) };
  await using sandbox = await Sandbox.create({
    isolation: "inline",
    functions: { search: guarded, pair: { ...pair, call: guarded.call } },
  });
  const result = await sandbox.run(code);
  expect(result).toMatchObject({ ok: false, error: { type } });
  if (!result.ok) expect(result.error.message).toMatch(message);
  expect(ran).toBe(false);
});

test("a schema of a tuple checks the arguments as they come", async () => {
  await using sandbox = await Sandbox.create({ isolation: "inline", functions: { pair } });
  expect(await sandbox.eval("pair(2, 'ab')")).toBe("abab");
});

test("an asynchronous schema is waited for", async () => {
  const later = z.tuple([z.string().refine(async (text) => text !== "no", "not this one")]);
  const echo = { parameters: later, call: async (text: string) => text };
  await using sandbox = await Sandbox.create({ functions: { echo }, asyncFunctions: { echoToo: echo } });
  expect(await sandbox.eval("echo('yes')")).toBe("yes");
  expect(await sandbox.eval("await echoToo('yes')")).toBe("yes");
  expect(await sandbox.run("echo('no')")).toMatchObject({
    error: { type: "ValueError", message: "echo(): 0: not this one" },
  });
});

test("a schema that throws is the host function's failure", async () => {
  const broken = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: () => {
        throw new Error("broken schema");
      },
    },
  } as const;
  await using sandbox = await Sandbox.create({
    isolation: "inline",
    functions: { f: { parameters: broken, call: () => 1 } },
  });
  expect(await sandbox.run("f()")).toMatchObject({ error: { type: "RuntimeError", message: "broken schema" } });
});

test("documentation names parameters, their types and what they are", () => {
  const [[, , documentation] = []] = new FunctionTable({ functions: { search } }).installation();
  expect(documentation).toContain('search(query: str, kind: Literal["book", "film"], limit: int = ..., ');
  expect(documentation).toContain("query: str -- what to look for");
  expect(documentation).toContain('Finds "things".');
});

test("stubs are Python, whatever the descriptions say", () => {
  const table = new FunctionTable({
    functions: { search, pair, plain: () => 1, odd: { call: () => 1, description: 'ends with "\\' } },
    asyncFunctions: { later: { ...search, description: "" } },
    modules: {
      tools: { double: (x: number) => 2 * x, wait: { call: async () => 1, awaited: true, description: "Waits." } },
    },
  });
  const text = stubs(table);
  const script =
    "import ast, json, sys\nt = ast.parse(sys.stdin.read())\nprint(json.dumps([[type(n).__name__, getattr(n, 'name', ''), ast.get_docstring(n) if hasattr(n, 'name') else None] for n in t.body]))";
  const { stdout, stderr } = spawnSync("python3", ["-c", script], { input: text, encoding: "utf8" });
  expect(stderr).toBe("");
  const nodes: unknown = JSON.parse(stdout);
  expect(nodes).toEqual([
    ["ImportFrom", "", null],
    ["FunctionDef", "search", search.description],
    ["FunctionDef", "pair", null],
    ["FunctionDef", "plain", null],
    ["FunctionDef", "odd", 'ends with "\\'],
    ["AsyncFunctionDef", "later", null],
    ["ClassDef", "tools", null],
  ]);
});
