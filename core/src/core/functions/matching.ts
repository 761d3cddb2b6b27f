import { type PyDict, PythonError, type PyValue } from "../../boundary/values/types.ts";
import type { Arguments } from "./arguments.ts";
import type { Parameters } from "./parameters.ts";

/**
 * What a schema is given to check: an object of the arguments for one that gives them names, otherwise an array. Throws
 * the TypeError that Python would raise, in its words, for arguments that do not fit.
 */
export function matched(takes: Parameters | undefined, { name, args, kwargs }: Arguments): PyDict | PyValue[] {
  if (takes?.kind === "named") return byName(takes, name, args, kwargs);
  if (Object.keys(kwargs).length === 0) {
    if (takes) checkCount(takes, name, args.length);
    return args;
  }
  if (takes) throw new PythonError("TypeError", `${name}() takes no keyword arguments`);
  // What the schema takes is not known. It may be one of an object.
  if (args.length > 0) throw new PythonError("TypeError", `${name}() takes arguments by position or by name, not both`);
  return kwargs;
}

function byName(
  { named, others }: Parameters & { readonly kind: "named" },
  name: string,
  args: readonly PyValue[],
  kwargs: PyDict,
): PyDict {
  if (args.length > named.length) throw tooMany(name, String(named.length), named.length, args.length);
  const input: PyDict = {};
  for (const [index, value] of args.entries()) put(input, named[index]?.name ?? "", value);
  for (const [key, value] of Object.entries(kwargs)) {
    if (Object.hasOwn(input, key))
      throw new PythonError("TypeError", `${name}() got multiple values for argument '${key}'`);
    if (!others && !named.some((parameter) => parameter.name === key))
      throw new PythonError("TypeError", `${name}() got an unexpected keyword argument '${key}'`);
    put(input, key, value);
  }
  const missing = named.filter(({ name: key, required }) => required && !Object.hasOwn(input, key));
  if (missing.length > 0) {
    const list = missing.map(({ name: key }) => `'${key}'`);
    const last = list.length > 2 ? `, and ${list.at(-1)}` : ` and ${list.at(-1)}`;
    const told = list.length === 1 ? list[0] : list.slice(0, -1).join(", ") + last;
    throw new PythonError("TypeError", `${name}() missing ${list.length} required ${plural(list.length)}: ${told}`);
  }
  return input;
}

function checkCount(
  { items, required, others }: Parameters & { readonly kind: "positional" },
  name: string,
  given: number,
): void {
  if (given < required) {
    const missing = required - given;
    throw new PythonError("TypeError", `${name}() missing ${missing} required ${plural(missing)}`);
  }
  if (given <= items.length || others) return;
  const takes = required === items.length ? String(items.length) : `from ${required} to ${items.length}`;
  throw tooMany(name, takes, items.length, given);
}

function tooMany(name: string, takes: string, most: number, given: number): PythonError {
  const were = given === 1 ? "was" : "were";
  return new PythonError("TypeError", `${name}() takes ${takes} ${plural(most)} but ${given} ${were} given`);
}

function plural(count: number): string {
  return `positional argument${count === 1 ? "" : "s"}`;
}

/** As data, whatever the key is called. */
function put(dict: PyDict, key: string, value: PyValue): void {
  Object.defineProperty(dict, key, { value, writable: true, enumerable: true, configurable: true });
}
