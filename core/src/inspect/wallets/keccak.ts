/* Keccak-256 as Ethereum and Monero use it: SHA-3 (FIPS 202) with the padding from before the standard. */

const RATE_BYTES = 136;
const MASK = 2n ** 64n - 1n;

/** Offsets of the step rho, by x + 5y. */
const OFFSETS = [0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14];

/** Of the step iota: bits of a linear feedback shift register. */
function roundConstants(): readonly bigint[] {
  let register = 1;
  return Array.from({ length: 24 }, () => {
    let constant = 0n;
    for (let power = 0; power < 7; power++) {
      if (register & 1) constant |= 1n << (2n ** BigInt(power) - 1n);
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    }
    return constant;
  });
}

const CONSTANTS = roundConstants();

export function keccak256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(bytes.length / RATE_BYTES) + 1) * RATE_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 1;
  padded[padded.length - 1] = (padded.at(-1) ?? 0) | 0x80;
  const view = new DataView(padded.buffer);
  let state = new Array<bigint>(25).fill(0n);
  for (let block = 0; block < padded.length; block += RATE_BYTES) {
    for (let lane = 0; lane < RATE_BYTES / 8; lane++)
      state[lane] = (state[lane] ?? 0n) ^ view.getBigUint64(block + lane * 8, true);
    for (const constant of CONSTANTS) state = round(state, constant);
  }
  const sum = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane++) sum.setBigUint64(lane * 8, state[lane] ?? 0n, true);
  return new Uint8Array(sum.buffer);
}

function round(state: readonly bigint[], constant: bigint): bigint[] {
  const at = (lanes: readonly bigint[], x: number, y: number): bigint => lanes[(x % 5) + 5 * (y % 5)] ?? 0n;
  const columns = [0, 1, 2, 3, 4].map((x) => [0, 1, 2, 3, 4].reduce((sum, y) => sum ^ at(state, x, y), 0n));
  const moved = new Array<bigint>(25).fill(0n);
  for (let y = 0; y < 5; y++) {
    for (let x = 0; x < 5; x++) {
      const theta = at(state, x, y) ^ (columns[(x + 4) % 5] ?? 0n) ^ turned(columns[(x + 1) % 5] ?? 0n, 1);
      moved[y + 5 * ((2 * x + 3 * y) % 5)] = turned(theta, OFFSETS[x + 5 * y] ?? 0);
    }
  }
  const chi = moved.map((lane, index) => {
    const [x, y] = [index % 5, Math.floor(index / 5)];
    return lane ^ (~at(moved, x + 1, y) & MASK & at(moved, x + 2, y));
  });
  chi[0] = (chi[0] ?? 0n) ^ constant;
  return chi;
}

function turned(value: bigint, by: number): bigint {
  return ((value << BigInt(by)) | (value >> BigInt(64 - by))) & MASK;
}
