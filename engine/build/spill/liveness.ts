import { add, addAll, BitRows, equal, remove } from "./bits.ts";
import type { Code } from "./code.ts";
import type { Flow } from "./flow.ts";
import { Op } from "./opcodes.ts";

/** Changes a set of live locals from what holds after an instruction to what holds before it. */
export function stepBack(live: Uint32Array, op: number, index: number): void {
  if (op === Op.localSet || op === Op.localTee) remove(live, index);
  else if (op === Op.localGet) add(live, index);
}

/** Locals whose value may still be read, at the begin of every block. */
export function liveAtBegin(code: Code, flow: Flow): BitRows {
  const { blocks } = flow;
  const begins = new BitRows(blocks.length, code.locals.length);
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = blocks.length - 1; index >= 0; index--) {
      const live = liveAtEnd(flow, begins, index);
      const block = blocks[index];
      if (block === undefined) continue;
      for (let at = block.last; at >= block.first; at--) {
        const instruction = code.instructions[at];
        if (instruction !== undefined) stepBack(live, instruction.op, instruction.index);
      }
      const begin = begins.row(index);
      if (!equal(begin, live)) {
        begin.set(live);
        changed = true;
      }
    }
  }
  return begins;
}

/** Locals live behind the last instruction of a block, whichever way it goes on. */
export function liveAtEnd(flow: Flow, begins: BitRows, index: number): Uint32Array {
  const live = new Uint32Array(begins.words);
  const block = flow.blocks[index];
  for (const next of block?.successors ?? []) addAll(live, begins.row(next));
  for (const next of block?.handlers ?? []) addAll(live, begins.row(next));
  return live;
}
