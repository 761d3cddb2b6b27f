import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { LIBRARY, packageFolder } from "../places.ts";
import type { Section } from "../section.ts";
import { kibibytes } from "../table.ts";

/** The files that a browser must download before the first line of code runs, without the JavaScript around them. */
function engineFiles(): Record<string, readonly string[]> {
  const fromQuickjs = createRequire(path.join(packageFolder("quickjs-emscripten"), "package.json"));
  const pyodide = packageFolder("pyodide");
  return {
    ours: [path.join(LIBRARY, "engine.wasm")],
    "MicroPython npm": [path.join(packageFolder("@micropython/micropython-webassembly-pyscript"), "micropython.wasm")],
    "Pyodide, with its standard library": [
      path.join(pyodide, "pyodide.asm.wasm"),
      path.join(pyodide, "python_stdlib.zip"),
    ],
    "quickjs-emscripten": [fromQuickjs.resolve("@jitl/quickjs-wasmfile-release-sync/wasm")],
  };
}

export function measureSize(): Section {
  const figures: Record<string, { raw: number; gzip: number; brotli: number }> = {};
  const missing: string[] = [];
  for (const [name, files] of Object.entries(engineFiles())) {
    if (!files.every((file) => existsSync(file))) {
      missing.push(`${name} is missing`);
      continue;
    }
    const contents = files.map((file) => readFileSync(file));
    const total = (compress: (bytes: Buffer) => Buffer) =>
      contents.reduce((sum, bytes) => sum + compress(bytes).byteLength, 0);
    figures[name] = {
      raw: total((bytes) => bytes),
      gzip: total((bytes) => gzipSync(bytes, { level: 9 })),
      brotli: total((bytes) => brotliCompressSync(bytes, brotliOptions(bytes.byteLength))),
    };
  }
  return {
    figures,
    tables: [
      {
        title: "Size of the engine",
        columns: ["engine", "raw", "gzip -9", "brotli -11"],
        rows: Object.entries(figures).map(([name, size]) => [
          name,
          kibibytes(size.raw),
          kibibytes(size.gzip),
          kibibytes(size.brotli),
        ]),
        notes: ["monty is native code; its smallest download is not a WebAssembly file.", ...missing],
      },
    ],
  };
}

function brotliOptions(size: number) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size } };
}
