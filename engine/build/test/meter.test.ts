import binaryen from "binaryen";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meterLoops } from "../meter/meter.ts";
import { BULK_SHIFT, COUNTS_PER_UNIT, INSIDE, LIGHT_COUNTS, SELDOM_LONG, UNCOUNTED } from "../meter/policy.ts";

const OPTIONS = { fuel: "fuel", refill: { loop: "refill_loop", inside: "refill_inside" } };
const INSIDE_NAME = Object.keys(INSIDE)[0] ?? "";
const UNCOUNTED_NAME = Object.keys(UNCOUNTED)[0] ?? "";

/** A module with fuel, the functions that refill it, and every function that the policy names. */
function assemble(functions: string): Uint8Array {
  const named = [UNCOUNTED, SELDOM_LONG, INSIDE].flatMap((list) => Object.keys(list));
  const stubs = named.filter((name) => !functions.includes(`$${name} `)).map((name) => `(func $${name})`);
  const module = binaryen.parseText(`(module
    (import "host" "refill" (func $host_refill (param i32)))
    (import "host" "note" (func $note (param i32)))
    (global $fuel (mut i32) (i32.const 0))
    (global $budget (mut i32) (i32.const 0))
    (export "fuel" (global $fuel))
    (export "budget" (global $budget))
    (memory 4)
    (func $refill_loop (call $host_refill (i32.const 1)))
    (func $refill_inside (call $host_refill (i32.const 2)))
    (func $leaf (param $x i32) (result i32) (i32.add (local.get $x) (i32.const 1)))
    ${stubs.join("\n")} ${functions})`);
  module.setFeatures(binaryen.Features.MutableGlobals | binaryen.Features.BulkMemory);
  binaryen.setDebugInfo(true);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

function run(wasm: Uint8Array, argument: number, fuel: number, budget = 0) {
  const places: number[] = [];
  const notes: number[] = [];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(wasm)), {
    host: {
      refill: (place: number) => {
        places.push(place);
        throw new Error("out of fuel");
      },
      note: (value: number) => void notes.push(value),
    },
  });
  const global = (name: string): WebAssembly.Global => {
    const found = exports[name];
    if (!(found instanceof WebAssembly.Global)) throw new Error(`no global ${name}`);
    return found;
  };
  global("fuel").value = fuel;
  global("budget").value = budget;
  const { main } = exports;
  if (typeof main !== "function") throw new Error("no main");
  let result: unknown;
  try {
    result = main(argument);
  } catch (error) {
    result = error instanceof Error ? error.message : error;
  }
  return { result, burnt: fuel - Number(global("fuel").value), places, notes };
}

/** main(n) adds up in n rounds of a loop, whose body is given. */
const counting = (body: string, name = "main"): string => `
  (func $${name} (export "main") (param $n i32) (result i32) (local $sum i32)
    (loop $again
      ${body}
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n)))
    (local.get $sum))`;
const add = (value: string): string => `(local.set $sum (i32.add (local.get $sum) ${value}))`;

describe("what a loop costs", () => {
  const ROUNDS = 10_000;
  it.each([
    ["tight", add("(i32.const 2)"), COUNTS_PER_UNIT, 20_000],
    ["light", add("(call $leaf (i32.const 1))"), COUNTS_PER_UNIT / LIGHT_COUNTS, 20_000],
    ["heavy", `(call $note (i32.const 1)) ${add("(i32.const 1)")}`, 1, 10_000],
  ])("a %s one", (_, body, perUnit, result) => {
    const plain = assemble(counting(body));
    const { wasm } = meterLoops(plain, OPTIONS);
    expect(run(wasm, ROUNDS, 1e6).result).toBe(result);
    const { burnt } = run(wasm, ROUNDS, 1e6);
    expect(burnt).toBeGreaterThan((0.9 * ROUNDS) / perUnit);
    expect(burnt).toBeLessThanOrEqual(ROUNDS / perUnit);
    expect(run(wasm, 3, 1e6).burnt).toBe(perUnit === 1 ? 3 : 0);
    // Without fuel it asks, again each time.
    expect(run(wasm, ROUNDS, 5)).toMatchObject({ result: "out of fuel", places: [1] });
    expect(run(plain, ROUNDS, 5).burnt).toBe(0);
  });

  it("where a run cannot be left it asks in another way", () => {
    const { wasm } = meterLoops(assemble(counting(add("(i32.const 1)"), INSIDE_NAME)), OPTIONS);
    expect(run(wasm, 10_000, 5).places).toEqual([2]);
  });

  it("nothing where the policy says so", () => {
    const { wasm } = meterLoops(assemble(counting(add("(i32.const 1)"), UNCOUNTED_NAME)), OPTIONS);
    expect(run(wasm, 10_000, 0)).toMatchObject({ result: 10_000, burnt: 0 });
  });

  it("short inner loops add up", () => {
    const inner = `(local.set $k (i32.const 3))
      (loop $inner ${add("(i32.const 1)")} (local.set $k (i32.sub (local.get $k) (i32.const 1))) (br_if $inner (local.get $k)))`;
    const text = counting(inner).replace("(local $sum i32)", "(local $sum i32) (local $k i32)");
    const { wasm } = meterLoops(assemble(text), OPTIONS);
    const { result, burnt } = run(wasm, 1_000, 1e6);
    expect(result).toBe(3_000);
    expect(burnt).toBeGreaterThan(50);
  });

  it("copying and filling, by the length", () => {
    const fill = `(func $main (export "main") (param $n i32) (result i32)
      (memory.fill (i32.const 0) (i32.const 7) (local.get $n))
      (memory.copy (i32.const 0) (i32.const 131072) (local.get $n))
      (i32.load8_u (i32.const 0)))`;
    const { wasm, report } = meterLoops(assemble(fill), OPTIONS);
    expect(report.bulk).toBe(2);
    expect(run(wasm, 100_000, 1e6)).toMatchObject({ result: 0, burnt: 2 * (100_000 >> BULK_SHIFT) });
  });

  it("a policy about functions that are not there is an error", () => {
    const wasm = assemble("").slice();
    expect(() => meterLoops(wasm, { ...OPTIONS, refill: { loop: "absent", inside: "refill_inside" } })).toThrow(
      /absent/,
    );
  });
});

describe("what a function does stays the same", () => {
  type Piece =
    | { readonly kind: "note"; readonly value: number }
    | { readonly kind: "block" | "loop" | "again"; readonly body: readonly Piece[] }
    | { readonly kind: "leave"; readonly label: number; readonly odd: boolean }
    | { readonly kind: "table"; readonly labels: readonly number[] }
    | { readonly kind: "call" };

  const { body } = fc.letrec<{ body: Piece[]; piece: Piece }>((tie) => ({
    body: fc.array(tie("piece"), { minLength: 1, maxLength: 4 }),
    piece: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({ kind: fc.constant("note" as const), value: fc.nat(99) }),
      fc.record({ kind: fc.constantFrom("block" as const, "loop" as const, "again" as const), body: tie("body") }),
      fc.record({ kind: fc.constant("leave" as const), label: fc.nat(5), odd: fc.boolean() }),
      fc.record({ kind: fc.constant("table" as const), labels: fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }) }),
      fc.record({ kind: fc.constant("call" as const) }),
    ),
  }));

  /** Everything is written down in a checksum, and a budget of rounds ends every loop. */
  function text(pieces: readonly Piece[], depth: number): string {
    return pieces.map((piece) => textOf(piece, depth)).join("\n");
  }

  function textOf(piece: Piece, depth: number): string {
    const label = (wanted: number): number => wanted % (depth + 1);
    switch (piece.kind) {
      case "note":
        return `(local.set $h (i32.add (i32.mul (local.get $h) (i32.const 31)) (i32.const ${piece.value})))`;
      case "block":
        return `(block ${text(piece.body, depth + 1)})`;
      case "loop":
      case "again": {
        const round = `(global.set $budget (i32.sub (global.get $budget) (i32.const 1)))
              (if (i32.lt_s (global.get $budget) (i32.const 0)) (then (return (local.get $h))))`;
        const back = piece.kind === "again" ? "(br_if 0 (i32.and (global.get $budget) (i32.const 3)))" : "";
        return `(loop ${round} ${text(piece.body, depth + 1)} ${back})`;
      }
      case "leave":
        return `(br_if ${label(piece.label)} (i32.and (i32.add (local.get $h) (i32.const ${piece.odd ? 1 : 0})) (i32.const 1)))`;
      case "table":
        return `(block (br_table ${[...piece.labels, 0].map((each) => each % (depth + 2)).join(" ")} (i32.and (local.get $h) (i32.const 7))))`;
      case "call":
        return "(local.set $h (call $leaf (local.get $h)))";
    }
  }

  it("with loops, blocks and branches out of them at random", () => {
    fc.assert(
      fc.property(body, fc.nat(1000), (pieces, argument) => {
        const plain = assemble(`(func $main (export "main") (param $h i32) (result i32)
          (block ${text(pieces, 0)}) (local.get $h))`);
        const { wasm } = meterLoops(plain, OPTIONS);
        expect(WebAssembly.validate(new Uint8Array(wasm))).toBe(true);
        expect(run(wasm, argument, 1e9, 500).result).toBe(run(plain, argument, 1e9, 500).result);
      }),
      { numRuns: 300 },
    );
  });
});
