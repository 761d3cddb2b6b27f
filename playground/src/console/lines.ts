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

/** The last lines of what was written: a window whose size does not grow with the output. */
export class Lines {
  #lines: Line[] = [];
  #characters = 0;
  #isOpen = false;
  /** Lines that are no longer kept. */
  dropped = 0;

  get all(): readonly Line[] {
    return this.#lines;
  }

  clear(): void {
    this.#lines = [];
    this.#characters = 0;
    this.#isOpen = false;
    this.dropped = 0;
  }

  /** Text as a program writes it: the last line may go on. */
  write(kind: LineKind, text: string): void {
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
    this.#prune();
  }

  /** Whole lines. */
  add(kind: LineKind, text: string): void {
    this.#isOpen = false;
    for (const line of text.split("\n")) this.#push(kind, line);
    this.#isOpen = false;
    this.#prune();
  }

  #push(kind: LineKind, text: string): void {
    const line = { kind, text: "" };
    this.#lines.push(line);
    this.#extend(line, text);
  }

  #extend(line: Line, text: string): void {
    const before = line.text.length;
    if (before > LINE_CHARACTERS) return;
    const whole = line.text + visible(text.slice(0, LINE_CHARACTERS + 1));
    line.text = whole.length > LINE_CHARACTERS ? `${whole.slice(0, LINE_CHARACTERS)}…` : whole;
    this.#characters += line.text.length - before;
  }

  #prune(): void {
    const isTooMuch = this.#lines.length > KEPT_LINES + SLACK || this.#characters > ALL_CHARACTERS;
    if (!isTooMuch) return;
    let count = Math.max(0, this.#lines.length - KEPT_LINES);
    let characters = this.#characters;
    for (let index = 0; index < this.#lines.length - 1; index++) {
      if (index >= count && characters <= ALL_CHARACTERS / 2) break;
      if (index >= count && this.#characters <= ALL_CHARACTERS) break;
      characters -= this.#lines[index]?.text.length ?? 0;
      count = Math.max(count, index + 1);
    }
    this.#lines = this.#lines.slice(count);
    this.#characters = characters;
    this.dropped += count;
  }
}

/** Control characters, and those that turn the direction of text around, as signs that can be seen. */
function visible(text: string): string {
  return (
    text
      .replace(/\r$/, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
      .replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, "\ufffd")
  );
}
