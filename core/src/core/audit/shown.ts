import { PyRef, PythonError, type PyValue } from "../../boundary/values/types.ts";
import type { Json } from "./event.ts";

/** Text, and the parts of a value, are shown up to here. */
const CHARACTERS = 200;
const ITEMS = 8;
const LEVELS = 3;

/** A value of the guest's as an event has it: enough to know what was meant, and not more than that. */
export function shownValue(value: PyValue, levels = LEVELS): Json {
  switch (typeof value) {
    case "string":
      return shownText(value);
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "bigint":
      return shownBigint(value);
    case "boolean":
      return value;
    default:
      return value === null ? null : shownObject(value, levels);
  }
}

function shownText(text: string): string {
  const shown = text.length <= CHARACTERS ? text : `${text.slice(0, CHARACTERS)}… (${text.length} characters)`;
  return shown.toWellFormed();
}

function shownBigint(value: bigint): string {
  // The text of a large one takes long to make.
  const isLarge = value > 2n ** 256n || value < -(2n ** 256n);
  return isLarge ? "a large int" : String(value);
}

function shownObject(value: PyValue & object, levels: number): Json {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof PythonError) return shownText(`${value.type}: ${value.message}`);
  if (value instanceof PyRef) return shownText(value.repr);
  if (Array.isArray(value)) return levels === 0 ? `${value.length} items` : shownItems(value, levels);
  if (value instanceof Set || value instanceof Map) return `${value.size} items`;
  if (levels === 0) return "a mapping";
  const entries = Object.entries(value);
  const shown: [string, Json][] = entries
    .slice(0, ITEMS)
    .map(([name, item]) => [shownText(name), shownValue(item, levels - 1)]);
  if (entries.length > ITEMS) shown.push(["…", `${entries.length} entries`]);
  return Object.fromEntries(shown);
}

function shownItems(items: readonly PyValue[], levels: number): Json {
  const shown = items.slice(0, ITEMS).map((item) => shownValue(item, levels - 1));
  return items.length <= ITEMS ? shown : [...shown, `… (${items.length} items)`];
}
