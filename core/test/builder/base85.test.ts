import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase85, encodeBase85 } from "../../src/builder/base85.ts";

test("bytes become text and bytes again", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = encodeBase85(bytes);
      expect(text.length).toBe(Math.ceil(bytes.length / 4) * 5);
      expect(decodeBase85(text, bytes.length)).toEqual(bytes);
    }),
  );
});

test("the text has nothing that HTML, JavaScript or JSON would read in another way", () => {
  const everything = encodeBase85(Uint8Array.from({ length: 2 ** 16 }, (_, index) => (index * 2_654_435_761) >>> 8));
  expect(new Set(everything).size).toBe(85);
  expect(everything).toMatch(/^[!-~]+$/);
  expect(everything).not.toMatch(/[<>&"'`\\]/);
});

test("the greatest and the least word", () => {
  for (const word of [0, 1, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff]) {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, word);
    expect(decodeBase85(encodeBase85(bytes), 4)).toEqual(bytes);
  }
});
