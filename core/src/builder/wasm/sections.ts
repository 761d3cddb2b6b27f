import { Cursor, unsigned } from "./binary.ts";

export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/** Where the first section begins, behind magic number and version. */
export const PREAMBLE_BYTES = 8;

/** The sections of a module, in their order. */
export function sectionsOf(wasm: Uint8Array): Section[] {
  const cursor = new Cursor(wasm, PREAMBLE_BYTES);
  const sections: Section[] = [];
  while (cursor.at < wasm.length) {
    const id = cursor.byte();
    sections.push({ id, content: cursor.take(cursor.unsigned()) });
  }
  return sections;
}

/** A section with its head, in pieces. */
export function section(id: number, ...contents: readonly Uint8Array[]): Uint8Array[] {
  const length = contents.reduce((sum, piece) => sum + piece.length, 0);
  return [Uint8Array.from([id, ...unsigned(length)]), ...contents];
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
