import { PyFloat, PyFrozenSet, PyRef, PyTuple, PythonError, type PyValue } from "micropython-wasm";

/** A value as text that is the same for the same value on every runtime, and differs for what Python tells apart. */
export function describeValue(value: PyValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Uint8Array) return `bytes(${value.join(" ")})`;
  if (value instanceof PythonError) return `exception(${value.type} ${JSON.stringify(value.message)})`;
  if (value instanceof PyFloat) return `float(${Object.is(value.value, -0) ? "-0" : value.value})`;
  if (value instanceof PyRef) return `opaque(${value.type} ${value.repr})`;
  if (value instanceof PyTuple) return `tuple(${[...value].map(describeValue).join(" ")})`;
  if (value instanceof PyFrozenSet) return `frozenset(${[...value].map(describeValue).join(" ")})`;
  if (Array.isArray(value)) return `list(${value.map(describeValue).join(" ")})`;
  if (value instanceof Set) return `set(${[...value].map(describeValue).join(" ")})`;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return `dict(${entries.map(([key, item]) => `${describeValue(key)}:${describeValue(item)}`).join(" ")})`;
}
