import binaryen from "binaryen";
import { describe, expect, test } from "vitest";
import { frozenRanges, makePassive } from "../frozen/passive.ts";

/** An engine with a byte of its own at 16, and two frozen modules, whose parts lie anywhere. */
const SOURCE = `(module
  (memory (export "memory") 1)
  (data $own (i32.const 16) "\\05")
  (data $frozen_code_0 (i32.const 32) "\\01\\00\\03")
  (data $frozen_names_1 (i32.const 64) "\\07")
  (data $frozen_names_0 (i32.const 40) "\\09")
  (global $last (mut i32) (i32.const 0))
  (func $load (export "load") (param i32) (global.set $last (local.get 0))))`;

function assembled(): Uint8Array {
  const module = binaryen.parseText(SOURCE);
  module.setFeatures(binaryen.Features.BulkMemory | binaryen.Features.MutableGlobals);
  binaryen.setDebugInfo(true);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

function instantiated(wasm: Uint8Array): { memory: Uint8Array; load: (address: number) => void } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(wasm)));
  const { memory, load } = exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof load !== "function")
    throw new Error("the module is another one");
  return { memory: new Uint8Array(memory.buffer), load: (address) => void load(address) };
}

describe("frozen data", () => {
  const wasm = assembled();
  const ranges = frozenRanges(wasm);

  test("is found by the names of its segments, parts of one kind together", () => {
    expect(ranges).toEqual([
      { module: 0, start: 40, size: 1 },
      { module: 1, start: 64, size: 1 },
      { module: 0, start: 32, size: 3 },
    ]);
  });

  test("is in memory once its module was loaded, and only then", () => {
    const { memory, load } = instantiated(makePassive(wasm, ranges, "load"));
    const seen = (): number[] => [...[16, 32, 33, 34, 40, 64].map((at) => memory[at] ?? -1)];
    expect(seen()).toEqual([5, 0, 0, 0, 0, 0]);
    load(0);
    expect(seen()).toEqual([5, 1, 0, 3, 9, 0]);
    load(2);
    expect(seen()).toEqual([5, 1, 0, 3, 9, 0]);
    load(1);
    expect(seen()).toEqual([5, 1, 0, 3, 9, 7]);
  });

  test("of the same module can be loaded again", () => {
    const { memory, load } = instantiated(makePassive(wasm, ranges, "load"));
    load(0);
    load(0);
    expect([...memory.subarray(32, 35)]).toEqual([1, 0, 3]);
  });

  test("needs a loader", () => {
    expect(() => makePassive(wasm, ranges, "absent")).toThrow("no function absent");
    expect(makePassive(wasm, [], "absent")).toBe(wasm);
  });
});
