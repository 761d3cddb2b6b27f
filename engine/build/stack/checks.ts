import { unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { burn, fuelOf } from "../meter/meter.ts";
import { Edits } from "../spill/edits.ts";
import { frequencies, returning } from "../spill/flow.ts";
import { findOwnFrame } from "../spill/frame.ts";
import { type Module, readModule, withBodies } from "../spill/module.ts";
import { Op, ValueType } from "../spill/opcodes.ts";
import { components } from "./components.ts";
import { type Call, type Checking, callGraph, type Node } from "./graph.ts";

/** Below this guess of how often a function's calls run, something is done at those instead of at its begin. */
export const RARELY = 0.75;

export interface StackOptions {
  /** Name under which the stack pointer is exported. */
  readonly stackPointer: string;
  /** Name of the global that holds the address below which a check raises: `margin` bytes above the end. */
  readonly floor: string;
  /** How much of the stack lies below the floor, in bytes. */
  readonly margin: number;
  /** Name of the function that checks, and of the one that raises, which never returns. */
  readonly check: string;
  readonly raise: string;
  /** Functions that run while an exception leaves, and whose indirect calls lead to none that recurs. */
  readonly harmless: readonly string[];
  /** What each check also burns, so that recursion is counted as loops are; see `../meter/meter.ts`. */
  readonly burns?: { readonly fuel: string; readonly refill: string };
  /** Names of functions that are only called where fuel runs out. */
  readonly cold?: readonly string[];
}

/**
 * Gives every recursive cycle of the call graph a check of the stack. The interpreter has some of its own; this finds
 * the cycles that lead past none of them and puts a comparison at the begin of as few functions as it can.
 *
 * It runs before pointers are spilled: what it inserts can raise, and making an exception can collect.
 */
export function insertChecks(wasm: Uint8Array, options: StackOptions): { wasm: Uint8Array; checked: string[] } {
  const module = readModule(wasm);
  const checking = checkingOf(module, options);
  const raise = functionNamed(module, options.raise);
  const fuel = options.burns && fuelOf(module, options.burns.fuel);
  const refill = options.burns && functionNamed(module, options.burns.refill);
  const nodes = callGraph(module, checking);
  const chosen = choose(nodes, neededToRaise(nodes, raise - module.importedFunctions, checking.harmless));
  const bodies = nodes.map((node, index) => {
    const calls = chosen.get(index);
    const { code } = node;
    if (calls === undefined) return code.body;
    const edits = new Edits(code);
    const burning = fuel === undefined || refill === undefined ? [] : burn(fuel, refill, edits.addLocal(ValueType.i32));
    const check = [...checkStack(checking, raise), ...burning];
    if (howOften(node, calls) < RARELY) {
      for (const { instruction } of calls) edits.before(instruction, check);
      return edits.apply();
    }
    // Behind the frame's begin, or spilling would not find that and would add a second one.
    const own = findOwnFrame(code, checking.stackPointer);
    if (own === undefined) edits.atStart(check);
    else edits.after(own.taken, check);
    return edits.apply();
  });
  const checked = [...chosen.keys()].map((index) => nodes[index]?.name ?? "").sort();
  return { wasm: withBodies(wasm, bodies), checked };
}

export function checkingOf(module: Module, options: StackOptions): Checking {
  const stackPointer = module.exportedGlobals.get(options.stackPointer);
  if (stackPointer === undefined) throw new Error(`The engine does not export ${options.stackPointer}.`);
  return {
    stackPointer,
    floor: globalNamed(module, options.floor),
    check: functionNamed(module, options.check),
    harmless: new Set(options.harmless),
    cold: new Set(options.cold?.map((name) => functionNamed(module, name))),
  };
}

function globalNamed(module: Module, name: string): number {
  for (const [index, each] of module.globalNames) if (each === name) return index;
  throw new Error(`The engine has no global ${name}, which the checks of the stack need.`);
}

function functionNamed(module: Module, name: string): number {
  for (const [index, each] of module.functionNames) if (each === name) return index;
  throw new Error(`The engine has no function ${name}, which the checks of the stack need.`);
}

function checkStack({ stackPointer, floor }: Checking, raise: number): number[] {
  const compare = [Op.globalGet, ...unsigned(stackPointer), Op.globalGet, ...unsigned(floor), Op.i32LtU];
  return [...compare, Op.if, 0x40, Op.call, ...unsigned(raise), Op.unreachable, Op.end];
}

/**
 * Functions that run while the exception is made: a check in one of them would raise for ever. What a function calls
 * before it throws counts only if it always throws: making an exception does not fail halfway.
 */
function neededToRaise(nodes: readonly Node[], raise: number, harmless: ReadonlySet<string>): ReadonlySet<number> {
  const found = new Set([raise]);
  nodes.forEach(({ name }, index) => {
    if (harmless.has(name)) found.add(index);
  });
  for (const index of found) {
    const node = nodes[index];
    if (node === undefined) continue;
    const canReturn = returning(node.code, node.flow);
    const never = !canReturn[0];
    for (const { instruction, callees } of node.calls) {
      const direct = node.code.instructions[instruction]?.op === Op.call;
      const matters = never || canReturn[node.flow.blockOf[instruction] ?? 0];
      if (direct && matters) for (const callee of callees) found.add(callee);
    }
  }
  return found;
}

/** The calls that can be made without a check since the caller began, by caller. */
export function uncheckedCallees(nodes: readonly Node[]): number[][] {
  return nodes.map(({ calls }) => [
    ...new Set(calls.filter(({ unchecked }) => unchecked).flatMap(({ callees }) => callees)),
  ]);
}

/** How often some calls of a function are made for each of its own: a guess, at most 1. */
export function howOften({ code, flow }: Node, calls: readonly Call[]): number {
  const frequency = frequencies(flow, returning(code, flow));
  return Math.min(
    1,
    calls.reduce((sum, { instruction }) => sum + (frequency[flow.blockOf[instruction] ?? 0] ?? 0), 0),
  );
}

/**
 * Functions without which no cycle lacks a check, and their calls on such cycles: always the function that most ways
 * lead through, those that usually do without such a call last.
 */
function choose(nodes: readonly Node[], excluded: ReadonlySet<number>): Map<number, readonly Call[]> {
  const callees = uncheckedCallees(nodes);
  const chosen = new Map<number, readonly Call[]>();
  for (;;) {
    const { of, cyclic } = components(callees);
    if (!cyclic.includes(1)) return chosen;
    const into = new Float64Array(nodes.length);
    const out = new Float64Array(nodes.length);
    callees.forEach((list, caller) => {
      for (const callee of list) {
        if (of[caller] !== of[callee]) continue;
        out[caller] = (out[caller] ?? 0) + 1;
        into[callee] = (into[callee] ?? 0) + 1;
      }
    });
    const onCycle = (index: number): Call[] =>
      (nodes[index]?.calls ?? []).filter(
        (call) => call.unchecked && call.callees.some((callee) => of[callee] === of[index]),
      );
    let best: { readonly index: number; readonly worth: number } | undefined;
    nodes.forEach((node, index) => {
      if (!cyclic[index] || excluded.has(index)) return;
      const ways = (into[index] ?? 0) * (out[index] ?? 0);
      if (ways <= (best?.worth ?? 0)) return;
      const worth = ways * howOften(node, onCycle(index));
      if (worth > (best?.worth ?? 0)) best = { index, worth };
    });
    if (best === undefined) {
      const names = nodes.filter((_, index) => cyclic[index]).map(({ name }) => name);
      throw new Error(`These functions can call each other for ever but are needed to raise: ${names.join(", ")}.`);
    }
    chosen.set(best.index, onCycle(best.index));
    callees[best.index] = [];
  }
}
