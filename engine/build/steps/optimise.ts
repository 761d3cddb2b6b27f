import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EXPORTED_GLOBALS } from "../../../core/src/boundary/abi.ts";
import { sha256 } from "../files.ts";
import type { Variant } from "../flags.ts";
import { withPassive } from "../frozen/passive.ts";
import { meterLoops } from "../meter/meter.ts";
import { INSIDE, UNCOUNTED } from "../meter/policy.ts";
import { run } from "../run.ts";
import { withoutCustomSections } from "../spill/module.ts";
import { spillPointers } from "../spill/spill.ts";
import { insertChecks } from "../stack/checks.ts";
import { proportionStack } from "../stack/proportion.ts";

/** What Node 20 understands; `-all` would let Binaryen write encodings that it refuses. */
export const FEATURES = [
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

/** How the engine burns fuel and gets more: see `fuel.c`. */
const FUEL = {
  fuel: EXPORTED_GLOBALS.fuel,
  refill: { loop: "fuel_refill_loop", inside: "fuel_refill_inside" },
};

/** What brings frozen modules into memory: see `frozenmod.c`. */
const FROZEN_COPIER = "frozen_copy";

/** The functions of the port that collect garbage; everything that can call them needs its pointers in memory. */
const COLLECTORS = ["collect"];

/** How the C of the port asks for stack and refuses it, and what it leaves for doing so: see `cstack.c`. */
const STACK = {
  stackPointer: EXPORTED_GLOBALS.stackPointer,
  floor: "stack_floor",
  margin: 16 * 1024,
  check: "mp_cstack_check",
  raise: "stack_exhausted",
  // They run on the way out of an exception and call a reader's or a parser's clean-up.
  harmless: ["mp_lexer_free", "mp_call_function_1_from_nlr_jump_callback"],
};

/** Under what the host calls first, so that it has no frame: see `boundary.c`. */
const OUTERMOST = "execute_request";

/**
 * Functions that must not become part of their callers: the above, those that metering knows by their names, and the
 * bytecode loop, which is fast without handlers.
 */
const NOT_INLINED = [
  ...[FROZEN_COPIER, OUTERMOST, ...COLLECTORS, "mark_reachable", STACK.raise, ...Object.values(FUEL.refill)],
  ...[...Object.keys(UNCOUNTED), ...Object.keys(INSIDE)],
].map((name) => `--no-inline=${name}`);

/**
 * Binaryen would make everything of up to 20 instructions part of its callers. That costs 8 KB and is no faster: clang has
 * done it already where it matters.
 */
const SMALL_INLINED = "--flexible-inline-max-function-size=13";

/** Names are kept until pointers have been spilled: the collectors are found by theirs. */
const PASSES: Readonly<Record<Variant, readonly string[]>> = {
  release: [...NOT_INLINED, SMALL_INLINED, "-O3", "-g"],
  debug: [...NOT_INLINED, "-O1", "-g"],
  unmetered: [...NOT_INLINED, SMALL_INLINED, "-O3", "-g"],
};

/** The path of a program of Binaryen's. */
export function binaryenTool(name: string): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("binaryen")), "bin", name);
}

/**
 * Makes the engine fast, then sound, in this order: nothing may change the code after pointers have been spilled, except
 * that frames become larger, whose sizes are known only then. `frozen` are the parts of the frozen modules.
 */
export async function optimise(
  linked: Uint8Array,
  frozen: readonly Uint8Array[],
  variant: Variant,
  cache: string,
): Promise<Uint8Array> {
  const optimised = await wasmOpt(linked, variant, cache);
  const isMetered = variant !== "unmetered";
  const metered = isMetered ? meterLoops(optimised, FUEL) : { wasm: optimised, report: {} };
  const burns = { fuel: FUEL.fuel, refill: FUEL.refill.loop };
  const stack = isMetered ? { ...STACK, burns, cold: Object.values(FUEL.refill) } : STACK;
  const checks = insertChecks(metered.wasm, stack);
  const spilled = spillPointers(checks.wasm, { collectors: COLLECTORS, stackPointer: STACK.stackPointer }).wasm;
  const { wasm: sound, report } = proportionStack(spilled, stack);
  const wasm = withPassive(sound, frozen, FROZEN_COPIER);
  const folder = join(cache, "optimised", variant);
  writeFileSync(join(folder, "meter.json"), `${JSON.stringify(metered.report, null, 2)}\n`);
  const stackReport = JSON.stringify({ checked: checks.checked, ...report }, null, 2);
  writeFileSync(join(folder, "stack.json"), `${stackReport}\n`);
  return variant === "debug" ? wasm : withoutCustomSections(wasm);
}

/** Binaryen's optimiser. Its last result is remembered, because it takes longer than all the rest of a small change. */
async function wasmOpt(linked: Uint8Array, variant: Variant, cache: string): Promise<Uint8Array> {
  const parameters = [...FEATURES, ...PASSES[variant]];
  const tool = binaryenTool("wasm-opt");
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
