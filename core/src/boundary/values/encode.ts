import { Tag } from "../abi.ts";
import { UnsendableError } from "../errors.ts";
import { bytesOf, entriesOfMap, isPlainObject, itemsOfSet } from "./inspect.ts";
import { describeKey, ValuePath } from "./path.ts";
import { PyFloat, PyFrozenSet, PyRef, PyTuple, PythonError } from "./types.ts";
import { type CborWriter, Major, Simple, TooManyBytes } from "./writer.ts";

/** How large a value may be. The names are those of the limits. */
export interface ValueBounds {
  readonly valueDepth: number;
  readonly valueItems: number;
}

const MAX_64_BIT = 2n ** 64n;

/**
 * Copies values of the host into CBOR. Whatever they are, proxies with hostile traps included, the outcome is
 * well-formed CBOR of copied data, or an `UnsendableError` that names the path. Getters are never called.
 */
export class ValueEncoder {
  readonly #writer: CborWriter;
  readonly #path = new ValuePath();
  #bounds: ValueBounds = { valueDepth: 0, valueItems: 0 };
  #itemsLeft = 0;

  constructor(writer: CborWriter) {
    this.#writer = writer;
  }

  /** Starts a new request, whose values share one count of items. */
  begin(bounds: ValueBounds): void {
    this.#bounds = bounds;
    this.#itemsLeft = bounds.valueItems;
  }

  /** Writes `value`. `name` is what it is called in errors. */
  encode(name: string, value: unknown): void {
    this.#path.start(name, 1);
    this.#guarded(() => this.#value(value, 0, false));
  }

  /** Writes the properties of `record` as a map, `undefined` as an empty one. It does not count as nesting. */
  encodeRecord(name: string, record: unknown): void {
    this.#path.start(name, 0);
    if (record === undefined) {
      this.#writer.head(Major.map, 0);
      return;
    }
    this.#guarded(() => {
      if (typeof record !== "object" || record === null || !isPlainObject(record)) {
        throw this.#refuse("must be a plain object");
      }
      const misspelt = Object.keys(record).find((key) => !key.isWellFormed());
      if (misspelt !== undefined) throw this.#refuse(`has the name ${describeKey(misspelt)}, which is no text`);
      this.#dict(record, 0);
    });
  }

  /** Writes the items of `list` as an array, `undefined` as an empty one. It does not count as nesting. */
  encodeList(name: string, list: unknown): void {
    this.#path.start(name, 0);
    this.#guarded(() => {
      if (list !== undefined && !Array.isArray(list)) throw this.#refuse("must be an array");
      this.#array(list ?? [], 0, false);
    });
  }

  #guarded(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (error instanceof UnsendableError || error instanceof TooManyBytes) throw error;
      // A trap of a proxy threw, or the host's stack is used up.
      throw new UnsendableError(this.#path.text(), "could not be read", { cause: error });
    }
  }

  #refuse(reason: string): UnsendableError {
    return new UnsendableError(this.#path.text(), reason);
  }

  /** `depth` counts the containers around the value. */
  #value(value: unknown, depth: number, hashable: boolean): void {
    switch (typeof value) {
      case "string":
        this.#text(value);
        return;
      case "number":
        if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.#writer.float(value);
        else if (value < 0) this.#writer.head(Major.negative, -1 - value);
        else this.#writer.head(Major.unsigned, value);
        return;
      case "bigint":
        this.#bigint(value);
        return;
      case "boolean":
        this.#writer.simple(value ? Simple.true : Simple.false);
        return;
      case "undefined":
        this.#writer.simple(Simple.null);
        return;
      case "object":
        if (value === null) this.#writer.simple(Simple.null);
        else this.#object(value, depth, hashable);
        return;
      default:
        throw this.#refuse(`is a ${typeof value}, which has no counterpart in Python`);
    }
  }

  #text(text: string): void {
    if (text.isWellFormed()) {
      this.#writer.text(text);
    } else {
      this.#writer.head(Major.tag, Tag.wtf8);
      this.#writer.wtf8(text);
    }
  }

  #bigint(value: bigint): void {
    const negative = value < 0n;
    const magnitude = negative ? -1n - value : value;
    if (magnitude <= Number.MAX_SAFE_INTEGER) {
      this.#writer.head(negative ? Major.negative : Major.unsigned, Number(magnitude));
    } else if (magnitude < MAX_64_BIT) {
      this.#writer.wideHead(negative ? Major.negative : Major.unsigned, magnitude);
    } else {
      this.#writer.head(Major.tag, negative ? Tag.negativeBigint : Tag.positiveBigint);
      this.#writer.magnitude(magnitude);
    }
  }

  #object(value: object, depth: number, hashable: boolean): void {
    const bytes = bytesOf(value);
    if (bytes !== undefined) {
      this.#writer.bytes(bytes);
    } else if (value instanceof PyFloat) {
      if (typeof value.value !== "number") throw this.#refuse("is a PyFloat whose value is not a number");
      this.#writer.float(value.value);
    } else if (depth >= this.#bounds.valueDepth) {
      throw this.#refuse(`is nested deeper than valueDepth of ${this.#bounds.valueDepth}, or contains itself`);
    } else {
      this.#container(value, depth + 1, hashable);
    }
  }

  #container(value: object, depth: number, hashable: boolean): void {
    if (Array.isArray(value)) {
      if (value instanceof PyTuple) this.#writer.head(Major.tag, Tag.tuple);
      else if (hashable) throw this.#unhashable("an array", "PyTuple");
      this.#array(value, depth, hashable);
    } else if (value instanceof Set) {
      const frozen = value instanceof PyFrozenSet;
      if (hashable && !frozen) throw this.#unhashable("a Set", "PyFrozenSet");
      this.#writer.head(Major.tag, frozen ? Tag.frozenset : Tag.set);
      this.#set(value, depth);
    } else if (value instanceof Map) {
      if (hashable) throw this.#unhashable("a Map", "PyTuple");
      this.#map(value, depth);
    } else if (value instanceof PythonError) {
      this.#exception(value, depth);
    } else if (isPlainObject(value)) {
      if (hashable) throw this.#unhashable("an object", "PyTuple");
      this.#dict(value, depth);
    } else {
      throw this.#refuse(whyNot(value));
    }
  }

  #unhashable(what: string, instead: string): UnsendableError {
    return this.#refuse(`is ${what}, which Python cannot hash: use a ${instead}`);
  }

  /** Every element of every container counts, before anything of it is written. */
  readonly #count = (items: unknown): void => {
    if (typeof items !== "number" || !Number.isSafeInteger(items) || items < 0)
      throw this.#refuse("has no real length");
    this.#itemsLeft -= items;
    if (this.#itemsLeft < 0) {
      throw this.#refuse(`holds more values than valueItems of ${this.#bounds.valueItems} allows`);
    }
  };

  #array(items: readonly unknown[], depth: number, hashable: boolean): void {
    const count = items.length;
    this.#count(count);
    this.#writer.head(Major.array, count);
    this.#items(items, count, depth, hashable);
  }

  #items(items: readonly unknown[], count: number, depth: number, hashable: boolean): void {
    for (let index = 0; index < count; index++) {
      this.#path.enter(depth, index);
      // A hole in a sparse array has no property.
      const property = Reflect.getOwnPropertyDescriptor(items, index);
      this.#value(property && this.#plain(property), depth, hashable);
    }
    this.#path.leave(depth);
  }

  #plain(property: PropertyDescriptor): unknown {
    if (!("value" in property)) throw this.#refuse("is computed by a getter: pass its value instead");
    return property.value;
  }

  #dict(value: object, depth: number): void {
    const keys: string[] = [];
    const values: unknown[] = [];
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (!property?.enumerable) continue;
      if (typeof key === "symbol") {
        throw this.#refuse(`has the key ${describeKey(key)}, which has no counterpart in Python`);
      }
      this.#path.enter(depth, key);
      keys.push(key);
      values.push(this.#plain(property));
    }
    this.#path.leave(depth);
    this.#count(2 * keys.length);
    this.#writer.head(Major.map, keys.length);
    for (const [index, key] of keys.entries()) {
      this.#path.enter(depth, key);
      this.#text(key);
      this.#value(values[index], depth, false);
    }
    this.#path.leave(depth);
  }

  #set(value: Set<unknown>, depth: number): void {
    const items = itemsOfSet(value, this.#count);
    this.#writer.head(Major.array, items.length);
    for (const [index, item] of items.entries()) {
      this.#path.enter(depth, `(item ${index})`);
      this.#value(item, depth, true);
    }
    this.#path.leave(depth);
  }

  #map(value: Map<unknown, unknown>, depth: number): void {
    const entries = entriesOfMap(value, (count) => this.#count(2 * count));
    this.#writer.head(Major.map, entries.length);
    for (const [index, [key, item]] of entries.entries()) {
      this.#path.enter(depth, `(key ${index})`);
      this.#value(key, depth, true);
      this.#path.enter(depth, `(value ${index})`);
      this.#value(item, depth, false);
    }
    this.#path.leave(depth);
  }

  #exception(error: PythonError, depth: number): void {
    const { type, args } = error;
    if (typeof type !== "string" || !Array.isArray(args)) throw this.#refuse("is not a well-formed PythonError");
    const count = args.length;
    this.#count(count);
    this.#writer.head(Major.tag, Tag.object);
    this.#writer.head(Major.array, 2 + count);
    this.#writer.text("exception");
    this.#writer.text(type.toWellFormed());
    this.#items(args, count, depth, false);
  }
}

function whyNot(value: object): string {
  if (value instanceof PyRef) return "is a PyRef, which stands for something that cannot leave Python";
  if (value instanceof Date) return "is a Date: pass its ISO text or its number of milliseconds";
  if (value instanceof Error) return "is an Error: pass a PythonError";
  if (value instanceof Promise) return "is a Promise: await it first";
  if (ArrayBuffer.isView(value)) return "is a view of another type than Uint8Array";
  return "is an instance of a class: pass a plain object";
}
