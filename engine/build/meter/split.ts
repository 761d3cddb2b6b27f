import { unsigned } from "../../../core/src/builder/wasm/binary.ts";
import type { Code, Instruction } from "../spill/code.ts";
import type { Edits } from "../spill/edits.ts";
import { Op } from "../spill/opcodes.ts";
import type { Loop } from "./loops.ts";

/** Labels that a split puts around a loop. */
const ADDED = 3;

const EMPTY = 0x40;
const OPENS = new Set<number>([Op.block, Op.loop, Op.if, Op.try]);

/**
 * Splits a loop into one that goes on until something is due and one around it, which does `between` and goes on:
 *
 *     block $done
 *       loop $again
 *         block $due
 *           loop … is it due? → $due …  what the loop was  end
 *           → $done
 *         end
 *         counter = 0, between
 *         → $again
 *
 * A call in the loop itself would make V8 keep the loop's variables where a call leaves them, on the stack.
 */
export function splitLoop(
  code: Code,
  edits: Edits,
  loop: Loop,
  {
    counter,
    isDue,
    between,
  }: { readonly counter: number; readonly isDue: readonly number[]; readonly between: readonly number[] },
): void {
  const { body, instructions } = code;
  const head = instructions[loop.instruction];
  if (head === undefined) throw new RangeError("no such loop");
  // As it stands in the code: the block around has the same results.
  const type = [...body.subarray(head.start + 1, head.end)];
  const local = unsigned(counter);
  edits.before(loop.instruction, [Op.block, ...type, Op.loop, EMPTY, Op.block, EMPTY]);
  edits.after(loop.instruction, [...isDue, Op.brIf, 1]);
  edits.after(loop.end, [
    ...[Op.br, 2, Op.end],
    ...[Op.i32Const, 0, Op.localSet, ...local, ...between, Op.br, 0, Op.end, Op.unreachable, Op.end],
  ]);
}

/** Writes anew the branches out of loops that are split: each has more labels to pass. */
export function relabel(code: Code, edits: Edits, split: readonly Loop[]): void {
  const begins = new Set(split.map(({ instruction }) => instruction));
  const isSplit: boolean[] = [];
  code.instructions.forEach((instruction, at) => {
    const { op } = instruction;
    if (OPENS.has(op)) isSplit.push(begins.has(at));
    else if (op === Op.end || op === Op.delegate) isSplit.pop();
    const moved = (label: number): number => {
      let added = 0;
      for (let depth = 0; depth < label; depth++) if (isSplit[isSplit.length - 1 - depth]) added += ADDED;
      return label + added;
    };
    const bytes = branch(instruction, moved);
    if (bytes !== undefined) edits.instead(at, bytes);
  });
}

/** A branch with other labels; undefined for what is none, or when they stay the same. */
function branch({ op, index, labels }: Instruction, moved: (label: number) => number): number[] | undefined {
  if (op === Op.brTable) {
    const list = labels.map(moved);
    if (list.every((label, position) => label === labels[position])) return undefined;
    return [op, ...unsigned(list.length - 1), ...list.flatMap(unsigned)];
  }
  if (op !== Op.br && op !== Op.brIf && op !== Op.rethrow && op !== Op.delegate) return undefined;
  const label = moved(index);
  return label === index ? undefined : [op, ...unsigned(label)];
}
