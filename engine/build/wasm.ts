import { BuildError } from "./errors.ts";

const SECTION = { type: 1, import: 2, function: 3, global: 6, export: 7 } as const;
const KINDS = ["function", "table", "memory", "global", "tag"] as const;
const VALUE_TYPES: Readonly<Record<number, string>> = {
  127: "i32",
  126: "i64",
  125: "f32",
  124: "f64",
  112: "funcref",
  111: "externref",
};

/** Reads the binary format of WebAssembly, as far as types, imports, globals and exports need it. */
class Reader {
  readonly #bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte(): number {
    const value = this.#bytes[this.at++];
    if (value === undefined) throw new BuildError("The WebAssembly file ends too early.");
    return value;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  name(): string {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.#bytes.subarray(this.at - length, this.at));
  }

  list<T>(item: (index: number) => T): T[] {
    return Array.from({ length: this.number() }, (_, index) => item(index));
  }

  type(): string {
    const code = this.byte();
    return VALUE_TYPES[code] ?? `type ${code}`;
  }

  /** Limits of a memory or table → the minimum. */
  limits(): number {
    const flags = this.number();
    const minimum = this.number();
    if (flags & 1) this.number();
    return minimum;
  }

  section(): { id: number; content: Reader } {
    const id = this.byte();
    const length = this.number();
    const content = new Reader(this.#bytes, this.at, this.at + length);
    this.at += length;
    return { id, content };
  }
}

export interface Interface {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** How many pages the imported memory must have at least. */
  readonly memoryPages: number;
  /** Types of all mutable globals, exported or not. */
  readonly mutableGlobals: readonly string[];
}

/**
 * Imports and exports of a module with their types, one line each, sorted. `WebAssembly.Module.imports` tells names and
 * kinds only, and a wrong number of parameters would show at the first call and not before.
 */
export function readInterface(wasm: Uint8Array): Interface {
  const reader = new Reader(wasm, 8, wasm.length);
  let types: string[] = [];
  const functions: string[] = [];
  const globals: string[] = [];
  let imports: string[] = [];
  let exports: string[] = [];
  let memoryPages = 0;
  while (reader.at < reader.end) {
    const { id, content } = reader.section();
    if (id === SECTION.type) types = content.list(() => readFunctionType(content));
    else if (id === SECTION.function)
      for (const index of content.list(() => content.number())) functions.push(types[index] ?? "?");
    else if (id === SECTION.global) content.list(() => globals.push(readGlobal(content)));
    else if (id === SECTION.import) {
      imports = content.list(() => {
        const name = `${content.name()}.${content.name()}`;
        const kind = KINDS[content.byte()];
        if (kind === "function") {
          const type = types[content.number()] ?? "?";
          functions.push(type);
          return `function ${name}${type}`;
        }
        if (kind === "memory") memoryPages = content.limits();
        else throw new BuildError(`The engine imports ${name}, which is a ${kind ?? "thing of unknown kind"}.`);
        return `memory ${name}`;
      });
    } else if (id === SECTION.export) {
      exports = content.list(() => {
        const name = content.name();
        const kind = KINDS[content.byte()];
        const index = content.number();
        if (kind === "function") return `function ${name}${functions[index] ?? "?"}`;
        if (kind === "global") return `global ${name}: ${globals[index] ?? "?"}`;
        return `${kind ?? "unknown"} ${name}`;
      });
    }
  }
  const mutableGlobals = globals.filter((type) => type.startsWith("mutable"));
  return { imports: imports.sort(), exports: exports.sort(), memoryPages, mutableGlobals };
}

function readFunctionType(content: Reader): string {
  content.byte();
  const parameters = content.list(() => content.type());
  const results = content.list(() => content.type());
  return `(${parameters.join(", ")}) → ${results.join(", ") || "nothing"}`;
}

/** A global's type; its initial value is a constant expression that ends with the opcode 11. */
function readGlobal(content: Reader): string {
  const type = content.type();
  const mutability = content.byte() === 1 ? "mutable" : "constant";
  const opcode = content.byte();
  if (opcode === 0x44) content.at += 8;
  else if (opcode === 0x43) content.at += 4;
  else content.number();
  if (content.byte() !== 11) throw new BuildError("A global of the engine is not initialised by one constant.");
  return `${mutability} ${type}`;
}
