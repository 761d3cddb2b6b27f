import { Cursor, signed, unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { joined, section, sectionsOf } from "../../../core/src/builder/wasm/sections.ts";
import { readModule, withBodies } from "../spill/module.ts";

/*
 * The frozen library takes more memory than all the rest of a fresh sandbox. So it lies in passive segments, one for each part of
 * all its modules, and only what is imported is copied from there.
 */

const DATA = 11;
const CODE = 10;
const DATA_COUNT = 12;

const Op = { if: 0x04, return: 0x0f, end: 0x0b, localGet: 0x20, constant: 0x41, equal: 0x46 } as const;
const EMPTY_BLOCK = 0x40;
const MEMORY_INIT = [0xfc, 8];

/**
 * The same module with these bytes in passive segments, and a body for the function of that name: (part, to, offset, size) copies
 * from one of them. `wasm` has only active segments.
 */
export function withPassive(wasm: Uint8Array, parts: readonly Uint8Array[], copier: string): Uint8Array {
  if (parts.length === 0) return wasm;
  const module = readModule(wasm);
  const index = [...module.functionNames].find(([, name]) => name === copier)?.[0];
  const parameters = module.types[module.functionTypes[index ?? -1] ?? -1]?.parameters.length;
  if (index === undefined || parameters !== 4) throw new Error(`The engine has no function ${copier} of 4 parameters.`);
  const first =
    sectionsOf(wasm).flatMap(({ id, content }) => (id === DATA ? [new Cursor(content).unsigned()] : []))[0] ?? 0;
  const bodies = module.bodies.with(index - module.importedFunctions, copierBody(parts.length, first));
  return withSegments(withBodies(wasm, bodies), first, parts);
}

/** For each part: if (part == number) { memory.init(to, offset, size); return }. */
function copierBody(count: number, first: number): Uint8Array {
  const code = Array.from({ length: count }, (_, part) => [
    ...[Op.localGet, 0, Op.constant, ...signed(part), Op.equal, Op.if, EMPTY_BLOCK],
    ...[Op.localGet, 1, Op.localGet, 2, Op.localGet, 3, ...MEMORY_INIT, ...unsigned(first + part), 0],
    ...[Op.return, Op.end],
  ]).flat();
  return Uint8Array.from([0, ...code, Op.end]);
}

function withSegments(wasm: Uint8Array, first: number, parts: readonly Uint8Array[]): Uint8Array {
  const count = unsigned(first + parts.length);
  const passive = parts.flatMap((bytes) => [Uint8Array.from([1, ...unsigned(bytes.length)]), bytes]);
  const pieces = [wasm.subarray(0, 8)];
  for (const { id, content } of sectionsOf(wasm)) {
    if (id === DATA_COUNT) continue;
    if (id === CODE) pieces.push(...section(DATA_COUNT, Uint8Array.from(count)));
    if (id === DATA) {
      pieces.push(...section(id, Uint8Array.from(count), content.subarray(unsigned(first).length), ...passive));
    } else pieces.push(...section(id, content));
  }
  return joined(pieces);
}
