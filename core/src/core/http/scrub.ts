import { bytesOfLatin1, latin1Of } from "./latin1.ts";
import { type Form, formsOf, small } from "./scrub-forms.ts";

/** Where in a text a value was found. */
type Place = readonly [start: number, end: number];

/**
 * Takes the values of secrets out of whatever comes back: as they are, percent-encoded, with the escapes of JSON, Python and HTML,
 * in any mixture of these; as base64, wherever in it, and in hexadecimal; without regard to case. Whole values only: to
 * take out parts of them would tell which parts there are.
 */
export class Scrubber {
  readonly #searches: readonly { readonly name: string; readonly search: ValueSearch }[];

  constructor(secrets: ReadonlyMap<string, string>) {
    // A value that contains another one goes first.
    const longestFirst = [...secrets].sort(([, one], [, other]) => other.length - one.length);
    this.#searches = longestFirst.map(([name, value]) => ({ name, search: new ValueSearch(value) }));
  }

  /** Of text, or of bytes with a character for each. */
  text(text: string): string {
    let scrubbed = text;
    for (const { name, search } of this.#searches)
      scrubbed = replaced(scrubbed, search.in(scrubbed), placeholder(name));
    return scrubbed;
  }

  bytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    if (this.#searches.length === 0) return bytes;
    const text = latin1Of(bytes);
    const scrubbed = this.text(text);
    return scrubbed === text ? bytes : bytesOfLatin1(scrubbed);
  }

  /** The names of secrets whose values are in a text. */
  namesIn(text: string): string[] {
    return this.#searches.filter(({ search }) => search.in(text).length > 0).map(({ name }) => name);
  }
}

export function placeholder(name: string): string {
  return `{{secret:${name}}}`;
}

function replaced(text: string, places: readonly Place[], by: string): string {
  let result = "";
  let from = 0;
  for (const [start, end] of places) {
    result += text.slice(from, start) + by;
    from = end;
  }
  return result + text.slice(from);
}

/**
 * Finds one value in all its forms. Not with regular expressions: those for so many spellings take long to be compiled, and some
 * texts make them slow.
 */
class ValueSearch {
  readonly #forms: readonly Form[];
  /** Which forms may begin with a character, by its code. */
  readonly #beginning = new Map<number, Form[]>();
  /** Whether any does, for those of one byte. */
  readonly #begins = new Uint8Array(256);

  constructor(value: string) {
    this.#forms = formsOf(value);
    for (const form of this.#forms) {
      for (const code of form.parts[0]?.keys() ?? []) {
        this.#beginning.set(code, [...(this.#beginning.get(code) ?? []), form]);
        if (code < 256) this.#begins[code] = 1;
      }
    }
  }

  in(text: string): Place[] {
    const lower = small(text);
    const places: Place[] = [];
    for (let at = 0; at < lower.length; at++) {
      const code = lower.charCodeAt(at);
      if (code < 256 && this.#begins[code] === 0) continue;
      const place = this.#at(lower, at, code, places.at(-1)?.[1] ?? 0);
      if (!place) continue;
      places.push(place);
      at = place[1] - 1;
    }
    return places;
  }

  /** The longest at a position, but not with what lies before `free`. */
  #at(text: string, at: number, code: number, free: number): Place | undefined {
    let longest: Place | undefined;
    for (const form of this.#beginning.get(code) ?? []) {
      const end = endOf(form, text, at);
      if (end === undefined) continue;
      const start = form.sharesFirst && at > free && isDigit(text[at - 1]) ? at - 1 : at;
      if (!longest || end - start > longest[1] - longest[0]) longest = [start, end];
    }
    return longest;
  }
}

/** Where a form ends that begins at a position. All ways to read it are followed side by side. */
function endOf({ parts, between, sharesLast }: Form, text: string, begin: number): number | undefined {
  let ends: readonly number[] = [begin];
  for (const [number, part] of parts.entries()) {
    const next: number[] = [];
    for (const end of ends) {
      for (const separator of number === 0 ? NOTHING : between) {
        if (!text.startsWith(separator, end)) continue;
        const from = end + separator.length;
        for (const spelling of part.get(text.charCodeAt(from)) ?? NONE) {
          const after = from + spelling.length;
          if (text.startsWith(spelling, from) && !next.includes(after)) next.push(after);
        }
      }
    }
    if (next.length === 0) return undefined;
    ends = next;
  }
  const end = Math.max(...ends);
  return sharesLast ? withPadding(text, end) : end;
}

const NOTHING = [""];
const NONE: readonly string[] = [];

function withPadding(text: string, from: number): number {
  let end = isDigit(text[from]) ? from + 1 : from;
  for (const sign of ["=", "%3d"]) {
    for (let many = 0; many < 2 && text.startsWith(sign, end); many++) end += sign.length;
  }
  return end;
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && /^[a-z0-9+/_-]$/.test(char);
}
