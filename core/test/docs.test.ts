import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../src/node/index.ts";
import { COMMAND } from "./cli-process.ts";
import { fencesOf } from "./docs/fences.ts";
import { limitsTable } from "./docs/limits-table.ts";
import { missingNames, presentNames, runHere, runInCpython, shownLines } from "./docs/python.ts";
import { checkedProgram } from "./docs/typescript.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const DOCUMENTS = [
  "README.md",
  ...readdirSync(join(ROOT, "docs")).map((name) => `docs/${name}`),
  ...["CHANGELOG.md", "SECURITY.md", "engine/README.md", "bench/README.md", "conformance/README.md"],
];

const texts = new Map(DOCUMENTS.map((name) => [name, readFileSync(join(ROOT, name), "utf8")]));

const examples = [...texts].flatMap(([name, text]) =>
  fencesOf(text).map((fence) => ({ ...fence, place: `${name}:${fence.line}` })),
);

/** Inside the repository, so that programs there find the package by its name. */
const FOLDER = join(ROOT, ".cache/docs");

describe("TypeScript examples", () => {
  const programs = examples
    .filter(({ language }) => language === "ts")
    .map(({ place, text }, index) => ({ place, file: join(FOLDER, `example-${index}.ts`), ...checkedProgram(text) }));

  beforeAll(() => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const { file, program } of programs) writeFileSync(file, program);
    const settings = { extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] };
    writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(settings));
  });

  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  test("there are some", () => expect(programs.length).toBeGreaterThan(0));

  test("have the right types", () => {
    const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", FOLDER], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test.each(programs)("$place", ({ file, checks }) => {
    expect(checks, "an example shows what comes of it, with // →").toBeGreaterThan(0);
    const { stderr, status } = spawnSync(process.execPath, ["--import", "tsx", file], { cwd: ROOT, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

describe("Python examples", () => {
  const blocks = examples.filter(({ language }) => language === "python");

  test.each(blocks)("$place", async ({ text }) => {
    const shown = shownLines(text);
    expect(shown.length, "an example shows what comes of it, with # →").toBeGreaterThan(0);
    const tell = (outcomes: unknown[]): string[] =>
      shown.map(({ statement }, at) => `${statement}  # → ${outcomes[at]}`);
    expect(tell(await runHere(shown))).toEqual(tell(shown.map(({ here }) => here)));
    const there = runInCpython(shown);
    if (!Array.isArray(there)) throw new TypeError("python3 gave no list");
    expect(tell(there), "in CPython").toEqual(tell(shown.map(({ inCpython }) => inCpython)));
  });
});

test.each(missingNames(texts.get("docs/limitations.md") ?? ""))(
  "of $owner it is missing what is said to be",
  async (row) => {
    expect(await run(presentNames(row))).toMatchObject({ ok: true, value: [] });
  },
);

describe("command lines", () => {
  const commands = examples.filter(({ language, text }) => language === "sh" && text.includes("npx micropython-wasm"));

  test.each(commands)("$place", ({ text, next }) => {
    expect(next?.language, "what a command prints stands in a text block below").toBe("text");
    const script = text.replaceAll("npx micropython-wasm", `'${process.execPath}' '${COMMAND}'`);
    // Some write files.
    const cwd = mkdtempSync(join(tmpdir(), "docs-"));
    const { stdout } = spawnSync("bash", ["-c", `exec 2>&1\n${script}`], { cwd, encoding: "utf8", input: "" });
    rmSync(cwd, { recursive: true });
    expect(stdout.trimEnd()).toBe(next?.text);
  });
});

describe("tables that repeat what the code says", () => {
  test("limits", () => expect(texts.get("README.md")).toContain(limitsTable()));

  test("dependencies", () => {
    const named = ["", "core/", "engine/", "conformance/", "bench/"].flatMap((folder) => {
      const description: unknown = JSON.parse(readFileSync(join(ROOT, `${folder}package.json`), "utf8"));
      const { dependencies = {}, devDependencies = {} } = Object(description);
      return Object.keys({ ...dependencies, ...devDependencies });
    });
    const text = texts.get("docs/architecture.md") ?? "";
    expect(named.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test("values as JSON", () => {
    const source = readFileSync(join(ROOT, "core/src/cli/json.ts"), "utf8");
    const rows = [...source.matchAll(/^ \* (\|.*\|)$/gm)].map(([, row]) => row);
    expect(rows.length).toBeGreaterThan(5);
    expect(texts.get("docs/command-line.md")).toContain(rows.join("\n"));
  });
});

test.each([...texts])("%s points only to what exists", (name, text) => {
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
  const missing = targets.filter((target) => !existsSync(join(ROOT, dirname(name), target)));
  expect(missing).toEqual([]);
});
