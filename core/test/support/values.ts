import * as fc from "fast-check";
import { PyFrozenSet, PyRef, PyTuple, PythonError, type PyValue } from "../../src/boundary/values/types.ts";

/** Names that mean something to JavaScript objects, or that order themselves. */
const AWKWARD_KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "then",
  "toString",
  "hasOwnProperty",
  "",
  "0",
  "7",
  "\0",
];

const EDGES = [0n, 23n, 24n, 255n, 256n, 2n ** 16n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n, 2n ** 70n, 10n ** 40n];

/** UTF-16 units in any order: pairs, lone surrogates, NUL, byte order marks. */
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.oneof(fc.integer({ min: 0xd7ff, max: 0xe000 }), fc.constantFrom(0, 0x41, 0xfeff, 0xffff)), {
      maxLength: 8,
    })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(...AWKWARD_KEYS),
);

const anyInteger = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
  fc.bigInt({ min: -(2n ** 400n), max: 2n ** 400n }),
  fc
    .tuple(fc.constantFrom(...EDGES), fc.bigInt({ min: -2n, max: 2n }), fc.constantFrom(1n, -1n))
    .map(([edge, offset, sign]) => sign * (edge + offset)),
);

const anyBytes = fc.uint8Array({ maxLength: 40 });
const anyScalar: fc.Arbitrary<PyValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  anyInteger,
  fc.double(),
  fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53), 5e-324),
  anyText,
  anyBytes,
);

const EXCEPTIONS = ["ValueError", "KeyError", "OSError", "Exception", "StopIteration", "UnicodeError", "MemoryError"];

const recursive = fc.letrec<{ value: PyValue; hashable: PyValue }>((tie) => ({
  hashable: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    anyScalar,
    fc.array(tie("hashable"), { maxLength: 3 }).map((items) => new PyTuple(items)),
    fc.array(tie("hashable"), { maxLength: 3 }).map((items) => new PyFrozenSet(distinct(items))),
  ),
  value: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    anyScalar,
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(tie("value"), { maxLength: 5 }).map((items) => new PyTuple(items)),
    fc.array(tie("hashable"), { maxLength: 5 }).map((items) => new Set(distinct(items))),
    fc.array(tie("hashable"), { maxLength: 5 }).map((items) => new PyFrozenSet(distinct(items))),
    fc.array(fc.tuple(tie("hashable"), tie("value")), { maxLength: 5 }).map(mapOf),
    fc.array(fc.tuple(anyText, tie("value")), { maxLength: 5 }).map(dictOf),
    fc
      .tuple(fc.constantFrom(...EXCEPTIONS), fc.array(tie("value"), { maxLength: 3 }))
      .map(([type, args]) => new PythonError(type, "", argsOf(type, args))),
  ),
}));

/** Any value that Python can hold, in the form in which it comes back. */
export const anyValue: fc.Arbitrary<PyValue> = recursive.value;

/** An OSError keeps the third of its arguments, the name of a file, elsewhere. */
function argsOf(type: string, args: PyValue[]): PyValue[] {
  return type === "OSError" && args[2] !== undefined && args[2] !== null ? args.slice(0, 2) : args;
}

/** As literals would make it, also where `__proto__` is a key. */
export function dictOf(entries: readonly (readonly [string, PyValue])[]): PyValue {
  return Object.fromEntries(entries);
}

function mapOf(entries: readonly (readonly [PyValue, PyValue])[]): PyValue {
  const seen = new Set<string>();
  const kept = entries.filter(([key]) => isNew(key, seen));
  return kept.every(([key]) => typeof key === "string")
    ? dictOf(kept.map(([key, value]) => [String(key), value]))
    : new Map(kept);
}

function distinct(items: readonly PyValue[]): PyValue[] {
  const seen = new Set<string>();
  return items.filter((item) => isNew(item, seen));
}

function isNew(item: PyValue, seen: Set<string>): boolean {
  const key = equalityKey(item);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/**
 * The same text for values that Python takes for one key: 1, 1.0 and True are equal there, and MicroPython compares an
 * int with a float as two floats.
 */
function equalityKey(value: PyValue): string {
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return `${Number(value)}`;
  if (value instanceof PyTuple) return `(${value.map(equalityKey).join()})`;
  if (value instanceof PyFrozenSet) return `{${Array.from(value, equalityKey).sort().join()}}`;
  return canonical(value);
}

/**
 * A text that two values share exactly when they are the same for Python: type, content, and order where that counts.
 * Numbers carry their type, and every bit of a double.
 */
export function canonical(value: PyValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `int ${value}`;
  if (typeof value === "number") {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) return `int ${value}`;
    return Object.is(value, -0) ? "float -0" : `float ${value}`;
  }
  if (typeof value === "string") return `str ${JSON.stringify(value)}`;
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString("hex")}`;
  if (value instanceof PyTuple) return `tuple(${Array.from(value, canonical).join(", ")})`;
  if (Array.isArray(value)) return `list(${Array.from(value, canonical).join(", ")})`;
  if (value instanceof Set) {
    const kind = value instanceof PyFrozenSet ? "frozenset" : "set";
    return `${kind}(${Array.from(value, canonical).sort().join(", ")})`;
  }
  if (value instanceof PythonError) return `${value.type}(${value.args.map(canonical).join(", ")})`;
  if (value instanceof PyRef) return `ref ${value.type} ${value.repr}`;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const shown = entries.map(([key, item]) => `${canonical(key)}: ${canonical(item)}`).sort();
  return `${value instanceof Map ? "map" : "dict"}(${shown.join(", ")})`;
}
