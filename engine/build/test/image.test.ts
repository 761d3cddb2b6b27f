import { describe, expect, test } from "vitest";
import { readBytecode } from "../frozen/bytecode.ts";
import { imageOf, imagesInC } from "../frozen/image.ts";

/** A module with the names 7 and "ab", the constants "x", None and (3, b""), and a function in which there is another. */
const BYTECODE = Uint8Array.from([
  ...[0x4d, 6, 0, 31],
  ...[2, 3],
  ...[15, 4, 0x61, 0x62, 0],
  ...[5, 1, 0x78, 0, 1, 10, 2, 7, 1, 0x33, 6, 0, 0],
  ...[(2 << 3) | 4, 0xaa, 0xbb, 1],
  ...[1 << 3, 0xcc],
]);

describe("bytecode", () => {
  test("is read as mpy-cross writes it", () => {
    const { names, objects, outermost } = readBytecode(BYTECODE);
    expect(names).toEqual([{ number: 7 }, { text: Uint8Array.of(0x61, 0x62) }]);
    expect(objects.map(({ kind }) => kind)).toEqual([5, 1, 10]);
    expect(objects[2]?.items?.map(({ text }) => [...(text ?? [])])).toEqual([[0x33], []]);
    expect(outermost).toEqual({
      code: Uint8Array.of(0xaa, 0xbb),
      children: [{ code: Uint8Array.of(0xcc), children: [] }],
    });
  });

  test("that is cut off or too long is refused", () => {
    for (let length = 4; length < BYTECODE.length; ++length) {
      expect(() => readBytecode(BYTECODE.subarray(0, length))).toThrow("ends too early");
    }
    expect(() => readBytecode(Uint8Array.from([...BYTECODE, 0]))).toThrow("goes on after its end");
  });

  test("of machine code is refused", () => {
    expect(() => readBytecode(Uint8Array.of(0x4d, 6, 0, 31, 0, 0, 1))).toThrow("Only bytecode");
  });
});

test("an image has what is alike together", () => {
  const { names, objects, shapes, code } = imageOf(readBytecode(BYTECODE));
  expect([...names]).toEqual([2, 3, 15, 4, 0x61, 0x62, 0]);
  expect([...objects]).toEqual([5, 1, 0x78, 0, 1, 10, 2, 7, 1, 0x33, 6, 0, 0]);
  expect([...shapes]).toEqual([5, 1, 2]);
  expect([...code]).toEqual([0xaa, 0xbb, 0xcc]);
});

test("in C each part of each module has a section of its own", () => {
  const image = imageOf(readBytecode(BYTECODE));
  const text = imagesInC([
    { path: "a.py", image },
    { path: "b/c.py", image },
  ]);
  expect(text).toContain('"a.py\\0"\n    "b/c.py\\0"');
  expect(text).toContain('code_1[] SECTION("frozen_code_1") = {170,187,204};');
  expect(text).toContain("{names_1, objects_1, shapes_1, code_1}");
});
