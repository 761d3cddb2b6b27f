import { IMPORTS } from "../../src/boundary/abi.ts";
import { CODE, EXPORT_NAMES, emptyScript, HEAD, INSTRUCTION_BYTES, SCRIPT, SCRIPT_BYTES } from "./evil-module.ts";

export interface Operand {
  readonly meant: number;
  readonly word: number;
}

export interface Instruction {
  readonly what: number;
  readonly operands: readonly Operand[];
  readonly double: number;
}

/** Where blobs begin: behind all instructions that a script can have. */
export const BLOBS = SCRIPT + 12_288;
const MOST_INSTRUCTIONS = (BLOBS - SCRIPT - CODE) / INSTRUCTION_BYTES - 1;
const MOST_BLOB_BYTES = SCRIPT_BYTES - 12_288 - 4_096;

export function addressOf(instruction: number): number {
  return SCRIPT + CODE + instruction * INSTRUCTION_BYTES;
}

/** The bytes of a script. `entries` says which exports it has something for, and at which instruction. */
export function assembled(
  instructions: readonly Instruction[],
  blobs: readonly number[],
  entries: ReadonlyMap<string, number>,
): Uint8Array<ArrayBuffer> {
  const script = new Uint8Array(BLOBS - SCRIPT + Math.min(blobs.length, MOST_BLOB_BYTES));
  const view = new DataView(script.buffer);
  script.set(emptyScript());
  for (const [index, name] of EXPORT_NAMES.entries()) {
    const entry = entries.get(name);
    if (entry !== undefined) view.setUint32(HEAD.next + 4 * index, addressOf(entry), true);
  }
  for (const [index, { what, operands, double }] of instructions.slice(0, MOST_INSTRUCTIONS).entries()) {
    const at = CODE + index * INSTRUCTION_BYTES;
    view.setUint32(at, what, true);
    for (const [number, { meant, word }] of operands.entries()) {
      view.setUint8(at + 4 + number, meant);
      view.setInt32(at + 8 + 4 * number, word, true);
    }
    view.setFloat64(at + 24, double, true);
  }
  script.set(blobs.slice(0, MOST_BLOB_BYTES), BLOBS - SCRIPT);
  return script;
}

// An instruction has room for four operands.
for (const { parameters } of Object.values(IMPORTS)) {
  if (parameters.length > 4) throw new Error("an import takes more than an instruction has room for");
}
