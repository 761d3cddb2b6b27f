import fc from "fast-check";
import { expect, test } from "vitest";
import { TerminalText, visible } from "../src/core/terminal-text.ts";

const OBEYED_CODES = [
  ...range(0x00, 0x08),
  ...range(0x0b, 0x1f),
  ...range(0x7f, 0x9f),
  ...[0x061c, 0x200e, 0x200f],
  ...range(0x202a, 0x202e),
  ...range(0x2066, 0x2069),
];

const chunk = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...OBEYED_CODES.map((code) => String.fromCharCode(code)), "\r", "\n", "\r\n", "\t", "\x1b["),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});

test.each([
  ["\x1b[2J", "\\x1b[2J"],
  ["\x1b]0;title\x07", "\\x1b]0;title\\x07"],
  ["\u009b31m", "\\x9b31m"],
  ["a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"],
  ["a\rb", "a\\x0db"],
  ["a\r\nb\tc\n", "a\r\nb\tc\n"],
  ["a\r\r\n", "a\\x0d\r\n"],
  ["end\r", "end\\x0d"],
  ["é 漢字 🐍 \\x1b", "é 漢字 🐍 \\x1b"],
])("%j is shown as %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("nothing that a terminal obeys survives, however the text is cut", () => {
  fc.assert(
    fc.property(fc.array(chunk), (chunks) => {
      const filter = new TerminalText();
      const shown = chunks.map((text) => filter.push(text)).join("") + filter.end();
      const withoutLineEnds = shown.replaceAll("\r\n", "\n");
      for (const code of OBEYED_CODES) expect(withoutLineEnds).not.toContain(String.fromCharCode(code));
    }),
  );
});

test("the cuts make no difference", () => {
  fc.assert(
    fc.property(fc.array(chunk), (chunks) => {
      const filter = new TerminalText();
      const shown = chunks.map((text) => filter.push(text)).join("") + filter.end();
      expect(shown).toBe(visible(chunks.join("")));
    }),
  );
});

test("ordinary text passes unchanged and at once", () => {
  const ordinary = fc.string({ unit: "grapheme" }).filter((text) => visible(text) === text);
  fc.assert(
    fc.property(ordinary, (text) => {
      expect(new TerminalText().push(text)).toBe(text);
    }),
  );
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
