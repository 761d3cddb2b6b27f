import {
  EXPORTED_GLOBALS,
  IMPORT_MODULE,
  IMPORTED_MEMORY,
  PAGE_BYTES,
  STACK_BYTES,
} from "../../../core/src/boundary/abi.ts";
import { joined, PREAMBLE_BYTES, section, sectionsOf } from "../../../core/src/builder/wasm/sections.ts";
import { runTool } from "../compiler/llvm.ts";
import { BuildError } from "../errors.ts";

const START_SECTION = 8;
const LIBRARIES = "usr/lib/wasm32-wasip1";
const BUILTINS = "usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a";

/** Links objects, in the order given, with the tool's own C library. */
async function link(objects: readonly Uint8Array[], parameters: readonly string[]): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  const names = objects.map((object, index) => {
    const name = `${String(index).padStart(4, "0")}.o`;
    files[name] = object;
    return name;
  });
  const { files: outputs, messages } = await runTool(
    ["wasm-ld", ...parameters, ...names, `-L${LIBRARIES}`, "-lsetjmp", "-lc", "-lm", BUILTINS, "-o", "linked"],
    files,
  );
  const linked = outputs?.["linked"];
  if (!(linked instanceof Uint8Array)) throw new BuildError(`The objects do not link:\n${messages.trim()}`);
  return linked;
}

/**
 * The engine: no entry point, memory from the host, the stack lowest in memory so that its overflow traps. What the linker lets
 * a module begin with clears memory that could be anybody's: the engine's is new, or another start of it.
 */
export async function linkEngine(objects: readonly Uint8Array[]): Promise<Uint8Array> {
  const linked = await link(objects, [
    "--no-entry",
    `--import-memory=${IMPORT_MODULE},${IMPORTED_MEMORY}`,
    "--stack-first",
    "-z",
    `stack-size=${STACK_BYTES}`,
    ...Object.values(EXPORTED_GLOBALS).map((name) => `--export=${name}`),
    "--gc-sections",
    "-O3",
  ]);
  const kept = sectionsOf(linked).filter(({ id }) => id !== START_SECTION);
  return joined([linked.subarray(0, PREAMBLE_BYTES), ...kept.flatMap(({ id, content }) => section(id, content))]);
}

/** The WASI command, which gives the engine its memory, of so many pages at first; its stack is lowest, too. */
export function linkCommand(objects: readonly Uint8Array[], pages: number): Promise<Uint8Array> {
  return link(objects, [
    "--no-entry",
    "--stack-first",
    ...["-z", "stack-size=16384", `--initial-memory=${pages * PAGE_BYTES}`],
    ...["--export=__heap_base", "--gc-sections", "-O3"],
  ]);
}

/** An ordinary WASI program. */
export function linkProgram(objects: readonly Uint8Array[]): Promise<Uint8Array> {
  return link(objects, [`${LIBRARIES}/crt1-command.o`, "-z", "stack-size=1048576", "--gc-sections"]);
}
