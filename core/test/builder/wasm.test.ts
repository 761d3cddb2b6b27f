import binaryen from "binaryen";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Cursor, signed, unsigned } from "../../src/builder/wasm/binary.ts";
import { type InitialMemory, withMemory } from "../../src/builder/wasm/memory.ts";
import { joined, PREAMBLE_BYTES, section, sectionsOf } from "../../src/builder/wasm/sections.ts";

const PAGE = 65_536;

/** A module with an active segment below and one above 1024, and a passive one that `fill` copies to an address. */
function moduleWith(memory: string): Uint8Array<ArrayBuffer> {
  const module = binaryen.parseText(`(module ${memory}
    (data (i32.const 100) "below")
    (data (i32.const 5000) "above")
    (data $later "passive")
    (global (export "g") (mut i32) (i32.const 7))
    (func (export "fill") (param i32) (memory.init $later (local.get 0) (i32.const 0) (i32.const 7))))`);
  module.setFeatures(binaryen.Features.MutableGlobals | binaryen.Features.BulkMemory);
  const bytes = module.emitBinary();
  module.dispose();
  return new Uint8Array(bytes);
}

const IMPORTED = '(import "host" "f" (func (param i32))) (import "host" "memory" (memory 1 40))';
const OWN = '(memory (export "memory") 1)';

interface Exports {
  memory: WebAssembly.Memory;
  fill(address: number): void;
}

function start(wasm: Uint8Array<ArrayBuffer>, pages: number): Exports {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: 40 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { host: { memory, f: () => undefined } });
  const { fill, memory: own } = exports;
  if (typeof fill !== "function") throw new Error("it exports no fill");
  return { memory: own instanceof WebAssembly.Memory ? own : memory, fill: (address) => fill(address) };
}

function text(memory: WebAssembly.Memory, address: number, length: number): string {
  return Buffer.from(memory.buffer, address, length).toString("latin1");
}

/** Memory of some pages with some runs of bytes in it. */
const images = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.tuple(fc.nat(4 * PAGE - 1), fc.uint8Array({ minLength: 1, maxLength: 300 })), { maxLength: 20 }),
  )
  .map(([pages, pieces]) => {
    const bytes = new Uint8Array(pages * PAGE);
    for (const [at, piece] of pieces)
      bytes.set(piece.subarray(0, Math.max(bytes.length - at, 0)), Math.min(at, bytes.length));
    return bytes;
  });

test.each([
  ["imported", IMPORTED],
  ["own", OWN],
])("a module of %s memory starts with what it was given, from `begin` on", (_, memory) => {
  const wasm = moduleWith(memory);
  fc.assert(
    fc.property(images, (bytes) => {
      const { memory } = start(withMemory(wasm, { bytes, begin: 1024 }), bytes.length / PAGE);
      const there = new Uint8Array(memory.buffer);
      expect(Buffer.compare(there.subarray(1024), bytes.subarray(1024))).toBe(0);
      expect(text(memory, 100, 5)).toBe("below");
      expect(there.subarray(105, 1024).every((byte) => byte === 0)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("passive segments stay what the module's code knows them as", () => {
  const bytes = new Uint8Array(2 * PAGE).fill(1, 70_000, 70_010);
  const { memory, fill } = start(withMemory(moduleWith(IMPORTED), { bytes, begin: 1024 }), 2);
  expect(text(memory, 5000, 5)).toBe("\0\0\0\0\0");
  fill(3000);
  expect(text(memory, 3000, 7)).toBe("passive");
});

test("something more goes before `begin`, and a maximum to a module's own memory", () => {
  const more: InitialMemory["more"] = { address: 200, bytes: Uint8Array.of(1, 2, 3) };
  const initial = { bytes: new Uint8Array(2 * PAGE), begin: 1024, maximumBytes: 3 * PAGE + 17, more };
  const { memory } = start(withMemory(moduleWith(OWN), initial), 1);
  expect([...new Uint8Array(memory.buffer, 199, 5)]).toEqual([0, 1, 2, 3, 0]);
  expect(memory.grow(1)).toBe(2);
  expect(() => memory.grow(1)).toThrow(RangeError);
});

test("a module that needs more pages than it is given does not start", () => {
  const wasm = withMemory(moduleWith(IMPORTED), { bytes: new Uint8Array(3 * PAGE), begin: 1024 });
  expect(() => start(wasm, 2)).toThrow(WebAssembly.LinkError);
  expect(() => start(wasm, 3)).not.toThrow();
});

test("a segment whose address is not a constant is refused", () => {
  const wasm = moduleWith(OWN);
  const [data] = sectionsOf(wasm).filter(({ id }) => id === 11);
  if (!data) throw new Error("there is no data section");
  const changed = data.content.slice();
  changed[2] = 0x23; // global.get in the place of i32.const
  const sections = sectionsOf(wasm).flatMap(({ id, content }) => section(id, id === 11 ? changed : content));
  const module = joined([wasm.subarray(0, PREAMBLE_BYTES), ...sections]);
  expect(() => withMemory(module, { bytes: new Uint8Array(PAGE), begin: 0 })).toThrow("constant address");
});

test("sections of a module put together are the module", () => {
  const wasm = moduleWith(IMPORTED);
  const again = joined([wasm.subarray(0, 8), ...sectionsOf(wasm).flatMap(({ id, content }) => section(id, content))]);
  expect(again).toEqual(wasm);
});

test("numbers are read as they were written, and as binaryen writes them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (value) => {
      expect(new Cursor(Uint8Array.from(unsigned(value))).unsigned()).toBe(value);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 }), (value) => {
      const cursor = new Cursor(Uint8Array.from(signed(value)));
      expect(cursor.signed()).toBe(value);
      expect(cursor.at).toBe(cursor.bytes.length);
    }),
  );
  expect(signed(-64)).toEqual([0x40]);
  expect(signed(64)).toEqual([0xc0, 0]);
  expect(unsigned(128)).toEqual([0x80, 1]);
});

test("a module that ends too early says so", () => {
  expect(() => sectionsOf(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1))).toThrow(RangeError);
});
