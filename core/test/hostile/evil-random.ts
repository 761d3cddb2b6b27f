/** Numbers by chance that are the same for the same seed: Mulberry32 by Tommy Ettinger, public domain. */
export class Random {
  #state: number;

  /** Of one seed there are as many sequences as there are numbers for `part`. */
  constructor(seed: number, part = 0) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b)) | 0;
  }

  /** 32 bits, signed. */
  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) | 0;
  }

  /** From 0 to `end` - 1. */
  below(end: number): number {
    return (this.word() >>> 0) % end;
  }

  /** Once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(choices: readonly T[]): T {
    const at = this.below(choices.length);
    for (const choice of choices.slice(at, at + 1)) return choice;
    throw new Error("there is nothing to choose from");
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length }, () => this.word());
  }
}
