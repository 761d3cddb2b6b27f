import type { Code } from "./code.ts";
import { Op } from "./opcodes.ts";

/** Instructions that always run one after the other. */
export interface Block {
  /** Indices of the first and the last instruction. */
  readonly first: number;
  readonly last: number;
  /** Blocks that can follow. */
  readonly successors: readonly number[];
  /** Blocks that can follow when the last instruction throws. */
  readonly handlers: readonly number[];
  /** How many loops surround it. */
  readonly depth: number;
}

/** The control flow of a function. Blocks are in the order of the code: every jump back leads to a loop's begin. */
export interface Flow {
  readonly blocks: readonly Block[];
  /** The block of each instruction. */
  readonly blockOf: Int32Array;
}

interface Region {
  readonly op: number;
  readonly begin: number;
  /** Branches to the region's end, to be resolved when that is known: [instruction, position in its targets]. */
  readonly pending: number[];
  /** The `else`, `catch` and `catch_all` instructions. */
  readonly clauses: number[];
  /** Instructions inside a try's own part, whose exceptions its clauses may catch. */
  readonly throwing: number[];
}

const JUMPS = new Set<number>([Op.br, Op.brIf, Op.brTable, Op.return, Op.unreachable, Op.throw, Op.rethrow]);
const CLAUSES = new Set<number>([Op.else, Op.catch, Op.catchAll]);
const OPENS = new Set<number>([Op.block, Op.loop, Op.if, Op.try]);
export const CALLS: ReadonlySet<number> = new Set<number>([Op.call, Op.callIndirect]);
const THROWS = new Set<number>([...CALLS, Op.throw, Op.rethrow]);

/** Finds the blocks of a function. */
export function controlFlow(code: Code): Flow {
  const { instructions } = code;
  const count = instructions.length;
  const targets = new Map<number, number[]>();
  const handlers = new Map<number, number[]>();
  const depths = new Int32Array(count);
  const leaders = new Uint8Array(count + 1);
  leaders[0] = 1;
  const addTarget = (from: number, to: number): void => {
    const list = targets.get(from);
    if (list === undefined) targets.set(from, [to]);
    else list.push(to);
    leaders[to] = 1;
  };

  const regions: Region[] = [];
  const open = (op: number, begin: number): number =>
    regions.push({ op, begin, pending: [], clauses: [], throwing: [] });
  // The function's body is a region too: its label leads to the last instruction, which is its end.
  open(Op.block, -1);
  let depth = 0;
  const branch = (from: number, label: number): void => {
    const region = regions[regions.length - 1 - label];
    if (region === undefined) throw new RangeError(`no label ${label}`);
    if (region.op === Op.loop) addTarget(from, region.begin);
    else region.pending.push(from);
  };
  const noteThrow = (at: number): void => {
    let inside = false;
    for (const region of regions) {
      // Conservative: an inner clause might catch everything, but outer ones are told too.
      if (region.op === Op.try && region.clauses.length === 0) {
        region.throwing.push(at);
        inside = true;
      }
    }
    if (inside) leaders[at + 1] = 1;
  };

  for (let at = 0; at < count; at++) {
    const instruction = instructions[at];
    if (instruction === undefined) break;
    const { op, index, labels } = instruction;
    if (OPENS.has(op)) {
      if (op === Op.loop) {
        depth += 1;
        leaders[at] = 1;
      }
      if (op === Op.if) leaders[at + 1] = 1;
      open(op, at);
    } else if (op === Op.br || op === Op.brIf) branch(at, index);
    else if (op === Op.brTable) for (const label of labels) branch(at, label);
    else if (CLAUSES.has(op)) {
      const region = regions[regions.length - 1];
      if (region === undefined) throw new RangeError("a clause outside of a region");
      // Whoever runs into the clause goes on behind the region.
      region.pending.push(at);
      region.clauses.push(at);
      leaders[at + 1] = 1;
    } else if (op === Op.end || op === Op.delegate) {
      const region = regions.pop();
      if (region === undefined) throw new RangeError("an end outside of a region");
      const after = regions.length === 0 ? at : at + 1;
      for (const from of region.pending) addTarget(from, after);
      if (region.op === Op.loop) depth -= 1;
      if (region.op === Op.if) {
        const clause = region.clauses[0];
        addTarget(region.begin, clause === undefined ? after : clause + 1);
      }
      for (const from of region.throwing) {
        const list = handlers.get(from) ?? [];
        handlers.set(from, [...list, ...region.clauses.map((clause) => clause + 1)]);
      }
    }
    if (THROWS.has(op)) noteThrow(at);
    if (JUMPS.has(op) || CLAUSES.has(op)) leaders[at + 1] = 1;
    depths[at] = depth;
  }

  return { ...cut(code, leaders, targets, handlers, depths) };
}

/** Cuts the instructions at the leaders and turns instruction numbers into block numbers. */
function cut(
  code: Code,
  leaders: Uint8Array,
  targets: ReadonlyMap<number, readonly number[]>,
  handlers: ReadonlyMap<number, readonly number[]>,
  depths: Int32Array,
): Flow {
  const count = code.instructions.length;
  const blockOf = new Int32Array(count);
  const firsts: number[] = [];
  for (let at = 0; at < count; at++) {
    if (leaders[at]) firsts.push(at);
    blockOf[at] = firsts.length - 1;
  }
  const toBlocks = (list: readonly number[] | undefined): number[] => [
    ...new Set((list ?? []).map((at) => blockOf[at] ?? 0)),
  ];
  const blocks = firsts.map((first, index): Block => {
    const last = (firsts[index + 1] ?? count) - 1;
    const op = code.instructions[last]?.op ?? Op.end;
    const jumpsAway = (JUMPS.has(op) && op !== Op.brIf) || CLAUSES.has(op);
    const next = jumpsAway || last + 1 >= count ? [] : [last + 1];
    return {
      first,
      last,
      successors: toBlocks([...next, ...(targets.get(last) ?? [])]),
      handlers: toBlocks(handlers.get(last)),
      depth: depths[first] ?? 0,
    };
  });
  return { blocks, blockOf };
}

/** Which blocks the function's start leads to. */
export function reachable({ blocks }: Flow): Uint8Array {
  const seen = new Uint8Array(blocks.length);
  const work = [0];
  seen[0] = 1;
  for (let index = work.pop(); index !== undefined; index = work.pop()) {
    const block = blocks[index];
    for (const next of [...(block?.successors ?? []), ...(block?.handlers ?? [])]) {
      if (!seen[next]) {
        seen[next] = 1;
        work.push(next);
      }
    }
  }
  return seen;
}

/** From which blocks the function can still return to its caller; from the others it only throws or traps. */
export function returning(code: Code, { blocks }: Flow): Uint8Array {
  const result = new Uint8Array(blocks.length);
  const predecessors: number[][] = blocks.map(() => []);
  blocks.forEach(({ successors, handlers }, index) => {
    for (const next of [...successors, ...handlers]) predecessors[next]?.push(index);
  });
  const work: number[] = [];
  blocks.forEach(({ last }, index) => {
    if (last === code.instructions.length - 1 || code.instructions[last]?.op === Op.return) work.push(index);
  });
  for (let index = work.pop(); index !== undefined; index = work.pop()) {
    if (result[index]) continue;
    result[index] = 1;
    work.push(...(predecessors[index] ?? []));
  }
  return result;
}

/** A guess at how often each block runs per call: branches halve, loops multiply, ways that end in a throw are rare. */
export function frequencies(flow: Flow, canReturn: Uint8Array): Float64Array {
  const { blocks } = flow;
  const LOOP = 8;
  const RARE = 0.01;
  const chance = new Float64Array(blocks.length);
  chance[0] = 1;
  blocks.forEach(({ successors, handlers }, index) => {
    const own = chance[index] ?? 0;
    const forward = successors.filter((next) => next > index);
    const weights = forward.map((next) => (canReturn[next] ? 1 : RARE));
    // A jump back ends the loop's round; what leaves the loop must not count as less for it.
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    forward.forEach((next, position) => {
      chance[next] = (chance[next] ?? 0) + (own * (weights[position] ?? 0)) / (total || 1);
    });
    for (const next of handlers) if (next > index) chance[next] = (chance[next] ?? 0) + own * RARE;
  });
  return chance.map((value, index) => value * LOOP ** (blocks[index]?.depth ?? 0));
}
