import type { How, HowOptions } from "../how.ts";
import type { SourceName } from "../program.ts";
import type { Failure, Verdict } from "../verdict.ts";

export type Request =
  /** First of all, once. `place` is a file for the number of the program at work, and when to give it up. */
  | { readonly kind: "begin"; readonly seed: number; readonly sources: readonly SourceName[]; readonly place: string }
  /** Programs from `from` up to, but not, `to`. */
  | {
      readonly kind: "range";
      readonly from: number;
      readonly to: number;
      readonly skip: readonly number[];
      readonly how: HowOptions;
    }
  | { readonly kind: "one"; readonly code: string | Uint8Array; readonly how: How; readonly twice: boolean };

export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "failure"; readonly failure: Failure }
  /** Since the one before: how often each combination of source, end and type came up, by `tallyKey()`. */
  | {
      readonly kind: "tally";
      readonly through: number;
      readonly counts: Readonly<Record<string, number>>;
      readonly mostOvershootMs: number;
      readonly done: boolean;
    }
  | { readonly kind: "judged"; readonly verdict: Verdict };

export function tallyKey(source: SourceName, engine: How["engine"], { end, type, lost }: Verdict): string {
  return [source, engine, lost ? "lost" : "usable", end, type.slice(0, 40)].join("\t");
}
