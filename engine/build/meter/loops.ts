import type { Code } from "../spill/code.ts";
import { CALLS } from "../spill/flow.ts";
import { Op } from "../spill/opcodes.ts";

export interface Loop {
  /** The `loop` instruction and its `end`. */
  readonly instruction: number;
  readonly end: number;
  /** Instructions inside that call. */
  readonly calls: readonly number[];
  /** Another loop is inside. */
  readonly isOuter: boolean;
}

const OPENS = new Set<number>([Op.block, Op.loop, Op.if, Op.try]);
const CLOSES = new Set<number>([Op.end, Op.delegate]);

/** The loops of a function, inner ones before those around them. */
export function findLoops({ instructions }: Code): Loop[] {
  const open: { readonly instruction: number; readonly calls: number[]; isOuter: boolean }[] = [];
  const loops: Loop[] = [];
  instructions.forEach(({ op }, at) => {
    const innermost = open[open.length - 1];
    if (OPENS.has(op)) open.push({ instruction: at, calls: [], isOuter: false });
    else if (CALLS.has(op)) innermost?.calls.push(at);
    else if (CLOSES.has(op) && innermost) {
      open.pop();
      const isLoop = instructions[innermost.instruction]?.op === Op.loop;
      const around = open[open.length - 1];
      around?.calls.push(...innermost.calls);
      if (around && (isLoop || innermost.isOuter)) around.isOuter = true;
      if (isLoop) loops.push({ ...innermost, end: at });
    }
  });
  return loops;
}
