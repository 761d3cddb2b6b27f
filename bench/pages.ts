import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { isWanted, type Options } from "./options.ts";
import { CACHE, LIBRARY, packageFolder } from "./places.ts";

/** A page that shows what `1+1` is, and the files that it needs, by their paths. */
export interface BenchPage {
  readonly title: string;
  readonly html: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Sets the text, and keeps when. Milliseconds since navigation start. */
const SHOW = `const show = (text) => {
  document.querySelector("pre").textContent = text;
  globalThis.shownAfterMs = performance.now();
};`;

function html(preloads: string, script: string): string {
  return `<!doctype html><meta charset="utf-8"><title>1+1</title>${preloads}<pre></pre><script type="module">${script}</script>`;
}

/** Ours may send as much, in bytes. */
export const TARGET_BYTES = 600_000;

const OUR_SCRIPTS = readdirSync(path.join(LIBRARY, "browser")).filter((name) => name.endsWith(".js"));

const OURS = {
  ...Object.fromEntries(OUR_SCRIPTS.map((name) => [`/ours/browser/${name}`, path.join(LIBRARY, "browser", name)])),
  "/ours/engine.wasm": path.join(LIBRARY, "engine.wasm"),
};

/** What `index.js` imports. */
const OUR_CHUNKS = OUR_SCRIPTS.filter((name) =>
  readFileSync(path.join(LIBRARY, "browser", "index.js"), "utf8").includes(`"./${name}"`),
).filter((name) => name.startsWith("chunk-"));

/** As docs/browser.md says. */
const OUR_PRELOADS =
  ["index.js", ...OUR_CHUNKS].map((name) => `<link rel="modulepreload" href="/ours/browser/${name}">`).join("") +
  '<link rel="preload" href="/ours/engine.wasm" as="fetch" type="application/wasm" crossorigin>';

function ours(title: string, isolation: string, preloads: string): BenchPage {
  const script = `import { run } from "/ours/browser/index.js";
${SHOW}
const result = await run("1+1", { isolation: "${isolation}" });
show(String(result.value));`;
  return { title, html: html(preloads, script), files: OURS };
}

function pyodide(): BenchPage {
  const names = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
  const script = `import { loadPyodide } from "/pyodide/pyodide.mjs";
${SHOW}
const pyodide = await loadPyodide();
show(String(pyodide.runPython("1+1")));`;
  const preloads =
    '<link rel="modulepreload" href="/pyodide/pyodide.mjs"><link rel="modulepreload" href="/pyodide/pyodide.asm.mjs">' +
    ["pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"]
      .map((name) => `<link rel="preload" href="/pyodide/${name}" as="fetch" crossorigin>`)
      .join("");
  const folder = packageFolder("pyodide");
  const files = Object.fromEntries(names.map((name) => [`/pyodide/${name}`, path.join(folder, name)]));
  return { title: "Pyodide", html: html(preloads, script), files };
}

/** What a page takes that shows something without asking anybody: what is left of the others is theirs. */
const EMPTY: BenchPage = { title: "a page without Python", html: html("", `${SHOW}\nshow("2");`), files: {} };

/** Everybody's files are asked for ahead, as far as that makes them sooner. */
export function benchPages(options: Options): BenchPage[] {
  return [
    EMPTY,
    ours("ours, inline", "inline", OUR_PRELOADS),
    ours("ours, worker", "worker", OUR_PRELOADS),
    ours("ours, inline, nothing preloaded", "inline", ""),
    ours("ours, worker, nothing preloaded", "worker", ""),
    ...(isWanted(options, "pyodide") ? [pyodide()] : []),
  ];
}

/** A file as a server sends it that compresses ahead: by brotli, as well as that can. Kept, as it takes long. */
export function compressed(content: Buffer): Buffer {
  const folder = path.join(CACHE, "brotli");
  const kept = path.join(folder, `${createHash("sha256").update(content).digest("hex")}.br`);
  if (existsSync(kept)) return readFileSync(kept);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const bytes = brotliCompressSync(content, { params });
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, bytes);
  return bytes;
}
