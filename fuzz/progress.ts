import type { Tally } from "./tally.ts";

/** One line on standard error that is rewritten in a terminal, and written every minute elsewhere. */
export class Progress {
  readonly #beganAt = performance.now();
  #shownAt = this.#beganAt;

  show({ programs, failures }: Tally): void {
    const now = performance.now();
    const everyMs = process.stderr.isTTY ? 1_000 : 60_000;
    if (now - this.#shownAt < everyMs) return;
    this.#shownAt = now;
    const rate = Math.round(programs / ((now - this.#beganAt) / 1_000));
    const line = `${programs.toLocaleString("en")} programs, ${rate.toLocaleString("en")} a second, ${failures} failures`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}  ` : `${line}\n`);
  }

  note(text: string): void {
    process.stderr.write(`${process.stderr.isTTY ? "\n" : ""}${text}\n`);
  }
}
