import { type Bytecode, type Constant, type FunctionCode, Kind, type Name } from "./bytecode.ts";
import { disassemble, type Instruction, layoutOf } from "./instructions.ts";
import { unsigned } from "./varint.ts";

/*
 * Frozen modules as the engine has them: port/frozenmod.c makes bytecode of one when it is imported. Bytecode is taken apart, so
 * that what is alike stands together, and names are numbered as they first occur. It compresses a quarter better for that.
 */

/** In the order in which they lie in the finished engine. `port/frozen.h` has the same list. */
export const PARTS = [
  /** How many names and constants there are; then the names. */
  "names",
  "constants",
  /** For each function, outermost first: twice its bytes, one more if others are in it; then how many. */
  "shapes",
  /** All of the preludes but names. */
  "preludes",
  "opcodes",
  /** Which names are used: 0 for the next new one, otherwise how many others were used since this one was. */
  "references",
  /** Which constants are loaded: 0 for the next new one, otherwise one more than its number. */
  "loads",
  /** All other operands that are numbers. */
  "numbers",
  "jumps",
] as const;

export type Part = (typeof PARTS)[number];

export type Image = Readonly<Record<Part, Uint8Array>>;

/** New numbers in the order in which old ones are first asked for. */
class Numbering {
  readonly #numbers = new Map<number, number>();

  /** The new number, and whether it was asked for the first time. */
  of(old: number): { readonly number: number; readonly isNew: boolean } {
    const known = this.#numbers.get(old);
    const number = known ?? this.#numbers.size;
    this.#numbers.set(old, number);
    return { number, isNew: known === undefined };
  }

  inNewOrder<T>(items: readonly T[]): T[] {
    return [...this.#numbers.keys()].flatMap((old) => items.slice(old, old + 1));
  }
}

class ImageWriter {
  readonly #parts: Record<Part, number[]> = {
    names: [],
    constants: [],
    shapes: [],
    preludes: [],
    opcodes: [],
    references: [],
    loads: [],
    numbers: [],
    jumps: [],
  };
  readonly #names = new Numbering();
  readonly #constants = new Numbering();
  /** Numbers of names, the one that was used last first. */
  #recent: number[] = [];

  constructor({ names, objects, outermost }: Bytecode, ownNames: ReadonlyMap<string, number>) {
    // MicroPython looks for the name of the source file there.
    this.#recent.push(this.#names.of(0).number);
    this.#addFunction(outermost);
    const usedNames = this.#names.inNewOrder(names);
    const usedConstants = this.#constants.inNewOrder(objects);
    this.#parts.names.push(...unsigned(usedNames.length), ...unsigned(usedConstants.length));
    this.#parts.names.push(...usedNames.flatMap((name) => nameBytes(name, ownNames)));
    this.#parts.constants.push(...usedConstants.flatMap(constantBytes));
  }

  get image(): Image {
    const { names, constants, shapes, preludes, opcodes, references, loads, numbers, jumps } = this.#parts;
    return {
      names: Uint8Array.from(names),
      constants: Uint8Array.from(constants),
      shapes: Uint8Array.from(shapes),
      preludes: Uint8Array.from(preludes),
      opcodes: Uint8Array.from(opcodes),
      references: Uint8Array.from(references),
      loads: Uint8Array.from(loads),
      numbers: Uint8Array.from(numbers),
      jumps: Uint8Array.from(jumps),
    };
  }

  #addFunction({ code, children }: FunctionCode): void {
    const { prelude, instructions } = disassemble(code);
    for (const name of prelude.names) this.#refer(name);
    const loaded = instructions.map((instruction) => this.#addInstruction(instruction));
    const numbered = { prelude, instructions: loaded };
    const layout = layoutOf(numbered, (name) => this.#names.of(name).number);
    this.#parts.preludes.push(...prelude.signature, ...layout.sizes, ...prelude.rest, ...prelude.cells);
    this.#parts.jumps.push(...layout.jumps.flat());
    this.#parts.shapes.push(...unsigned(2 * layout.bytes + (children.length > 0 ? 1 : 0)));
    if (children.length > 0) this.#parts.shapes.push(...unsigned(children.length));
    for (const child of children) this.#addFunction(child);
  }

  /** The same with its constant's new number. */
  #addInstruction(instruction: Instruction): Instruction {
    const { opcode, name, constant, number, extra } = instruction;
    this.#parts.opcodes.push(opcode);
    if (name !== undefined) this.#refer(name);
    if (number !== undefined) this.#parts.numbers.push(...number);
    if (extra !== undefined) this.#parts.numbers.push(extra);
    if (constant === undefined) return instruction;
    const { number: renumbered, isNew } = this.#constants.of(constant);
    this.#parts.loads.push(...unsigned(isNew ? 0 : renumbered + 1));
    return { ...instruction, constant: renumbered };
  }

  #refer(name: number): void {
    const { number, isNew } = this.#names.of(name);
    const place = isNew ? -1 : this.#recent.indexOf(number);
    this.#parts.references.push(...unsigned(place + 1));
    if (!isNew) this.#recent.splice(place, 1);
    this.#recent.unshift(number);
  }
}

/** Texts whose first byte is smaller begin with something else. */
const FIRST_OF_TEXT = 16;
const LENGTH_FOLLOWS = 15;

/**
 * A text and a 0, which compresses better than a length and a text. Of a name of the engine's own its number in two bytes, whose
 * first is 1 more than it is. Of what is no such text `LENGTH_FOLLOWS`.
 */
function nameBytes(name: Name, ownNames: ReadonlyMap<string, number>): number[] {
  const number = "number" in name ? name.number : ownNames.get(Buffer.from(name.text).toString("latin1"));
  if (number !== undefined && number >> 8 < LENGTH_FOLLOWS - 1) return [(number >> 8) + 1, number & 255];
  if ("number" in name) throw new Error("A name's number is too high.");
  return textBytes(name.text) ?? [LENGTH_FOLLOWS, ...unsigned(name.text.length), ...name.text];
}

function textBytes(text: Uint8Array): number[] | undefined {
  const isPlain = (text[0] ?? 0) >= FIRST_OF_TEXT && !text.includes(0);
  return isPlain ? [...text, 0] : undefined;
}

/** A str is mostly its text, and a number its kind and text, with a 0 behind; what else has a text has its length before that. */
function constantBytes({ kind, text, items }: Constant): number[] {
  if (items !== undefined) return [kind, ...unsigned(items.length), ...items.flatMap(constantBytes)];
  if (text === undefined) return [kind];
  if (kind !== Kind.str && kind !== Kind.bytes) return [kind, ...text, 0];
  return (kind === Kind.str ? textBytes(text) : undefined) ?? [kind, ...unsigned(text.length), ...text];
}

/** `ownNames` are those of the engine's own names that have no number in bytecode. */
export function imageOf(bytecode: Bytecode, ownNames: ReadonlyMap<string, number>): Image {
  return new ImageWriter(bytecode, ownNames).image;
}

/** What `frozen_sizes_t` of `port/frozen.h` holds. */
const PART_BYTES = 0xffff;

/** Each part of all modules, one after the other. */
export function partsOf(images: readonly Image[]): Uint8Array[] {
  return PARTS.map((part) => new Uint8Array(Buffer.concat(images.map((image) => image[part]))));
}

/**
 * C that knows the modules by the paths under which they are imported, and where the parts of each end. Only for the processor
 * of this machine it has the parts, too: those of an engine are put into it when it is linked.
 */
export function imagesInC(modules: readonly { readonly path: string; readonly image: Image }[]): string {
  for (const { path, image } of modules) {
    for (const part of PARTS) {
      if (image[part].length > PART_BYTES) throw new Error(`${path} is too large to be frozen: its ${part}.`);
    }
  }
  const names = modules.map(({ path }) => `    "${path}\\0"\n`);
  const sizes = modules.map(({ image }) => `    {${PARTS.map((part) => image[part].length).join(", ")}},\n`);
  const parts = partsOf(modules.map(({ image }) => image));
  const arrays = parts.map((bytes, part) => `static const uint8_t part_${part}[] = {${bytes.join(",")}};\n`);
  return [
    `#include <string.h>\n\n#include "frozen.h"\n\n`,
    `const char mp_frozen_names[] =\n${names.join("")}    ;\n\n`,
    `const frozen_sizes_t frozen_sizes[] = {\n${sizes.join("")}};\n\n`,
    "#ifndef __wasm__\n",
    ...arrays,
    "\nvoid frozen_copy(int32_t part, uint8_t *to, int32_t offset, int32_t size) {\n",
    `    static const uint8_t *const parts[] = {${parts.map((_, part) => `part_${part}`).join(", ")}};\n`,
    "    memcpy(to, parts[part] + offset, (size_t)size);\n}\n#endif\n",
  ].join("");
}
