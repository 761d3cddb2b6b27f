import { Tag } from "../abi.ts";
import { BoundaryViolation } from "../errors.ts";
import type { ValueBounds } from "./encode.ts";
import { messageOf } from "./exception-message.ts";
import type { CborReader } from "./reader.ts";
import { decodeWtf8 } from "./text.ts";
import { type PyDict, PyFrozenSet, PyRef, PyTuple, PythonError, type PyValue } from "./types.ts";
import { Major, Simple } from "./writer.ts";

/**
 * A well-formed value of the guest has more items than valueItems allows, or an int has more digits than JavaScript's
 * can have here, or keys that take too long to be put into a Set or Map: its fault, but no violation.
 */
export class TooManyItems extends Error {}

/**
 * JavaScript's hashes of numbers are known, so that a guest can choose thousands that fall together; each then takes as long
 * as there are others. Filling Sets and Maps may take this long, in ms: many times what honest values do.
 */
const HASHING_MS = 250;
const HASHING_MS_PER_ITEM = 0.002;
/** How often that is looked at, in items. */
const HASHING_STEP = 512;

/** Makes values of the host from a hostile guest's CBOR. Depth and number of items are bounded before anything is made. */
export class ValueDecoder {
  readonly #reader: CborReader;
  readonly #maximumDepth: number;
  #itemsLeft: number;
  /** Items that went into Sets and Maps, and when the first of them did. */
  #hashed = 0;
  #hashingSince = 0;

  constructor(reader: CborReader, bounds: ValueBounds) {
    this.#reader = reader;
    this.#maximumDepth = bounds.valueDepth;
    this.#itemsLeft = bounds.valueItems;
  }

  /** Reads one value. Throws `BoundaryViolation` or `TooManyItems`. */
  decode(): PyValue {
    return this.#value(this.#reader.initial(), 0);
  }

  #value(initial: number, depth: number): PyValue {
    switch (initial >> 5) {
      case Major.unsigned:
        return this.#reader.argument(initial);
      case Major.negative: {
        const argument = this.#reader.argument(initial);
        return typeof argument === "number" && argument < Number.MAX_SAFE_INTEGER
          ? -1 - argument
          : -1n - BigInt(argument);
      }
      case Major.bytes:
        return this.#reader.bytesOf(initial);
      case Major.text:
        return this.#reader.textOf(initial);
      case Major.array:
        return this.#list(initial, depth, []);
      case Major.map:
        return this.#dict(initial, depth);
      case Major.tag:
        return this.#tagged(this.#reader.argument(initial), depth);
      default:
        return this.#simple(initial);
    }
  }

  #simple(initial: number): PyValue {
    switch (initial) {
      case Simple.false:
        return false;
      case Simple.true:
        return true;
      case Simple.null:
        return null;
      case Simple.float64:
        return this.#reader.float64();
      default:
        throw new BoundaryViolation(`a reply holds the simple value ${initial & 0x1f}`);
    }
  }

  #tagged(tag: number | bigint, depth: number): PyValue {
    switch (tag) {
      case Tag.positiveBigint:
        return integer(this.#reader.bytes(), false);
      case Tag.negativeBigint:
        return integer(this.#reader.bytes(), true);
      case Tag.wtf8:
        return this.#wtf8();
      case Tag.tuple:
        return this.#list(this.#reader.expect(Major.array), depth, new PyTuple());
      case Tag.set:
        return this.#set(depth, new Set());
      case Tag.frozenset:
        return this.#set(depth, new PyFrozenSet());
      case Tag.object:
        return this.#exception(depth);
      case Tag.opaque:
        if (this.#reader.array() !== 2) throw new BoundaryViolation("an opaque value is not a pair");
        return new PyRef(this.string(), this.string());
      default:
        throw new BoundaryViolation(`a reply holds the unknown tag ${tag}`);
    }
  }

  /** The number of items of a container, which is about to be entered. */
  #enter(initial: number, depth: number, perItem: number): number {
    if (depth >= this.#maximumDepth) throw new BoundaryViolation("a value is nested deeper than valueDepth");
    const count = this.#reader.count(initial, perItem);
    this.#itemsLeft -= perItem * count;
    if (this.#itemsLeft < 0) throw new TooManyItems();
    return count;
  }

  #list<T extends PyValue[]>(initial: number, depth: number, list: T): T {
    const count = this.#enter(initial, depth, 1);
    for (let index = 0; index < count; index++) list.push(this.#value(this.#reader.initial(), depth + 1));
    return list;
  }

  #set<T extends Set<PyValue>>(depth: number, set: T): T {
    const count = this.#enter(this.#reader.expect(Major.array), depth, 1);
    for (let index = 0; index < count; index++) {
      this.#countHashed();
      set.add(this.#value(this.#reader.initial(), depth + 1));
    }
    return set;
  }

  /** A plain object, until the first key that is no text. */
  #dict(initial: number, depth: number): PyDict | Map<PyValue, PyValue> {
    const count = this.#enter(initial, depth, 2);
    const dict: PyDict = {};
    const keys: string[] = [];
    for (let index = 0; index < count; index++) {
      const key = this.#value(this.#reader.initial(), depth + 1);
      if (typeof key !== "string") {
        const map = new Map<PyValue, PyValue>(keys.map((text) => [text, dict[text] ?? null]));
        return this.#map(map.set(key, this.#value(this.#reader.initial(), depth + 1)), count - index - 1, depth);
      }
      keys.push(key);
      define(dict, key, this.#value(this.#reader.initial(), depth + 1));
    }
    return dict;
  }

  #map(map: Map<PyValue, PyValue>, count: number, depth: number): Map<PyValue, PyValue> {
    for (let index = 0; index < count; index++) {
      this.#countHashed();
      const key = this.#value(this.#reader.initial(), depth + 1);
      map.set(key, this.#value(this.#reader.initial(), depth + 1));
    }
    return map;
  }

  /** Throws `TooManyItems` when it takes too long. */
  #countHashed(): void {
    if (this.#hashed++ % HASHING_STEP !== 0) return;
    const now = performance.now();
    if (this.#hashed === 1) this.#hashingSince = now;
    if (now - this.#hashingSince > HASHING_MS + this.#hashed * HASHING_MS_PER_ITEM) throw new TooManyItems();
  }

  #exception(depth: number): PythonError {
    const count = this.#enter(this.#reader.expect(Major.array), depth, 1);
    if (count < 2 || this.#reader.text() !== "exception")
      throw new BoundaryViolation("an object is of an unknown kind");
    const type = this.string();
    const args: PyValue[] = [];
    for (let index = 2; index < count; index++) args.push(this.#value(this.#reader.initial(), depth + 1));
    return new PythonError(type, messageOf(args), args);
  }

  /** Reads a str, with or without surrogates. */
  string(): string {
    const initial = this.#reader.initial();
    if (initial >> 5 === Major.text) return this.#reader.textOf(initial);
    if (initial >> 5 !== Major.tag || this.#reader.argument(initial) !== Tag.wtf8) {
      throw new BoundaryViolation("expected a text");
    }
    return this.#wtf8();
  }

  #wtf8(): string {
    const bytes = this.#reader.bytes();
    return decodeWtf8(bytes, 0, bytes.length);
  }
}

/**
 * A key such as `__proto__` has to be mere data, whatever stands on `Object.prototype`. One that comes twice, because the
 * guest has made a kind of str that never equals another, has its last value, as in a `Map`.
 */
function define(dict: PyDict, key: string, value: PyValue): void {
  if (!(key in dict)) {
    dict[key] = value;
    return;
  }
  Object.defineProperty(dict, key, { value, writable: true, enumerable: true, configurable: true });
}

const HEX = new TextEncoder().encode("0123456789abcdef");

function integer(bytes: Uint8Array, negative: boolean): number | bigint {
  const digits = new Uint8Array(2 + 2 * bytes.length).fill(0x30);
  digits[1] = 0x78;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    digits[2 + 2 * at] = HEX[byte >>> 4] ?? 0;
    digits[3 + 2 * at] = HEX[byte & 0xf] ?? 0;
  }
  const magnitude = bigint(new TextDecoder().decode(digits));
  const value = negative ? -1n - magnitude : magnitude;
  const safe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
  return safe ? Number(value) : value;
}

/** How large a bigint can be is up to the JavaScript engine: 2^30 bits in V8, 2^20 in others. */
function bigint(text: string): bigint {
  try {
    return BigInt(text);
  } catch {
    throw new TooManyItems();
  }
}
