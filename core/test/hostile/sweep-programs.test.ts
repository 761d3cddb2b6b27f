import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { sep } from "node:path";
import { expect, test } from "vitest";
import { describe as describeResult, PROGRAMS, sandboxFor } from "../support/sweep.ts";

/** What CPython's syntax trees have beyond MicroPython's. */
const NOT_IN_MICROPYTHON = new Set(["Match", "TryStar", "TypeAlias"]);

const KINDS_IN = `
import ast, json, sys
kinds = {type(node) for source in json.load(sys.stdin) for node in ast.walk(ast.parse(source))}
bases = (ast.stmt, ast.expr, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
known = {kind for base in bases for kind in base.__subclasses__()}
print(json.dumps(sorted(kind.__name__ for kind in known - kinds)))
`;

test.each(PROGRAMS)("$name ends well, and the same each time", async ({ source }) => {
  await using sandbox = await sandboxFor({});
  const results = [await sandbox.run(source), await sandbox.run(source)];
  await sandbox.reset();
  results.push(await sandbox.run(source));
  expect(results).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  expect(new Set(results.map(describeResult)).size).toBe(1);
});

/** The modules that are written in Python, by the names they are imported by. */
const FROZEN = readdirSync(new URL("../../../engine/python/", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py"))
  .map((file) =>
    file
      .slice(0, -3)
      .replaceAll(sep, ".")
      .replace(/\.__init__$/, ""),
  )
  .sort();

test("every module in Python is imported, by itself and after all others", async () => {
  expect(FROZEN.length).toBeGreaterThan(60);
  await using alone = await sandboxFor({});
  await using all = await sandboxFor({});
  for (const name of FROZEN) {
    const source = `import ${name}, sys\nlen(dir(sys.modules['${name}'])) > 0`;
    for (const sandbox of [alone, all])
      expect(await sandbox.run(source), name).toMatchObject({ ok: true, value: true });
    await alone.reset();
  }
});

test("the programs use every module of the engine that is written in C", async () => {
  await using sandbox = await sandboxFor({});
  const listed: unknown = await sandbox.eval("import sys\nlist(sys.builtin_module_names)");
  const modules: readonly string[] = Array.isArray(listed) ? listed.map(String) : [];
  expect(modules.length).toBeGreaterThan(20);
  for (const { source } of PROGRAMS) await sandbox.run(source);
  const imported = PROGRAMS.flatMap(({ source }) =>
    [...source.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name),
  );
  const loaded: unknown = await sandbox.eval("import sys\nlist(sys.modules)");
  const used = new Set([...imported, ...(Array.isArray(loaded) ? loaded : [])]);
  expect(modules.filter((name) => !used.has(name))).toStrictEqual([]);
});

test("the programs use every kind of statement, expression and operator", () => {
  const input = JSON.stringify(PROGRAMS.map(({ source }) => source));
  const unused: unknown = JSON.parse(execFileSync("python3", ["-c", KINDS_IN], { input, encoding: "utf8" }));
  expect(Array.isArray(unused) && unused.filter((name) => !NOT_IN_MICROPYTHON.has(String(name)))).toStrictEqual([]);
});
