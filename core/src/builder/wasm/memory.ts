import { nonZeroRanges } from "../../boundary/image.ts";
import { Cursor, signed, unsigned } from "./binary.ts";
import { joined, PREAMBLE_BYTES, section, sectionsOf } from "./sections.ts";

const SECTION = { import: 2, memory: 5, data: 11, dataCount: 12 } as const;
const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 } as const;
const PAGE_BYTES = 65_536;

/** A data segment that lies in the file and not in memory, with nothing in it. */
const EMPTY_PASSIVE = Uint8Array.from([1, 0]);

/** What a module is to have in memory when it is instantiated. */
export interface InitialMemory {
  /** Whole pages. */
  readonly bytes: Uint8Array;
  /** The address from which on they count: what the module has in memory before that stays. */
  readonly begin: number;
  /** Of a module that has its own memory: what it may grow to. */
  readonly maximumBytes?: number;
  /** Something before `begin`. */
  readonly more?: { readonly address: number; readonly bytes: Uint8Array };
}

/** The same module with this memory. Segments that it copies itself, whose numbers its code knows, stay as they are. */
export function withMemory(wasm: Uint8Array, memory: InitialMemory): Uint8Array<ArrayBuffer> {
  const { bytes, begin, maximumBytes, more } = memory;
  const pages = bytes.length / PAGE_BYTES;
  const added = more ? [segmentAt(more.address, more.bytes)] : [];
  const segments = [...keptSegments(wasm, begin), ...segmentsOf(bytes, begin), ...added];
  const count = Uint8Array.from(unsigned(segments.length));
  const pieces = sectionsOf(wasm).flatMap(({ id, content }) => {
    switch (id) {
      case SECTION.import:
        return section(id, withImportedPages(content, pages));
      case SECTION.memory:
        return section(id, Uint8Array.from(ownMemory(pages, maximumBytes)));
      case SECTION.dataCount:
        return section(id, count);
      case SECTION.data:
        return section(id, count, ...segments);
      default:
        return section(id, content);
    }
  });
  return joined([wasm.subarray(0, PREAMBLE_BYTES), ...pieces]);
}

function ownMemory(pages: number, maximumBytes: number | undefined): number[] {
  if (maximumBytes === undefined) return [1, 0, ...unsigned(pages)];
  return [1, 1, ...unsigned(pages), ...unsigned(Math.max(pages, Math.floor(maximumBytes / PAGE_BYTES)))];
}

function segmentsOf(memory: Uint8Array, begin: number): Uint8Array[] {
  return nonZeroRanges(memory)
    .filter(([, end]) => end > begin)
    .flatMap(([start, end]) => {
      const from = Math.max(start, begin);
      return [segmentAt(from, memory.subarray(from, end))];
    });
}

function segmentAt(address: number, bytes: Uint8Array): Uint8Array {
  return joined([Uint8Array.from([0, 0x41, ...signed(address), 0x0b, ...unsigned(bytes.length)]), bytes]);
}

/** The segments that the module had, in their order; those that lie in memory from `begin` on are empty. */
function keptSegments(wasm: Uint8Array, begin: number): Uint8Array[] {
  const data = sectionsOf(wasm).find(({ id }) => id === SECTION.data);
  if (!data) return [];
  const cursor = new Cursor(data.content);
  return cursor.list(() => {
    const start = cursor.at;
    const isPassive = cursor.unsigned() === 1;
    let address = 0;
    if (!isPassive) {
      if (cursor.byte() !== 0x41) throw new RangeError("A data segment does not lie at a constant address.");
      address = cursor.signed();
      cursor.byte();
    }
    cursor.take(cursor.unsigned());
    return isPassive || address < begin ? cursor.bytes.subarray(start, cursor.at) : EMPTY_PASSIVE;
  });
}

/** The content of an import section in which a memory has at least so many pages. */
function withImportedPages(content: Uint8Array, pages: number): Uint8Array {
  const cursor = new Cursor(content);
  const pieces: Uint8Array[] = [];
  const entries = cursor.list(() => {
    const start = cursor.at;
    cursor.name();
    cursor.name();
    const kind = cursor.byte();
    const end = cursor.at;
    if (kind === KIND.memory) {
      return joined([content.subarray(start, end), Uint8Array.from(limits(cursor, pages))]);
    }
    skipType(cursor, kind);
    return content.subarray(start, cursor.at);
  });
  pieces.push(Uint8Array.from(unsigned(entries.length)), ...entries);
  return joined(pieces);
}

/** Limits of a memory with at least so many pages. */
function limits(cursor: Cursor, pages: number): number[] {
  const flags = cursor.byte();
  cursor.unsigned();
  return [flags, ...unsigned(pages), ...(flags & 1 ? unsigned(cursor.unsigned()) : [])];
}

function skipType(cursor: Cursor, kind: number): void {
  if (kind === KIND.table) {
    cursor.byte();
    if (cursor.byte() & 1) cursor.unsigned();
    cursor.unsigned();
  } else if (kind === KIND.global) cursor.take(2);
  else {
    if (kind === KIND.tag) cursor.byte();
    cursor.unsigned();
  }
}
