import { signed, unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { decode } from "../spill/code.ts";
import { Edits } from "../spill/edits.ts";
import { controlFlow } from "../spill/flow.ts";
import { addFrame, alignedSize } from "../spill/frame.ts";
import { type Module, readModule, withBodies } from "../spill/module.ts";
import { Op } from "../spill/opcodes.ts";
import { simulateStack } from "../spill/stack.ts";
import { checkingOf, howOften, RARELY, type StackOptions, uncheckedCallees } from "./checks.ts";
import { components } from "./components.ts";
import { callDepths } from "./depth.ts";
import { type Call, callGraph, type Node } from "./graph.ts";

/**
 * Bytes of the C stack that a recursive function takes for each byte of V8's: 256 KiB for 819 KiB. V8 has 984 KiB on
 * Node's main thread, which leaves 165 KiB to the host.
 */
const SHARE = 5 / 16;

export interface ProportionReport {
  /** Functions on a recursive cycle, and how their frames came to be large enough. */
  readonly recursive: number;
  readonly enlarged: number;
  readonly added: number;
  readonly aroundCalls: number;
  /** The most of the C stack that calls can take between one check and the next, without alloca, in bytes. */
  readonly betweenChecks: number;
  readonly deepest: readonly string[];
}

/**
 * Makes the C stack end before V8's does, so that too deep a recursion is Python's RecursionError. V8's own end is a
 * RangeError of the host's, after which the sandbox is lost, and nothing in WebAssembly can ask how near it is. So every
 * function on a recursive cycle gets a frame on the C stack in proportion to the one that V8 gives it: the constant of its
 * frame becomes larger, which costs nothing; rare calls take the room themselves; only the others get a frame to add.
 * All that then has to be checked is the C stack, once per cycle: see `checks.ts`.
 *
 * V8's frames were measured with `--print-wasm-code` for each of the engine's 901 functions, x64. One call of a Python
 * function (vm_dispatch, vm_protected, mp_execute_bytecode, fun_bc_call, mp_call_function_n_kw) takes, in bytes:
 * - Node 20: 624 from Liftoff, 888 from TurboFan;
 * - Node 26: 632 from Liftoff, about 1,000 after tier-up, 1,648 with `--no-liftoff`, where TurboFan inlines blindly.
 * The guess for it is 1,382. Liftoff's frames hold 4 to 8 bytes for each local and each value on the operand stack, and 64
 * more; TurboFan's grow with the number of calls, across which values have to live. With the frames as measured instead of
 * guessed, the worst cycle of the whole graph takes 819 KiB of V8's stack for all of the C stack (TurboFan, Node 20), and
 * 576 KiB as Liftoff compiles it.
 *
 * What is not counted: alloca, which only makes the C stack end sooner; arguments on V8's stack; functions on no cycle,
 * which run a few deep below a check; and the host's functions, which run below those. Indirect calls are taken to
 * reach every function of their type. It comes last: nothing may change a frame afterwards.
 */
export function proportionStack(
  wasm: Uint8Array,
  options: StackOptions,
): { wasm: Uint8Array; report: ProportionReport } {
  const module = readModule(wasm);
  const checking = checkingOf(module, options);
  const { stackPointer } = checking;
  const nodes = callGraph(module, checking);
  const { of, cyclic } = components(nodes.map(({ calls }) => calls.flatMap(({ callees }) => callees)));
  const count = { recursive: 0, enlarged: 0, added: 0, aroundCalls: 0 };
  const bodies = nodes.map((node, index) => {
    if (!cyclic[index]) return node.code.body;
    count.recursive += 1;
    const recursive = node.calls.filter(({ callees }) => callees.some((callee) => of[callee] === of[index]));
    const missing = shortage(node, recursive);
    if (missing <= 0) return node.code.body;
    const enlarged = enlargeFrame(module, node, stackPointer, missing);
    if (enlarged !== undefined) {
      count.enlarged += 1;
      return enlarged;
    }
    const edits = new Edits(node.code);
    if (howOften(node, recursive) < RARELY) {
      count.aroundCalls += 1;
      for (const call of recursive) takeAround(edits, call, shortage(node, [call]), stackPointer);
    } else {
      count.added += 1;
      addFrame(node.code, edits, stackPointer, missing);
    }
    return edits.apply();
  });
  const result = withBodies(wasm, bodies);
  const chain = longestChain(verified(result, options, of));
  if (chain.bytes > options.margin) {
    throw new Error(
      `Between two checks the C stack can grow by ${chain.bytes} bytes, more than the margin of ${options.margin}: ` +
        `${chain.names.join(" → ")}.`,
    );
  }
  return { wasm: result, report: { ...count, betweenChecks: chain.bytes, deepest: chain.names } };
}

/** How much more a function has to take so that these calls of it are in proportion. */
function shortage({ native }: Node, calls: readonly Call[]): number {
  const least = calls.reduce((depth, call) => Math.min(depth, call.depth), Number.POSITIVE_INFINITY);
  return alignedSize(Math.max(0, native * SHARE - least));
}

/** Makes larger the frame that a function takes first; undefined when that would not leave the stack as it was. */
function enlargeFrame(module: Module, node: Node, stackPointer: number, more: number): Uint8Array | undefined {
  const { instructions } = node.code;
  const is = (at: number, op: number, index?: number): boolean =>
    instructions[at]?.op === op && (index === undefined || instructions[at]?.index === index);
  const begins = is(0, Op.globalGet, stackPointer) && is(1, Op.i32Const) && (is(2, Op.i32Sub) || is(2, Op.i32Add));
  if (!begins || !is(3, Op.localTee) || !is(4, Op.globalSet, stackPointer)) return undefined;
  const pointer = instructions[3]?.index ?? -1;
  const amount = Math.abs(instructions[1]?.index ?? 0);
  const edits = new Edits(node.code);
  const enlarge = (at: number): void => {
    const value = instructions[at]?.index ?? 0;
    edits.instead(at, [Op.i32Const, ...signed(value + Math.sign(value) * more)]);
  };
  enlarge(1);
  for (let at = 8; at < instructions.length; at++) {
    const restores = is(at, Op.globalSet, stackPointer) && (is(at - 1, Op.i32Add) || is(at - 1, Op.i32Sub));
    if (!restores || !is(at - 2, Op.i32Const) || !is(at - 3, Op.localGet, pointer)) continue;
    if (Math.abs(instructions[at - 2]?.index ?? 0) === amount) enlarge(at - 2);
  }
  const body = edits.apply();
  try {
    const code = decode(
      { ...module, bodies: [body], importedFunctions: 0, functionTypes: [typeIndex(module, node)] },
      0,
    );
    const depths = callDepths(code, controlFlow(code), simulateStack(module, code), stackPointer);
    return depths.every(({ bytes }, index) => bytes === (node.calls[index]?.depth ?? 0) + more) ? body : undefined;
  } catch {
    return undefined;
  }
}

function typeIndex(module: Module, { code }: Node): number {
  return module.types.indexOf(code.type);
}

function takeAround(edits: Edits, { instruction }: Call, bytes: number, stackPointer: number): void {
  if (bytes <= 0) return;
  const move = (op: number): number[] => {
    const global = unsigned(stackPointer);
    return [Op.globalGet, ...global, Op.i32Const, ...signed(bytes), op, Op.globalSet, ...global];
  };
  edits.before(instruction, move(Op.i32Sub));
  edits.after(instruction, move(Op.i32Add));
}

/** Reads the result anew and makes sure of what this pass promises. */
function verified(wasm: Uint8Array, options: StackOptions, component: Int32Array): Node[] {
  const module = readModule(wasm);
  const nodes = callGraph(module, checkingOf(module, options));
  nodes.forEach((node, index) => {
    const recursive = node.calls.filter(({ callees }) =>
      callees.some((callee) => component[callee] === component[index]),
    );
    const short = recursive.length > 0 && recursive.some(({ depth }) => depth < (node.native - 8) * SHARE);
    if (short) throw new Error(`The frame of ${node.name} is out of proportion.`);
  });
  const { cyclic } = components(uncheckedCallees(nodes));
  const unchecked = nodes.filter((_, index) => cyclic[index]).map(({ name }) => name);
  if (unchecked.length > 0) throw new Error(`Nothing checks the stack on a cycle through ${unchecked.join(", ")}.`);
  return nodes;
}

/** The calls that together take most of the stack without a check; there are no cycles among them. */
function longestChain(nodes: readonly Node[]): { bytes: number; names: string[] } {
  interface Chain {
    readonly bytes: number;
    readonly next: number | undefined;
  }
  const known = new Map<number, Chain>();
  const longest = (index: number, calls: readonly Call[]): Chain => {
    let best: Chain = { bytes: ownBytes(nodes[index]), next: undefined };
    for (const { callees, depthAtMost } of calls) {
      for (const callee of callees) {
        const bytes = depthAtMost + below(callee).bytes;
        if (bytes > best.bytes) best = { bytes, next: callee };
      }
    }
    return best;
  };
  const below = (index: number): Chain => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const chain = longest(index, nodes[index]?.calls.filter(({ unchecked }) => unchecked) ?? []);
    known.set(index, chain);
    return chain;
  };
  let first = 0;
  let best: Chain = { bytes: 0, next: undefined };
  nodes.forEach(({ calls }, index) => {
    const chain = longest(index, calls);
    if (chain.bytes > best.bytes) [first, best] = [index, chain];
  });
  const names = [nodes[first]?.name ?? ""];
  for (let next = best.next; next !== undefined; next = below(next).next) names.push(nodes[next]?.name ?? "");
  return { bytes: best.bytes, names };
}

/** What a function takes at most, whether or not it calls. */
function ownBytes(node: Node | undefined): number {
  return node?.calls.reduce((most, { depthAtMost }) => Math.max(most, depthAtMost), 0) ?? 0;
}
