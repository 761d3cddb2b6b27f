import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base64Of, bytesOfBase64 } from "../../src/core/http/base64.ts";
import { Scrubber } from "../../src/core/http/scrub.ts";

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
const utf8 = (text: string): number[] => [...Buffer.from(text)];
const latin1 = (text: string): string => Buffer.from(text).toString("latin1");
const ascii = (text: string, escaped: (unit: number) => string): string =>
  text.replace(/[^ -~]/g, (unit) => escaped(unit.charCodeAt(0)));
const html = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? "&#39;");
const quoted = (text: string): string => encodeURIComponent(text).replace(/%20/g, "+");

/** In which forms a server may give back what it was sent. */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  plain: latin1,
  "percent-encoded": encodeURIComponent,
  "percent-encoded in small letters": (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  "percent-encoded wholly": (text) =>
    utf8(text)
      .map((byte) => `%${hex(byte)}`)
      .join(""),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "of a form": quoted,
  "in JSON": (text) => latin1(JSON.stringify(text).slice(1, -1)),
  "in JSON in JSON": (text) => latin1(JSON.stringify(JSON.stringify(text)).slice(3, -3)),
  "in JSON in JSON in JSON": (text) => latin1(JSON.stringify(JSON.stringify(JSON.stringify(text))).slice(7, -7)),
  "in JSON, percent-encoded": (text) => encodeURIComponent(JSON.stringify(text).slice(1, -1)),
  "in JSON, in HTML": (text) => latin1(html(JSON.stringify(text).slice(1, -1))),
  "in JSON, in base64": (text) => Buffer.from(JSON.stringify({ key: text })).toString("base64"),
  "in JSON, in hexadecimal": (text) => Buffer.from(JSON.stringify({ key: text })).toString("hex"),
  "percent-encoded, in base64": (text) => Buffer.from(`k=${encodeURIComponent(text)}&l`).toString("base64"),
  "in JSON of ASCII": (text) =>
    ascii(JSON.stringify(text).slice(1, -1), (unit) => `\\u${unit.toString(16).padStart(4, "0")}`),
  "in JSON with slashes escaped": (text) => latin1(JSON.stringify(text).slice(1, -1).replace(/\//g, "\\/")),
  "in JSON, wholly escaped": (text) =>
    Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  "in Python": (text) =>
    utf8(text)
      .map((byte) => `\\x${hex(byte)}`)
      .join(""),
  "in HTML": (text) => latin1(html(text)),
  "in HTML, as numbers": (text) => Array.from(text, (char) => `&#${char.codePointAt(0)};`).join(""),
  "in HTML, as hexadecimal numbers": (text) =>
    Array.from(text, (char) => `&#x${char.codePointAt(0)?.toString(16)};`).join(""),
  "in base64": (text) => Buffer.from(text).toString("base64"),
  "in base64 for URLs": (text) => Buffer.from(text).toString("base64url"),
  "in base64, percent-encoded": (text) => encodeURIComponent(Buffer.from(text).toString("base64")),
  "in base64 behind one byte": (text) => Buffer.from(`u${text}`).toString("base64"),
  "in base64 behind two": (text) => Buffer.from(`u:${text}:x`).toString("base64"),
  "in base64 of lines": (text) => Buffer.from(`user:${text}`).toString("base64").replace(/.{8}/g, "$&\r\n"),
  "in base64 of lines, in JSON": (text) => Buffer.from(text).toString("base64").replace(/.{8}/g, "$&\\n"),
  "in hexadecimal": (text) => Buffer.from(text).toString("hex"),
  "in capital hexadecimal": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "in hexadecimal with colons": (text) => utf8(text).map(hex).join(":"),
  "in capitals": (text) => latin1(text).replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  "in UTF-16": (text) => Buffer.from(text, "utf16le").toString("latin1"),
};

const isLatin1 = (text: string): boolean => Buffer.from(text, "latin1").toString("latin1") === text;

describe("a value in Latin 1", () => {
  const value = "P\u00e4ssw\u00f6rter \u00fc12";
  const bytes = Buffer.from(value, "latin1");
  test.each([
    bytes.toString("latin1"),
    bytes.toString("hex"),
    bytes.toString("base64"),
    Buffer.concat([Buffer.from("user:"), bytes]).toString("base64"),
    value.replace(/[^a-z0-9]/gi, (char) => `%${char.charCodeAt(0).toString(16)}`),
  ])("%s", (form) => {
    expect(isLatin1(form)).toBe(true);
    expect(scrubbed(value, `before ${form} behind`)).toMatch(/^before .{0,7}\{\{secret:KEY\}\}.{0,6} behind$/s);
  });
});

const KNOWN = [
  "sk-live-0123456789abcdef",
  "p@ss/w\"o\\rd+ & <it's>",
  "correct horse battery staple",
  "Pa\u00dfw\u00f6rter \u20ac \u{1f511}!",
  "%41%42%43%44",
  "\\\\\\\\ \\u0041",
  "+/+/+/+/=",
  "aaaaaaaaaaaa",
  "{{secret:KEY}}",
];

/** What a wrapping leaves of it that is no letter of anybody's. */
const WITNESS = "{{secret:KEY}}";

describe.each(Object.entries(FORMS))("a value %s", (name, form) => {
  const isAscii = (value: string): boolean => /^[ -~]*$/.test(value);
  const fits = (value: string): boolean => name !== "in UTF-16" || isAscii(value);

  test.each(KNOWN.filter(fits))("%s", (value) => {
    expect(scrubbed(value, `before ${form(value)} behind`)).toMatch(/^before .{0,20}\{\{secret:KEY\}\}.{0,8} behind$/s);
  });

  test("at random", () => {
    fc.assert(
      fc.property(VALUES.filter(fits), AROUND, AROUND, (value, before, behind) => {
        const inside = form(value);
        const result = scrubbed(value, `${before} ${inside} ${behind}`);
        expect(result).toContain(WITNESS);
        if (inside !== WITNESS) expect(result.replaceAll(WITNESS, "")).not.toContain(inside);
      }),
      { numRuns: 100 },
    );
  });
});

const VALUES = fc
  .oneof(
    fc.string({ minLength: 8, maxLength: 40 }),
    fc.string({ unit: "grapheme", minLength: 8, maxLength: 20 }),
    fc.base64String({ minLength: 8, maxLength: 40 }),
  )
  .filter((value) => value.length >= 8 && value.isWellFormed() && !/\p{Cc}/u.test(value));
const AROUND = fc.string({ maxLength: 10 }).map((text) => text.replaceAll("%", ""));

function scrubbed(value: string, text: string): string {
  const bytes = new Uint8Array(Buffer.from(text, "latin1"));
  const scrubber = new Scrubber(new Map([["KEY", value]]));
  const fromBytes = Buffer.from(scrubber.bytes(bytes)).toString("latin1");
  expect(scrubber.text(text)).toBe(fromBytes);
  return fromBytes;
}

test("what a value has no part in stays as it is", () => {
  const scrubber = new Scrubber(new Map([["KEY", "sk-live-0123456789"]]));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (random) => {
      const bytes = new Uint8Array(random);
      expect(scrubber.bytes(bytes)).toBe(bytes);
    }),
  );
  expect(scrubber.text("sk-live-012345678")).toBe("sk-live-012345678");
});

test("of values that contain others the longest goes first", () => {
  const scrubber = new Scrubber(
    new Map([
      ["SHORT", "12345678"],
      ["LONG", "0123456789"],
    ]),
  );
  expect(scrubber.text("0123456789 12345678")).toBe("{{secret:LONG}} {{secret:SHORT}}");
  expect(scrubber.namesIn("0123456789")).toEqual(["LONG", "SHORT"]);
});

test("a value's $ signs mean nothing", () => {
  expect(new Scrubber(new Map([["A", "$&$1$$xx"]])).text("a $&$1$$xx b")).toBe("a {{secret:A}} b");
});

test("base64 is that of Node", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      const text = Buffer.from(bytes).toString("base64");
      expect(base64Of(bytes)).toBe(text);
      expect(Buffer.from(bytesOfBase64(text) ?? [])).toEqual(Buffer.from(bytes));
    }),
  );
  for (const text of ["a", "a b", "ab-_", "===", "ab=c"]) expect(bytesOfBase64(text) && text).not.toBe("a");
  expect(bytesOfBase64("a")).toBeUndefined();
  expect(bytesOfBase64("ab-_")).toBeUndefined();
});
