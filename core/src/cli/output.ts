import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { TerminalText, visible } from "../core/terminal-text.ts";

/** The reader of a pipe went away, as `| head` does: 128 + SIGPIPE, as a shell reports it for any other tool. */
const BROKEN_PIPE = 141;

const RED = "\x1b[31m";
const COLOURS = { red: RED, yellow: "\x1b[33m", bold: "\x1b[1m" } as const;
const PLAIN = "\x1b[0m";

/**
 * Standard output or standard error. Writing blocks until the bytes are gone: output appears while the guest still
 * runs on this thread, a slow reader slows the guest down, and the process may exit at any moment without loss.
 */
export class Output {
  readonly isTerminal: boolean;
  readonly #descriptor: number;
  readonly #filter: TerminalText | undefined;
  #atLineStart = true;

  constructor(descriptor: 1 | 2) {
    this.#descriptor = descriptor;
    this.isTerminal = isatty(descriptor);
    this.#filter = this.isTerminal ? new TerminalText() : undefined;
  }

  /** Guest text, in pieces. On a terminal it is made visible, elsewhere it passes unchanged. */
  readonly write = (text: string): void => {
    this.#send(this.#filter ? this.#filter.push(text) : text);
  };

  /** After the last piece of guest text. */
  end(): void {
    if (this.#filter) this.#send(this.#filter.end());
  }

  /** On a terminal, moves to a new line unless the cursor is at the start of one. */
  finishLine(): void {
    this.end();
    if (this.isTerminal && !this.#atLineStart) this.#send("\n");
  }

  /** One whole text that may hold guest text, with its last part in red where that is welcome. */
  report(text: string, summary = ""): void {
    this.end();
    const shown = (part: string): string => (this.isTerminal ? visible(part) : part);
    const coloured = this.hasColours && summary !== "" && text.endsWith(summary);
    this.#send(
      coloured ? `${shown(text.slice(0, -summary.length))}${RED}${shown(summary)}${PLAIN}\n` : `${shown(text)}\n`,
    );
  }

  /** Lines of which no guest can begin one, those that have a colour in it where that is welcome. */
  reportLines(text: string, colourOf: (line: string) => keyof typeof COLOURS | undefined): void {
    if (!this.hasColours) {
      this.report(text);
      return;
    }
    this.end();
    for (const line of text.split("\n")) {
      const colour = colourOf(line);
      this.#send(colour ? `${COLOURS[colour]}${visible(line)}${PLAIN}\n` : `${visible(line)}\n`);
    }
  }

  /** On a terminal, says what is being done until `done` is called; elsewhere nothing. */
  progress(text: string): { readonly done: () => void } {
    if (!this.isTerminal) return { done: () => undefined };
    this.#send(visible(text));
    return { done: () => this.#send("\r\x1b[K") };
  }

  get hasColours(): boolean {
    const { NO_COLOR, TERM } = process.env;
    return this.isTerminal && !NO_COLOR && TERM !== "dumb";
  }

  #send(text: string): void {
    if (text === "") return;
    this.#atLineStart = text.endsWith("\n");
    const bytes = Buffer.from(text, "utf8");
    for (let sent = 0; sent < bytes.length; ) {
      try {
        sent += writeSync(this.#descriptor, bytes, sent);
      } catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        if (code === "EPIPE") process.exit(BROKEN_PIPE);
        if (code !== "EAGAIN") this.#giveUp(error);
        waitBriefly();
      }
    }
  }

  /** A full disk, most likely. Nobody in the sandbox could do anything about it. */
  #giveUp(error: unknown): never {
    if (this.#descriptor === 2) process.exit(1);
    const reason = error instanceof Error ? error.message : String(error);
    new Output(2).report(`micropython-wasm: the output cannot be written: ${reason}`);
    process.exit(1);
  }
}

/** For a descriptor that another process made non-blocking: nothing announces when it takes bytes again. */
export function waitBriefly(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}
