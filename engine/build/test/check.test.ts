import binaryen from "binaryen";
import { describe, expect, it } from "vitest";
import { checkEngine, declaredInterface, differences } from "../steps/check.ts";
import { readInterface } from "../wasm.ts";

/** A module from its text form. */
function assemble(text: string): Uint8Array {
  const module = binaryen.parseText(text);
  module.setFeatures(binaryen.Features.MutableGlobals);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

const MODULE = `(module
  (import "host" "memory" (memory 3 9))
  (import "host" "clock" (func $clock (param i32) (result f64)))
  (global $pi f64 (f64.const 3.5))
  (global $big i64 (i64.const -9000000000))
  (global $fuel (mut i32) (i32.const -5))
  (export "fuel" (global $fuel))
  (export "big" (global $big))
  (export "pi" (global $pi))
  (func $f (export "f") (param i32 i64) (drop (call $clock (local.get 0)))))`;

describe("the interface of a module", () => {
  it("is read with all types", () => {
    expect(readInterface(assemble(MODULE))).toEqual({
      imports: ["function host.clock(i32) → f64", "memory host.memory"],
      exports: [
        "function f(i32, i64) → nothing",
        "global big: constant i64",
        "global fuel: mutable i32",
        "global pi: constant f64",
      ],
      memoryPages: 3,
      mutableGlobals: ["mutable i32"],
    });
  });

  it("names what it finds missing, what is too much, and what has another type", () => {
    expect(
      differences("export", ["function a() → i32", "function b(i32) → i32"], ["function b() → i32", "global c"]),
    ).toEqual([
      'The export "function a() → i32" is declared but missing.',
      'The export "function b(i32) → i32" is declared but missing.',
      'The export "function b() → i32" is not declared in abi.ts.',
      'The export "global c" is not declared in abi.ts.',
    ]);
  });
});

describe("the check of an engine", () => {
  it("refuses a module with another interface, and says how it differs", async () => {
    await expect(checkEngine(assemble(MODULE), "release")).rejects.toThrow(
      /export "function execute\(i32, i32\) → i32" is declared but missing[\s\S]*export "function f\(i32, i64\) → nothing" is not declared/,
    );
  });

  it("refuses state that no snapshot would hold", async () => {
    const hidden = MODULE.replace("(global $pi", "(global $hidden (mut i64) (i64.const 0)) (global $pi");
    await expect(checkEngine(assemble(hidden), "release")).rejects.toThrow(/has 2 mutable globals, but 4 are known/);
    const known = hidden.replace(
      "(global $pi",
      "(global $more (mut i32) (i32.const 0)) (global $most (mut i32) (i32.const 0)) (global $pi",
    );
    await expect(checkEngine(assemble(known), "release")).rejects.not.toThrow(/mutable globals/);
  });

  it("declares the debug build's exports for the debug build only", () => {
    const extra = declaredInterface("debug").exports.filter(
      (line) => !declaredInterface("release").exports.includes(line),
    );
    expect(extra).toEqual(["function stress(i32) → nothing"]);
  });

  it("keeps the boundary as narrow as the security argument says", () => {
    const { imports, exports } = declaredInterface("debug");
    expect(imports.length).toBeLessThanOrEqual(8);
    expect(exports.length).toBeLessThanOrEqual(16);
  });
});
