import { base64Of } from "./base64.ts";
import { bytesOfLatin1, latin1Of, utf8Latin1 } from "./latin1.ts";

/* All repetitions in these expressions are bounded, so that no response makes them slow. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

/** What a text in base64 may have between any two of its digits where it is cut into lines. */
const BREAK = "(?:(?:\\\\r|\\r)?(?:\\\\n|\\n))?";

/**
 * Takes the values of secrets out of whatever comes back: as they are, percent-encoded, with the escapes of JSON, Python and HTML,
 * in any mixture of these; as base64, wherever in it, and in hexadecimal; without regard to case. Whole values only: to
 * take out parts of them would tell which parts there are.
 */
export class Scrubber {
  readonly #patterns: readonly { readonly name: string; readonly pattern: RegExp }[];

  constructor(secrets: ReadonlyMap<string, string>) {
    // A value that contains another one goes first.
    const longestFirst = [...secrets].sort(([, one], [, other]) => other.length - one.length);
    this.#patterns = longestFirst.map(([name, value]) => ({ name, pattern: patternOf(value) }));
  }

  /** Of text, or of bytes with a character for each. */
  text(text: string): string {
    let scrubbed = text;
    for (const { name, pattern } of this.#patterns) scrubbed = scrubbed.replace(pattern, () => placeholder(name));
    return scrubbed;
  }

  bytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    if (this.#patterns.length === 0) return bytes;
    const text = latin1Of(bytes);
    const scrubbed = this.text(text);
    return scrubbed === text ? bytes : bytesOfLatin1(scrubbed);
  }

  /** The names of secrets whose values are in a text. */
  namesIn(text: string): string[] {
    return this.#patterns.filter(({ pattern }) => text.search(pattern) >= 0).map(({ name }) => name);
  }
}

export function placeholder(name: string): string {
  return `{{secret:${name}}}`;
}

function patternOf(value: string): RegExp {
  const bytes = new TextEncoder().encode(value);
  const forms = [textPattern(value), hexPattern(bytes), ...[0, 1, 2].map((shift) => base64Pattern(bytes, shift))];
  return new RegExp(forms.join("|"), "gi");
}

/** Also in UTF-16, where each character of ASCII has a NUL before or behind it. */
function textPattern(value: string): string {
  return Array.from(value, (char) => `(?:${charForms(char).join("|")})`).join("\\0?");
}

function charForms(char: string): string[] {
  const bytes = [...new TextEncoder().encode(char)];
  const units = Array.from({ length: char.length }, (_, at) => hex(char.charCodeAt(at), 4));
  const code = char.codePointAt(0) ?? 0;
  const forms = [
    char === "\\" ? "\\\\{1,4}" : escaped(utf8Latin1(char)),
    bytes.map((byte) => `%(?:25){0,3}${hex(byte, 2)}`).join(""),
    units.map((unit) => `\\\\{1,4}u${unit}`).join(""),
    bytes.map((byte) => `\\\\{1,4}x${hex(byte, 2)}`).join(""),
    `&#0{0,6}${code};`,
    `&#x0{0,6}${hex(code, 1)};`,
  ];
  const entity = ENTITIES[char];
  if (entity) forms.push(`&${entity};`);
  if (/["'/]/.test(char)) forms.push(`\\\\{1,4}${char}`);
  if (char === " ") forms.push("\\+");
  // Text that was read as such, and not as bytes.
  if (code > 127) forms.push(escaped(char));
  return forms;
}

function hexPattern(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => hex(byte, 2)).join("[ :-]?");
}

/** Of bytes behind `shift` others. The digits at both ends that others have a part in go, too. */
function base64Pattern(bytes: Uint8Array, shift: number): string {
  const moved = new Uint8Array(shift + bytes.length);
  moved.set(bytes, shift);
  const whole = Math.floor((moved.length * 8) / 6);
  const digits = base64Of(moved).slice(shift === 0 ? 0 : shift + 1, whole);
  const shared = "[a-z0-9+/_-]?";
  const begin = shift === 0 ? "" : shared;
  const end = moved.length % 3 === 0 ? "" : `${shared}(?:=|%3D){0,2}`;
  return begin + Array.from(digits, digitPattern).join(BREAK) + end;
}

function digitPattern(digit: string): string {
  if (digit === "+") return "(?:\\+|-|%2B)";
  if (digit === "/") return "(?:\\\\?/|_|%2F)";
  return digit;
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
