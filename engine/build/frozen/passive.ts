import { Cursor, signed, unsigned } from "../spill/binary.ts";
import { readModule, sectionsOf, withBodies } from "../spill/module.ts";
import { PARTS, sectionOf } from "./image.ts";

/*
 * The frozen library takes more memory than all the rest of a fresh sandbox. So the parts of each of its modules lie in segments
 * of their own, which are copied to their places in memory when it is imported, and not when an engine is instantiated: until
 * then these places are zeros, which cost nothing. In the file parts of one kind stand together: they compress better so.
 */

const DATA = 11;
const CODE = 10;
const DATA_COUNT = 12;
const CUSTOM = 0;
const DATA_NAMES = 9;

const Op = { if: 0x04, return: 0x0f, end: 0x0b, localGet: 0x20, constant: 0x41, equal: 0x46 } as const;
const EMPTY_BLOCK = 0x40;
const MEMORY_INIT = [0xfc, 8];

/** Where a part of a frozen module lies in memory. */
export interface FrozenRange {
  readonly module: number;
  readonly start: number;
  readonly size: number;
}

interface Segment {
  readonly start: number;
  readonly bytes: Uint8Array;
}

function readSegments(content: Uint8Array): Segment[] {
  const cursor = new Cursor(content);
  return cursor.list(() => {
    if (cursor.unsigned() !== 0 || cursor.byte() !== Op.constant) {
      throw new Error("Only active data segments at constant offsets are known.");
    }
    const start = cursor.signed();
    cursor.byte();
    return { start, bytes: cursor.take(cursor.unsigned()) };
  });
}

function dataNames(content: Uint8Array): Map<string, number> {
  const names = new Map<string, number>();
  const cursor = new Cursor(content);
  if (cursor.name() !== "name") return names;
  while (cursor.at < content.length) {
    const kind = cursor.byte();
    const end = cursor.unsigned() + cursor.at;
    if (kind === DATA_NAMES) {
      cursor.list(() => {
        const index = cursor.unsigned();
        names.set(cursor.name(), index);
      });
    }
    cursor.at = end;
  }
  return names;
}

/** The parts of the frozen modules in a linked engine that still has the names of its segments, in the order of the file. */
export function frozenRanges(linked: Uint8Array): FrozenRange[] {
  const sections = sectionsOf(linked);
  const segments = sections.flatMap(({ id, content }) => (id === DATA ? readSegments(content) : []));
  const names = new Map(sections.flatMap(({ id, content }) => (id === CUSTOM ? [...dataNames(content)] : [])));
  return PARTS.flatMap((part) => {
    const ranges: FrozenRange[] = [];
    for (;;) {
      const module = ranges.length;
      const segment = segments[names.get(sectionOf(part, module)) ?? Number.NaN];
      if (segment === undefined) return ranges;
      ranges.push({ module, start: segment.start, size: segment.bytes.length });
    }
  });
}

/**
 * The same module, in which the data of these ranges is passive, and the function of that name, which takes the number of a
 * frozen module, copies its parts. Throws when data of the engine's own lies in a range.
 */
export function makePassive(wasm: Uint8Array, ranges: readonly FrozenRange[], loader: string): Uint8Array {
  if (ranges.length === 0) return wasm;
  const module = readModule(wasm);
  const index = [...module.functionNames].find(([, name]) => name === loader)?.[0];
  if (index === undefined) throw new Error(`The engine has no function ${loader}.`);
  const segments = sectionsOf(wasm).flatMap(({ id, content }) => (id === DATA ? readSegments(content) : []));
  const active = segments.flatMap((segment) => outside(segment, ranges));
  const passive = ranges.map((range) => contentOf(segments, range));
  const bodies = module.bodies.with(index - module.importedFunctions, loaderBody(ranges, active.length));
  return withData(withBodies(wasm, bodies), active, passive);
}

/** What of a segment lies in no range. */
function outside({ start, bytes }: Segment, ranges: readonly FrozenRange[]): Segment[] {
  const parts: Segment[] = [];
  let at = start;
  const end = start + bytes.length;
  const keep = (to: number): void => {
    if (to > at) parts.push({ start: at, bytes: bytes.subarray(at - start, to - start) });
  };
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    if (range.start + range.size <= at || range.start >= end) continue;
    keep(range.start);
    at = Math.max(at, range.start + range.size);
  }
  keep(end);
  return parts;
}

/** The optimiser may have cut a range into several segments, and left zeros out. */
function contentOf(segments: readonly Segment[], { start, size }: FrozenRange): Uint8Array {
  const content = new Uint8Array(size);
  for (const { start: from, bytes } of segments) {
    const [low, high] = [Math.max(from, start), Math.min(from + bytes.length, start + size)];
    if (low < high) content.set(bytes.subarray(low - from, high - from), low - start);
  }
  return content;
}

/** For each module: if (number == module) { memory.init of its parts; return }. */
function loaderBody(ranges: readonly FrozenRange[], first: number): Uint8Array {
  const modules = [...new Set(ranges.map(({ module }) => module))];
  const code = modules.flatMap((module) => [
    ...[Op.localGet, 0, Op.constant, ...signed(module), Op.equal, Op.if, EMPTY_BLOCK],
    ...ranges.flatMap(({ module: of, start, size }, at) =>
      of === module
        ? [
            ...[Op.constant, ...signed(start), Op.constant, ...signed(0), Op.constant, ...signed(size)],
            ...[...MEMORY_INIT, ...unsigned(first + at), 0],
          ]
        : [],
    ),
    ...[Op.return, Op.end],
  ]);
  return Uint8Array.from([0, ...code, Op.end]);
}

function withData(wasm: Uint8Array, active: readonly Segment[], passive: readonly Uint8Array[]): Uint8Array {
  const count = unsigned(active.length + passive.length);
  const pieces: Uint8Array[] = [Uint8Array.from(count)];
  for (const { start, bytes } of active) {
    pieces.push(Uint8Array.from([0, Op.constant, ...signed(start), Op.end, ...unsigned(bytes.length)]), bytes);
  }
  for (const bytes of passive) pieces.push(Uint8Array.from([1, ...unsigned(bytes.length)]), bytes);
  const parts: Uint8Array[] = [wasm.subarray(0, 8)];
  const add = (id: number, content: Uint8Array): void => {
    parts.push(Uint8Array.from([id, ...unsigned(content.length)]), content);
  };
  for (const { id, content } of sectionsOf(wasm)) {
    if (id === DATA_COUNT) continue;
    if (id === CODE) add(DATA_COUNT, Uint8Array.from(count));
    add(id, id === DATA ? new Uint8Array(Buffer.concat(pieces)) : content);
  }
  return new Uint8Array(Buffer.concat(parts));
}
