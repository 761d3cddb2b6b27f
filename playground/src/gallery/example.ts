import type { LimitOptions } from "micropython-wasm";
import type { PowerName } from "../run/powers.ts";

/** A program of the gallery. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly code: string;
  /** Of an attack: what stood in its way, told when it has run. */
  readonly lesson?: string;
  /** Powers that it asks the person for. */
  readonly needs?: readonly PowerName[];
  /** Limits that are not the defaults. */
  readonly limits?: LimitOptions;
}
