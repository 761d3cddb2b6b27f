import { add, BitRows, equal, has, keepOnly, remove } from "./bits.ts";
import type { Code } from "./code.ts";
import type { Flow } from "./flow.ts";
import { Op } from "./opcodes.ts";
import type { Site } from "./sites.ts";

/** Where locals are stored: behind instructions that set them, in front of calls, and at the function's begin. */
export interface Placement {
  /** Instruction that sets a local whose new value is stored at once. */
  readonly definitions: ReadonlySet<number>;
  /** Locals stored in front of a call. */
  readonly calls: ReadonlyMap<number, readonly number[]>;
  /** Parameters stored at the begin. */
  readonly parameters: readonly number[];
}

function definedLocal(code: Code, at: number): number | undefined {
  const instruction = code.instructions[at];
  return instruction?.op === Op.localSet || instruction?.op === Op.localTee ? instruction.index : undefined;
}

/**
 * For every local the cheaper of two ways: store each value once, where it is made, or store it in front of the calls,
 * except where the slot still holds it from an earlier call.
 */
export function placeStores(code: Code, flow: Flow, sites: readonly Site[], frequency: Float64Array): Placement {
  const needed = new Map(sites.map((site) => [site.instruction, site.locals]));
  const cost = (at: number): number => frequency[flow.blockOf[at] ?? 0] ?? 0;

  const early = definitionsNeeded(code, flow, needed);
  const late = storesAtCalls(code, flow, needed);
  const balance = new Float64Array(code.locals.length);
  const addCost = (local: number, amount: number): void => {
    balance[local] = (balance[local] ?? 0) + amount;
  };
  for (const at of early.definitions) addCost(definedLocal(code, at) ?? 0, cost(at));
  for (const local of early.parameters) addCost(local, 1);
  for (const [at, locals] of late) for (const local of locals) addCost(local, -cost(at));

  const isEarly = (local: number): boolean => (balance[local] ?? 0) <= 0;
  return {
    definitions: new Set(early.definitions.filter((at) => isEarly(definedLocal(code, at) ?? 0))),
    calls: new Map([...late].map(([at, locals]) => [at, locals.filter((local) => !isEarly(local))])),
    parameters: early.parameters.filter(isEarly),
  };
}

/** The definitions whose value reaches a call that needs it. */
function definitionsNeeded(
  code: Code,
  flow: Flow,
  needed: ReadonlyMap<number, readonly number[]>,
): { definitions: number[]; parameters: number[] } {
  const begins = new BitRows(flow.blocks.length, code.locals.length);
  const definitions: number[] = [];
  const visit = (index: number, found?: (at: number) => void): Uint32Array => {
    const block = flow.blocks[index];
    const wanted = new Uint32Array(begins.words);
    if (block === undefined) return wanted;
    for (const next of [...block.successors, ...block.handlers]) {
      const other = begins.row(next);
      for (let word = 0; word < wanted.length; word++) wanted[word] = (wanted[word] ?? 0) | (other[word] ?? 0);
    }
    for (let at = block.last; at >= block.first; at--) {
      const defined = definedLocal(code, at);
      if (defined !== undefined) {
        if (has(wanted, defined)) found?.(at);
        remove(wanted, defined);
      }
      for (const local of needed.get(at) ?? []) add(wanted, local);
    }
    return wanted;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = flow.blocks.length - 1; index >= 0; index--) {
      const wanted = visit(index);
      const begin = begins.row(index);
      if (!equal(begin, wanted)) {
        begin.set(wanted);
        changed = true;
      }
    }
  }
  for (let index = 0; index < flow.blocks.length; index++) visit(index, (at) => definitions.push(at));
  const atBegin = begins.row(0);
  return {
    definitions,
    parameters: code.type.parameters.map((_, local) => local).filter((local) => has(atBegin, local)),
  };
}

/** For each call the locals that it needs and that no earlier call has stored on every way to it. */
function storesAtCalls(
  code: Code,
  flow: Flow,
  needed: ReadonlyMap<number, readonly number[]>,
): Map<number, readonly number[]> {
  const { blocks } = flow;
  const size = code.locals.length;
  const ends = new BitRows(blocks.length, size, true);
  const predecessors: number[][] = blocks.map(() => []);
  blocks.forEach(({ successors, handlers }, index) => {
    for (const next of [...successors, ...handlers]) predecessors[next]?.push(index);
  });
  const stores = new Map<number, readonly number[]>();
  const visit = (index: number, found?: (at: number, locals: readonly number[]) => void): Uint32Array => {
    const block = blocks[index];
    const stored = new Uint32Array(ends.words);
    if (block === undefined) return stored;
    // Nothing is stored at the begin of the function, even when a loop leads back there. Of dead code anything is true.
    if (index !== 0) stored.fill(0xffffffff);
    for (const previous of predecessors[index] ?? []) keepOnly(stored, ends.row(previous));
    for (let at = block.first; at <= block.last; at++) {
      const missing = (needed.get(at) ?? []).filter((local) => !has(stored, local));
      if (missing.length > 0) found?.(at, missing);
      for (const local of missing) add(stored, local);
      const defined = definedLocal(code, at);
      if (defined !== undefined) remove(stored, defined);
    }
    return stored;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = 0; index < blocks.length; index++) {
      const stored = visit(index);
      const end = ends.row(index);
      if (!equal(end, stored)) {
        end.set(stored);
        changed = true;
      }
    }
  }
  for (let index = 0; index < blocks.length; index++) visit(index, (at, locals) => stores.set(at, locals));
  return stores;
}
