import { type Code, mayHoldPointer } from "./code.ts";
import { Op } from "./opcodes.ts";
import type { StackUse } from "./stack.ts";

/** First and last opcode of instructions whose result is never a pointer, whatever they work on. */
const NEVER: readonly (readonly [number, number])[] = [
  [0x2c, 0x2f], // loads of 8 and 16 bits
  [0x30, 0x33],
  [0x3f, 0x40], // sizes of memory
  [0x45, 0x69], // comparisons, counts of bits
  [0x79, 0x7b],
  [0xa8, 0xab], // conversions from floating point
  [0xae, 0xb1],
  [0xc0, 0xc3], // extensions from 8 and 16 bits
  [0xfc00, 0xfc07],
];

/** First and last opcode of instructions whose result is a pointer only if something they work on is an address. */
const DERIVED: readonly (readonly [number, number])[] = [
  [0x6a, 0x78], // arithmetic
  [0x7c, 0x8a],
  [0xa7, 0xa7], // between 32 and 64 bits
  [0xac, 0xad],
  [0xc4, 0xc4],
];

/** An object of the heap is above the C stack and the static data, so no such small number is its address. */
const LOWEST_ADDRESS = 65_536;

/** What a value may be, from harmless to worth saving. */
const Kind = {
  number: 0,
  /** A constant that may be an address: no object is there when the engine is built, but near it there may be one later. */
  constantAddress: 1,
  pointer: 2,
} as const;

function within(ranges: readonly (readonly [number, number])[], op: number): boolean {
  return ranges.some(([first, last]) => op >= first && op <= last);
}

/** Tells which values may be pointers to objects of the heap. Errs on that side only. */
export class Pointers {
  /** By local: the kind of the most worrying value that it ever holds. */
  readonly #locals: Uint8Array;
  readonly #code: Code;
  readonly #use: StackUse;

  constructor(code: Code, use: StackUse) {
    this.#code = code;
    this.#use = use;
    this.#locals = new Uint8Array(code.locals.length);
    // Assume the best of all but the parameters, then correct it until nothing contradicts.
    this.#locals.fill(Kind.pointer, 0, code.type.parameters.length);
    for (let changed = true; changed; ) {
      changed = false;
      code.instructions.forEach(({ op, index }, at) => {
        if (op !== Op.localSet && op !== Op.localTee) return;
        const [producer] = use.operands[at] ?? [];
        // Without a producer the instruction is in dead code.
        const kind = producer === undefined ? Kind.number : this.#kindOf(producer);
        if (kind > (this.#locals[index] ?? Kind.pointer)) {
          this.#locals[index] = kind;
          changed = true;
        }
      });
    }
  }

  inLocal(local: number): boolean {
    return mayHoldPointer(this.#code.locals[local]) && this.#locals[local] === Kind.pointer;
  }

  /** Whether what an instruction leaves on the stack may be a pointer, provided that its type can hold one. */
  fromInstruction(at: number): boolean {
    return this.#kindOf(at) === Kind.pointer;
  }

  #kindOf(at: number): number {
    const instruction = this.#code.instructions[at];
    if (instruction === undefined) return Kind.pointer;
    const { op, index } = instruction;
    if (op === Op.i32Const) return index >= 0 && index < LOWEST_ADDRESS ? Kind.number : Kind.constantAddress;
    if (op === Op.i64Const) return Kind.constantAddress;
    if (within(NEVER, op)) return Kind.number;
    if (op === Op.localGet || op === Op.localTee) {
      return mayHoldPointer(this.#code.locals[index]) ? (this.#locals[index] ?? Kind.pointer) : Kind.number;
    }
    // The stack pointer and the fuel.
    if (op === Op.globalGet) return Kind.number;
    const operands = this.#use.operands[at] ?? [];
    if (op === Op.i32And && operands.some((operand) => this.#isSmallConstant(operand))) return Kind.number;
    if (within(DERIVED, op)) {
      return operands.some((operand) => this.#isAddress(operand)) ? Kind.pointer : Kind.number;
    }
    if (op === Op.select || op === Op.selectTyped) {
      return Math.max(...operands.slice(1).map((operand) => this.#kindOf(operand)));
    }
    return Kind.pointer;
  }

  /** Whether arithmetic with it may give a pointer. A negative constant is an amount, as an address it is out of reach. */
  #isAddress(at: number): boolean {
    const instruction = this.#code.instructions[at];
    if (instruction?.op === Op.i32Const && instruction.index < 0) return false;
    return this.#kindOf(at) !== Kind.number;
  }

  #isSmallConstant(at: number): boolean {
    const instruction = this.#code.instructions[at];
    return instruction?.op === Op.i32Const && instruction.index >= 0 && instruction.index < LOWEST_ADDRESS;
  }
}
