import type { Code } from "../spill/code.ts";
import { CALLS, type Flow, returning } from "../spill/flow.ts";
import { Op } from "../spill/opcodes.ts";
import type { StackUse } from "../spill/stack.ts";

/** A call, and how far below its value at the function's begin the stack pointer stands there, in bytes. */
export interface CallDepth {
  readonly instruction: number;
  readonly bytes: number;
  /** More than `bytes` where the optimiser has made one of several ways out, by exceptions, with different frames. */
  readonly atMost: number;
}

interface State {
  readonly sp: number;
  /** How much further below it may be. */
  readonly slack: number;
  /** A handler was entered and has not yet set the stack pointer: it stands somewhere below. */
  readonly caught: boolean;
  /** Locals that hold an address of the stack, as such a distance. */
  readonly locals: ReadonlyMap<number, number>;
}

/** What a value on the operand stack is known to be. */
type Value = { readonly depth: number } | { readonly constant: number } | undefined;

/**
 * Follows the stack pointer through a function. What alloca takes is not counted: its size is known only at run time.
 * Throws when two ways meet with different distances and go on to return, or one ends at another than it began.
 */
export function callDepths(code: Code, flow: Flow, use: StackUse, stackPointer: number): CallDepth[] {
  const { instructions } = code;
  const canReturn = returning(code, flow);
  const starts: (State | undefined)[] = flow.blocks.map(() => undefined);
  const values: Value[] = instructions.map(() => undefined);
  const depths = new Map<number, Omit<CallDepth, "instruction">>();
  starts[0] = { sp: 0, slack: 0, caught: false, locals: new Map() };
  const work = [0];

  const visit = (index: number, start: State): void => {
    const block = flow.blocks[index];
    if (block === undefined) return;
    const { slack } = start;
    let { sp, caught } = start;
    const locals = new Map(start.locals);
    for (let at = block.first; at <= block.last; at++) {
      const instruction = instructions[at];
      if (instruction === undefined) break;
      const { op, index: immediate } = instruction;
      const [last, first] = (use.operands[at] ?? []).map((producer) => values[producer]);
      let value: Value;
      if (op === Op.i32Const) value = { constant: immediate };
      else if (op === Op.globalGet && immediate === stackPointer) value = { depth: sp };
      else if (op === Op.localGet) value = asDepth(locals.get(immediate));
      else if (op === Op.localSet || op === Op.localTee) {
        value = last;
        if (last !== undefined && "depth" in last) locals.set(immediate, last.depth);
        else locals.delete(immediate);
      } else if (op === Op.i32Add || op === Op.i32Sub) value = moved(first, last, op);
      // Rounding down to an alignment takes less than it, which is nothing to rely on.
      else if (op === Op.i32And) value = [first, last].find((operand) => operand !== undefined && "depth" in operand);
      else if (op === Op.globalSet && immediate === stackPointer) {
        if (last === undefined || !("depth" in last)) throw new Error("the stack pointer comes from somewhere else");
        sp = last.depth;
        caught = false;
      } else if (CALLS.has(op)) depths.set(at, { bytes: sp, atMost: sp + slack });
      if ((op === Op.return || at === instructions.length - 1) && (sp !== 0 || caught)) {
        throw new Error(`it returns with ${sp} bytes of the stack taken`);
      }
      values[at] = value;
    }
    for (const next of block.successors) meet(next, { sp, slack, caught, locals });
    for (const next of block.handlers) meet(next, { sp, slack, caught: true, locals });
  };
  const meet = (block: number, state: State): void => {
    const before = starts[block];
    if (before === undefined) starts[block] = state;
    else {
      const caught = before.caught || state.caught;
      if (before.sp !== state.sp && !caught && canReturn[block]) {
        throw new Error(`ways meet with ${before.sp} and ${state.sp} bytes of the stack taken`);
      }
      const sp = Math.min(before.sp, state.sp);
      const slack = caught ? 0 : Math.max(before.sp + before.slack, state.sp + state.slack) - sp;
      const locals = new Map([...before.locals].filter(([local, depth]) => state.locals.get(local) === depth));
      const same = sp === before.sp && slack === before.slack && caught === before.caught;
      if (same && locals.size === before.locals.size) return;
      starts[block] = { sp, slack, caught, locals };
    }
    work.push(block);
  };
  for (let index = work.pop(); index !== undefined; index = work.pop()) {
    const start = starts[index];
    if (start !== undefined) visit(index, start);
  }
  return [...depths]
    .map(([instruction, depth]) => ({ instruction, ...depth }))
    .sort((a, b) => a.instruction - b.instruction);
}

function asDepth(depth: number | undefined): Value {
  return depth === undefined ? undefined : { depth };
}

function moved(first: Value, last: Value, op: number): Value {
  const sign = op === Op.i32Add ? -1 : 1;
  if (first !== undefined && "depth" in first) {
    // An amount that is not known is alloca's.
    const amount = last !== undefined && "constant" in last ? last.constant : 0;
    return { depth: first.depth + sign * amount };
  }
  if (last !== undefined && "depth" in last && op === Op.i32Add) {
    return { depth: last.depth - (first !== undefined && "constant" in first ? first.constant : 0) };
  }
  if (first !== undefined && last !== undefined && "constant" in first && "constant" in last) {
    return { constant: op === Op.i32Add ? first.constant + last.constant : first.constant - last.constant };
  }
  return undefined;
}
