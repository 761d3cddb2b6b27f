import type { Failure } from "./verdict.ts";

/** How often each outcome came up. */
export interface Row {
  readonly source: string;
  readonly engine: string;
  readonly lost: boolean;
  readonly end: string;
  readonly type: string;
  readonly count: number;
}

/** What a campaign has come to so far. */
export class Tally {
  programs = 0;
  failures = 0;
  mostOvershootMs = 0;
  readonly #counts = new Map<string, number>();
  /** By signature: how often, and the first. */
  readonly #failures = new Map<string, { count: number; first: Failure }>();

  add(counts: Readonly<Record<string, number>>, mostOvershootMs: number): void {
    this.mostOvershootMs = Math.max(this.mostOvershootMs, mostOvershootMs);
    for (const [key, count] of Object.entries(counts)) {
      this.programs += count;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
    }
  }

  /** Returns how often this defect has come up by now. */
  addFailure(failure: Failure): number {
    this.failures++;
    const known = this.#failures.get(failure.problem.signature);
    if (known) return ++known.count;
    this.#failures.set(failure.problem.signature, { count: 1, first: failure });
    return 1;
  }

  get rows(): readonly Row[] {
    return [...this.#counts].map(([key, count]) => {
      const [source = "", engine = "", state = "", end = "", type = ""] = key.split("\t");
      return { source, engine, lost: state === "lost", end, type, count };
    });
  }

  /** The most frequent first. */
  get defects(): readonly { readonly signature: string; readonly count: number; readonly first: Failure }[] {
    const all = [...this.#failures].map(([signature, { count, first }]) => ({ signature, count, first }));
    return all.sort((a, b) => b.count - a.count);
  }
}
