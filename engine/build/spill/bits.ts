/** A set of small numbers for each of many places, in one array. */
export class BitRows {
  readonly words: number;
  readonly #data: Uint32Array;

  constructor(rows: number, size: number, full = false) {
    this.words = (size + 31) >>> 5;
    this.#data = new Uint32Array(rows * this.words);
    if (full) this.#data.fill(0xffffffff);
  }

  /** The set of one place; changes to it are changes here. */
  row(index: number): Uint32Array {
    return this.#data.subarray(index * this.words, (index + 1) * this.words);
  }
}

export function has(set: Uint32Array, item: number): boolean {
  return (((set[item >>> 5] ?? 0) >>> (item & 31)) & 1) === 1;
}

export function add(set: Uint32Array, item: number): void {
  set[item >>> 5] = (set[item >>> 5] ?? 0) | (1 << (item & 31));
}

export function remove(set: Uint32Array, item: number): void {
  set[item >>> 5] = (set[item >>> 5] ?? 0) & ~(1 << (item & 31));
}

export function addAll(set: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < set.length; word++) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
}

export function keepOnly(set: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < set.length; word++) set[word] = (set[word] ?? 0) & (other[word] ?? 0);
}

export function equal(set: Uint32Array, other: Uint32Array): boolean {
  return set.every((word, index) => word === other[index]);
}

export function items(set: Uint32Array): number[] {
  const result: number[] = [];
  set.forEach((word, index) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) result.push(index * 32 + 31 - Math.clz32(rest & -rest));
  });
  return result;
}
