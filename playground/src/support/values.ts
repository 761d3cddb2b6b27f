import { type PyDict, PyFrozenSet, PyRef, PyTuple, PythonError, type PyValue } from "micropython-wasm";

const LONGEST = 2_000;
const DEEPEST = 6;

/** A value as Python would write it, nearly, and not too long. */
export function shown(value: PyValue): string {
  const text = written(value, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The arguments of a call as they would stand between its parentheses. */
export function shownArguments(args: readonly PyValue[], kwargs: PyDict): string {
  const named = Object.entries(kwargs).map(([name, value]) => `${name}=${shown(value)}`);
  return [...args.map(shown), ...named].join(", ");
}

function written(value: PyValue, depth: number): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return JSON.stringify(value.slice(0, LONGEST));
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return `bytes(${value.length})`;
  if (value instanceof PythonError) return `${value.type}(${JSON.stringify(value.message)})`;
  if (value instanceof PyRef) return value.repr;
  if (depth >= DEEPEST) return "…";
  const list = (items: Iterable<PyValue>): string => listed(items, (item) => written(item, depth + 1));
  if (value instanceof PyTuple) return `(${list(value)}${value.length === 1 ? "," : ""})`;
  if (Array.isArray(value)) return `[${list(value)}]`;
  if (value instanceof PyFrozenSet) return `frozenset({${list(value)}})`;
  if (value instanceof Set) return value.size === 0 ? "set()" : `{${list(value)}}`;
  const pair = ([key, item]: [PyValue, PyValue]): string => `${written(key, depth + 1)}: ${written(item, depth + 1)}`;
  return `{${listed<[PyValue, PyValue]>(value instanceof Map ? value : Object.entries(value), pair)}}`;
}

/** Stops when there is enough to see. */
function listed<Item>(items: Iterable<Item>, write: (item: Item) => string): string {
  const parts: string[] = [];
  let length = 0;
  for (const item of items) {
    if (length > LONGEST) {
      parts.push("…");
      break;
    }
    const part = write(item);
    parts.push(part);
    length += part.length;
  }
  return parts.join(", ");
}
