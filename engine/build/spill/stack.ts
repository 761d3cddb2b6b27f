import type { Code } from "./code.ts";
import { CALLS } from "./flow.ts";
import type { FunctionType, Module } from "./module.ts";
import { Op, plainEffect, ValueType } from "./opcodes.ts";

/** A value on WebAssembly's operand stack, where no store can reach it. */
export interface StackValue {
  readonly type: number;
  /** The instruction that left it there. */
  readonly producer: number;
  /** The instruction that takes it; the last of the function until that is known. */
  consumer: number;
}

/** What moves over the operand stack of a function. */
export interface StackUse {
  /** For each call: the values that stay on the stack below its arguments. */
  readonly below: ReadonlyMap<number, readonly StackValue[]>;
  /** For each instruction: those that produced what it takes, the last one first. */
  readonly operands: readonly (readonly number[])[];
}

export function simulateStack(module: Module, code: Code): StackUse {
  const simulation = new Simulation(module, code);
  for (let at = 0; at < code.instructions.length; at++) simulation.step(at);
  return simulation;
}

interface Frame {
  readonly type: FunctionType;
  readonly op: number;
  /** Height of the stack below the frame's parameters. */
  readonly height: number;
  /** Behind an unconditional jump: the rest of the frame never runs. */
  dead: boolean;
}

class Simulation implements StackUse {
  readonly below = new Map<number, readonly StackValue[]>();
  readonly operands: number[][];
  readonly #module: Module;
  readonly #code: Code;
  readonly #stack: StackValue[] = [];
  readonly #frames: Frame[] = [];
  /** How many regions were opened inside dead code. */
  #skipped = 0;

  constructor(module: Module, code: Code) {
    this.#module = module;
    this.#code = code;
    this.operands = code.instructions.map(() => []);
    this.#frames.push({ type: { parameters: [], results: code.type.results }, op: Op.block, height: 0, dead: false });
  }

  step(at: number): void {
    const instruction = this.#code.instructions[at];
    const frame = this.#frames[this.#frames.length - 1];
    if (instruction === undefined || frame === undefined) throw new RangeError(`no instruction ${at}`);
    const { op, index, block } = instruction;
    if (frame.dead && this.#skip(op)) return;

    if (block !== undefined) {
      if (op === Op.if) this.#pop(at);
      for (const _ of block.parameters) this.#pop(at);
      this.#frames.push({ type: block, op, height: this.#stack.length, dead: false });
      this.#pushAll(block.parameters, at);
    } else if (op === Op.else || op === Op.catch || op === Op.catchAll) {
      this.#cut(frame.height, at);
      frame.dead = false;
      if (op === Op.else) this.#pushAll(frame.type.parameters, at);
      if (op === Op.catch) this.#pushAll(this.#typeOf(this.#module.tagTypes[index]).parameters, at);
    } else if (op === Op.end || op === Op.delegate) {
      this.#cut(frame.height, at);
      this.#frames.pop();
      this.#pushAll(frame.type.results, at);
    } else if (CALLS.has(op)) this.#call(at, op, index);
    else if (op === Op.br || op === Op.return || op === Op.unreachable || op === Op.throw || op === Op.rethrow) {
      this.#die(frame, at);
    } else if (op === Op.brTable) this.#die(frame, at);
    else if (op === Op.brIf) this.#pop(at);
    else if (op === Op.select || op === Op.selectTyped) {
      this.#pop(at);
      this.#pop(at);
      const { type } = this.#pop(at);
      this.#push(type, at);
    } else if (op === Op.localGet) this.#push(this.#local(index), at);
    else if (op === Op.localSet || op === Op.globalSet) this.#pop(at);
    else if (op === Op.localTee) {
      this.#pop(at);
      this.#push(this.#local(index), at);
    } else if (op === Op.globalGet) this.#push(ValueType.i32, at);
    else {
      const { pops, pushes } = plainEffect(op);
      for (let count = 0; count < pops; count++) this.#pop(at);
      if (pushes !== undefined) this.#push(pushes, at);
    }
  }

  /** Whether an instruction is inside dead code and does not end it. */
  #skip(op: number): boolean {
    if (op === Op.block || op === Op.loop || op === Op.if || op === Op.try) this.#skipped += 1;
    else if (this.#skipped > 0) this.#skipped -= op === Op.end || op === Op.delegate ? 1 : 0;
    else return !(op === Op.end || op === Op.else || op === Op.catch || op === Op.catchAll || op === Op.delegate);
    return true;
  }

  #call(at: number, op: number, index: number): void {
    const type = this.#typeOf(op === Op.call ? this.#module.functionTypes[index] : index);
    if (op === Op.callIndirect) this.#pop(at);
    for (const _ of type.parameters) this.#pop(at);
    if (this.#stack.length > 0) this.below.set(at, [...this.#stack]);
    this.#pushAll(type.results, at);
  }

  #typeOf(index: number | undefined): FunctionType {
    const type = this.#module.types[index ?? -1];
    if (type === undefined) throw new RangeError(`no type ${index}`);
    return type;
  }

  #local(index: number): number {
    const type = this.#code.locals[index];
    if (type === undefined) throw new RangeError(`no local ${index}`);
    return type;
  }

  #push(type: number, producer: number): void {
    this.#stack.push({ type, producer, consumer: this.#code.instructions.length - 1 });
  }

  /** Values that an instruction leaves: a tee behind it could save only the topmost, so there must not be more. */
  #pushAll(types: readonly number[], producer: number): void {
    if (types.length > 1) throw new Error("The spilling pass does not know instructions with several results.");
    for (const type of types) this.#push(type, producer);
  }

  #pop(at: number): StackValue {
    const value = this.#stack.pop();
    if (value === undefined) throw new RangeError(`the stack is empty at instruction ${at}`);
    value.consumer = at;
    this.operands[at]?.push(value.producer);
    return value;
  }

  #cut(height: number, at: number): void {
    while (this.#stack.length > height) this.#pop(at);
  }

  #die(frame: Frame, at: number): void {
    this.#cut(frame.height, at);
    frame.dead = true;
  }
}
