/*
 * Looking at values of the host without trusting them. An object can override everything that is looked up on it, so
 * what counts is read through the built-in getters and methods, which work on the real internals or throw.
 */

const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayName = getter(typedArray, Symbol.toStringTag);
const typedArrayBuffer = getter(typedArray, "buffer");
const typedArrayOffset = getter(typedArray, "byteOffset");
const typedArrayLength = getter(typedArray, "length");
const arrayBufferLength = getter(ArrayBuffer.prototype, "byteLength");
const setSize = getter(Set.prototype, "size");
const mapSize = getter(Map.prototype, "size");

function getter(prototype: object, key: string | symbol): (owner: unknown) => unknown {
  const get = Reflect.getOwnPropertyDescriptor(prototype, key)?.get;
  if (!get) throw new TypeError(`this JavaScript engine has no getter ${String(key)}`);
  return (owner) => Reflect.apply(get, owner, []);
}

/** The bytes of a `Uint8Array` or an `ArrayBuffer`, for immediate use; undefined for anything else. */
export function bytesOf(value: object): Uint8Array | undefined {
  if (value instanceof ArrayBuffer) return new Uint8Array(value, 0, Number(arrayBufferLength(value)));
  if (typedArrayName(value) !== "Uint8Array") return undefined;
  const buffer = typedArrayBuffer(value);
  const offset = Number(typedArrayOffset(value));
  const length = Number(typedArrayLength(value));
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer, offset, length);
  // Shared memory can grow between being measured and being copied, so it is copied first.
  return Reflect.construct(Uint8Array, [value]);
}

/** True for object literals, `Object.create(null)` and literals of other realms. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  if (typeof prototype !== "object") return false;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}

/** The items of a real Set; throws for an imitation. `announce` learns their number before anything is copied. */
export function itemsOfSet(value: Set<unknown>, announce: (count: number) => void): unknown[] {
  announce(Number(setSize(value)));
  const items: unknown[] = [];
  Set.prototype.forEach.call(value, (item) => items.push(item));
  return items;
}

/** The entries of a real Map, as `itemsOfSet`. */
export function entriesOfMap(value: Map<unknown, unknown>, announce: (count: number) => void): [unknown, unknown][] {
  announce(Number(mapSize(value)));
  const entries: [unknown, unknown][] = [];
  Map.prototype.forEach.call(value, (item, key) => entries.push([key, item]));
  return entries;
}
