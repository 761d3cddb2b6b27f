import { signed, unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { add, BitRows, equal, has, keepOnly, remove } from "./bits.ts";
import type { Code } from "./code.ts";
import type { Edits } from "./edits.ts";
import { controlFlow } from "./flow.ts";
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
 * The frame of a function that begins by taking it and gives it back before it returns; the slots can then share it, which
 * costs nothing. In between, other functions that were inlined may take frames below it and give those back: these
 * are relative to the stack pointer as it is. Undefined when anything else is done with the stack pointer.
 */
export function findOwnFrame(code: Code, stackPointer: number): OwnFrame | undefined {
  const taken = takesFrame(code, FRAME_TAKEN, stackPointer);
  if (taken === undefined || taken.size <= 0) return undefined;
  const { pointer, size } = taken;
  let inlined: Set<number> | undefined;
  const constants: [number, number][] = [[1, code.instructions[1]?.index ?? 0]];
  for (let at = FRAME_TAKEN + 1; at < code.instructions.length; at++) {
    const { op, index } = code.instructions[at] ?? { op: Op.end, index: 0 };
    if ((op === Op.localSet || op === Op.localTee) && index === pointer) return undefined;
    if (op !== Op.globalSet || index !== stackPointer || lowersStack(code, at, stackPointer)) continue;
    const restored = restoresFrame(code, at);
    if (restored === undefined) return undefined;
    if (restored.pointer !== pointer) {
      inlined ??= inlinedRestores(code, stackPointer);
      if (!inlined.has(at)) return undefined;
    } else if (restored.size === size) constants.push([at - 2, code.instructions[at - 2]?.index ?? 0]);
    // After a caught exception the stack pointer is set to the frame as it is.
    else if (restored.size !== 0) return undefined;
  }
  return { pointer, size, taken: FRAME_TAKEN, constants };
}

/** The instruction that sets the stack pointer when a frame is taken right at the begin. */
const FRAME_TAKEN = 4;

interface FrameStep {
  readonly pointer: number;
  readonly size: number;
}

/** The amount that two instructions subtract; Binaryen adds the negative when that is shorter. */
function subtracted(code: Code, at: number): number | undefined {
  const { op, index } = code.instructions[at] ?? { op: Op.end, index: 0 };
  if (op !== Op.i32Const) return undefined;
  const next = code.instructions[at + 1]?.op;
  return next === Op.i32Sub ? index : next === Op.i32Add ? -index : undefined;
}

/** Whether a setting of the stack pointer is: stack pointer := pointer := stack pointer − size. */
function takesFrame(code: Code, at: number, stackPointer: number): FrameStep | undefined {
  const { instructions } = code;
  const first = instructions[at - 4];
  const tee = instructions[at - 1];
  const size = subtracted(code, at - 3);
  if (first?.op !== Op.globalGet || first.index !== stackPointer || tee?.op !== Op.localTee) return undefined;
  return size === undefined ? undefined : { pointer: tee.index, size };
}

/** Whether a setting of the stack pointer takes more, for an inlined function or for an alloca. */
function lowersStack(code: Code, at: number, stackPointer: number): boolean {
  if (takesFrame(code, at, stackPointer) !== undefined) return true;
  return code.instructions[at - 1]?.op === Op.localTee && code.instructions[at - 2]?.op === Op.i32Sub;
}

/** Whether a setting of the stack pointer is: stack pointer := pointer + size, where the size may be 0. */
function restoresFrame(code: Code, at: number): FrameStep | undefined {
  const before = code.instructions[at - 1];
  if (before?.op === Op.localGet) return { pointer: before.index, size: 0 };
  const pointer = code.instructions[at - 3];
  const size = subtracted(code, at - 2);
  return pointer?.op === Op.localGet && size !== undefined ? { pointer: pointer.index, size: -size } : undefined;
}

/** The settings of the stack pointer before which a local holds, for certain, the pointer of a frame taken on the way. */
function inlinedRestores(code: Code, stackPointer: number): Set<number> {
  const { blocks } = controlFlow(code);
  const ends = new BitRows(blocks.length, code.locals.length, true);
  const predecessors: number[][] = blocks.map(() => []);
  blocks.forEach(({ successors, handlers }, index) => {
    for (const next of [...successors, ...handlers]) predecessors[next]?.push(index);
  });
  const restores = new Set<number>();
  const visit = (index: number): Uint32Array => {
    const holding = new Uint32Array(ends.words);
    // Of dead code anything is true.
    if (index !== 0) holding.fill(0xffffffff);
    for (const previous of predecessors[index] ?? []) keepOnly(holding, ends.row(previous));
    const { first, last } = blocks[index] ?? { first: 0, last: -1 };
    for (let at = first; at <= last; at++) {
      const { op, index: operand } = code.instructions[at] ?? { op: Op.end, index: 0 };
      if (op === Op.localSet || op === Op.localTee) remove(holding, operand);
      if (op !== Op.globalSet || operand !== stackPointer) continue;
      const taken = takesFrame(code, at, stackPointer);
      if (taken !== undefined) add(holding, taken.pointer);
      else {
        const pointer = restoresFrame(code, at)?.pointer;
        if (pointer !== undefined && has(holding, pointer)) restores.add(at);
        else restores.delete(at);
      }
    }
    return holding;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = 0; index < blocks.length; index++) {
      const holding = visit(index);
      const end = ends.row(index);
      if (!equal(end, holding)) {
        end.set(holding);
        changed = true;
      }
    }
  }
  return restores;
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
