import { createInterface, type Interface, type Key } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";
import { HISTORY_LINES, type History } from "./history.ts";

export type Answer =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "interrupt" }
  | { readonly kind: "end" };

/**
 * Reads lines at a prompt, one question at a time. What is typed or pasted while nothing is asked stays unseen and
 * answers the next questions; Ctrl-C in the meantime goes to `onInterrupt`.
 */
export class LineReader {
  readonly #interface: Interface;
  readonly #screen: MutableScreen;
  readonly #history: History;
  readonly #onInterrupt: () => void;
  readonly #queue: string[] = [];
  #answer: ((answer: Answer) => void) | undefined;
  #ended = false;

  constructor(input: ReadStream, output: WriteStream, history: History, onInterrupt: () => void) {
    this.#screen = new MutableScreen(output);
    this.#history = history;
    this.#onInterrupt = onInterrupt;
    this.#interface = createInterface({
      input,
      output: this.#screen,
      terminal: true,
      history: history.load().reverse(),
      historySize: HISTORY_LINES,
      removeHistoryDuplicates: true,
    });
    this.#interface.on("line", (line) => this.#receive(line));
    this.#interface.on("SIGINT", () => this.interrupt());
    this.#interface.on("close", () => this.#end());
    // After Ctrl-Z and fg; readline pauses its input there.
    this.#interface.on("SIGCONT", () => this.#interface.resume());
    // As the up key, it finds the last line that begins with what was typed: readline has no other search.
    input.on("keypress", (_text, key: Key) => {
      if (key.ctrl && key.name === "r") this.#interface.write("", { name: "up" });
    });
  }

  ask(prompt: string): Promise<Answer> {
    const queued = this.#queue.shift();
    if (queued !== undefined) {
      this.#screen.show(`${prompt}${queued}\n`);
      return Promise.resolve(this.#line(queued));
    }
    if (this.#ended) return Promise.resolve({ kind: "end" });
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#screen.muted = false;
      this.#interface.setPrompt(prompt);
      this.#interface.prompt(true);
    });
  }

  /** Ctrl-C. At a prompt it drops what was typed, otherwise it is for whoever runs. */
  interrupt(): void {
    this.#queue.length = 0;
    if (!this.#answer) {
      this.#onInterrupt();
      return;
    }
    this.#screen.show("\n");
    this.#screen.muted = true;
    for (const name of ["e", "u"]) this.#interface.write("", { ctrl: true, name });
    this.#resolve({ kind: "interrupt" });
  }

  close(): void {
    this.#interface.close();
  }

  #receive(line: string): void {
    if (this.#answer) this.#resolve(this.#line(line));
    else this.#queue.push(line);
  }

  #line(text: string): Answer {
    this.#history.append(text);
    return { kind: "line", text };
  }

  #end(): void {
    this.#ended = true;
    this.#resolve({ kind: "end" });
  }

  #resolve(answer: Answer): void {
    this.#screen.muted = true;
    const resolve = this.#answer;
    this.#answer = undefined;
    resolve?.(answer);
  }
}

/** The terminal as readline sees it: it can be silenced, so that typing ahead does not mix with the guest's output. */
class MutableScreen extends Writable {
  muted = true;
  readonly #terminal: WriteStream;

  constructor(terminal: WriteStream) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
    terminal.on("resize", () => this.emit("resize"));
  }

  get columns(): number {
    return this.#terminal.columns;
  }

  show(text: string): void {
    this.#terminal.write(text);
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (!this.muted) this.#terminal.write(chunk);
    done();
  }
}
