import binaryen from "binaryen";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SpillReport, spillPointers } from "../spill/spill.ts";
import { moduleText, program } from "./spill-programs.ts";

const STACK_TOP = 65_536;
/** Addresses of objects: above the stack, and recognisable. */
const FIRST_OBJECT = 1_000_000;

function assemble(text: string, optimise: number): Uint8Array {
  const module = binaryen.parseText(text);
  module.setFeatures(
    binaryen.Features.MutableGlobals | binaryen.Features.ExceptionHandling | binaryen.Features.BulkMemory,
  );
  binaryen.setOptimizeLevel(optimise);
  binaryen.setShrinkLevel(0);
  binaryen.setDebugInfo(true);
  binaryen.setPassArgument("no-inline", "collect");
  module.runPasses(["no-inline"]);
  if (optimise > 0) module.optimize();
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

function spill(wasm: Uint8Array, fewCalls = 0): { wasm: Uint8Array; report: SpillReport } {
  return spillPointers(wasm, { collectors: ["collect"], stackPointer: "sp", fewCalls });
}

interface Outcome {
  /** What the program did, as far as its host could see. */
  readonly trace: readonly string[];
  /** Objects that were used after a collection that could not see them. */
  readonly lost: readonly number[];
  readonly stackPointer: unknown;
}

/** Runs every function of a program against a host that answers from `decisions` and keeps track of objects. */
function execute(wasm: Uint8Array, decisions: readonly boolean[]): Outcome {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const trace: string[] = [];
  const lost: number[] = [];
  const seen = new Map<number, boolean>();
  let made = 0;
  let asked = 0;
  const decide = (): number => (decisions[asked++ % decisions.length] && asked < 500 ? 1 : 0);
  const use = (object: number): void => {
    trace.push(`use ${object}`);
    if (seen.get(object) === false) lost.push(object);
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(wasm)), {
    host: {
      memory,
      make: () => {
        const object = FIRST_OBJECT + 16 * made++;
        trace.push(`make ${object}`);
        seen.set(object, true);
        return object;
      },
      use,
      use2: (first: number, second: number) => {
        use(first);
        use(second);
      },
      maybe: decide,
      more: decide,
      look: (stackPointer: number) => {
        const words = new Set(new Uint32Array(memory.buffer, stackPointer, (STACK_TOP - stackPointer) / 4));
        for (const object of seen.keys()) if (!words.has(object)) seen.set(object, false);
      },
    },
  });
  const { sp } = instance.exports;
  if (!(sp instanceof WebAssembly.Global)) throw new Error("no stack pointer");
  for (const [name, exported] of Object.entries(instance.exports)) {
    if (typeof exported !== "function" || name === "collect") continue;
    try {
      // Its parameters are held by this test and by nobody else, so the engine may lose them as soon as it pleases.
      trace.push(`${name} = ${exported(0, 0)}`);
    } catch (error) {
      if (!(error instanceof WebAssembly.Exception)) throw error;
      // As whoever catches an exception does.
      sp.value = STACK_TOP;
      trace.push(`${name} throws`);
    }
  }
  return { trace, lost, stackPointer: sp.value };
}

describe("spilled pointers", () => {
  it("are in memory during every collection after which they are used; nothing else changes", () => {
    const decisions = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
    fc.assert(
      // With a frame for each function, room for each call, and both side by side.
      fc.property(
        program,
        fc.constantFrom(0, 1, 3),
        fc.constantFrom(0, 2, 1000),
        decisions,
        (definitions, optimise, fewCalls, answers) => {
          const wasm = assemble(moduleText(definitions), optimise);
          const spilled = execute(spill(wasm, fewCalls).wasm, answers);
          expect(spilled.lost).toEqual([]);
          expect(spilled.stackPointer).toBe(STACK_TOP);
          expect(spilled.trace).toEqual(execute(wasm, answers).trace);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("are lost without the pass, or this test could not fail", () => {
    const losing = fc
      .sample(fc.tuple(program, fc.array(fc.boolean(), { minLength: 5, maxLength: 40 })), { numRuns: 50, seed: 1 })
      .filter(([definitions, answers]) => execute(assemble(moduleText(definitions), 3), answers).lost.length > 0);
    expect(losing.length).toBeGreaterThan(5);
  });
});

/** A module around one function, with the imports and the collector of the random programs. */
const around = (body: string): string =>
  moduleText([]).replace("(table 0 0 funcref)\n    (elem (i32.const 0) )", "").replace(/\)$/, `${body})`);

describe("the pass", () => {
  const count = (body: string): number => spill(assemble(around(body), 0)).report.stores;
  const storesOf = (body: string): number => count(body) - count("");

  it("stores nothing around calls that cannot collect", () => {
    expect(storesOf('(func (export "f") (param i32) (call $use (local.get 0)) (call $use (local.get 0)))')).toBe(0);
  });

  it("stores nothing that is not used afterwards", () => {
    expect(storesOf('(func (export "f") (param i32) (call $use (local.get 0)) (call $collect))')).toBe(0);
  });

  it("stores nothing that cannot be a pointer", () => {
    const body = "(local.set 1 (i32.load8_u (local.get 0))) (call $collect) (call $use (local.get 1))";
    expect(storesOf(`(func (export "f") (param i32) (local i32) ${body})`)).toBe(0);
  });

  it("stores an address that is computed from a constant one", () => {
    const body =
      "(local.set 1 (i32.add (i32.load8_u (local.get 0)) (i32.const 1000000))) (call $collect) (call $use (local.get 1))";
    expect(storesOf(`(func (export "f") (param i32) (local i32) ${body})`)).toBe(1);
  });

  it("stores nothing for a callee that collects only to throw, unless that is caught", () => {
    const thrower = "(func $raise (call $collect) (throw $exception (i32.const 1)))";
    const check = "(if (call $maybe) (then (call $raise)))";
    expect(storesOf(`${thrower} (func (export "f") (param i32) ${check} (call $use (local.get 0)))`)).toBe(0);
    const caught = `(try (do ${check}) (catch $exception (drop (pop i32)) (global.set $sp (i32.const 65536))))`;
    expect(storesOf(`${thrower} (func (export "f") (param i32) ${caught} (call $use (local.get 0)))`)).toBe(1);
  });

  it("stores a value once, however many calls follow", () => {
    const calls = "(call $collect) (call $collect) (call $collect)";
    expect(storesOf(`(func (export "f") (param i32) ${calls} (call $use (local.get 0)))`)).toBe(1);
  });

  it("refuses a module without the collector that it is told of", () => {
    const wasm = assemble(around(""), 0);
    expect(() => spillPointers(wasm, { collectors: ["sweep"], stackPointer: "sp" })).toThrow("no function sweep");
  });
});
