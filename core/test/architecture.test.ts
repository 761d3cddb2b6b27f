import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../src");
const LINE_BUDGET = 300;

/** What each folder may import from, beside itself. Nothing points up: `cli` is at the top, `boundary` at the bottom. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  boundary: [],
  core: ["boundary"],
  inspect: ["core", "boundary"],
  node: ["inspect", "core", "boundary"],
  browser: ["inspect", "core", "boundary"],
  program: ["core", "boundary"],
  page: ["builder", "core", "boundary"],
  builder: ["program", "page", "core", "boundary"],
  cli: ["node", "builder", "inspect", "core", "boundary"],
};

/** Packages that the build links in; everything else would be a dependency of whoever installs the library. */
const LINKED: readonly (readonly [folder: string, specifier: string])[] = [["inspect/static/", "@lezer/python"]];

/** Everything beyond ECMAScript that the environment-free part may use: Node and all browsers have it. */
const GLOBALS = [
  ..."WebAssembly TextDecoder TextEncoder performance crypto".split(" "),
  ..."AbortController AbortSignal setTimeout clearTimeout".split(" "),
  // It only parses: what a URL means must not be read in two ways.
  "URL",
];

/** Names of globals that either Node or browsers have alone, or that reach outside. */
const FOREIGN_GLOBALS = [
  ..."process Buffer require __dirname __filename global window self document navigator location localStorage".split(
    " ",
  ),
  ..."fetch XMLHttpRequest Worker MessageChannel postMessage importScripts Deno Bun setInterval".split(" "),
  ..."setImmediate queueMicrotask structuredClone console alert Blob Response Request eval Function".split(" "),
];

const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name: name.split(sep).join("/"), text: readFileSync(join(ROOT, name), "utf8") }));

const folderOf = (name: string): string => name.split("/")[0] ?? "";

/** Without comments and without the contents of strings, so that only code is left. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replace(/`[^`]*`/g, (template) => Array.from(template.matchAll(/\$\{([^}]*)\}/g), ([, code]) => code).join(";"));
}

/** Without regular expressions: rules are made of what Python and programs of others call things. */
function withoutPatterns(text: string): string {
  return text.replace(/(?<=[=(,:?[&|!]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g, '""');
}

test("the sources are where this test looks", () => {
  expect(new Set(files.map(({ name }) => folderOf(name)))).toEqual(new Set(Object.keys(ALLOWED)));
});

test.each(files)("$name imports nothing from above", ({ name, text }) => {
  const folder = folderOf(name);
  for (const [, specifier = ""] of text.matchAll(/(?<!["\w])(?:from|import)\s*\(?\s*"([^"\s]+)"/g)) {
    if (!specifier.startsWith(".")) {
      if (LINKED.some(([place, linked]) => name.startsWith(place) && specifier === linked)) continue;
      expect(specifier, "the library has no dependencies").toMatch(/^node:/);
      expect(["node", "cli"], `${specifier} belongs to Node`).toContain(folder);
      continue;
    }
    expect(basename(specifier), "paths of our own files end in .ts").toMatch(/\.ts$/);
    const target = folderOf(
      relative(ROOT, join(ROOT, name, "..", specifier))
        .split(sep)
        .join("/"),
    );
    if (target !== folder) expect(ALLOWED[folder]).toContain(target);
  }
});

test.each(files.filter(({ name }) => ["boundary", "core", "inspect"].includes(folderOf(name))))(
  "$name names no global of Node's or of browsers'",
  ({ name, text }) => {
    const code = codeOf(folderOf(name) === "inspect" ? withoutPatterns(text) : text);
    const named = FOREIGN_GLOBALS.filter((global) =>
      new RegExp(`(?<![.\\w#]|async )${global}\\b(?!\\s*[:?])`).test(code),
    );
    expect(named, `allowed beyond ECMAScript: ${GLOBALS.join(", ")}`).toEqual([]);
  },
);

test.each(files)("$name is under the budget of lines", ({ text }) => {
  expect(text.split("\n").length).toBeLessThanOrEqual(LINE_BUDGET);
});

test("the suite of behaviour imports nothing but types from outside, so that it runs everywhere", () => {
  const suite = join(import.meta.dirname, "behaviour");
  const outside = readdirSync(suite, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const text = readFileSync(join(suite, name), "utf8");
      const imports = [...text.matchAll(/^import (?!type )[^;]*?from "([^"]+)";/gm)].map(([, from = ""]) => from);
      const beyond = imports.filter(
        (from) => !join(suite, name, "..", from).startsWith(suite) || !from.startsWith("."),
      );
      return beyond.map((from) => `${name}: ${from}`);
    });
  expect(outside).toEqual([]);
});
