import { Cursor, unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { joined, section, sectionsOf } from "../../../core/src/builder/wasm/sections.ts";

const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  global: 6,
  export: 7,
  element: 9,
  code: 10,
  tag: 13,
} as const;

export interface FunctionType {
  readonly parameters: readonly number[];
  readonly results: readonly number[];
}

export interface Module {
  readonly types: readonly FunctionType[];
  /** Index into `types` of every function, imported ones first. */
  readonly functionTypes: readonly number[];
  readonly importedFunctions: number;
  /** Index into `types` of every exception tag. */
  readonly tagTypes: readonly number[];
  /** Functions that a table holds and an indirect call can therefore reach. */
  readonly tableFunctions: readonly number[];
  /** Names of functions, from the name section. */
  readonly functionNames: ReadonlyMap<number, string>;
  /** Names of globals, from the same. */
  readonly globalNames: ReadonlyMap<number, string>;
  readonly exportedGlobals: ReadonlyMap<string, number>;
  /** Locals and instructions of every defined function. */
  readonly bodies: readonly Uint8Array[];
}

function readLimits(cursor: Cursor): void {
  if (cursor.unsigned() & 1) cursor.unsigned();
  cursor.unsigned();
}

/** The parts of a module that the pass needs. */
export function readModule(wasm: Uint8Array): Module {
  const types: FunctionType[] = [];
  const functionTypes: number[] = [];
  const tagTypes: number[] = [];
  const tableFunctions: number[] = [];
  const functionNames = new Map<number, string>();
  const globalNames = new Map<number, string>();
  const exportedGlobals = new Map<string, number>();
  const bodies: Uint8Array[] = [];
  let importedFunctions = 0;
  for (const { id, content } of sectionsOf(wasm)) {
    const cursor = new Cursor(content);
    if (id === SECTION.type) {
      cursor.list(() => {
        if (cursor.byte() !== 0x60) throw new Error("The spilling pass knows only function types.");
        types.push({ parameters: cursor.list(() => cursor.byte()), results: cursor.list(() => cursor.byte()) });
      });
    } else if (id === SECTION.import) {
      cursor.list(() => {
        cursor.name();
        cursor.name();
        const kind = cursor.byte();
        if (kind === 0) {
          functionTypes.push(cursor.unsigned());
          importedFunctions += 1;
        } else if (kind === 2) readLimits(cursor);
        else throw new Error(`The spilling pass does not know imports of kind ${kind}.`);
      });
    } else if (id === SECTION.function) cursor.list(() => functionTypes.push(cursor.unsigned()));
    else if (id === SECTION.export) {
      cursor.list(() => {
        const name = cursor.name();
        const kind = cursor.byte();
        const index = cursor.unsigned();
        if (kind === 3) exportedGlobals.set(name, index);
      });
    } else if (id === SECTION.element) cursor.list(() => tableFunctions.push(...readElements(cursor)));
    else if (id === SECTION.tag) {
      cursor.list(() => {
        cursor.byte();
        tagTypes.push(cursor.unsigned());
      });
    } else if (id === SECTION.code) cursor.list(() => bodies.push(cursor.take(cursor.unsigned())));
    else if (id === SECTION.custom && cursor.name() === "name") readNames(cursor, { 1: functionNames, 7: globalNames });
  }
  return {
    types,
    functionTypes,
    importedFunctions,
    tagTypes,
    tableFunctions,
    functionNames,
    globalNames,
    exportedGlobals,
    bodies,
  };
}

/** One active element segment of the oldest form: an offset and function indices. No other is made by the linker. */
function readElements(cursor: Cursor): number[] {
  if (cursor.unsigned() !== 0) throw new Error("The spilling pass knows only plain element segments.");
  if (cursor.byte() !== 0x41) throw new Error("The spilling pass knows only element segments at constant offsets.");
  cursor.signed();
  cursor.byte();
  return cursor.list(() => cursor.unsigned());
}

/** The subsections of the name section that `wanted` names by their kinds. */
function readNames(cursor: Cursor, wanted: Readonly<Record<number, Map<number, string>>>): void {
  while (cursor.at < cursor.bytes.length) {
    const kind = cursor.byte();
    const end = cursor.unsigned() + cursor.at;
    const names = wanted[kind];
    if (names) cursor.list(() => names.set(cursor.unsigned(), cursor.name()));
    cursor.at = end;
  }
}

/** The same module with other function bodies. */
export function withBodies(wasm: Uint8Array, bodies: readonly Uint8Array[]): Uint8Array {
  const code = [
    Uint8Array.from(unsigned(bodies.length)),
    ...bodies.flatMap((body) => [Uint8Array.from(unsigned(body.length)), body]),
  ];
  const parts = sectionsOf(wasm).flatMap(({ id, content }) => section(id, ...(id === SECTION.code ? code : [content])));
  return joined([wasm.subarray(0, 8), ...parts]);
}

/** The same module without names, producers and whatever else has no meaning when it runs. */
export function withoutCustomSections(wasm: Uint8Array): Uint8Array {
  const kept = sectionsOf(wasm).filter(({ id }) => id !== SECTION.custom);
  return joined([wasm.subarray(0, 8), ...kept.flatMap(({ id, content }) => section(id, content))]);
}
