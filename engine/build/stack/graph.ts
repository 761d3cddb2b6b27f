import { type Code, decode } from "../spill/code.ts";
import { CALLS, controlFlow, type Flow, reachable } from "../spill/flow.ts";
import type { Module } from "../spill/module.ts";
import { Op } from "../spill/opcodes.ts";
import { type StackUse, simulateStack } from "../spill/stack.ts";
import { callDepths } from "./depth.ts";

export interface Call {
  readonly instruction: number;
  /** Defined functions that it may reach, by their position among the bodies; every one of its type when indirect. */
  readonly callees: readonly number[];
  /** How far the caller has moved the stack pointer, in bytes. */
  readonly depth: number;
  /** The same where it is not the same on every way: at most. */
  readonly depthAtMost: number;
  /** Some way from the function's begin to this call leads past no check. */
  readonly unchecked: boolean;
}

export interface Node {
  readonly name: string;
  readonly code: Code;
  readonly flow: Flow;
  readonly calls: readonly Call[];
  /** At least what V8 takes of its own stack for one call, in bytes: see `proportion.ts`. */
  readonly native: number;
}

/** How a function asks whether there is stack left: it calls one of these, or compares the stack pointer itself. */
export interface Checking {
  readonly stackPointer: number;
  /** The global that it compares with. */
  readonly floor: number;
  /** The function that checks. */
  readonly check: number;
  /** Functions whose indirect calls are known to lead back to nothing. */
  readonly harmless: ReadonlySet<string>;
  /** Functions that are only called where fuel runs out, hardly ever: V8 keeps no values ready for that. */
  readonly cold: ReadonlySet<number>;
}

/** Reads the call graph. Throws when a function does something with the stack pointer that cannot be followed. */
export function callGraph(module: Module, checking: Checking): Node[] {
  const byType = new Map<number, number[]>();
  for (const target of [...new Set(module.tableFunctions)].sort((a, b) => a - b)) {
    const type = module.functionTypes[target] ?? -1;
    const list = byType.get(type) ?? [];
    list.push(target);
    byType.set(type, list);
  }
  return module.bodies.map((_, index) => {
    const self = module.importedFunctions + index;
    const name = module.functionNames.get(self) ?? `function ${self}`;
    const code = decode(module, index);
    const flow = controlFlow(code);
    const use = simulateStack(module, code);
    try {
      const unchecked = reachedUnchecked(code, flow, self === checking.check ? undefined : checking);
      const calls = callDepths(code, flow, use, checking.stackPointer).map(({ instruction, bytes, atMost }): Call => {
        const { op, index: target } = code.instructions[instruction] ?? { op: Op.call, index: -1 };
        const indirect = checking.harmless.has(name) ? [] : (byType.get(target) ?? []);
        // Asking for fuel leads back to nothing, and a check there would burn some, at times that depend on the host.
        const direct = checking.cold.has(target) ? [] : [target];
        const targets = op === Op.call ? direct : indirect;
        const callees = targets.map((each) => each - module.importedFunctions).filter((each) => each >= 0);
        return { instruction, callees, depth: bytes, depthAtMost: atMost, unchecked: unchecked(instruction) };
      });
      const warm = calls.filter(({ instruction }) => {
        const { op, index: callee } = code.instructions[instruction] ?? { op: Op.call, index: -1 };
        return op !== Op.call || !checking.cold.has(callee);
      });
      return { name, code, flow, calls, native: nativeBytes(code, use, warm.length) };
    } catch (error) {
      throw new Error(`The stack of ${name} cannot be followed: ${error instanceof Error ? error.message : error}.`);
    }
  });
}

/** Beyond this many calls in a function, TurboFan's frames did not become larger. */
const CALLS_THAT_COUNT = 48;

/** A guess at V8's frame in bytes, from what was measured: see `proportion.ts`. */
function nativeBytes(code: Code, use: StackUse, calls: number): number {
  let height = 0;
  for (const below of use.below.values()) height = Math.max(height, below.length);
  return 72 + 8 * (code.locals.length + height) + 6 * Math.min(calls, CALLS_THAT_COUNT);
}

/** Tells whether an instruction can be reached from the function's begin without a check on the way. */
function reachedUnchecked(code: Code, flow: Flow, checking: Checking | undefined): (instruction: number) => boolean {
  const firstCheck = flow.blocks.map(({ first, last }) => {
    for (let at = first; checking !== undefined && at <= last; at++) if (isCheck(code, at, checking)) return at;
    return undefined;
  });
  const open = reachable({
    ...flow,
    blocks: flow.blocks.map((block, index) =>
      firstCheck[index] === undefined ? block : { ...block, successors: [], handlers: [] },
    ),
  });
  return (instruction) => {
    const block = flow.blockOf[instruction] ?? 0;
    return open[block] === 1 && instruction <= (firstCheck[block] ?? instruction);
  };
}

function isCheck(code: Code, at: number, { check, stackPointer, floor }: Checking): boolean {
  const instruction = code.instructions[at];
  if (instruction === undefined) return false;
  if (CALLS.has(instruction.op)) return instruction.op === Op.call && instruction.index === check;
  const next = code.instructions[at + 1];
  const asks = instruction.op === Op.globalGet && instruction.index === stackPointer;
  return asks && next?.op === Op.globalGet && next.index === floor;
}
