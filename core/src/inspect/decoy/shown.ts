import type { PyValue } from "../../boundary/values/types.ts";
import { PyRef, PythonError } from "../../boundary/values/types.ts";
import type { Json } from "../../core/audit/event.ts";

/** Characters of one text in an observation: what the decoy cuts to itself, with room for what it says about the cut. */
const TEXT_CHARACTERS = 4_100;
const ITEMS = 64;
const DEPTH = 8;
/** Texts, numbers and containers of one observation. */
const NODES = 600;

/** What the guest sent, as JSON. Whatever it made of the decoy, this is bounded, and holds nothing that JSON has not. */
export function shownJson(value: PyValue): Json {
  let left = NODES;
  const shown = (each: PyValue, depth: number): Json => {
    left--;
    if (left < 0 || depth > DEPTH) return "…";
    if (each === null || typeof each === "boolean") return each;
    if (typeof each === "number") return Number.isFinite(each) ? each : String(each);
    if (typeof each === "bigint") return cutText(each.toString());
    if (typeof each === "string") return cutText(each);
    if (each instanceof Uint8Array) return `${each.length} bytes`;
    if (each instanceof PyRef || each instanceof PythonError) return "…";
    if (each instanceof Map) return "…";
    if (Array.isArray(each) || each instanceof Set)
      return Array.from(each)
        .slice(0, ITEMS)
        .map((item) => shown(item, depth + 1));
    return Object.fromEntries(
      Object.entries(each)
        .slice(0, ITEMS)
        .map(([name, item]): [string, Json] => [cutText(name, 200), shown(item, depth + 1)]),
    );
  };
  return shown(value, 0);
}

export function cutText(text: string, most = TEXT_CHARACTERS): string {
  return (text.length > most ? `${text.slice(0, most)}…` : text).toWellFormed();
}
