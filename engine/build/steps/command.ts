import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMMAND_MAIN, IMPORT_MODULE } from "../../../core/src/boundary/abi.ts";
import { Cursor, unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { joined, PREAMBLE_BYTES, section, sectionsOf } from "../../../core/src/builder/wasm/sections.ts";
import { commandHeader } from "../abi-header.ts";
import type { CachedCompiler } from "../compiler/cached.ts";
import { BuildError } from "../errors.ts";
import { filesBelow } from "../files.ts";
import { COMMAND_FLAGS } from "../flags.ts";
import type { Layout } from "../layout.ts";
import { run } from "../run.ts";
import { readInterface } from "../wasm.ts";
import { compileAll } from "./compile.ts";
import { linkCommand } from "./link.ts";
import { binaryenTool, FEATURES } from "./optimise.ts";

const EXPORT_SECTION = 7;

/** What WASI wants of a command. */
const EXPORTS = ["memory", "_start"];

/**
 * The engine and a program that takes the place of its host, as one module for WASI preview 1, in the encoding of exceptions that
 * the standard has. Nothing moves in memory, so that images of one are images of the other.
 */
export async function buildCommand(options: {
  readonly engine: Uint8Array;
  readonly compiler: CachedCompiler;
  readonly layout: Layout;
}): Promise<Uint8Array> {
  const { engine, compiler, layout } = options;
  const work = join(layout.cache, "work/command");
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "abi_command.h"), commandHeader());
  const mounts = [
    { mount: "wasi", folder: layout.wasi },
    { mount: "generated", folder: work },
  ];
  const units = filesBelow(layout.wasi, (name) => name.endsWith(".c")).map((name) => ({
    input: `wasi/${name}`,
    flags: COMMAND_FLAGS,
  }));
  const objects = await compileAll(compiler, units, mounts, () => undefined);
  const command = await linkCommand(
    objects.map(({ output }) => output),
    readInterface(engine).memoryPages,
  );
  await checkEnd(command);
  const path = (name: string): string => join(work, name);
  writeFileSync(path("command.wasm"), command);
  writeFileSync(path("engine.wasm"), engine);
  const features = [...FEATURES, "--enable-multimemory"];
  await run(process.execPath, [
    binaryenTool("wasm-merge"),
    ...[path("engine.wasm"), "engine", path("command.wasm"), IMPORT_MODULE],
    ...[...features, "--rename-export-conflicts", "-o", path("merged.wasm")],
  ]);
  writeFileSync(path("merged.wasm"), withExports(new Uint8Array(readFileSync(path("merged.wasm")))));
  await run(process.execPath, [
    binaryenTool("wasm-opt"),
    path("merged.wasm"),
    ...[...features, "--remove-unused-module-elements", "--translate-to-exnref", "-o", path("translated.wasm")],
  ]);
  return new Uint8Array(readFileSync(path("translated.wasm")));
}

/** The program's own data must end before what the builder writes. */
async function checkEnd(command: Uint8Array): Promise<void> {
  const module = await WebAssembly.compile(new Uint8Array(command));
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] = { ...imports[from], [name]: () => 0 };
  }
  const end = (await WebAssembly.instantiate(module, imports)).exports["__heap_base"];
  if (end instanceof WebAssembly.Global && end.value <= COMMAND_MAIN) return;
  throw new BuildError("The WASI command needs more memory than there is for it.");
}

function withExports(wasm: Uint8Array): Uint8Array {
  const pieces = sectionsOf(wasm).flatMap(({ id, content }) => {
    if (id !== EXPORT_SECTION) return section(id, content);
    const cursor = new Cursor(content);
    const kept = cursor
      .list(() => {
        const start = cursor.at;
        const name = cursor.name();
        cursor.byte();
        cursor.unsigned();
        return { name, bytes: content.subarray(start, cursor.at) };
      })
      .filter(({ name }) => EXPORTS.includes(name));
    return section(id, Uint8Array.from(unsigned(kept.length)), ...kept.map(({ bytes }) => bytes));
  });
  return joined([wasm.subarray(0, PREAMBLE_BYTES), ...pieces]);
}
