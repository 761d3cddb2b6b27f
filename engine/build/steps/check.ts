import * as abi from "../../../core/src/boundary/abi.ts";
import { BuildError } from "../errors.ts";
import type { Variant } from "../flags.ts";
import { readInterface } from "../wasm.ts";

/**
 * Globals that hold state: those that are exported, and two that every operation sets anew: how far the stack may reach, and
 * whether the operation can be stopped.
 */
const STATEFUL_GLOBALS = Object.keys(abi.EXPORTED_GLOBALS).length + 2;

const MOST_IMPORTS = 8;
const MOST_EXPORTS = 16;

type Shape = { readonly parameters: readonly string[]; readonly result?: string };

function describe(shape: Shape): string {
  return `(${shape.parameters.join(", ")}) → ${shape.result ?? "nothing"}`;
}

/** The boundary that `abi.ts` declares, as sorted lines that read like those of `readInterface`. */
export function declaredInterface(variant: Variant): { imports: string[]; exports: string[] } {
  const functions = (shapes: Readonly<Record<string, Shape>>, prefix: string): string[] =>
    Object.entries(shapes).map(([name, shape]) => `function ${prefix}${name}${describe(shape)}`);
  return {
    imports: [
      `memory ${abi.IMPORT_MODULE}.${abi.IMPORTED_MEMORY}`,
      ...functions(abi.IMPORTS, `${abi.IMPORT_MODULE}.`),
    ].sort(),
    exports: [
      ...functions(abi.EXPORTS, ""),
      ...(variant === "debug" ? functions(abi.DEBUG_EXPORTS, "") : []),
      ...Object.values(abi.EXPORTED_GLOBALS).map((name) => `global ${name}: mutable i32`),
    ].sort(),
  };
}

/** Sentences that say how two lists differ; none when they are equal. */
export function differences(what: string, declared: readonly string[], actual: readonly string[]): string[] {
  return [
    ...declared
      .filter((line) => !actual.includes(line))
      .map((line) => `The ${what} "${line}" is declared but missing.`),
    ...actual
      .filter((line) => !declared.includes(line))
      .map((line) => `The ${what} "${line}" is not declared in abi.ts.`),
  ];
}

/** Throws a BuildError unless the engine imports and exports exactly what is declared, with these types. */
export async function checkEngine(wasm: Uint8Array, variant: Variant): Promise<void> {
  const actual = readInterface(wasm);
  const declared = declaredInterface(variant);
  const problems = [
    ...differences("import", declared.imports, actual.imports),
    ...differences("export", declared.exports, actual.exports),
  ];
  if (declared.imports.length > MOST_IMPORTS) {
    problems.push(`abi.ts declares ${declared.imports.length} imports; at most ${MOST_IMPORTS} are allowed.`);
  }
  if (declared.exports.length > MOST_EXPORTS) {
    problems.push(`abi.ts declares ${declared.exports.length} exports; at most ${MOST_EXPORTS} are allowed.`);
  }
  if (actual.mutableGlobals.length !== STATEFUL_GLOBALS) {
    problems.push(
      `The engine has ${actual.mutableGlobals.length} mutable globals, but ${STATEFUL_GLOBALS} are known: ` +
        "a snapshot would miss the others.",
    );
  }
  if (problems.length > 0) throw new BuildError(problems.join("\n"));
  await smokeTest(wasm, actual.memoryPages);
}

/** Compiles and instantiates the engine on this Node; what it refuses here, it refuses everywhere. */
async function smokeTest(wasm: Uint8Array, memoryPages: number): Promise<void> {
  const unused = (): never => {
    throw new BuildError("The engine called an import while it was only asked for its ABI number.");
  };
  const imports: Record<string, WebAssembly.ImportValue> = Object.fromEntries(
    Object.keys(abi.IMPORTS).map((name) => [name, unused]),
  );
  imports[abi.IMPORTED_MEMORY] = new WebAssembly.Memory({ initial: memoryPages });
  const { instance } = await WebAssembly.instantiate(new Uint8Array(wasm), { [abi.IMPORT_MODULE]: imports });
  const number = instance.exports["abi"];
  const answer: unknown = typeof number === "function" ? number() : undefined;
  if (answer !== abi.ABI)
    throw new BuildError(`The engine answers ${String(answer)} for its ABI number, not ${abi.ABI}.`);
}
