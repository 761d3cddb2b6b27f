/**
 * A Python value as the host sees it: always a copy, never a reference into the sandbox.
 *
 * | Python | TypeScript |
 * |---|---|
 * | `None` | `null` |
 * | `bool`, `str`, `float` | `boolean`, `string`, `number` |
 * | `int` | `number` up to ±(2^53 − 1), `bigint` beyond |
 * | `bytes`, `bytearray` | `Uint8Array` |
 * | `list`, `tuple` | `Array`, `PyTuple` |
 * | `set`, `frozenset` | `Set`, `PyFrozenSet` |
 * | `dict` | a plain object when all keys are `str`, otherwise `Map` |
 * | exceptions | `PythonError` |
 * | anything else | `PyRef` |
 */
export type PyValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PyValue[]
  | PyTuple
  | Set<PyValue>
  | PyFrozenSet
  | Map<PyValue, PyValue>
  | PyDict
  | PythonError
  | PyRef;

/** A `dict` whose keys are all `str`. Integer-like keys come first, as in every JavaScript object. */
export interface PyDict {
  [key: string]: PyValue;
}

/**
 * What can be sent to Python: every `PyValue`, so that what came out can go in again, and also `undefined` (as `None`),
 * `ArrayBuffer` (as `bytes`) and `PyFloat`. Only a `PyRef` is refused when it is met. A `number` that is a safe integer, and not -0, arrives as `int`; every other `number` as `float`.
 */
export type PyInput =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | ArrayBuffer
  | PyFloat
  | PythonError
  | PyFrozenSet
  | PyRef
  | readonly PyInput[]
  | ReadonlySet<PyInput>
  | ReadonlyMap<PyInput, PyInput>
  | { readonly [key: string]: PyInput };

/** A `tuple`: an `Array` that keeps its type both ways. What its methods return are ordinary arrays. */
export class PyTuple<T = PyValue> extends Array<T> {
  constructor(items: Iterable<T> = []) {
    super();
    // Array.of and Array.from pass a length here, and fill in the items themselves.
    if (typeof items !== "number") for (const item of items) this.push(item);
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A `frozenset`: a `Set` that keeps its type both ways. */
export class PyFrozenSet<T = PyValue> extends Set<T> {}

/** Sends `value` as a `float` even when it is a whole number: `new PyFloat(2)` arrives as `2.0`. */
export class PyFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Something of Python's that cannot be copied, as text: the name of its type and its `repr()`. */
export class PyRef {
  readonly type: string;
  readonly repr: string;

  constructor(type: string, repr: string) {
    this.type = type;
    this.repr = repr;
  }
}

/** A Python exception as a value. */
export class PythonError extends Error {
  /** The name of the exception's class, such as `"ValueError"`. */
  readonly type: string;
  /** What the exception was constructed with. */
  readonly args: readonly PyValue[];

  /** Without `args`, the message is the only one. */
  constructor(type: string, message = "", args?: readonly PyValue[]) {
    super(message);
    this.type = type;
    this.args = args ?? (message === "" ? [] : [message]);
  }

  override get name(): string {
    return this.type;
  }
}
