import { unsigned } from "../../../core/src/builder/wasm/binary.ts";
import { type AnalysedFunction, type Collecting, findCollecting } from "./calls.ts";
import { type Code, decode } from "./code.ts";
import { Edits } from "./edits.ts";
import { controlFlow, type Flow, frequencies, returning } from "./flow.ts";
import {
  addFrame,
  alignedSize,
  enlarge,
  findOwnFrame,
  giveBack,
  type OwnFrame,
  storeLocal,
  takeRoom,
} from "./frame.ts";
import { type Module, readModule, withBodies } from "./module.ts";
import { Op, ValueType } from "./opcodes.ts";
import { placeStores } from "./place.ts";
import { Pointers } from "./pointers.ts";
import { findSites, type Site } from "./sites.ts";
import { Slots } from "./slots.ts";
import { simulateStack } from "./stack.ts";

export interface SpillOptions {
  /** Names of the functions that collect garbage themselves. */
  readonly collectors: readonly string[];
  /** Name under which the stack pointer is exported. */
  readonly stackPointer: string;
  /** Up to this guess of how often a function's calls run, each of them takes its own room. */
  readonly fewCalls?: number;
}

export interface SpillReport {
  readonly functions: number;
  readonly calls: number;
  readonly callsThatNeedIt: number;
  readonly stores: number;
}

/**
 * Makes a conservative collector sound. It scans the C stack in memory, but WebAssembly keeps a function's variables in
 * locals and on an operand stack that nothing can scan. So every value that may be a pointer to the heap and is used
 * after a call that may collect is stored in memory before that call.
 *
 * This is the last pass over the engine: nothing that comes later could remove a store or keep another value alive.
 */
export function spillPointers(wasm: Uint8Array, options: SpillOptions): { wasm: Uint8Array; report: SpillReport } {
  const module = readModule(wasm);
  const stackPointer = module.exportedGlobals.get(options.stackPointer);
  if (stackPointer === undefined) throw new Error(`The engine does not export ${options.stackPointer}.`);
  const roots = options.collectors.map((name) => {
    for (const [index, each] of module.functionNames) if (each === name) return index;
    throw new Error(`The engine has no function ${name}, from which garbage is said to be collected.`);
  });
  const functions = module.bodies.map((_, index): AnalysedFunction => {
    const code = decode(module, index);
    return { code, flow: controlFlow(code) };
  });
  const collecting = findCollecting(module, functions, roots);
  const totals = { functions: 0, calls: 0, callsThatNeedIt: 0, stores: 0 };
  const bodies = functions.map((analysed, index) => {
    const { body, sites, stores } = spillFunction({
      module,
      functionIndex: index,
      analysed,
      collecting,
      stackPointer,
      fewCalls: options.fewCalls ?? FEW_CALLS,
    });
    totals.functions += sites > 0 ? 1 : 0;
    totals.calls += analysed.code.instructions.filter(({ op }) => op === Op.call || op === Op.callIndirect).length;
    totals.callsThatNeedIt += sites;
    totals.stores += stores;
    return body;
  });
  return { wasm: withBodies(wasm, bodies), report: totals };
}

/**
 * Up to this guess of how often a function's calls run, each of them takes its own room; above, the function takes room
 * once. The guess is high where slow ways are in loops that seldom run, so the limit is too: 5 measured best of 0 to 100.
 */
const FEW_CALLS = 5;

function spillFunction(options: {
  readonly module: Module;
  readonly functionIndex: number;
  readonly analysed: AnalysedFunction;
  readonly collecting: Collecting;
  readonly stackPointer: number;
  readonly fewCalls: number;
}): { body: Uint8Array; sites: number; stores: number } {
  const { module, functionIndex, analysed, collecting, stackPointer, fewCalls } = options;
  const { code, flow } = analysed;
  const use = simulateStack(module, code);
  const pointers = new Pointers(code, use);
  const sites = findSites({ functionIndex, code, flow, use, pointers, collecting });
  if (sites.length === 0) return { body: code.body, sites: 0, stores: 0 };

  const edits = new Edits(code);
  const frequency = frequencies(flow, returning(code, flow));
  const total = sites.reduce((sum, site) => sum + (frequency[site.block] ?? 0), 0);
  const own = findOwnFrame(code, stackPointer);
  const stores =
    own === undefined && total < fewCalls
      ? spillAroundCalls(code, sites, edits, stackPointer)
      : spillIntoFrame({ code, flow, sites, edits, stackPointer, own, frequency });
  return { body: edits.apply(), sites: sites.length, stores };
}

/** Each call takes the room that it needs and gives it back. Returns how many stores there are. */
function spillAroundCalls(code: Code, sites: readonly Site[], edits: Edits, stackPointer: number): number {
  const pointer = edits.addLocal(ValueType.i32);
  const frame = { pointer, offset: 0 };
  const slots = new Slots(code, edits);
  let stores = 0;
  for (const site of sites) {
    for (const local of site.locals) slots.ofLocal(local);
    for (const value of site.values) slots.ofValue(value);
  }
  const size = alignedSize(slots.bytes);
  for (const [value, { local }] of slots.values) edits.after(value.producer, [Op.localTee, ...unsigned(local)]);
  for (const site of sites) {
    edits.before(site.instruction, takeRoom(stackPointer, pointer, size));
    for (const local of site.locals)
      edits.before(site.instruction, storeLocal(code, frame, slots.ofLocal(local), local));
    for (const value of site.values) {
      const { local, slot } = slots.ofValue(value);
      edits.before(site.instruction, storeLocal(code, frame, slot, local, value.type));
    }
    edits.after(site.instruction, giveBack(stackPointer, pointer, size));
    stores += site.locals.length + site.values.length;
  }
  return stores;
}

/** The function has a frame with a slot for everything. Returns how many stores there are. */
function spillIntoFrame(options: {
  readonly code: Code;
  readonly flow: Flow;
  readonly sites: readonly Site[];
  readonly edits: Edits;
  readonly stackPointer: number;
  readonly own: OwnFrame | undefined;
  readonly frequency: Float64Array;
}): number {
  const { code, flow, sites, edits, stackPointer, own, frequency } = options;
  const placement = placeStores(code, flow, sites, frequency);
  const slots = new Slots(code, edits);
  for (const site of sites) {
    for (const local of site.locals) slots.ofLocal(local);
    for (const value of site.values) slots.ofValue(value);
  }
  const size = alignedSize(slots.bytes);
  const frame = own === undefined ? addFrame(code, edits, stackPointer, size) : enlarge(own, edits, size);
  let stores = 0;
  const store = (local: number, slot: number, type?: number): number[] => {
    stores += 1;
    return storeLocal(code, frame, slot, local, type);
  };

  const atBegin = placement.parameters.flatMap((local) => store(local, slots.ofLocal(local)));
  if (own === undefined) edits.atStart(atBegin);
  else edits.after(own.taken, atBegin);
  for (const at of placement.definitions) {
    const local = code.instructions[at]?.index ?? 0;
    edits.after(at, store(local, slots.ofLocal(local)));
  }
  for (const [at, locals] of placement.calls) {
    edits.before(
      at,
      locals.flatMap((local) => store(local, slots.ofLocal(local))),
    );
  }
  for (const [value, { local, slot }] of slots.values) {
    edits.after(value.producer, [Op.localTee, ...unsigned(local), ...store(local, slot, value.type)]);
  }
  return stores;
}
