import binaryen from "binaryen";
import { describe, expect, it } from "vitest";
import { insertChecks, type StackOptions } from "../stack/checks.ts";
import { components } from "../stack/components.ts";
import { proportionStack } from "../stack/proportion.ts";

const OPTIONS: StackOptions = {
  stackPointer: "sp",
  floor: "floor",
  margin: 1024,
  check: "check",
  raise: "exhausted",
  harmless: [],
};
const STACK = 65_536;

/** A module with a stack pointer, the function that checks it and the one that raises, here by a trap. */
function assemble(functions: string): Uint8Array {
  const module = binaryen.parseText(`(module
    (global $sp (mut i32) (i32.const ${STACK}))
    (global $floor (mut i32) (i32.const 1024))
    (global $raised (mut i32) (i32.const 0))
    (export "sp" (global $sp))
    (export "raised" (global $raised))
    (memory 1)
    (func $exhausted (global.set $raised (global.get $sp)) (unreachable))
    (func $check (export "check") (if (i32.lt_u (global.get $sp) (global.get $floor)) (then (call $exhausted))))
    ${functions})`);
  module.setFeatures(binaryen.Features.MutableGlobals);
  binaryen.setDebugInfo(true);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

function prepare(functions: string, options = OPTIONS) {
  const { wasm, checked } = insertChecks(assemble(functions), options);
  const result = proportionStack(wasm, options);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(result.wasm)));
  const global = (name: string): number => {
    const found = exports[name];
    if (!(found instanceof WebAssembly.Global)) throw new Error(`no global ${name}`);
    return Number(found.value);
  };
  const call = (name: string, ...values: number[]): unknown => {
    const found = exports[name];
    if (typeof found !== "function") throw new Error(`no function ${name}`);
    return found(...values);
  };
  return { checked, report: result.report, global, call };
}

/** Adds up 1 to n, n frames deep; `frame` is what clang would put at the begin and the end. */
const sum = (begin: string, end: string): string => `
  (func $sum (export "sum") (param $n i32) (result i32) (local $fp i32) (local $r i32)
    ${begin}
    (if (local.get $n) (then
      (local.set $r (i32.add (local.get $n) (call $sum (i32.sub (local.get $n) (i32.const 1)))))))
    ${end}
    (local.get $r))`;
const WITHOUT_FRAME = sum("", "");
const WITH_FRAME = sum(
  "(global.set $sp (local.tee $fp (i32.sub (global.get $sp) (i32.const 16)))) (i32.store (local.get $fp) (local.get $n))",
  `(if (i32.ne (i32.load (local.get $fp)) (local.get $n)) (then (unreachable)))
   (global.set $sp (i32.add (local.get $fp) (i32.const 16)))`,
);

describe.each([
  ["no frame", WITHOUT_FRAME],
  ["a frame that is too small", WITH_FRAME],
])("recursion through a function with %s", (_, text) => {
  it("gets a check and room in proportion to the host's frame", () => {
    const { checked, report } = prepare(text);
    expect(checked).toEqual(["sum"]);
    expect(report).toMatchObject({ recursive: 1 });
    expect(report.enlarged + report.added + report.aroundCalls).toBe(1);
  });

  it("computes the same and leaves the stack pointer where it was", () => {
    const { call, global } = prepare(text);
    expect(call("sum", 100)).toBe(5050);
    expect(global("sp")).toBe(STACK);
  });

  it("raises inside the margin instead of going on", () => {
    const { call, global } = prepare(text);
    expect(() => call("sum", 1_000_000)).toThrow(WebAssembly.RuntimeError);
    expect(global("raised")).toBeGreaterThan(0);
    expect(global("raised")).toBeLessThan(1024);
  });
});

describe("what is left alone", () => {
  it("is a function that calls no one who calls it", () => {
    const leaf = `(func $leaf (export "leaf") (param i32) (result i32) (local.get 0))
      (func (export "twice") (param i32) (result i32) (call $leaf (call $leaf (local.get 0))))`;
    expect(prepare(leaf)).toMatchObject({ checked: [], report: { recursive: 0, enlarged: 0, added: 0 } });
  });

  it("is a cycle that leads past a check", () => {
    const { checked, report } = prepare(sum("(call $check)", ""));
    expect(checked).toEqual([]);
    expect(report.recursive).toBe(1);
  });
});

it("does not count a check that some way leads around", () => {
  const { checked } = prepare(sum("(if (i32.and (local.get $n) (i32.const 1)) (then (call $check)))", ""));
  expect(checked).toEqual(["sum"]);
});

it("finds cycles through tables", () => {
  const { checked, call } = prepare(`
    (table 1 funcref) (elem (i32.const 0) $again)
    (func $again (export "again") (param i32) (result i32) (call $through (local.get 0)))
    (func $through (param i32) (result i32) (call_indirect (param i32) (result i32) (local.get 0) (i32.const 0)))`);
  expect(checked).toHaveLength(1);
  expect(() => call("again", 1)).toThrow(WebAssembly.RuntimeError);
});

it("refuses calls that can take more than the margin between two checks", () => {
  const frame = (name: string, call: string): string => `
    (func $${name} (export "${name}") (local $fp i32)
      (global.set $sp (local.tee $fp (i32.sub (global.get $sp) (i32.const 800))))
      ${call}
      (global.set $sp (i32.add (local.get $fp) (i32.const 800))))`;
  const deep = frame("outer", "(call $inner)") + frame("inner", "(call $check)");
  expect(() => prepare(deep)).toThrow(/1600 bytes, more than the margin of 1024: outer → inner/);
});

it("allows ways with different frames to end in one way out, and counts the larger frame", () => {
  const text = `
    (func $out (param i32) (call $exhausted) (unreachable))
    (func $two (export "two") (param $n i32) (local $fp i32)
      (block $fail
        (global.set $sp (local.tee $fp (i32.sub (global.get $sp) (i32.const 32))))
        (br_if $fail (i32.eq (local.get $n) (i32.const 1)))
        (global.set $sp (i32.add (local.get $fp) (i32.const 32)))
        (if (i32.ne (local.get $n) (i32.const 2)) (then (return))))
      (call $out (local.get $n))
      (unreachable))`;
  const { report, call } = prepare(text);
  expect(report.betweenChecks).toBe(32);
  expect(call("two", 0)).toBe(undefined);
  expect(() => call("two", 2)).toThrow(WebAssembly.RuntimeError);
});

it("refuses a function that returns with the stack pointer elsewhere", () => {
  const text = `(func $bad (global.set $sp (i32.sub (global.get $sp) (i32.const 16))))`;
  expect(() => prepare(text)).toThrow(/stack of bad cannot be followed/);
});

it("tells which nodes of a graph are on a cycle", () => {
  const { of, cyclic } = components([[1], [2], [1], [3], [0]]);
  expect([...cyclic]).toEqual([0, 1, 1, 1, 0]);
  expect(of[1]).toBe(of[2]);
});
