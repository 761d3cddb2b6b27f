import binaryen from "binaryen";
import { describe, expect, test } from "vitest";
import { withPassive } from "../frozen/passive.ts";

/** An engine with a byte of its own at 16. */
const SOURCE = `(module
  (memory (export "memory") 1)
  (data $own (i32.const 16) "\\05")
  (global $last (mut i32) (i32.const 0))
  (func $narrow (export "narrow") (param i32) (global.set $last (local.get 0)))
  (func $copy (export "copy") (param i32 i32 i32 i32) (global.set $last (local.get 0))))`;

const PARTS = [Uint8Array.of(1, 0, 3), Uint8Array.of(), Uint8Array.of(7, 8)];

function assembled(): Uint8Array {
  const module = binaryen.parseText(SOURCE);
  module.setFeatures(binaryen.Features.BulkMemory | binaryen.Features.MutableGlobals);
  binaryen.setDebugInfo(true);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

type Copy = (part: number, to: number, offset: number, size: number) => void;

function instantiated(wasm: Uint8Array): { memory: Uint8Array; copy: Copy } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(wasm)));
  const { memory, copy } = exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof copy !== "function")
    throw new Error("the module is another one");
  return { memory: new Uint8Array(memory.buffer), copy: (...numbers) => void copy(...numbers) };
}

describe("frozen parts", () => {
  const wasm = assembled();
  const made = withPassive(wasm, PARTS, "copy");

  test("are not in memory until they are copied there", () => {
    const { memory, copy } = instantiated(made);
    expect(memory.findIndex((byte) => byte !== 0)).toBe(16);
    expect(memory.findLastIndex((byte) => byte !== 0)).toBe(16);
    copy(0, 100, 0, 3);
    copy(2, 103, 1, 1);
    expect([...memory.subarray(100, 105)]).toEqual([1, 0, 3, 8, 0]);
    expect(memory[16]).toBe(5);
  });

  test("can be copied again, and not beyond their ends", () => {
    const { memory, copy } = instantiated(made);
    copy(2, 200, 0, 2);
    copy(2, 202, 0, 2);
    expect([...memory.subarray(200, 204)]).toEqual([7, 8, 7, 8]);
    expect(() => copy(2, 300, 1, 2)).toThrow(WebAssembly.RuntimeError);
    expect(() => copy(1, 300, 0, 1)).toThrow(WebAssembly.RuntimeError);
    copy(3, 300, 0, 1);
    expect(memory[300]).toBe(0);
  });

  test("need a function that copies them", () => {
    expect(() => withPassive(wasm, PARTS, "absent")).toThrow("no function absent");
    expect(() => withPassive(wasm, PARTS, "narrow")).toThrow("of 4 parameters");
    expect(withPassive(wasm, [], "absent")).toBe(wasm);
  });
});
