import type { Session } from "../run/session.ts";

const KEPT_LINES = 200;
const MOST_ROWS = 8;

/** The line below the output: statements for the sandbox, or the answer to a question of the program's. */
export class Prompt {
  readonly #input: HTMLTextAreaElement;
  readonly #label: HTMLElement;
  readonly #session: Session;
  readonly #enter: (code: string) => void;
  readonly #history: string[] = [];
  #place = 0;
  #isAsking = false;
  readonly #placeholder: string;
  #question: { readonly answer: (text: string) => void } | undefined;

  constructor(input: HTMLTextAreaElement, label: HTMLElement, session: Session, enter: (code: string) => void) {
    this.#input = input;
    this.#label = label;
    this.#session = session;
    this.#enter = enter;
    this.#placeholder = input.placeholder;
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("input", () => this.#fit());
  }

  /** Asks the person. Rejects when the signal is aborted. */
  ask(question: string, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        this.#question = undefined;
        this.#label.textContent = ">>>";
        this.#label.classList.remove("is-question");
        this.#input.setAttribute("aria-label", "Python prompt");
        this.#input.placeholder = this.#placeholder;
        signal.removeEventListener("abort", abort);
      };
      const abort = (): void => {
        finish();
        reject(new Error("the run ended before there was an answer"));
      };
      this.#question = {
        answer: (text) => {
          finish();
          resolve(text);
        },
      };
      signal.addEventListener("abort", abort);
      this.#label.textContent = "answer:";
      this.#label.classList.add("is-question");
      this.#input.setAttribute("aria-label", `The program asks: ${question}`);
      this.#input.placeholder = "Your answer";
      this.#input.focus();
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void this.#submit();
    } else if (event.key === "ArrowUp" && this.#isAtStart()) this.#recall(-1, event);
    else if (event.key === "ArrowDown" && this.#isAtEnd()) this.#recall(1, event);
  }

  async #submit(): Promise<void> {
    const input = this.#input;
    if (this.#question) {
      const { answer } = this.#question;
      const text = input.value;
      this.#show("");
      answer(text);
      return;
    }
    if (this.#isAsking || this.#session.status !== "idle" || input.value.trim() === "") return;
    // Spaces of a last line that is otherwise empty only stand there to indent what was not written.
    const code = input.value.replace(/\n[ \t]*$/, "\n");
    this.#isAsking = true;
    const isMore = await this.#session.needsMoreInput(code);
    this.#isAsking = false;
    if (isMore) {
      this.#show(`${code.replace(/\n$/, "")}\n${indentation(code)}`);
      return;
    }
    this.#show("");
    if (this.#history.at(-1) !== code.trimEnd()) this.#history.push(code.trimEnd());
    if (this.#history.length > KEPT_LINES) this.#history.shift();
    this.#place = this.#history.length;
    this.#enter(code);
  }

  #recall(step: number, event: KeyboardEvent): void {
    const place = this.#place + step;
    if (place < 0 || place > this.#history.length) return;
    event.preventDefault();
    this.#place = place;
    this.#show(this.#history[place] ?? "");
  }

  #show(text: string): void {
    this.#input.value = text;
    this.#fit();
  }

  #fit(): void {
    this.#input.rows = Math.min(MOST_ROWS, this.#input.value.split("\n").length);
  }

  #isAtStart(): boolean {
    return !this.#input.value.slice(0, this.#input.selectionStart).includes("\n");
  }

  #isAtEnd(): boolean {
    return !this.#input.value.slice(this.#input.selectionEnd).includes("\n");
  }
}

/** What the next line of an open block begins with. */
function indentation(code: string): string {
  const last = code.trimEnd().split("\n").at(-1) ?? "";
  const current = /^[ \t]*/.exec(last)?.[0] ?? "";
  return last.trimEnd().endsWith(":") ? `${current}    ` : current;
}
