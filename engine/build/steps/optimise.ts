import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { sha256 } from "../files.ts";
import type { Variant } from "../flags.ts";
import { run } from "../run.ts";

/** What Node 20 understands; `-all` would let Binaryen write encodings that it refuses. */
const FEATURES = [
  "--mvp-features",
  "--enable-mutable-globals",
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-sign-ext",
  "--enable-nontrapping-float-to-int",
  "--enable-multivalue",
  "--enable-reference-types",
  "--enable-exception-handling",
];

const PASSES: Readonly<Record<Variant, readonly string[]>> = {
  release: [
    "-O3",
    "--flatten",
    "--coalesce-locals",
    "--spill-pointers",
    "-O3",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
  ],
  debug: ["--flatten", "--coalesce-locals", "--spill-pointers", "-O1", "-g"],
};

/** Binaryen's release, as wasm-opt prints it. */
export function wasmOptPath(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("binaryen")), "bin/wasm-opt");
}

/** Makes the engine sound and fast. Remembers its last results, because it takes longer than compiling one file. */
export async function optimise(linked: Uint8Array, variant: Variant, cache: string): Promise<Uint8Array> {
  const parameters = [...FEATURES, ...PASSES[variant]];
  const tool = wasmOptPath();
  const folder = join(cache, "optimised", variant);
  const key = sha256(linked, JSON.stringify(parameters), readFileSync(tool));
  const output = join(folder, `${key.slice(0, 24)}.wasm`);
  if (!existsSync(output)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const input = join(folder, "linked.wasm");
    writeFileSync(input, linked);
    const temporary = join(folder, "optimised.wasm");
    await run(process.execPath, [tool, input, ...parameters, "-o", temporary]);
    renameSync(temporary, output);
  }
  return new Uint8Array(readFileSync(output));
}
