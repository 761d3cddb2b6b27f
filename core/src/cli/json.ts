import { PyFrozenSet, PyRef, PyTuple, PythonError, type PyValue } from "../boundary/values/types.ts";
import { OBEYED } from "../core/terminal-text.ts";
import type { RunResult } from "../node/index.ts";

/**
 * Python values as JSON. `None`, `bool`, `str`, `list`, numbers that JSON has, and dicts with `str` keys are themselves;
 * everything else is an object with one key that begins with `$`:
 *
 * | Python | JSON |
 * |---|---|
 * | `int` beyond ±(2^53 − 1) | `{"$int": "9007199254740993"}` |
 * | NaN, infinities, -0.0 | `{"$float": "nan"}`, `"inf"`, `"-inf"`, `"-0.0"` |
 * | `bytes` | `{"$bytes": "base64"}` |
 * | `tuple`, `set`, `frozenset` | `{"$tuple": […]}`, `{"$set": […]}`, `{"$frozenset": […]}` |
 * | `dict` with other keys, or with a key that begins with `$` | `{"$dict": [[key, value], …]}` |
 * | exceptions | `{"$exception": {"type": …, "message": …, "args": […]}}` |
 * | anything else | `{"$object": {"type": …, "repr": …}}` |
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function toJson(value: PyValue): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") return { $int: String(value) };
  if (typeof value === "number") return numberToJson(value);
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof PyTuple) return { $tuple: Array.from(value, toJson) };
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof PyFrozenSet) return { $frozenset: Array.from(value, toJson) };
  if (value instanceof Set) return { $set: Array.from(value, toJson) };
  if (value instanceof Map) return pairs(value);
  if (value instanceof PythonError) {
    return { $exception: { type: value.type, message: value.message, args: value.args.map(toJson) } };
  }
  if (value instanceof PyRef) return { $object: { type: value.type, repr: value.repr } };
  const entries = Object.entries(value);
  if (entries.some(([key]) => key.startsWith("$"))) return pairs(entries);
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item)]));
}

/** The whole outcome of a run. */
export function resultToJson(result: RunResult): Json {
  const { stdout, stderr, usage } = result;
  const output = { stdout, stderr, usage: { ...usage } };
  if (result.ok) return { ok: true, value: toJson(result.value), ...output };
  const { exit, frames, ...error } = result.error;
  const shown = {
    ...error,
    ...(exit === undefined ? {} : { exit: toJson(exit) }),
    frames: frames.map((f) => ({ ...f })),
  };
  return { ok: false, error: shown, ...output };
}

/** One line, in which every character that a terminal would obey is escaped: it is still the same JSON. */
export function formatJson(json: Json): string {
  return JSON.stringify(json).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function numberToJson(value: number): Json {
  if (Object.is(value, -0)) return { $float: "-0.0" };
  if (Number.isFinite(value)) return value;
  return { $float: Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf" };
}

function pairs(entries: Iterable<readonly [PyValue, PyValue]>): Json {
  return { $dict: Array.from(entries, ([key, item]) => [toJson(key), toJson(item)]) };
}
