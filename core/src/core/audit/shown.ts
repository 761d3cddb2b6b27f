import { PyRef, PythonError, type PyValue } from "../../boundary/values/types.ts";
import type { Json } from "./event.ts";

/** Text, and the parts of a value, are shown up to here. */
const CHARACTERS = 200;
const ITEMS = 8;
const LEVELS = 3;
/** All texts of one value together: a guest chooses what is shown, and how often. */
const ALL_CHARACTERS = 1_000;

/** A value of the guest's as an event has it: enough to know what was meant, and not more than that. */
export function shownValue(value: PyValue): Json {
  return new Shower().show(value, LEVELS);
}

class Shower {
  #left = ALL_CHARACTERS;

  show(value: PyValue, levels: number): Json {
    switch (typeof value) {
      case "string":
        return this.#text(value);
      case "number":
        return Number.isFinite(value) ? value : String(value);
      case "bigint":
        return shownBigint(value);
      case "boolean":
        return value;
      default:
        return value === null ? null : this.#object(value, levels);
    }
  }

  #text(text: string): string {
    const most = Math.min(CHARACTERS, this.#left);
    this.#left -= Math.min(text.length, most);
    const shown = text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
    return shown.toWellFormed();
  }

  #object(value: PyValue & object, levels: number): Json {
    if (value instanceof Uint8Array) return `${value.length} bytes`;
    if (value instanceof PythonError) return this.#text(`${value.type}: ${value.message}`);
    if (value instanceof PyRef) return this.#text(value.repr);
    if (Array.isArray(value)) return levels === 0 ? `${value.length} items` : this.#items(value, levels);
    if (value instanceof Set || value instanceof Map) return `${value.size} items`;
    if (levels === 0) return "a mapping";
    const entries = Object.entries(value);
    const shown = entries
      .slice(0, ITEMS)
      .map(([name, item]): [string, Json] => [this.#text(name), this.show(item, levels - 1)]);
    if (entries.length > ITEMS) shown.push(["…", `${entries.length} entries`]);
    return Object.fromEntries(shown);
  }

  #items(items: readonly PyValue[], levels: number): Json {
    const shown = items.slice(0, ITEMS).map((item) => this.show(item, levels - 1));
    return items.length <= ITEMS ? shown : [...shown, `… (${items.length} items)`];
  }
}

function shownBigint(value: bigint): string {
  // The text of a large one takes long to make.
  const isLarge = value > 2n ** 256n || value < -(2n ** 256n);
  return isLarge ? "a large int" : String(value);
}
