import { signed, unsigned } from "./binary.ts";
import type { Code } from "./code.ts";
import type { Edits } from "./edits.ts";
import { Op, ValueType } from "./opcodes.ts";

/** The stack pointer is kept at a multiple of this, as clang keeps it. */
const STACK_ALIGNMENT = 16;

export function alignedSize(bytes: number): number {
  return Math.ceil(bytes / STACK_ALIGNMENT) * STACK_ALIGNMENT;
}

/** Room on the C stack: a local with its lowest address, and the offset at which this room begins there. */
export interface Frame {
  readonly pointer: number;
  readonly offset: number;
}

/** Stores a local into a slot of a frame. */
export function storeLocal(code: Code, frame: Frame, slot: number, local: number, type = code.locals[local]): number[] {
  const [store, alignment] = type === ValueType.i64 ? [Op.i64Store, 3] : [Op.i32Store, 2];
  const address = [Op.localGet, ...unsigned(frame.pointer)];
  return [...address, Op.localGet, ...unsigned(local), store, alignment, ...unsigned(frame.offset + slot)];
}

/** Takes room from the stack: pointer := stack pointer − size. */
export function takeRoom(stackPointer: number, pointer: number, size: number): number[] {
  const global = unsigned(stackPointer);
  const amount = [Op.i32Const, ...signed(size), Op.i32Sub];
  return [Op.globalGet, ...global, ...amount, Op.localTee, ...unsigned(pointer), Op.globalSet, ...global];
}

/** Gives room back: stack pointer := pointer + size. */
export function giveBack(stackPointer: number, pointer: number, size: number): number[] {
  const amount = [Op.localGet, ...unsigned(pointer), Op.i32Const, ...signed(size), Op.i32Add];
  return [...amount, Op.globalSet, ...unsigned(stackPointer)];
}

/** A frame that clang gave to a function: where it is taken and given back, to be made larger. */
export interface OwnFrame {
  readonly pointer: number;
  readonly size: number;
  /** The instruction after which the frame is there. */
  readonly taken: number;
  /** The constants, as [instruction, amount to add or subtract]: the size with one sign or the other. */
  readonly constants: readonly (readonly [instruction: number, value: number])[];
}

/**
 * The frame of a function that begins by taking it and does nothing else with the stack pointer than restore it; the
 * slots can then share it, which costs nothing. Undefined for any other function.
 */
export function findOwnFrame(code: Code, stackPointer: number): OwnFrame | undefined {
  const { instructions } = code;
  const is = (at: number, op: number, index?: number): boolean =>
    instructions[at]?.op === op && (index === undefined || instructions[at]?.index === index);
  if (
    !is(0, Op.globalGet, stackPointer) ||
    !is(1, Op.i32Const) ||
    !is(3, Op.localTee) ||
    !is(4, Op.globalSet, stackPointer)
  ) {
    return undefined;
  }
  const pointer = instructions[3]?.index ?? -1;
  const first = instructions[1]?.index ?? 0;
  // Binaryen writes a subtraction as an addition when that is shorter.
  const size = is(2, Op.i32Sub) ? first : is(2, Op.i32Add) ? -first : 0;
  if (size <= 0) return undefined;
  const constants: [number, number][] = [[1, first]];
  for (let at = 5; at < instructions.length; at++) {
    if ((is(at, Op.localSet) || is(at, Op.localTee)) && instructions[at]?.index === pointer) return undefined;
    if (!is(at, Op.globalSet, stackPointer)) continue;
    // After a caught exception the stack pointer is set to the frame as it is.
    if (is(at - 1, Op.localGet, pointer)) continue;
    const amount = instructions[at - 2]?.index ?? 0;
    const adds = is(at - 1, Op.i32Add) && amount === size;
    const subtracts = is(at - 1, Op.i32Sub) && amount === -size;
    if (!is(at - 2, Op.i32Const) || !is(at - 3, Op.localGet, pointer) || !(adds || subtracts)) return undefined;
    constants.push([at - 2, amount]);
  }
  return { pointer, size, taken: 4, constants };
}

/** Makes clang's frame larger by the slots; they lie above what clang put there. */
export function enlarge(own: OwnFrame, edits: Edits, slots: number): Frame {
  for (const [instruction, value] of own.constants) {
    edits.instead(instruction, [Op.i32Const, ...signed(value + Math.sign(value) * slots)]);
  }
  return { pointer: own.pointer, offset: own.size };
}

/** Gives a function a frame of its own for the slots, taken at its begin and given back wherever it returns. */
export function addFrame(code: Code, edits: Edits, stackPointer: number, slots: number): Frame {
  const pointer = edits.addLocal(ValueType.i32);
  const restore = giveBack(stackPointer, pointer, slots);
  const last = code.instructions.length - 1;
  edits.atStart(takeRoom(stackPointer, pointer, slots));
  // Branches to the function's own label would return past the restoring: a block around everything catches them.
  const [result] = code.type.results;
  edits.atStart([Op.block, result ?? 0x40]);
  code.instructions.forEach(({ op }, at) => {
    if (op === Op.return) edits.before(at, restore);
  });
  edits.before(last, [Op.end, ...restore]);
  return { pointer, offset: 0 };
}
