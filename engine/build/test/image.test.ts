import { describe, expect, test } from "vitest";
import { readBytecode } from "../frozen/bytecode.ts";
import { imageOf, imagesInC, PARTS, partsOf } from "../frozen/image.ts";
import { disassemble, layoutOf } from "../frozen/instructions.ts";

const LOAD_NAME = 0x11;
const LOAD_CONSTANT = 0x23;
const MAKE_CLOSURE = 0x20;
const UNWIND_JUMP = 0x40;
const POP_JUMP_IF_FALSE = 0x44;
const FOR_ITER = 0x4b;
const RETURN_VALUE = 0x63;

/** A function of no arguments: signature, sizes of 3 bytes and no cells, its name, its qualified name's beginning, no locals. */
const prelude = (name: number): number[] => [0x08, 3 << 1, name, 1, 0];
const OUTER = [
  ...prelude(2),
  LOAD_NAME,
  3,
  LOAD_CONSTANT,
  2,
  LOAD_NAME,
  2,
  LOAD_NAME,
  3,
  LOAD_CONSTANT,
  0,
  RETURN_VALUE,
];
const INNER = [...prelude(3), MAKE_CLOSURE, 0, 1, RETURN_VALUE];

/** The names "f", 7, "ab" and "c", the constants "x", None and (3, b""), and a function in which there is another. */
const BYTECODE = Uint8Array.from([
  ...[0x4d, 6, 0, 31],
  ...[4, 3],
  ...[2, 0x66, 0, 15, 4, 0x61, 0x62, 0, 2, 0x63, 0],
  ...[5, 1, 0x78, 0, 1, 10, 2, 7, 1, 0x33, 6, 0, 0],
  ...[0x80 | 1, ((OUTER.length << 3) & 127) | 4, ...OUTER, 1],
  ...[INNER.length << 3, ...INNER],
]);

describe("bytecode", () => {
  test("is read as mpy-cross writes it", () => {
    const { names, objects, outermost } = readBytecode(BYTECODE);
    expect(names).toHaveLength(4);
    expect(names[1]).toEqual({ number: 7 });
    expect(names[2]).toEqual({ text: Uint8Array.of(0x61, 0x62) });
    expect(objects.map(({ kind }) => kind)).toEqual([5, 1, 10]);
    expect(objects[2]?.items?.map(({ text }) => [...(text ?? [])])).toEqual([[0x33], []]);
    expect([...outermost.code]).toEqual(OUTER);
    expect(outermost.children.map(({ code }) => [...code])).toEqual([INNER]);
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

describe("a function taken apart", () => {
  const same = (name: number): number => name;

  test("has the layout that it had", () => {
    for (const code of [OUTER, INNER]) {
      const layout = layoutOf(disassemble(Uint8Array.from(code)), same);
      expect(layout.bytes).toBe(code.length);
      expect(layout.sizes).toEqual([3 << 1]);
    }
  });

  test("has jumps both ways, over one byte or two", () => {
    const far = Array.from({ length: 130 }, () => RETURN_VALUE);
    const code = [
      ...prelude(0),
      ...[POP_JUMP_IF_FALSE, 0x40 - 2, UNWIND_JUMP, 0x41, 9],
      ...[FOR_ITER, 0x80 | (130 & 127), 130 >> 7, ...far],
    ];
    const { instructions } = disassemble(Uint8Array.from(code));
    expect(instructions.slice(0, 3)).toEqual([
      { opcode: POP_JUMP_IF_FALSE, target: 0 },
      { opcode: UNWIND_JUMP, target: 2, extra: 9 },
      { opcode: FOR_ITER, target: 133 },
    ]);
    const layout = layoutOf(disassemble(Uint8Array.from(code)), same);
    expect(layout.jumps.slice(0, 3)).toEqual([[0x40 - 2], [0x41], [0x80 | (130 & 127), 130 >> 7]]);
    expect(layout.bytes).toBe(code.length);
  });

  test("has longer jumps when names become longer", () => {
    const loads = Array.from({ length: 63 }, () => [LOAD_NAME, 5]).flat();
    const code = Uint8Array.from([...prelude(0), FOR_ITER, 126, ...loads]);
    expect(layoutOf(disassemble(code), same).jumps[0]).toEqual([126]);
    const longer = layoutOf(disassemble(code), (name) => (name === 5 ? 200 : name));
    expect(longer.jumps[0]).toEqual([0x80 | (189 & 127), 1]);
    expect(longer.bytes).toBe(code.length + 1 + 63);
  });

  test("that jumps into an instruction is refused", () => {
    expect(() => disassemble(Uint8Array.from([...prelude(0), FOR_ITER, 1, LOAD_NAME, 0]))).toThrow(
      "into an instruction",
    );
  });
});

describe("an image", () => {
  const image = imageOf(readBytecode(BYTECODE), new Map([["c", 0x201]]));

  test("numbers names and constants as they occur, the file's name first", () => {
    // f, then ab, 7 and c, as the prelude and the first instruction have them.
    expect([...image.names]).toEqual([4, 2, 0x66, 0, 0x61, 0x62, 0, 1, 7, 3, 1]);
    expect([...image.constants]).toEqual([10, 2, 7, 0x33, 0, 6, 0, 0x78, 0]);
    expect([...image.references]).toEqual([0, 0, 0, 3, 2, 1, 3]);
    expect([...image.loads]).toEqual([0, 0]);
  });

  test("has lengths of texts that begin oddly or have a 0 in them", () => {
    const outermost = { code: Uint8Array.from([...prelude(1), LOAD_CONSTANT, 0, LOAD_CONSTANT, 1]), children: [] };
    const odd = [Uint8Array.of(3), Uint8Array.of(0x61, 0)];
    const made = imageOf(
      { names: odd.map((text) => ({ text })), objects: odd.map((text) => ({ kind: 5, text })), outermost },
      new Map(),
    );
    expect([...made.names]).toEqual([2, 2, 15, 1, 3, 15, 2, 0x61, 0]);
    expect([...made.constants]).toEqual([5, 1, 3, 5, 2, 0x61, 0]);
  });

  test("has what is alike together", () => {
    expect([...image.shapes]).toEqual([2 * OUTER.length + 1, 1, 2 * INNER.length]);
    expect([...image.opcodes]).toEqual([
      ...[LOAD_NAME, LOAD_CONSTANT, LOAD_NAME, LOAD_NAME, LOAD_CONSTANT, RETURN_VALUE],
      ...[MAKE_CLOSURE, RETURN_VALUE],
    ]);
    expect([...image.numbers]).toEqual([0, 1]);
    expect([...image.preludes]).toEqual([0x08, 6, 0, 0x08, 6, 0]);
  });

  test("stands in C by its path and its sizes", () => {
    const modules = [
      { path: "a.py", image },
      { path: "b/c.py", image },
    ];
    const text = imagesInC(modules);
    expect(text).toContain('"a.py\\0"\n    "b/c.py\\0"');
    expect(text).toContain(`{${PARTS.map((part) => image[part].length).join(", ")}}`);
    expect(partsOf([image, image])[PARTS.indexOf("loads")]).toEqual(Uint8Array.of(0, 0, 0, 0));
  });
});
