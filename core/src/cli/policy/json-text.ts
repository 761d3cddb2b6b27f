import type { Json } from "../../core/audit/event.ts";
import { type Place, pointerOf, shown } from "../../core/policy/problems.ts";

/** Text is no JSON. */
export class JsonTextError extends Error {
  override readonly name = "JsonTextError";
  /** Where, in UTF-16 units. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export interface JsonText {
  /** As `JSON.parse` gives it. */
  readonly value: Json;
  /** Members that stand in an object again: the last one counts. */
  readonly repeated: readonly { readonly place: Place; readonly offset: number }[];
  /** Where members, with their names, and items begin, by pointer: those that were asked for. */
  readonly offsets: ReadonlyMap<string, number>;
}

/** Deeper than any policy: what recurses here is this text's depth. */
const MOST_LEVELS = 100;
/** More than anyone reads. */
const MOST_REPEATED = 1_000;

/** Reads text as `JSON.parse` does, and sees what that does not tell. Throws `JsonTextError`. */
export function readJsonText(text: string, wanted: ReadonlySet<string> = new Set()): JsonText {
  const reader = new JsonReader(text, wanted);
  const value = reader.document();
  return { value, repeated: reader.repeated, offsets: reader.offsets };
}

/** Lines and columns of offsets, from 1, as editors count them. */
export class Lines {
  /** Where each begins. */
  readonly #starts = [0];

  constructor(text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  at(offset: number): Position {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const WORDS: ReadonlyMap<string, null | boolean> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

class JsonReader {
  readonly repeated: { place: Place; offset: number }[] = [];
  readonly offsets = new Map<string, number>();
  readonly #text: string;
  readonly #wanted: ReadonlySet<string>;
  readonly #place: (string | number)[] = [];
  #at = 0;

  constructor(text: string, wanted: ReadonlySet<string>) {
    this.#text = text;
    this.#wanted = wanted;
  }

  document(): Json {
    this.#space();
    this.#note(this.#at);
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected("the end");
    return value;
  }

  #value(): Json {
    const first = this.#text[this.#at];
    if (first === "{") return this.#object();
    if (first === "[") return this.#list();
    if (first === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const digits = this.#match(NUMBER);
    if (digits === undefined) throw this.#unexpected("a value");
    return Number(digits);
  }

  #object(): Json {
    const members = new Map<string, Json>();
    this.#items("}", () => {
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#unexpected("a name in double quotes");
      const name = this.#string();
      this.#place.push(name);
      this.#note(start);
      if (members.has(name) && this.repeated.length < MOST_REPEATED) {
        this.repeated.push({ place: [...this.#place], offset: start });
      }
      this.#space();
      this.#expect(":");
      this.#space();
      members.set(name, this.#value());
      this.#place.pop();
    });
    return Object.fromEntries(members);
  }

  #list(): Json {
    const items: Json[] = [];
    this.#items("]", () => {
      this.#place.push(items.length);
      this.#note(this.#at);
      items.push(this.#value());
      this.#place.pop();
    });
    return items;
  }

  /** What stands between brackets, with commas. */
  #items(end: string, item: () => void): void {
    if (this.#place.length >= MOST_LEVELS) {
      throw new JsonTextError(`is nested deeper than ${MOST_LEVELS} levels`, this.#at);
    }
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      this.#space();
      if (this.#text[this.#at] === end) break;
      this.#expect(",", `, or ${end}`);
      this.#space();
    }
    this.#at += 1;
  }

  #string(): string {
    const start = this.#at;
    // A quote ends it that has an even number of backslashes before it.
    for (let end = this.#text.indexOf('"', start + 1); end > 0; end = this.#text.indexOf('"', end + 1)) {
      let backslashes = end;
      while (this.#text[backslashes - 1] === "\\") backslashes -= 1;
      if ((end - backslashes) % 2 !== 0) continue;
      this.#at = end + 1;
      return textOf(this.#text.slice(start, end + 1), start);
    }
    throw new JsonTextError("has a text that does not end", start);
  }

  #note(offset: number): void {
    if (this.#wanted.size === 0) return;
    const pointer = pointerOf(this.#place);
    if (this.#wanted.has(pointer)) this.offsets.set(pointer, offset);
  }

  #space(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #expect(character: string, wanted = character): void {
    if (this.#text[this.#at] !== character) throw this.#unexpected(wanted);
    this.#at += 1;
  }

  #unexpected(wanted: string): JsonTextError {
    const found = this.#text.codePointAt(this.#at);
    const what = found === undefined ? "the end of the text" : shown(String.fromCodePoint(found));
    return new JsonTextError(`is no JSON: there should be ${wanted}, not ${what}`, this.#at);
  }
}

function textOf(literal: string, offset: number): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    throw new JsonTextError(
      "has a text with a line end, a control character or an escape that JSON does not have",
      offset,
    );
  }
}
