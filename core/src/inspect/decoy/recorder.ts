import type { PyValue } from "../../boundary/values/types.ts";
import type { Json } from "../../core/audit/event.ts";
import type { Observation, ObservationKind } from "../types.ts";
import { jsonObjectOf, jsonOf } from "./json.ts";

const KINDS: ReadonlySet<string> = new Set<ObservationKind>([
  ...(["process", "file", "network", "environment", "registry", "module", "code"] as const),
  ...(["crypto", "time", "input", "thread", "native"] as const),
]);

/** How many are kept. What a script does again and again must not push out what it does once. */
export interface ObservationBounds {
  readonly all: number;
  /** With the same kind and action. */
  readonly alike: number;
}

/** Observations, in the order in which they were told. Nothing takes one back. */
export class Recorder {
  readonly #kept: Observation[] = [];
  readonly #alike = new Map<string, number>();
  readonly #bounds: ObservationBounds;
  #dropped = 0;

  constructor(bounds: ObservationBounds) {
    this.#bounds = bounds;
  }

  get observations(): readonly Observation[] {
    return this.#kept;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** All of it is what a guest says, and checked here. `layers` is how many there are. */
  add(place: Place, kind: PyValue, action: PyValue, detail: PyValue, answer: PyValue, layers: number): void {
    const known = isKind(kind) ? kind : "code";
    const name = typeof action === "string" ? action.slice(0, 200).toWellFormed() : "?";
    const key = `${known} ${name}`;
    const alike = this.#alike.get(key) ?? 0;
    if (this.#kept.length >= this.#bounds.all || alike >= this.#bounds.alike) {
      this.#dropped++;
      return;
    }
    this.#alike.set(key, alike + 1);
    this.#keep(place, known, name, jsonObjectOf(detail), jsonOf(answer), layers);
  }

  #keep(
    { layer, line, timeMs }: Place,
    kind: ObservationKind,
    action: string,
    detail: { readonly [name: string]: Json },
    answer: Json,
    layers: number,
  ): void {
    this.#kept.push({
      number: this.#kept.length,
      timeMs: wholeOf(timeMs, Number.MAX_SAFE_INTEGER) ?? 0,
      kind,
      action,
      detail,
      answer,
      layer: wholeOf(layer, layers - 1) ?? 0,
      line: wholeOf(line, 2 ** 31) || undefined,
    });
  }
}

/** Where and when, as the guest says. */
export interface Place {
  readonly layer: PyValue;
  readonly line: PyValue;
  readonly timeMs: PyValue;
}

/** A number from 0 to `most`, rounded down. */
export function wholeOf(value: PyValue | undefined, most: number): number | undefined {
  if (typeof value !== "number" || !(value >= 0)) return undefined;
  const whole = Math.floor(value);
  return whole <= most ? whole : undefined;
}

function isKind(value: PyValue): value is ObservationKind {
  return typeof value === "string" && KINDS.has(value);
}
