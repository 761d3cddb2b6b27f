import type { Code } from "./code.ts";
import { CALLS, type Flow, reachable, returning } from "./flow.ts";
import type { Module } from "./module.ts";
import { Op } from "./opcodes.ts";

export interface AnalysedFunction {
  readonly code: Code;
  readonly flow: Flow;
}

/** Which calls may collect garbage, and whether the caller goes on afterwards. */
export interface Collecting {
  /** Garbage may be collected before the call returns as calls usually do. */
  returns(functionIndex: number, instruction: number): boolean;
  /** Garbage may be collected before the call returns or throws. */
  throws(functionIndex: number, instruction: number): boolean;
}

/** What a function can do: collect and then return; collect at all. */
interface Abilities {
  readonly returns: Uint8Array;
  readonly throws: Uint8Array;
}

interface Site {
  readonly instruction: number;
  readonly callees: readonly number[];
  /** The caller can return after the call has returned; after it has thrown. */
  readonly onward: boolean;
  readonly caught: boolean;
}

/**
 * Finds out which calls can lead to a collection, by closing the call graph over the functions that collect. Imports do
 * not collect: the host must not call the engine while the engine is calling the host. An indirect call may reach every
 * function of its type that is in the table.
 *
 * A function that collects only on ways that end in a throw (it makes the exception that it raises) is of no concern to
 * a caller that does not catch: the caller's values are never used again.
 */
export function findCollecting(
  module: Module,
  functions: readonly AnalysedFunction[],
  roots: readonly number[],
): Collecting {
  const byType = new Map<number, number[]>();
  for (const target of new Set(module.tableFunctions)) {
    const type = module.functionTypes[target] ?? -1;
    byType.set(type, [...(byType.get(type) ?? []), target]);
  }
  const total = module.functionTypes.length;
  const abilities: Abilities = { returns: new Uint8Array(total), throws: new Uint8Array(total) };
  for (const root of roots) {
    abilities.returns[root] = 1;
    abilities.throws[root] = 1;
  }
  const sites = functions.map(({ code, flow }) => findSites(code, flow, byType));

  for (let changed = true; changed; ) {
    changed = false;
    sites.forEach((list, index) => {
      const self = module.importedFunctions + index;
      for (const { callees, onward, caught } of list) {
        const returns = callees.some((callee) => abilities.returns[callee]);
        const throws = callees.some((callee) => abilities.throws[callee]);
        if (throws && !abilities.throws[self]) {
          abilities.throws[self] = 1;
          changed = true;
        }
        if (((returns && onward) || (throws && caught)) && !abilities.returns[self]) {
          abilities.returns[self] = 1;
          changed = true;
        }
      }
    });
  }

  const calleesOf = new Map(
    sites.map((list, index) => [index, new Map(list.map((site) => [site.instruction, site.callees]))]),
  );
  const any = (ability: Uint8Array) => (functionIndex: number, instruction: number) =>
    (calleesOf.get(functionIndex)?.get(instruction) ?? []).some((callee) => ability[callee]);
  return { returns: any(abilities.returns), throws: any(abilities.throws) };
}

function findSites(code: Code, flow: Flow, byType: ReadonlyMap<number, readonly number[]>): Site[] {
  const canReturn = returning(code, flow);
  const isReachable = reachable(flow);
  const sites: Site[] = [];
  flow.blocks.forEach(({ first, last, successors, handlers }, index) => {
    if (!isReachable[index]) return;
    for (let at = first; at <= last; at++) {
      const instruction = code.instructions[at];
      if (instruction === undefined || !CALLS.has(instruction.op)) continue;
      const callees = instruction.op === Op.call ? [instruction.index] : (byType.get(instruction.index) ?? []);
      const onward = at === last ? successors.some((next) => canReturn[next]) : canReturn[index] === 1;
      sites.push({ instruction: at, callees, onward, caught: handlers.some((next) => canReturn[next]) });
    }
  });
  return sites;
}
