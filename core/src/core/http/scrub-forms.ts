import { base64Of } from "./base64.ts";
import { utf8Latin1 } from "./latin1.ts";

/** A way to write a value: part by part, each in one of several spellings. All in small letters, which stand for both. */
export interface Form {
  readonly parts: readonly (readonly string[])[];
  /** What may stand between two parts; the empty text is among it. */
  readonly between: readonly string[];
  /** Whether what stands before the first and behind the last part belongs to it in part, as a digit of base64 may. */
  readonly sharesFirst: boolean;
  readonly sharesLast: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };
/** How often something may be escaped again. */
const LAYERS = [0, 1, 2, 3];
const ZEROS = ["", "0", "00", "000", "0000"];

/** All the ways that are looked for. */
export function formsOf(value: string): Form[] {
  const bytes = new TextEncoder().encode(value);
  return [textForm(value), hexForm(bytes), ...[0, 1, 2].map((shift) => base64Form(bytes, shift))];
}

/** Also in UTF-16, where each character of ASCII has a NUL before or behind it. */
function textForm(value: string): Form {
  return { parts: Array.from(value, spellings), between: ["", "\0"], sharesFirst: false, sharesLast: false };
}

/** Of one character: as it is, percent-encoded, and with the escapes of JSON, Python and HTML. */
function spellings(char: string): string[] {
  const bytes = [...new TextEncoder().encode(char)];
  const units = Array.from({ length: char.length }, (_, at) => hex(char.charCodeAt(at), 4));
  const code = char.codePointAt(0) ?? 0;
  const spelt = [utf8Latin1(char)];
  // Text that was read as such, and not as bytes.
  if (code > 127) spelt.push(char);
  if (char === " ") spelt.push("+");
  for (const layer of LAYERS) {
    const slashes = "\\".repeat(layer + 1);
    spelt.push(bytes.map((byte) => `%${"25".repeat(layer)}${hex(byte, 2)}`).join(""));
    spelt.push(units.map((unit) => `${slashes}u${unit}`).join(""));
    spelt.push(bytes.map((byte) => `${slashes}x${hex(byte, 2)}`).join(""));
    if (/["'/]/.test(char)) spelt.push(slashes + char);
    if (char === "\\" && layer > 0) spelt.push(slashes);
  }
  for (const zeros of ZEROS) spelt.push(`&#${zeros}${code};`, `&#x${zeros}${hex(code, 1)};`);
  const entity = ENTITIES[char];
  if (entity) spelt.push(`&${entity};`);
  return spelt.map(small);
}

function hexForm(bytes: Uint8Array): Form {
  const parts = Array.from(bytes, (byte) => [hex(byte, 2)]);
  return { parts, between: ["", " ", ":", "-"], sharesFirst: false, sharesLast: false };
}

/** Of bytes behind `shift` others, which have a part in the first digit, as those behind have in the last. */
function base64Form(bytes: Uint8Array, shift: number): Form {
  const moved = new Uint8Array(shift + bytes.length);
  moved.set(bytes, shift);
  const whole = Math.floor((moved.length * 8) / 6);
  const digits = base64Of(moved).slice(shift === 0 ? 0 : shift + 1, whole);
  return {
    parts: Array.from(digits, digitSpellings),
    between: ["", "\n", "\r\n", "\\n", "\\r\\n"],
    sharesFirst: shift > 0,
    sharesLast: moved.length % 3 !== 0,
  };
}

function digitSpellings(digit: string): string[] {
  if (digit === "+") return ["+", "-", "%2b"];
  if (digit === "/") return ["/", "\\/", "_", "%2f"];
  return [small(digit)];
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

/** With small letters, in ASCII only, so that nothing becomes longer. */
export function small(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
