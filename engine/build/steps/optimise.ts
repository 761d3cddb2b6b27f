import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EXPORTED_GLOBALS } from "../../../core/src/boundary/abi.ts";
import { sha256 } from "../files.ts";
import type { Variant } from "../flags.ts";
import { run } from "../run.ts";
import { withoutCustomSections } from "../spill/module.ts";
import { spillPointers } from "../spill/spill.ts";

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

/** The functions of the port that collect garbage; everything that can call them needs its pointers in memory. */
const COLLECTORS = ["collect"];

/** Functions that must not become part of their callers: the collectors, and the bytecode loop, which is fast without handlers. */
const NOT_INLINED = [...COLLECTORS, "vm_dispatch"].map((name) => `--no-inline=${name}`);

/** Names are kept until pointers have been spilled: the collectors are found by theirs. */
const PASSES: Readonly<Record<Variant, readonly string[]>> = {
  release: [...NOT_INLINED, "-O3", "-g"],
  debug: [...NOT_INLINED, "-O1", "-g"],
};

function wasmOptPath(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("binaryen")), "bin/wasm-opt");
}

/** Makes the engine fast, then sound, in this order: nothing may change the code after pointers have been spilled. */
export async function optimise(linked: Uint8Array, variant: Variant, cache: string): Promise<Uint8Array> {
  const optimised = await wasmOpt(linked, variant, cache);
  const { wasm } = spillPointers(optimised, {
    collectors: COLLECTORS,
    stackPointer: EXPORTED_GLOBALS.stackPointer,
  });
  return variant === "release" ? withoutCustomSections(wasm) : wasm;
}

/** Binaryen's optimiser. Its last result is remembered, because it takes longer than all the rest of a small change. */
async function wasmOpt(linked: Uint8Array, variant: Variant, cache: string): Promise<Uint8Array> {
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
