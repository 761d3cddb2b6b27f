import { keccak256 } from "./keccak.ts";
import { sha256 } from "./sha256.ts";

/*
 * Addresses that money can be sent to. All of them carry a checksum, so that few other texts are taken for one.
 */

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The first byte of Base58Check, and whose it is. */
const VERSIONS: Readonly<Record<number, string>> = {
  0: "Bitcoin",
  5: "Bitcoin",
  30: "Dogecoin",
  48: "Litecoin",
  50: "Litecoin",
  76: "Dash",
  111: "Bitcoin's test network",
  196: "Bitcoin's test network",
};

const PREFIXES: Readonly<Record<string, string>> = {
  bc: "Bitcoin",
  ltc: "Litecoin",
  tb: "Bitcoin's test network",
};

/** Words that can be addresses; what they are decides `walletOf`. */
export const WALLET_WORDS =
  /(?<![0-9A-Za-z])(?:0x[0-9A-Fa-f]{40}|(?:bc|tb|ltc)1[0-9a-z]{11,87}|(?:BC|TB|LTC)1[0-9A-Z]{11,87}|[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?|[1-9A-HJ-NP-Za-km-z]{26,35})(?![0-9A-Za-z])/g;

/** Whose money it is; undefined for words that are no address. */
export function walletOf(word: string): string | undefined {
  if (/^0x/.test(word)) return isEthereum(word.slice(2)) ? "Ethereum" : undefined;
  if (word.length === 95 || word.length === 106) return isMonero(word) ? "Monero" : undefined;
  const [prefix = ""] = word.toLowerCase().split("1", 1);
  if (Object.hasOwn(PREFIXES, prefix)) return isBech32(word.toLowerCase(), prefix) ? PREFIXES[prefix] : undefined;
  return base58Check(word);
}

function base58Check(word: string): string | undefined {
  const bytes = fromBase58(word, 25);
  if (!bytes || !isSame(sha256(sha256(bytes.subarray(0, 21))).subarray(0, 4), bytes.subarray(21))) return undefined;
  return VERSIONS[bytes[0] ?? -1];
}

/** The number that the digits say, in this many bytes. */
function fromBase58(word: string, length: number): Uint8Array | undefined {
  let number = 0n;
  for (const character of word) {
    const digit = BASE58.indexOf(character);
    if (digit === -1) return undefined;
    number = number * 58n + BigInt(digit);
  }
  if (number >= 1n << BigInt(length * 8)) return undefined;
  return Uint8Array.from({ length }, (_, at) => Number((number >> BigInt((length - 1 - at) * 8)) & 0xffn));
}

const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the checksum leaves: of BIP 173, and of BIP 350. */
const REMAINDERS = [1, 0x2bc830a3];

function isBech32(word: string, prefix: string): boolean {
  const codes = Array.from(prefix, (character) => character.charCodeAt(0));
  const data = Array.from(word.slice(prefix.length + 1), (character) => BECH32.indexOf(character));
  if (data.includes(-1)) return false;
  const all = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data];
  let sum = 1;
  for (const value of all) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [at, generator] of GENERATORS.entries()) if ((top >>> at) & 1) sum ^= generator;
  }
  return REMAINDERS.includes(sum >>> 0);
}

/** Letters in one case say nothing of a checksum (EIP 55); in two, they are it. */
function isEthereum(digits: string): boolean {
  if (/^0+$/.test(digits)) return false;
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return true;
  const hash = keccak256(new TextEncoder().encode(digits.toLowerCase()));
  return Array.from(digits).every((digit, at) => {
    const half = ((hash[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15;
    return /\d/.test(digit) || (digit === digit.toUpperCase()) === half >= 8;
  });
}

/** Eleven digits hold eight bytes; the last group holds what is left. */
function isMonero(word: string): boolean {
  const groups = word.match(/.{1,11}/g) ?? [];
  const bytes: number[] = [];
  for (const group of groups) {
    const part = fromBase58(group, { 11: 8, 7: 5 }[group.length] ?? 0);
    if (!part) return false;
    bytes.push(...part);
  }
  const all = Uint8Array.from(bytes);
  return isSame(keccak256(all.subarray(0, -4)).subarray(0, 4), all.subarray(-4));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
