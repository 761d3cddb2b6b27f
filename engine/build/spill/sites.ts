import { items } from "./bits.ts";
import type { Collecting } from "./calls.ts";
import { type Code, mayHoldPointer } from "./code.ts";
import { CALLS, type Flow, reachable } from "./flow.ts";
import { liveAtBegin, liveAtEnd, stepBack } from "./liveness.ts";
import { Op } from "./opcodes.ts";
import type { Pointers } from "./pointers.ts";
import type { StackUse, StackValue } from "./stack.ts";

/** A call that may collect, and what must be found in memory while it runs. */
export interface Site {
  readonly instruction: number;
  readonly block: number;
  readonly locals: readonly number[];
  readonly values: readonly StackValue[];
}

/** Finds the calls of a function at which pointers have to be in memory. */
export function findSites(options: {
  readonly functionIndex: number;
  readonly code: Code;
  readonly flow: Flow;
  readonly use: StackUse;
  readonly pointers: Pointers;
  readonly collecting: Collecting;
}): Site[] {
  const { functionIndex, code, flow, use, pointers, collecting } = options;
  const isReachable = reachable(flow);
  const begins = liveAtBegin(code, flow);
  const sites: Site[] = [];
  flow.blocks.forEach((block, index) => {
    if (!isReachable[index]) return;
    const live = liveAtEnd(flow, begins, index);
    for (let at = block.last; at >= block.first; at--) {
      const instruction = code.instructions[at];
      if (instruction === undefined) continue;
      if (CALLS.has(instruction.op)) {
        const returns = collecting.returns(functionIndex, at);
        // Handlers belong to the last instruction of a block. What is live on the way of a return and on that of a
        // throw is not told apart: a call that is caught nearly always has both.
        const caught = at === block.last && block.handlers.length > 0 && collecting.throws(functionIndex, at);
        if (returns || caught) {
          const locals = new Set(items(live).filter((local) => pointers.inLocal(local)));
          const values: StackValue[] = [];
          for (const value of use.below.get(at) ?? []) {
            if (!mayHoldPointer(value.type) || !pointers.fromInstruction(value.producer)) continue;
            const local = unchangedLocal(code, value);
            if (local === undefined) values.push(value);
            else locals.add(local);
          }
          if (locals.size + values.length > 0) {
            sites.push({ instruction: at, block: index, locals: [...locals].sort((a, b) => a - b), values });
          }
        }
      }
      stepBack(live, instruction.op, instruction.index);
    }
  });
  return sites.reverse();
}

/** The local of which a value on the stack is a copy as long as it lies there; undefined when there is none. */
function unchangedLocal(code: Code, value: StackValue): number | undefined {
  const producer = code.instructions[value.producer];
  if (producer?.op !== Op.localGet && producer?.op !== Op.localTee) return undefined;
  for (let at = value.producer + 1; at < value.consumer; at++) {
    const instruction = code.instructions[at];
    const sets = instruction?.op === Op.localSet || instruction?.op === Op.localTee;
    if (sets && instruction.index === producer.index) return undefined;
  }
  return producer.index;
}
