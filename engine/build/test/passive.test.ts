import binaryen from "binaryen";
import { describe, expect, test } from "vitest";
import { frozenRanges, inSections, makePassive } from "../frozen/passive.ts";

/** An engine with a byte of its own at 16, and 3 bytes of a frozen module at 32. */
const SOURCE = `(module
  (memory (export "memory") 1)
  (data $own (i32.const 16) "\\05")
  (data $frozen_0 (i32.const 32) "\\01\\00\\03")
  (data $frozen_1 (i32.const 64) "\\07")
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

  test("is found by the names of its segments", () => {
    expect(ranges).toEqual([
      { start: 32, size: 3 },
      { start: 64, size: 1 },
    ]);
  });

  test("is in memory once its loader was called, and only then", () => {
    const { memory, load } = instantiated(makePassive(wasm, ranges, "load"));
    const seen = (): number[] => [...[16, 32, 33, 34, 64].map((at) => memory[at] ?? -1)];
    expect(seen()).toEqual([5, 0, 0, 0, 0]);
    load(34);
    expect(seen()).toEqual([5, 1, 0, 3, 0]);
    load(16);
    load(65);
    expect(seen()).toEqual([5, 1, 0, 3, 0]);
    load(64);
    expect(seen()).toEqual([5, 1, 0, 3, 7]);
  });

  test("of the same module can be loaded again", () => {
    const { memory, load } = instantiated(makePassive(wasm, ranges, "load"));
    load(32);
    load(32);
    expect([...memory.subarray(32, 35)]).toEqual([1, 0, 3]);
  });

  test("needs a loader", () => {
    expect(() => makePassive(wasm, ranges, "absent")).toThrow("no function absent");
    expect(makePassive(wasm, [], "absent")).toBe(wasm);
  });
});

test("the data of each frozen module has a section of its own", () => {
  const content =
    "static const int pool;\n// frozen module a\nstatic const byte x[1];\n// frozen module b\nstatic const byte y[1];\n";
  const made = inSections(`${content}// collection of all frozen modules\nstatic const int z;\n`);
  expect(made).toContain("\nstatic const int pool;");
  expect(made).toContain("static const FROZEN(0) byte x[1];");
  expect(made).toContain("static const FROZEN(1) byte y[1];");
  expect(made).toContain("\nstatic const int z;");
});
