import { ExceptionCategory, Tag } from "../../src/boundary/abi.ts";
import type { Random } from "./evil-random.ts";

/** CBOR as a guest might write it: of any shape, and with faults. */

const ARGUMENTS = [0, 1, 23, 24, 255, 256, 65_535, 65_536, 0xffff_ffff, 2 ** 53 - 1, 2 ** 53] as const;
const NAMES = ["f", "__proto__", "constructor", "then", "toString", "length", "é", "", "0", "4294967295"] as const;
const TAGS = [...Object.values(Tag), 0, 55_799, 2 ** 53] as const;
const DEEPEST = 5;

/** An initial byte with its argument, in as few bytes as it takes or in more. */
export function head(random: Random, major: number, argument: number): number[] {
  const width = argument < 24 ? 0 : argument < 256 ? 1 : argument < 65_536 ? 2 : argument < 2 ** 32 ? 4 : 8;
  const wider = random.once(20) ? random.pick([1, 2, 4, 8]) : width;
  if (wider === 0) return [(major << 5) | argument];
  const bytes = [(major << 5) | (23 + 1 + Math.log2(wider))];
  for (let at = wider - 1; at >= 0; at--) bytes.push(Math.floor(argument / 256 ** at) % 256);
  return bytes;
}

export function text(random: Random, content: string): number[] {
  const bytes = new TextEncoder().encode(content);
  return [...head(random, 3, bytes.length), ...bytes];
}

export function array(random: Random, ...items: number[][]): number[] {
  return [...head(random, 4, items.length), ...items.flat()];
}

/** Any value, valid but for what only shows when it is read. */
export function value(random: Random, depth = 0): number[] {
  if (random.once(150)) return crowd(random);
  const kind = random.below(depth >= DEEPEST ? 6 : 12);
  switch (kind) {
    case 0:
      return head(random, random.below(2), random.pick(ARGUMENTS));
    case 1:
      return [random.pick([0xf4, 0xf5, 0xf6])];
    case 2:
      return [0xfb, ...random.bytes(8)];
    case 3:
      return text(random, random.pick(NAMES));
    case 4: {
      const length = random.below(40);
      return [...head(random, 2, length), ...random.bytes(length)];
    }
    case 5: {
      // WTF-8, or what claims to be.
      const bytes = random.once(2) ? [0xed, 0xa0, 0x80] : [...random.bytes(random.below(6))];
      return [...head(random, 6, Tag.wtf8), ...head(random, 2, bytes.length), ...bytes];
    }
    case 6:
    case 7:
      return array(random, ...values(random, random.below(5), depth));
    case 8: {
      const count = random.below(4);
      return [...head(random, 5, count), ...values(random, 2 * count, depth).flat()];
    }
    case 9: {
      const bytes = random.bytes(random.below(30));
      return [...head(random, 6, random.pick([Tag.positiveBigint, Tag.negativeBigint])), 0x40 | bytes.length, ...bytes];
    }
    case 10: {
      const parts = [text(random, random.once(4) ? "other" : "exception"), text(random, random.pick(NAMES))];
      return [...head(random, 6, Tag.object), ...array(random, ...parts, ...values(random, random.below(3), depth))];
    }
    default:
      return [...head(random, 6, random.pick(TAGS)), ...value(random, depth + 1)];
  }
}

function values(random: Random, count: number, depth: number): number[][] {
  return Array.from({ length: count }, () => value(random, depth + 1));
}

/** A map of text to values: the arguments with names of a call. */
function keywords(random: Random): number[] {
  const count = random.once(3) ? random.below(3) : 0;
  const names = NAMES.slice(0, count);
  return [...head(random, 5, count), ...names.flatMap((name) => [...text(random, name), ...value(random, 3)])];
}

export function callOf(random: Random, name: string, id?: number): number[] {
  const parts = [
    text(random, name),
    array(random, ...values(random, random.once(2) ? 0 : random.below(3), 2)),
    keywords(random),
  ];
  return id === undefined ? array(random, ...parts) : array(random, head(random, 0, id), ...parts);
}

export function exceptionReport(random: Random): number[] {
  return array(
    random,
    head(random, 0, random.pick([...Object.values(ExceptionCategory), 5])),
    exception(random, 0),
    random.once(3) ? value(random) : random.once(6) ? crowd(random) : [0xf6],
  );
}

function exception(random: Random, depth: number): number[] {
  const [file, place] = random.once(8) ? ["f".repeat(3_000), "x".repeat(3_000)] : ["main.py", "<module>"];
  const frame = array(random, text(random, file), head(random, 0, random.below(9)), text(random, place));
  const type = text(random, random.pick(["ValueError", ...NAMES]));
  const other = (): number[] => (depth < 4 && random.once(3) ? exception(random, depth + 1) : [0xf6]);
  return array(
    random,
    type,
    type,
    text(random, "what it says"),
    array(random, ...Array.from({ length: random.below(4) }, () => frame)),
    head(random, 0, random.below(3)),
    text(random, random.once(3) ? "noted" : ""),
    head(random, 0, random.below(2)),
    other(),
    array(random, ...Array.from({ length: random.once(4) ? random.below(20) : 0 }, other)),
    head(random, 0, random.below(2)),
  );
}

/** More values than a campaign allows. */
export function crowd(random: Random): number[] {
  return array(random, ...Array.from({ length: 400 }, () => [0]));
}

/** The same with some faults, one most of the time. */
export function faulty(random: Random, valid: readonly number[]): number[] {
  let bytes = [...valid];
  do {
    const at = random.below(Math.max(bytes.length, 1));
    switch (random.below(8)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        bytes[at] = random.word() & 0xff;
        break;
      case 2:
        bytes = bytes.slice(0, at);
        break;
      case 3:
        bytes.push(...random.bytes(1 + random.below(4)));
        break;
      case 4:
        // A length that nothing has.
        bytes.splice(at, 1, ...head(random, random.below(8), random.pick(ARGUMENTS)));
        break;
      case 5:
        // An indefinite length, or a reserved one.
        bytes[at] = (random.below(8) << 5) | (28 + random.below(4));
        break;
      case 6:
        bytes.splice(at, 0, ...bytes.slice(at, at + random.below(20)));
        break;
      default:
        // Deeper than anything may be.
        bytes.splice(at, 0, ...new Uint8Array(random.below(700)).fill(random.pick([0x81, 0xa1, 0xc2, 0xd9])));
    }
  } while (random.once(4));
  return bytes;
}
