/** One line on standard error that is rewritten in a terminal, and written every hundredth time elsewhere. */
export class Progress {
  readonly #total: number;
  #done = 0;
  #failed = 0;

  constructor(total: number) {
    this.#total = total;
  }

  step(failed: boolean): void {
    this.#done++;
    if (failed) this.#failed++;
    const line = `${this.#done} of ${this.#total} tests, ${this.#failed} failed`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${this.#done === this.#total ? "\n" : ""}`);
    else if (this.#done % 100 === 0 || this.#done === this.#total) process.stderr.write(`${line}\n`);
  }
}
