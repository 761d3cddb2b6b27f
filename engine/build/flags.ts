/** `unmetered` is `release` without the counting of work in C: what that costs is measured against it. */
export type Variant = "release" | "debug" | "unmetered";

/**
 * What Node 20 understands of WebAssembly, and no more. LLVM's "generic" processor has grown to include features that
 * would be refused, so the list starts from "mvp".
 */
const FEATURES = [
  "-mcpu=mvp",
  "-mbulk-memory",
  "-msign-ext",
  "-mnontrapping-fptoint",
  "-mmutable-globals",
  "-mmultivalue",
  "-mreference-types",
];

/** setjmp and longjmp by WebAssembly exceptions, in the encoding that Node 20 knows. */
const EXCEPTIONS = ["-mllvm", "-wasm-enable-sjlj", "-mllvm", "-wasm-use-legacy-eh=true"];

const COMMON = ["--target=wasm32-wasip1", "-std=gnu11", ...FEATURES, ...EXCEPTIONS];

/**
 * Strict aliasing stays on, as in every port of MicroPython: its objects begin with their common part as a member,
 * which the rules of C allow. Math functions of the C library in use set no errno, so nothing needs to see it.
 */
const ENGINE = [...COMMON, "-O3", "-fno-math-errno", "-Iport", "-Igenerated", "-Isrc"];

const VARIANTS: Readonly<Record<Variant, readonly string[]>> = {
  release: ["-DNDEBUG"],
  debug: ["-DENGINE_DEBUG=1"],
  unmetered: ["-DNDEBUG", "-DENGINE_UNMETERED=1"],
};

/** Our own C is held to more than MicroPython's, which is written for other compilers. */
const OWN_WARNINGS = ["-ferror-limit=4", "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter"];

/**
 * The files that programs spend their time in. All others are compiled for size: together they are two thirds of the code,
 * and the engine is downloaded more often than they matter.
 */
const OFTEN_RUN = new Set([
  ..."bc malloc mpz obj objfun objgenerator objint objint_mpz opmethods runtime smallint vm vstr"
    .split(" ")
    .map((name) => `src/py/${name}.c`),
  ...(
    "class_instances class_lookup class_operators frames fuel " +
    "gc hash heap map mpz_multiply objboundmeth objdict objlist " +
    "objtuple qstr re_match sequences set_table text_core text_search"
  )
    .split(" ")
    .map((name) => `port/${name}.c`),
]);

export function engineFlags(variant: Variant, input: string, frozen: boolean): string[] {
  const freezing = frozen ? ["-DMICROPY_MODULE_FROZEN_MPY=1"] : [];
  const warnings = input.startsWith("port/") ? OWN_WARNINGS : ["-Wno-everything"];
  const size = OFTEN_RUN.has(input) ? ["-O2"] : ["-Oz"];
  return [...ENGINE, ...size, ...VARIANTS[variant], ...freezing, ...warnings];
}

/** The WASI command: `engine/wasi`. */
export const COMMAND_FLAGS: readonly string[] = [
  ...COMMON,
  "-Oz",
  "-DNDEBUG",
  "-Iwasi",
  "-Igenerated",
  ...OWN_WARNINGS,
];

/** It runs for a fraction of a second, so it is not worth optimising. */
export const CROSS_COMPILER_FLAGS: readonly string[] = [
  ...COMMON,
  "-O0",
  "-Igenerated",
  "-Isrc/mpy-cross",
  "-Isrc",
  "-Wno-everything",
];

/** Added while names are collected: the headers that are made from those names do not exist yet. */
export const COLLECTING_FLAGS: readonly string[] = ["-DNO_QSTR"];
