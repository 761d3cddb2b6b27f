import type { Code } from "../spill/code.ts";
import { CALLS } from "../spill/flow.ts";
import type { Module } from "../spill/module.ts";
import { Op } from "../spill/opcodes.ts";

/**
 * Functions that only call functions of the same kind, and none of them itself: what they do is a few nested loops, each
 * of which is counted. → by index of the function, imports included, which are none: a host may do anything.
 */
export function lightFunctions(module: Module, codes: readonly Code[]): Uint8Array {
  const light = new Uint8Array(module.functionTypes.length);
  const callees = codes.map(({ instructions }) => {
    const calls = instructions.filter(({ op }) => CALLS.has(op));
    return calls.some(({ op }) => op === Op.callIndirect) ? undefined : calls.map(({ index }) => index);
  });
  for (let changed = true; changed; ) {
    changed = false;
    callees.forEach((list, index) => {
      const self = module.importedFunctions + index;
      // A function becomes light only after all that it calls, so none on a cycle does.
      if (light[self] || list === undefined || !list.every((callee) => light[callee])) return;
      light[self] = 1;
      changed = true;
    });
  }
  return light;
}
