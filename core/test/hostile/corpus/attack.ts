import type { PyValue } from "../../../src/boundary/values/types.ts";
import type { LimitName } from "../../../src/core/limits.ts";
import type { RunError } from "../../../src/core/results/results.ts";

/** How a run may end: with a value, or with an error of this kind. Nothing else exists. */
export type Ending = "ok" | RunError["kind"];

/** One hostile program, and what must come of it, inline and in a worker. */
export interface Attack {
  /** Unique in its category. */
  readonly title: string;
  readonly code: string;
  readonly ends: readonly Ending[];
  /** The exception's class, of runs that end as `exception`. */
  readonly type?: string | readonly string[];
  /** The value, of runs that end as `ok`. */
  readonly value?: PyValue;
  /** Instead of those that all attacks have. */
  readonly limits?: Limits;
}

export interface Category {
  /** A word, for tables. */
  readonly name: string;
  readonly title: string;
  /** Whether its programs are there to outlive their deadline; how late they are stopped is measured. */
  readonly outlives?: true;
  /** Whether its programs call the functions of `grants.ts`. */
  readonly granted?: true;
  /** Whether its programs look for the canaries: they have inputs `path` and `port`. */
  readonly canaries?: true;
  readonly attacks: readonly Attack[];
}

/** No limit is taken back to its default. */
type Limits = { readonly [Name in LimitName]?: number };

/** Of programs that are there to be stopped. */
const SHORT_MS = 100;
/** Of programs that end by themselves, on any machine. */
const LONG_MS = 20_000;

/** The limits that an attack is run with. */
export function limitsOf({
  ends,
  limits,
}: Attack): Limits & { timeoutMs: number; memoryBytes: number; outputBytes: number } {
  const timeoutMs = ends.includes("timeout") ? SHORT_MS : LONG_MS;
  return { timeoutMs, memoryBytes: 8 * 2 ** 20, outputBytes: 64 * 1024, ...limits };
}

export function attack(
  title: string,
  ends: Ending | readonly Ending[],
  code: string,
  more: Omit<Attack, "title" | "ends" | "code"> = {},
): Attack {
  return { title, ends: typeof ends === "string" ? [ends] : ends, code: code.trim(), ...more };
}
