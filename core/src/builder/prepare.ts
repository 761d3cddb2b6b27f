import { COMMAND_MAIN } from "../boundary/abi.ts";
import type { Engine } from "../boundary/engine.ts";
import type { FunctionTable } from "../core/functions/table.ts";
import type { LimitValues } from "../core/limits.ts";
import { importsOf } from "./statements.ts";
import { withIdentity, withoutIdentity } from "./wasm/identity.ts";
import { withMemory } from "./wasm/memory.ts";
import { Workshop } from "./workshop.ts";

/** Puts the names of a module back to those of a new one. */
const FORGET = 'globals().clear()\n__name__ = "__main__"';

/**
 * A program's interpreter, ready to run its main file: all files are there, Python is compiled, and what the main file imports
 * outside of blocks is imported. Throws `BuildError`.
 */
export function prepare(
  engine: Engine,
  files: ReadonlyMap<string, Uint8Array>,
  main: string,
  limits: LimitValues,
  functions: FunctionTable,
): Workshop {
  const workshop = Workshop.open(engine, limits);
  if (!functions.isEmpty) workshop.install(functions);
  for (const [path, content] of files) workshop.addFile(path, content);
  const imports = importsAlone(new TextDecoder().decode(files.get(main)));
  if (imports === "") return workshop;
  workshop.execute(`${main} cannot import what it needs:`, imports, main);
  workshop.execute("cleaning up:", FORGET, "<build>");
  return workshop;
}

/** Nothing but the import statements that are executed in any case, on the lines where they stand. */
function importsAlone(source: string): string {
  const statements = importsOf(source).filter(({ isTopLevel, level }) => isTopLevel && level === 0);
  let text = "";
  let line = 1;
  let last = "";
  for (const statement of statements) {
    if (statement.text === last && statement.line <= line) continue;
    last = statement.text;
    text += text !== "" && statement.line === line ? "; " : "\n".repeat(statement.line - line);
    text += statement.text;
    line = statement.line + statement.text.split("\n").length - 1;
  }
  return text;
}

/** The engine whose fresh interpreter is the one of `workshop`. */
export function bake(engine: Uint8Array, workshop: Workshop): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, begin } = workshop.memory();
  return withIdentity(withMemory(withoutIdentity(engine), { bytes, begin }));
}

/** The WASI command that does with the interpreter of `workshop` what `command` does with a fresh one: it runs `main`. */
export function bakeCommand(
  command: Uint8Array,
  workshop: Workshop,
  main: string,
  memoryBytes: number,
): Uint8Array<ArrayBuffer> {
  const path = new TextEncoder().encode(main);
  const told = new Uint8Array(4 + path.length);
  new DataView(told.buffer).setUint32(0, path.length, true);
  told.set(path, 4);
  const { bytes, begin } = workshop.memory();
  return withMemory(command, { bytes, begin, maximumBytes: memoryBytes, more: { address: COMMAND_MAIN, bytes: told } });
}
