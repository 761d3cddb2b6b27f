import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MissingToolError, messageOf } from "../build/errors.ts";
import { sha256 } from "../build/files.ts";
import { run } from "../build/run.ts";

const COMPILER = "gcc";

/** The port assumes words of 32 bits. Floats are computed as WebAssembly does, not in the 80 bits of old processors. */
const TARGET = ["-m32", "-msse2", "-mfpmath=sse"];
/** Without: `memcpy(to, NULL, 0)` and its kin, which do nothing in any C library. With more than 0 bytes it would crash. */
const UNDEFINED = ["-fsanitize=undefined,float-cast-overflow", "-fno-sanitize=nonnull-attribute"];
const ADDRESS = "-fsanitize=address";

/**
 * What runs below AddressSanitizer: they look at all memory, free or not. Their calls of memset and its kin must not be
 * looked at either, be they written or made by the compiler of a loop.
 */
const BELOW = ["-fno-tree-loop-distribute-patterns"];
const RAW_MEMORY = ["memset", "memcpy", "memmove"].map((name) => `-D${name}=raw_${name}`);
const PLAIN_HEAP = ["gc_alloc", "gc_free", "gc_realloc", "gc_collect"].map((name) => `-D${name}=plain_${name}`);
const BELOW_ADDRESS_SANITIZER: ReadonlyMap<string, readonly string[]> = new Map([
  ["gc.c", [...BELOW, ...RAW_MEMORY, ...PLAIN_HEAP]],
  ["heap.c", [...BELOW, ...RAW_MEMORY]],
  ["cstack.c", BELOW],
  ["raw_memory.c", BELOW],
]);

/** What a file may do although the rules of C forbid it. */
const EXCUSED: ReadonlyMap<string, readonly string[]> = new Map([
  // Loops over digits count down past the first one; the number 0 has none, and their address is NULL.
  ["mpz.c", ["-fno-sanitize=pointer-overflow"]],
]);

/** Where one C file stands, and the folders of its headers. */
export interface NativeUnit {
  readonly file: string;
  /** Last part of its path: by this, files of the port are told apart. */
  readonly name: string;
  /** Written here, not MicroPython's: held to warnings. */
  readonly own: boolean;
}

export interface NativeFolders {
  /** Headers in front of the port's, which come after those of the system: its `setjmp.h` is for WebAssembly only. */
  readonly includes: readonly string[];
  readonly port: string;
  /** Included in front of every file. */
  readonly prelude: string;
  readonly objects: string;
}

function flagsOf(unit: NativeUnit, folders: NativeFolders): string[] {
  const below = unit.own ? BELOW_ADDRESS_SANITIZER.get(unit.name) : undefined;
  return [
    ...TARGET,
    "-std=gnu11",
    "-O1",
    "-g",
    "-fno-omit-frame-pointer",
    "-fno-math-errno",
    "-DENGINE_DEBUG=1",
    "-DMICROPY_MODULE_FROZEN_MPY=1",
    "-include",
    folders.prelude,
    ...folders.includes.map((folder) => `-I${folder}`),
    "-idirafter",
    folders.port,
    ...UNDEFINED,
    ...(EXCUSED.get(unit.name) ?? []),
    ...(below ?? [ADDRESS]),
    // Attributes of WebAssembly mean nothing here.
    ...(unit.own ? ["-Wall", "-Werror", "-Wno-attributes"] : ["-w"]),
  ];
}

/** What this machine's compiler is; throws one sentence when it cannot make sanitised programs of 32 bits. */
export async function findCompiler(work: string): Promise<string> {
  mkdirSync(work, { recursive: true });
  const [source, program] = [join(work, "probe.c"), join(work, "probe")];
  writeFileSync(source, "#include <stdio.h>\nint main(void) { return 0; }\n");
  try {
    await run(COMPILER, [...TARGET, ADDRESS, ...UNDEFINED, source, "-o", program]);
    await run(program, []);
    return (await run(COMPILER, ["--version"])).toString().split("\n", 1)[0] ?? "";
  } catch (error) {
    throw new MissingToolError(
      `There is no compiler for sanitised programs of 32 bits (on Debian: apt-get install gcc-multilib):\n${messageOf(error)}`,
    );
  }
}

/** Compiles one file; its object is remembered by what the preprocessor made of it. Returns the object's path. */
export async function compileNative(unit: NativeUnit, folders: NativeFolders, version: string): Promise<string> {
  const flags = flagsOf(unit, folders);
  const text = await run(COMPILER, [...flags, "-E", unit.file]);
  const object = join(folders.objects, `${sha256(version, JSON.stringify(flags), text).slice(0, 32)}.o`);
  if (existsSync(object)) return object;
  const fresh = `${object}.${process.pid}`;
  await run(COMPILER, [...flags, "-c", unit.file, "-o", fresh]);
  renameSync(fresh, object);
  return object;
}

export async function linkNative(objects: readonly string[], program: string): Promise<void> {
  await run(COMPILER, [...TARGET, ADDRESS, ...UNDEFINED, ...objects, "-o", program, "-lm", "-lpthread"]);
}
