/** A source of signed 32-bit numbers. */
export type Entropy = () => number;

/** Numbers are fetched this many at a time: asking the system costs about as much for many as for one. */
const BATCH = 64;

/** Entropy of the operating system. */
export function systemEntropy(): Entropy {
  let batch: Int32Array<ArrayBuffer> | undefined;
  let used = BATCH;
  return () => {
    if (used === BATCH || !batch) {
      batch = crypto.getRandomValues(batch ?? new Int32Array(BATCH));
      used = 0;
    }
    return batch[used++] ?? 0;
  };
}

/**
 * The same numbers for the same seed, on every machine: SplitMix64 by Sebastiano Vigna
 * (https://prng.di.unimi.it/splitmix64.c, after Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), the upper half of each output.
 */
export function seededEntropy(seed: number): Entropy {
  // The bits of the double, so that every number is a seed of its own.
  let state = new BigUint64Array(new Float64Array([seed]).buffer)[0] ?? 0n;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    mixed ^= mixed >> 31n;
    return Number(BigInt.asIntN(32, mixed >> 32n));
  };
}
