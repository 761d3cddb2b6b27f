import { type Code, mayHoldPointer } from "./code.ts";
import { Op } from "./opcodes.ts";
import type { StackUse } from "./stack.ts";

/** First and last opcode of instructions whose result is never a pointer, whatever they work on. */
const NEVER: readonly (readonly [number, number])[] = [
  [0x2c, 0x2f], // loads of 8 and 16 bits
  [0x30, 0x33],
  [0x3f, 0x42], // sizes of memory, constants
  [0x45, 0x69], // comparisons, counts of bits
  [0x79, 0x7b],
  [0xa8, 0xab], // conversions from floating point
  [0xae, 0xb1],
  [0xc0, 0xc3], // extensions from 8 and 16 bits
  [0xfc00, 0xfc07],
];

/** First and last opcode of instructions whose result is a pointer only if something they work on is one. */
const DERIVED: readonly (readonly [number, number])[] = [
  [0x6a, 0x78], // arithmetic
  [0x7c, 0x8a],
  [0xa7, 0xa7], // between 32 and 64 bits
  [0xac, 0xad],
  [0xc4, 0xc4],
];

/** An object of the heap is above the C stack and the static data, so no such small number is its address. */
const LOWEST_ADDRESS = 65_536;

function within(ranges: readonly (readonly [number, number])[], op: number): boolean {
  return ranges.some(([first, last]) => op >= first && op <= last);
}

/** Tells which values may be pointers to objects of the heap. Errs on that side only. */
export class Pointers {
  /** By local: it only ever holds values that are no pointers. */
  readonly #harmless: Uint8Array;
  readonly #code: Code;
  readonly #use: StackUse;

  constructor(code: Code, use: StackUse) {
    this.#code = code;
    this.#use = use;
    this.#harmless = new Uint8Array(code.locals.length);
    // Assume it of all but the parameters, then withdraw until nothing contradicts.
    this.#harmless.fill(1, code.type.parameters.length);
    for (let changed = true; changed; ) {
      changed = false;
      code.instructions.forEach(({ op, index }, at) => {
        if (op !== Op.localSet && op !== Op.localTee) return;
        const [producer] = use.operands[at] ?? [];
        // Without a producer the instruction is in dead code.
        if (this.#harmless[index] && producer !== undefined && this.fromInstruction(producer)) {
          this.#harmless[index] = 0;
          changed = true;
        }
      });
    }
  }

  inLocal(local: number): boolean {
    return mayHoldPointer(this.#code.locals[local]) && !this.#harmless[local];
  }

  /** Whether what an instruction leaves on the stack may be a pointer, provided that its type can hold one. */
  fromInstruction(at: number): boolean {
    const instruction = this.#code.instructions[at];
    if (instruction === undefined) return true;
    const { op, index } = instruction;
    if (within(NEVER, op)) return false;
    if (op === Op.localGet || op === Op.localTee) return this.inLocal(index);
    // The stack pointer and the fuel.
    if (op === Op.globalGet) return false;
    const operands = this.#use.operands[at] ?? [];
    if (op === Op.i32And && operands.some((operand) => this.#isSmallConstant(operand))) return false;
    if (within(DERIVED, op)) return operands.some((operand) => this.fromInstruction(operand));
    if (op === Op.select || op === Op.selectTyped) {
      return operands.slice(1).some((operand) => this.fromInstruction(operand));
    }
    return true;
  }

  #isSmallConstant(at: number): boolean {
    const instruction = this.#code.instructions[at];
    return instruction?.op === Op.i32Const && instruction.index >= 0 && instruction.index < LOWEST_ADDRESS;
  }
}
