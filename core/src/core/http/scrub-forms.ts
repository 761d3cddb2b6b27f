import { base64Of } from "./base64.ts";
import { bytesOfLatin1, utf8Latin1 } from "./latin1.ts";

/** Spellings by the code of their first character. */
export type Part = ReadonlyMap<number, readonly string[]>;

/** A way to write a value: part by part, each in one of several spellings. All in small letters, which stand for both. */
export interface Form {
  readonly parts: readonly Part[];
  /** What may stand between two parts; the empty text is among it. */
  readonly between: readonly string[];
  /** Whether what stands before the first and behind the last part belongs to it in part, as a digit of base64 may. */
  readonly sharesFirst: boolean;
  readonly sharesLast: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };
/** Percent-encoded, and then again. */
const AGAIN = ["", "25", "2525", "252525"];
const ZEROS = ["", "0", "00", "000", "0000"];
/** A backslash, as other escapes may write it. */
const BACKSLASH = ["\\", ...AGAIN.map((again) => `%${again}5c`), "&#92;", "&#x5c;"];
/** How many there are where a text is in JSON, that is in JSON, that is in JSON, that is in JSON. */
const BEFORE_ESCAPED = times([1, 2, 3, 4, 7, 8, 15]);
const OF_ITSELF = times([1, 2, 4, 8, 16]);

/** All the ways that are looked for, in bytes also of what JSON and URLs make of it. */
export function formsOf(value: string): Form[] {
  const texts = new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]);
  const encoded = Array.from(texts, (text) => new TextEncoder().encode(text));
  // UTF-8, and Latin 1 where that has all the characters.
  if (/^[\0-\xff]*[\x80-\xff][\0-\xff]*$/.test(value)) encoded.push(bytesOfLatin1(value));
  return [
    textForm(value),
    ...encoded.flatMap((bytes) => [hexForm(bytes), ...[0, 1, 2].map((shift) => base64Form(bytes, shift))]),
  ];
}

/** Also in UTF-16, where each character of ASCII has a NUL before or behind it. */
function textForm(value: string): Form {
  const known = new Map<string, Part>();
  // Backslashes in a row are one part, as all of them are escaped or none: else there were many ways to read them.
  const parts = (value.match(/\\+|[^\\]/gu) ?? []).map((text) => {
    const part = known.get(text) ?? partOf(text[0] === "\\" ? backslashes(text.length) : spellings(text));
    known.set(text, part);
    return part;
  });
  return { parts, between: ["", "\0"], sharesFirst: false, sharesLast: false };
}

function partOf(spelt: readonly string[]): Part {
  const part = new Map<number, string[]>();
  for (const spelling of new Set(spelt.map(small))) {
    const code = spelling.charCodeAt(0);
    const others = part.get(code);
    if (others) others.push(spelling);
    else part.set(code, [spelling]);
  }
  return part;
}

function backslashes(count: number): string[] {
  const inUtf16 = Array.from({ length: count }, () => "\\").join("\0");
  return [inUtf16, ...[...OF_ITSELF, ...spellings("\\")].map((spelling) => spelling.repeat(count))];
}

/** Of one character: as it is, percent-encoded, and with the escapes of JSON, Python and HTML. */
function spellings(char: string): string[] {
  const bytes = [...new TextEncoder().encode(char)];
  const units = Array.from({ length: char.length }, (_, at) => hex(char.charCodeAt(at), 4));
  const code = char.codePointAt(0) ?? 0;
  const spelt = [utf8Latin1(char)];
  // Latin 1, or text that was read as such and not as bytes.
  if (code > 127) spelt.push(char);
  if (code > 127 && code < 256) spelt.push(`%${hex(code, 2)}`, `\\x${hex(code, 2)}`);
  if (char === " ") spelt.push("+");
  for (const again of AGAIN) spelt.push(bytes.map((byte) => `%${again}${hex(byte, 2)}`).join(""));
  for (const zeros of ZEROS) spelt.push(`&#${zeros}${code};`, `&#x${zeros}${hex(code, 1)};`);
  const entity = ENTITIES[char];
  if (entity) spelt.push(`&${entity};`);
  for (const slashes of BEFORE_ESCAPED) {
    spelt.push(units.map((unit) => `${slashes}u${unit}`).join(""));
    spelt.push(bytes.map((byte) => `${slashes}x${hex(byte, 2)}`).join(""));
  }
  if (!/["'/]/.test(char)) return spelt;
  return [...spelt, ...BEFORE_ESCAPED.flatMap((slashes) => spelt.map((spelling) => slashes + spelling))];
}

function hexForm(bytes: Uint8Array): Form {
  const parts = Array.from(bytes, (byte) => partOf([hex(byte, 2)]));
  return { parts, between: ["", " ", ":", "-"], sharesFirst: false, sharesLast: false };
}

/** Of bytes behind `shift` others, which have a part in the first digit, as those behind have in the last. */
function base64Form(bytes: Uint8Array, shift: number): Form {
  const moved = new Uint8Array(shift + bytes.length);
  moved.set(bytes, shift);
  const whole = Math.floor((moved.length * 8) / 6);
  const digits = base64Of(moved).slice(shift === 0 ? 0 : shift + 1, whole);
  return {
    parts: Array.from(digits, (digit) => partOf(digitSpellings(digit))),
    between: ["", "\n", "\r\n", "\\n", "\\r\\n"],
    sharesFirst: shift > 0,
    sharesLast: moved.length % 3 !== 0,
  };
}

function digitSpellings(digit: string): string[] {
  if (digit === "+") return ["+", "-", "%2b"];
  if (digit === "/") return ["/", "\\/", "_", "%2f"];
  return [digit];
}

function times(counts: readonly number[]): string[] {
  return BACKSLASH.flatMap((slash) => counts.map((count) => slash.repeat(count)));
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

/** With small letters, in ASCII only, so that nothing becomes longer. */
export function small(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
