import { performance } from "node:perf_hooks";

const REDRAW_MS = 500;

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Prints one line per step; on a terminal the line of the running step also counts up. */
export class Progress {
  readonly #started = performance.now();
  readonly #terminal = process.stdout.isTTY;
  readonly #steps: number;
  #step = 0;

  constructor(steps: number) {
    this.#steps = steps;
  }

  /** Runs one step. What `work` returns as `note` is printed behind the step's time. */
  async step<T>(
    name: string,
    work: (tick: (done: number, total: number) => void) => Promise<T>,
    note?: (result: T) => string,
  ): Promise<T> {
    this.#step += 1;
    const started = performance.now();
    const label = `[${String(this.#step).padStart(2)}/${this.#steps}] ${name}`;
    let counter = "";
    const draw = (): void => this.#draw(`${label}${counter} ${seconds(started)}`);
    draw();
    const timer = this.#terminal ? setInterval(draw, REDRAW_MS) : undefined;
    const result = await work((done, total) => {
      counter = ` ${done}/${total}`;
      draw();
    }).finally(() => clearInterval(timer));
    const remark = note?.(result);
    this.#finish(`${label}${remark ? `: ${remark}` : ""} (${seconds(started)})`);
    return result;
  }

  elapsed(): string {
    return seconds(this.#started);
  }

  #draw(line: string): void {
    if (this.#terminal) process.stdout.write(`\r\x1b[K${line}`);
  }

  #finish(line: string): void {
    process.stdout.write(this.#terminal ? `\r\x1b[K${line}\n` : `${line}\n`);
  }
}
