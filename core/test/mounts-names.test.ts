import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { checkPath, MOST_PARTS, nameFault } from "../src/core/mounts/names.ts";

const folder = mkdtempSync(join(tmpdir(), "names-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ..."a|.hidden|a b| a|...a|COM|con1|console.log|nul_|auxiliary|lpt|Ärger|日本語|👍|e\u0301x".split("|").slice(0, -1),
  ..."COM10|com12.txt|a~1|-rf|*?\"<>|$HOME|a'b|%2e%2e|~|#|é".split("|").filter((name) => name !== ""),
  "x".repeat(255),
  "é".repeat(127),
])("%j is a name", (name) => expect(nameFault(name)).toBeUndefined());

const REFUSED = [
  ["", ".", "..", "/", "a/b", "/a", "a/"],
  ["a\\b", "..\\", "\\", "a:stream", "c:", ":"],
  ["\0", "a\0b", "a\n", "\x1b[2J", "a\x7f", "\x80", "a\x9b2J", "\t"],
  ["a.", "a ", "a..", "...", " ", "a. .", ".. "],
  [
    "CON",
    "con",
    "NUL",
    "nul.txt",
    "Aux.tar.gz",
    "prn",
    "COM1",
    "com9.log",
    "lpt1",
    "COM¹",
    "lpt².x",
    "CONIN$",
    "conout$",
    "con .txt",
    " Aux.tar.gz",
  ],
  [
    "a\u202eb",
    "\u202a",
    "\u2066x",
    "x\u2069",
    "a\u200bb",
    "\u200d",
    "\u200e",
    "\ufeffa",
    "a\u00adb",
    "\u2028",
    "\u061c",
    "a\u{e0041}",
  ],
  ["e\u0301", "A\u030a", "\u212b", "\u1100\u1161", "\uf900"],
  ["\ud800", "a\udc00", "\udc00\ud800"],
].flat();

test.each(REFUSED)("%j is no name", (name) => expect(nameFault(name)).toBe("EINVAL"));

test.each(["x".repeat(256), "é".repeat(128), "x".repeat(1e7)])("too long a name is refused", (name) =>
  expect(nameFault(name)).toBe("ENAMETOOLONG"),
);

test("a path has no more names than it may", () => {
  expect(() => checkPath(Array.from({ length: MOST_PARTS }, () => "a"))).not.toThrow();
  expect(() => checkPath(Array.from({ length: MOST_PARTS + 1 }, () => "a"))).toThrow("ENAMETOOLONG");
  expect(() => checkPath(["a", "..", "b"])).toThrow("EINVAL");
});

const ODD = [...REFUSED, ..."abcNUL.:\\/ 1é\u0301\u202e\u200b\ufeff\x1b\0¹".split("")];

test("whatever is a name is the one name of a file here, and looks like itself everywhere", () => {
  const names = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.array(fc.constantFrom(...ODD), { maxLength: 4 }).map((pieces) => pieces.join("")),
  );
  fc.assert(
    fc.property(names, (name) => {
      if (nameFault(name) !== undefined) return;
      expect(name).toBe(name.normalize("NFC"));
      expect(name).not.toMatch(/[\p{Cc}\p{Bidi_Control}\\/:]|[. ]$|^\.{0,2}$/u);
      expect(name.isWellFormed()).toBe(true);
      expect(
        name
          .split(".")[0]
          ?.replace(/^ +| +$/g, "")
          .toUpperCase(),
      ).not.toMatch(/^(CON|PRN|AUX|NUL|(COM|LPT)[0-9])$/);
      expect(join(folder, name).startsWith(`${folder}/`)).toBe(true);
      closeSync(openSync(join(folder, name), "wx"));
      expect(readdirSync(folder)).toEqual([name]);
      unlinkSync(join(folder, name));
    }),
    { numRuns: 3_000 },
  );
});
