/* SHA-256 (FIPS 180-4) that answers at once: WebCrypto's is asynchronous, and an address of a wallet is checked among many. */

/** The first 32 bits of the fractions of roots of the first primes, as the standard has it. */
function constants(): { readonly initial: readonly number[]; readonly rounds: readonly number[] } {
  const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return {
    initial: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    rounds: primes.map((prime) => fraction(Math.cbrt(prime))),
  };
}

const { initial: INITIAL, rounds: ROUNDS } = constants();

export function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte);
  padded.setUint8(bytes.length, 0x80);
  padded.setBigUint64(padded.byteLength - 8, BigInt(bytes.length) * 8n);
  const state = Int32Array.from(INITIAL);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let at = 0; at < 64; at++) {
      words[at] =
        at < 16
          ? padded.getInt32(block + at * 4)
          : (small1(word(words, at - 2)) + word(words, at - 7) + small0(word(words, at - 15)) + word(words, at - 16)) |
            0;
    }
    compress(state, words);
  }
  const sum = new DataView(new ArrayBuffer(32));
  for (const [at, part] of state.entries()) sum.setInt32(at * 4, part);
  return new Uint8Array(sum.buffer);
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const choice = (e & f) ^ (~e & g);
    const first =
      (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + (ROUNDS[at] ?? 0) + word(words, at)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + value;
}

const word = (words: Int32Array, at: number): number => words[at] ?? 0;
const turned = (value: number, by: number): number => (value >>> by) | (value << (32 - by));
const small0 = (value: number): number => turned(value, 7) ^ turned(value, 18) ^ (value >>> 3);
const small1 = (value: number): number => turned(value, 17) ^ turned(value, 19) ^ (value >>> 10);
