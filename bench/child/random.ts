/** Numbers that look random and follow from a seed, the same on every runtime (xorshift with 32 bits). */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds must not give similar programs, and the state must not be zero.
    this.#state = Math.imul(seed, 0x9e37_79b1) ^ 0x5bd1_e995 || 1;
    for (let index = 0; index < 8; index++) this.#next();
  }

  /** A whole number from `least` to `greatest`, both included. */
  between(least: number, greatest: number): number {
    return least + (this.#next() % (greatest - least + 1));
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.#next() % times === 0;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.#next() % items.length] ?? items[0];
  }

  #next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return state >>> 0;
  }
}
