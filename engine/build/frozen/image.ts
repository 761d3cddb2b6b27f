import { type Bytecode, type Constant, type FunctionCode, Kind, type Name } from "./bytecode.ts";

/*
 * A frozen module as the engine has it: port/frozenmod.c reads it. What is alike stands together, within a module and in the file
 * (build/frozen/passive.ts), and nothing needs an address: so it compresses a quarter better than tables in C.
 */

/** In the order in which they lie in the finished engine. */
export const PARTS = ["names", "objects", "shapes", "code"] as const;

export type Part = (typeof PARTS)[number];

export type Image = Readonly<Record<Part, Uint8Array>>;

export function imageOf({ names, objects, outermost }: Bytecode): Image {
  const shapes: number[] = [];
  const code: Uint8Array[] = [];
  addFunction(outermost, shapes, code);
  return {
    names: Uint8Array.from([...unsigned(names.length), ...unsigned(objects.length), ...names.flatMap(nameBytes)]),
    objects: Uint8Array.from(objects.flatMap(constantBytes)),
    shapes: Uint8Array.from(shapes),
    code: new Uint8Array(Buffer.concat(code)),
  };
}

function unsigned(value: number): number[] {
  const bytes = [value & 127];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 | (rest & 127));
  return bytes;
}

function nameBytes(name: Name): number[] {
  return "number" in name ? unsigned(2 * name.number + 1) : [...unsigned(2 * name.text.length), ...name.text, 0];
}

function constantBytes({ kind, text, items }: Constant): number[] {
  if (items !== undefined) return [kind, ...unsigned(items.length), ...items.flatMap(constantBytes)];
  if (text === undefined) return [kind];
  const end = kind === Kind.str || kind === Kind.bytes ? [0] : [];
  return [kind, ...unsigned(text.length), ...text, ...end];
}

function addFunction({ code, children }: FunctionCode, shapes: number[], codes: Uint8Array[]): void {
  codes.push(code);
  shapes.push(...unsigned(2 * code.length + (children.length > 0 ? 1 : 0)));
  if (children.length > 0) shapes.push(...unsigned(children.length));
  for (const child of children) addFunction(child, shapes, codes);
}

/** Sections that hold a part of a frozen module have names of this form, where the linker can keep them apart. */
export function sectionOf(part: Part, module: number): string {
  return `frozen_${part}_${module}`;
}

/** C that holds the modules, by the paths under which they are imported. */
export function imagesInC(modules: readonly { readonly path: string; readonly image: Image }[]): string {
  const names = modules.map(({ path }) => `    "${path}\\0"\n`);
  const arrays = modules.flatMap(({ image }, module) =>
    PARTS.map((part) => {
      const bytes = image[part].length === 0 ? "0" : image[part].join(",");
      // Only where it is an engine that this build makes: other linkers have no use for so many sections.
      return `static const uint8_t ${part}_${module}[] SECTION("${sectionOf(part, module)}") = {${bytes}};\n`;
    }),
  );
  const images = modules.map((_, module) => `    {${PARTS.map((part) => `${part}_${module}`).join(", ")}},\n`);
  return [
    `#include "frozen.h"\n\n#ifdef __wasm__\n#define SECTION(name) __attribute__((section(name)))\n#else\n#define SECTION(name)\n#endif\n\n`,
    `const char mp_frozen_names[] =\n${names.join("")}    ;\n\n`,
    ...arrays,
    `\nconst frozen_image_t frozen_images[] = {\n${images.join("")}};\n`,
  ].join("");
}
