import { signed, unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { type Code, decode } from "../spill/code.ts";
import { Edits } from "../spill/edits.ts";
import { type Module, readModule, withBodies } from "../spill/module.ts";
import { Op, ValueType } from "../spill/opcodes.ts";
import { lightFunctions } from "./light.ts";
import { findLoops, type Loop } from "./loops.ts";
import { BULK_SHIFT, COUNTS_PER_UNIT, INSIDE, LIGHT_COUNTS, SELDOM_LONG, UNCOUNTED } from "./policy.ts";
import { relabel, splitLoop } from "./split.ts";

export interface MeterOptions {
  /** Name under which the fuel is exported. */
  readonly fuel: string;
  /** Names of the functions that get more of it, in loops that a run can be left in and in others. */
  readonly refill: { readonly loop: string; readonly inside: string };
}

/** How many loops of each kind there are; `policy.ts` says what the kinds mean. */
export interface MeterReport {
  readonly heavy: number;
  readonly light: number;
  readonly tight: number;
  readonly uncounted: number;
  /** Copies and fills of a length that is known only when they run. */
  readonly bulk: number;
}

type Kind = "heavy" | "light" | "tight";

const BULK = new Set<number>([Op.memoryCopy, Op.memoryFill]);

/**
 * Makes the work of C functions cost fuel: in their loops, and by the length of what they copy. Recursion is counted where
 * the stack is checked, `../stack/checks.ts`, and the bytecode loop counts for itself. So nothing in the engine can go on
 * without burning fuel, and whoever gives it out can end everything.
 *
 * A host could cut the time of a run only where it asks for fuel; copying at most as much as there is memory happens
 * between. Throws when a list of `policy.ts` names a function that is not there: it would be about another engine.
 */
export function meterLoops(wasm: Uint8Array, options: MeterOptions): { wasm: Uint8Array; report: MeterReport } {
  const module = readModule(wasm);
  const fuel = fuelOf(module, options.fuel);
  const refill = {
    loop: functionNamed(module, options.refill.loop),
    inside: functionNamed(module, options.refill.inside),
  };
  for (const list of [UNCOUNTED, SELDOM_LONG, INSIDE])
    for (const name of Object.keys(list)) functionNamed(module, name);
  const codes = module.bodies.map((_, index) => decode(module, index));
  const light = lightFunctions(module, codes);
  const report = { heavy: 0, light: 0, tight: 0, uncounted: 0, bulk: 0 };
  const bodies = codes.map((code, index) => {
    const name = module.functionNames.get(module.importedFunctions + index) ?? "";
    const loops = findLoops(code);
    const bulk = findBulk(code);
    const isCounted = !Object.hasOwn(UNCOUNTED, name);
    const counted = isCounted ? loops.map((loop) => ({ ...loop, kind: kindOf(loop, code, light, name) })) : [];
    for (const { kind } of counted) report[kind] += 1;
    report.uncounted += loops.length - counted.length;
    report.bulk += bulk.length;
    if (counted.length === 0 && bulk.length === 0) return code.body;
    const edits = new Edits(code);
    countLoops(code, edits, counted, fuel, Object.hasOwn(INSIDE, name) ? refill.inside : refill.loop);
    chargeBulk(edits, bulk, fuel);
    return edits.apply();
  });
  return { wasm: withBodies(wasm, bodies), report };
}

function kindOf({ calls }: Loop, { instructions }: Code, light: Uint8Array, name: string): Kind {
  if (calls.length === 0) return "tight";
  const callsLight = calls.every((at) => {
    const { op, index } = instructions[at] ?? { op: Op.callIndirect, index: 0 };
    return op === Op.call && light[index];
  });
  return callsLight || Object.hasOwn(SELDOM_LONG, name) ? "light" : "heavy";
}

export function fuelOf(module: Module, name: string): number {
  const fuel = module.exportedGlobals.get(name);
  if (fuel === undefined) throw new Error(`The engine does not export ${name}.`);
  return fuel;
}

export function functionNamed(module: Module, name: string): number {
  for (const [index, each] of module.functionNames) if (each === name) return index;
  throw new Error(`The engine has no function ${name}, which metering is told of.`);
}

/** Burns one unit, and asks for more when there was none. `scratch` is a local. */
export function burn(fuel: number, refill: number, scratch: number): number[] {
  const [global, local] = [unsigned(fuel), unsigned(scratch)];
  return [
    ...[Op.globalGet, ...global, Op.i32Const, 1, Op.i32Sub, Op.localTee, ...local, Op.globalSet, ...global],
    ...[Op.localGet, ...local, Op.i32Const, 0, Op.i32LtS, Op.if, 0x40, Op.call, ...unsigned(refill), Op.end],
  ];
}

function countLoops(
  code: Code,
  edits: Edits,
  loops: readonly (Loop & { readonly kind: Kind })[],
  fuel: number,
  refill: number,
): void {
  if (loops.length === 0) return;
  const unit = burn(fuel, refill, edits.addLocal(ValueType.i32));
  for (const { kind, instruction } of loops) if (kind === "heavy") edits.after(instruction, unit);
  if (loops.every(({ kind }) => kind === "heavy")) return;
  // One for all loops of the function, and never set back by a loop's end: short ones add up.
  const counter = edits.addLocal(ValueType.i32);
  const local = unsigned(counter);
  const split = loops.filter(({ kind, isOuter }) => kind === "tight" && !isOuter);
  for (const { kind, isOuter, instruction } of loops) {
    if (kind === "heavy" || (kind === "tight" && !isOuter)) continue;
    const due = isDue(counter, kind === "light" ? LIGHT_COUNTS : 1);
    edits.after(instruction, [...due, Op.if, 0x40, Op.i32Const, 0, Op.localSet, ...local, ...unit, Op.end]);
  }
  for (const loop of split) splitLoop(code, edits, loop, { counter, isDue: isDue(counter, 1), between: unit });
  relabel(code, edits, split);
}

/** Counts, and leaves on the stack whether a unit is due. */
function isDue(counter: number, counts: number): number[] {
  const local = unsigned(counter);
  return [
    ...[Op.localGet, ...local, Op.i32Const, counts, Op.i32Add, Op.localTee, ...local],
    ...[Op.i32Const, ...signed(COUNTS_PER_UNIT), Op.i32GtU],
  ];
}

function findBulk({ instructions }: Code): number[] {
  return instructions.flatMap(({ op }, at) => (BULK.has(op) && instructions[at - 1]?.op !== Op.i32Const ? [at] : []));
}

/** The length is on top of the stack. */
function chargeBulk(edits: Edits, bulk: readonly number[], fuel: number): void {
  if (bulk.length === 0) return;
  const length = unsigned(edits.addLocal(ValueType.i32));
  const global = unsigned(fuel);
  const charge = [
    ...[Op.localTee, ...length, Op.globalGet, ...global, Op.localGet, ...length],
    ...[Op.i32Const, BULK_SHIFT, Op.i32ShrU, Op.i32Sub, Op.globalSet, ...global],
  ];
  for (const at of bulk) edits.before(at, charge);
}
