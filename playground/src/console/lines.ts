/** What a line is, which decides how it looks. */
export type LineKind = "stdout" | "stderr" | "input" | "value" | "error" | "hint" | "good" | "bad" | "stopped";

export interface Line {
  readonly kind: LineKind;
  text: string;
}

/** How many lines are kept to be looked at, and how long one can be. */
export const KEPT_LINES = 10_000;
const LINE_CHARACTERS = 2_000;
const ALL_CHARACTERS = 2_000_000;
/** Dropping lines one by one would move all others each time. */
const SLACK = 1_000;

interface Chunk {
  readonly kind: LineKind;
  readonly text: string;
  readonly newlines: number;
}

/**
 * The last lines of what was written: a window whose size does not grow with the output. What a program writes waits as
 * it is until someone looks, so that a flood costs hardly more than counting its lines.
 */
export class Lines {
  #lines: Line[] = [];
  #characters = 0;
  #isOpen = false;
  #dropped = 0;
  #waiting: Chunk[] = [];
  #waitingNewlines = 0;
  #waitingCharacters = 0;

  get all(): readonly Line[] {
    this.#settle();
    return this.#lines;
  }

  /** Lines that are no longer kept. */
  get dropped(): number {
    this.#settle();
    return this.#dropped;
  }

  clear(): void {
    this.#lines = [];
    this.#characters = 0;
    this.#isOpen = false;
    this.#dropped = 0;
    this.#waiting = [];
    this.#waitingNewlines = 0;
    this.#waitingCharacters = 0;
  }

  /** Text as a program writes it: the last line may go on. */
  write(kind: LineKind, text: string): void {
    const newlines = newlinesIn(text);
    this.#waiting.push({ kind, text, newlines });
    this.#waitingNewlines += newlines;
    this.#waitingCharacters += text.length;
    for (;;) {
      const [first] = this.#waiting;
      if (!first || this.#waiting.length === 1) return;
      const isTooMuch = this.#waitingNewlines - first.newlines > KEPT_LINES || this.#waitingCharacters > ALL_CHARACTERS;
      if (!isTooMuch) return;
      this.#skip(first);
    }
  }

  /** Whole lines. */
  add(kind: LineKind, text: string): void {
    this.#settle();
    this.#isOpen = false;
    for (const line of visible(text).split("\n")) this.#push(kind, line);
    this.#prune();
  }

  /** Lets go of the text that has waited longest, and of everything before it. */
  #skip({ newlines, text }: Chunk): void {
    this.#waiting.shift();
    this.#waitingNewlines -= newlines;
    this.#waitingCharacters -= text.length;
    // A line that goes on is counted where it ends.
    this.#dropped += this.#lines.length - (this.#isOpen ? 1 : 0) + newlines;
    this.#lines = [];
    this.#characters = 0;
    this.#isOpen = false;
  }

  #settle(): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingNewlines = 0;
    this.#waitingCharacters = 0;
    for (const { kind, text } of waiting) this.#take(kind, visible(text));
    this.#prune();
  }

  #take(kind: LineKind, text: string): void {
    let start = 0;
    while (start < text.length) {
      const end = text.indexOf("\n", start);
      const part = text.slice(start, end === -1 ? undefined : end);
      const last = this.#lines.at(-1);
      if (this.#isOpen && last?.kind === kind) this.#extend(last, part);
      else this.#push(kind, part);
      this.#isOpen = end === -1;
      start = end === -1 ? text.length : end + 1;
    }
  }

  #push(kind: LineKind, text: string): void {
    const line = { kind, text: "" };
    this.#lines.push(line);
    this.#extend(line, text);
  }

  #extend(line: Line, text: string): void {
    const before = line.text.length;
    if (before > LINE_CHARACTERS) return;
    const whole = line.text + text.slice(0, LINE_CHARACTERS + 1);
    line.text = whole.length > LINE_CHARACTERS ? `${whole.slice(0, LINE_CHARACTERS)}…` : whole;
    this.#characters += line.text.length - before;
  }

  #prune(): void {
    const isTooMuch = this.#lines.length > KEPT_LINES + SLACK || this.#characters > ALL_CHARACTERS;
    if (!isTooMuch) return;
    const most = this.#characters > ALL_CHARACTERS ? ALL_CHARACTERS / 2 : ALL_CHARACTERS;
    let count = 0;
    while (count < this.#lines.length - 1 && (this.#lines.length - count > KEPT_LINES || this.#characters > most)) {
      this.#characters -= this.#lines[count]?.text.length ?? 0;
      count += 1;
    }
    this.#lines = this.#lines.slice(count);
    this.#dropped += count;
  }
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** Control characters, and those that turn the direction of text around, as signs that can be seen. */
function visible(text: string): string {
  return (
    text
      .replaceAll("\r\n", "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
      .replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, "\ufffd")
  );
}
