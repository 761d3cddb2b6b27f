import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of MicroPython that C files or headers are taken from. */
export const SOURCE_FOLDERS = [
  "py",
  "extmod",
  "shared/runtime",
  "shared/timeutils",
  "shared/readline",
  "mpy-cross",
] as const;

/** Files of `py/` that have no part in a WebAssembly engine: code generators and jumps of other processors. */
const FOREIGN =
  /^(nlr(x86|x64|thumb|aarch64|mips|powerpc|xtensa|rv32|rv64)|asm\w+|emitn\w+|emitinline\w+|nativeglue)\.c$/;

const EXTENSIONS = ["extmod/modheapq.c", "extmod/modtime.c", "shared/timeutils/timeutils.c"];

function corePython(source: string, replaced: ReadonlySet<string>): string[] {
  return readdirSync(join(source, "py"))
    .filter((name) => name.endsWith(".c") && !FOREIGN.test(name) && !replaced.has(name))
    .map((name) => `src/py/${name}`);
}

/** The C files of the engine: a file of the port replaces the one in `py/` that has its name. Paths as the compiler's file system has them. */
export function engineSources(source: string, port: string): string[] {
  const own = readdirSync(port).filter((name) => name.endsWith(".c"));
  return [
    ...corePython(source, new Set(own)),
    ...EXTENSIONS.map((path) => `src/${path}`),
    ...own.map((name) => `port/${name}`),
  ].sort();
}

/** The C files of mpy-cross, which turns Python modules into the bytecode that is frozen into the engine. */
export function crossCompilerSources(source: string): string[] {
  return [
    ...corePython(source, new Set()),
    "src/mpy-cross/main.c",
    "src/mpy-cross/gccollect.c",
    "src/shared/runtime/gchelper_generic.c",
  ].sort();
}
