import { PyRef, PyTuple, PythonError, type PyValue } from "../../boundary/values/types.ts";
import type { Json } from "../../core/audit/event.ts";

/** Of one text; the decoy's Python cuts earlier, but what it sends is the script's to forge. */
const MOST_CHARACTERS = 4_400;
const MOST_ITEMS = 80;
const MOST_DEPTH = 6;
/** Of one observation, all its texts together. */
const MOST_TOGETHER = 64 * 2 ** 10;

/** What a guest sent, as JSON: bounded, well-formed, and never more than data. */
export function jsonOf(value: PyValue): Json {
  return new Cutter().json(value, 0);
}

/** As `jsonOf`, of what must be a dict. */
export function jsonObjectOf(value: PyValue): { readonly [name: string]: Json } {
  const made = jsonOf(value);
  return typeof made === "object" && made !== null && !isArray(made) ? made : { value: made };
}

/** Bytes as the text that they are, or else in hexadecimal. */
export function shownBytes(bytes: Uint8Array, size = bytes.length): string {
  const cut = bytes.subarray(0, MOST_CHARACTERS);
  const more = size > cut.length ? `... (${size} bytes)` : "";
  return (
    (textOf(cut) ??
      `hex:${hexOf(cut.subarray(0, 512))}${cut.length > 512 && more === "" ? `... (${size} bytes)` : ""}`) + more
  );
}

/** Bytes that are readable UTF-8, as text; one that was cut in the middle of a character may end there. */
export function textOf(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes, { stream: true });
  // Control characters other than white space mean that it is no text.
  return /[\p{Cc}\ufffd]/u.test(text.replace(/\s/g, "")) ? undefined : text;
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

class Cutter {
  #left = MOST_TOGETHER;

  json(value: PyValue, depth: number): Json {
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value === "string") return this.#text(value);
    if (value instanceof Uint8Array) return this.#text(shownBytes(value));
    if (value instanceof PyRef) return this.#text(value.repr);
    if (value instanceof PythonError) return this.#text(`${value.type}: ${value.message}`);
    if (depth >= MOST_DEPTH) return "...";
    // The kit sends bytes with their size, which may be more than it sends.
    if (value instanceof PyTuple && value.length === 2 && value[0] instanceof Uint8Array) {
      return this.#text(shownBytes(value[0], typeof value[1] === "number" ? value[1] : undefined));
    }
    if (Array.isArray(value) || value instanceof Set) return this.#items([...value], depth);
    if (value instanceof Map) return this.#items([...value].flat(), depth);
    return this.#object(Object.entries(value), depth);
  }

  #items(items: readonly PyValue[], depth: number): Json[] {
    const made = items.slice(0, MOST_ITEMS).map((item) => this.json(item, depth + 1));
    return items.length > MOST_ITEMS ? [...made, `... (${items.length} items)`] : made;
  }

  #object(entries: readonly [string, PyValue][], depth: number): Json {
    const kept = entries.slice(0, MOST_ITEMS);
    return Object.fromEntries(kept.map(([name, item]) => [this.#text(name), this.json(item, depth + 1)]));
  }

  #text(text: string): string {
    const room = Math.max(0, Math.min(MOST_CHARACTERS, this.#left));
    const cut = text.slice(0, room).toWellFormed();
    this.#left -= cut.length;
    return text.length > room ? `${cut}... (${text.length} characters)` : cut;
  }
}
