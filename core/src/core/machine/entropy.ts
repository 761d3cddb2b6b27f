/** A source of signed 32-bit numbers. */
export interface Entropy {
  next(): number;
}

/** Numbers are fetched this many at a time: asking the system costs about as much for many as for one. */
const BATCH = 64;

/** Entropy of the operating system. */
export class SystemEntropy implements Entropy {
  #batch: Int32Array<ArrayBuffer> | undefined;
  #used = BATCH;

  next(): number {
    if (this.#used === BATCH || !this.#batch) {
      this.#batch = crypto.getRandomValues(this.#batch ?? new Int32Array(BATCH));
      this.#used = 0;
    }
    return this.#batch[this.#used++] ?? 0;
  }
}

/**
 * The same numbers for the same seed, on every machine: SplitMix64 by Sebastiano Vigna
 * (https://prng.di.unimi.it/splitmix64.c, after Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), the upper half of each output.
 */
export class SeededEntropy implements Entropy {
  /** All that the numbers to come depend on: 64 bits. */
  state: bigint;

  constructor(seed: number) {
    // The bits of the double, so that every number is a seed of its own.
    this.state = new BigUint64Array(new Float64Array([seed]).buffer)[0] ?? 0n;
  }

  next(): number {
    this.state = BigInt.asUintN(64, this.state + 0x9e3779b97f4a7c15n);
    let mixed = this.state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    mixed ^= mixed >> 31n;
    return Number(BigInt.asIntN(32, mixed >> 32n));
  }
}
