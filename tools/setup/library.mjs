import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { runStep } from "./step.mjs";

/** What the engine build puts into the same folder. */
const ENGINE_FILES = ["engine.wasm", "engine.json", "engine-wasi.wasm"];

/** Builds core/dist from core/src unless it is what these sources gave. */
export async function buildLibrary(root) {
  const source = join(root, "core/src");
  const target = join(root, "core/dist");
  const stamp = join(root, ".cache/library.stamp");
  const inputs = [
    ...filesBelow(source),
    ...filesBelow(import.meta.dirname),
    ...["tsconfig.json", "core/tsconfig.build.json", "package-lock.json"].map((path) => join(root, path)),
  ];
  const made = () => filesBelow(target).filter((path) => !ENGINE_FILES.includes(relative(target, path)));
  const state = () => `${hash(root, inputs)} ${hash(root, made())}\n`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state()) return;

  const before = made();
  const current = new Set([...(await declare(root)), ...(await bundle(root, source, target))]);
  // What sources left that are no longer there.
  for (const path of before) {
    if (current.has(path)) continue;
    rmSync(path);
    if (readdirSync(dirname(path)).length === 0) rmdirSync(dirname(path));
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state());
}

/** Returns the paths of the declarations that TypeScript made. */
async function declare(root) {
  const words = ["-p", "core/tsconfig.build.json", "--listEmittedFiles"];
  const output = await runStep("Check the library", process.execPath, ["node_modules/typescript/bin/tsc", ...words], {
    cwd: root,
  });
  return Array.from(output.matchAll(/^TSFILE:\s*(.+)$/gm), ([, path]) => resolve(root, path.trim()));
}

/**
 * Few files instead of some sixty, which Node needs longer to find and read than to run a small program in a sandbox: one
 * for each shell of the library, one for its workers, and some for the command line, which loads only what a call needs.
 */
async function bundle(root, source, target) {
  const { build } = await import("esbuild");
  const common = { absWorkingDir: root, bundle: true, format: "esm", metafile: true, logLevel: "warning" };
  const embedded = { ...common, format: "iife", minify: true, platform: "browser", target: "es2022" };
  const divided = { splitting: true, chunkNames: "[name]-[hash]" };
  const node = { ...common, outdir: join(target, "node"), platform: "node", target: "node20.19" };
  const browser = {
    ...common,
    outdir: join(target, "browser"),
    platform: "browser",
    target: "es2022",
    // Packed, the library and its worker are 71 KB instead of 101. Without the names of classes it would be 67.
    minify: true,
    keepNames: true,
  };
  const results = await Promise.all([
    // What built programs are made of, as text.
    build({
      ...embedded,
      entryPoints: [join(source, "program/index.ts")],
      globalName: "micropython",
      outfile: join(target, "builder/program.js"),
    }),
    build({
      ...embedded,
      entryPoints: [
        { in: join(source, "page/main.ts"), out: "page" },
        { in: join(source, "page/worker.ts"), out: "page-worker" },
        { in: join(source, "page/style.css"), out: "page" },
      ],
      outdir: join(target, "builder"),
    }),
    build({
      ...common,
      entryPoints: [join(source, "builder/index.ts")],
      outdir: join(target, "builder"),
      platform: "neutral",
      target: "es2022",
    }),
    // The library loads powers that few sandboxes have when they are asked for. A worker is one file, and imports nothing.
    build({ ...node, entryPoints: [join(source, "node/index.ts"), join(source, "node/inspect.ts")], ...divided }),
    build({ ...node, entryPoints: [join(source, "node/worker.ts")] }),
    build({
      ...browser,
      entryPoints: [join(source, "browser/index.ts"), join(source, "browser/inspect.ts")],
      ...divided,
    }),
    build({ ...browser, entryPoints: [join(source, "browser/worker.ts")] }),
    build({
      ...common,
      entryPoints: [join(source, "cli/main.ts"), join(source, "cli/prompt-worker.ts")],
      outdir: join(target, "cli"),
      splitting: true,
      platform: "node",
      target: "node20.19",
    }),
  ]);
  return results.flatMap(({ metafile }) => Object.keys(metafile.outputs).map((path) => resolve(root, path)));
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hash(root, paths) {
  const sum = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(path);
    sum.update(`${relative(root, path)}:${content.length}:`).update(content);
  }
  return sum.digest("hex");
}
