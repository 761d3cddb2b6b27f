import { type Place, pathOf, pointerOf } from "./problems.ts";

/** One difference between two policies. */
export interface Change {
  readonly path: string;
  /** In the second document, or in the first where only that has it. */
  readonly pointer: string;
  readonly change: "more" | "less" | "different";
  /** Whether the second policy grants something that the first does not. */
  readonly widens: boolean;
  /** In words. */
  readonly before: string;
  readonly after: string;
}

export const NOT_GRANTED = "not granted";

/** Collects differences. */
export class Changes {
  readonly #all: Change[] = [];

  /** Adds one unless both are said alike. The higher rank grants more; equal ranks grant something different. */
  replaced(
    place: Place,
    before: string,
    after: string,
    rankBefore: number,
    rankAfter: number,
    differentWidens = false,
  ): void {
    if (before === after && rankBefore === rankAfter) return;
    const change = rankAfter > rankBefore ? "more" : rankAfter < rankBefore ? "less" : "different";
    const widens = change === "more" || (change === "different" && differentWidens);
    this.#all.push({ path: pathOf(place), pointer: pointerOf(place), change, widens, before, after });
  }

  /** Of two lists of names. */
  names(place: Place, before: readonly string[], after: readonly string[]): void {
    after.forEach((name, at) => {
      if (!before.includes(name)) this.replaced([...place, at], NOT_GRANTED, name, 0, 1);
    });
    before.forEach((name, at) => {
      if (!after.includes(name)) this.replaced([...place, at], name, NOT_GRANTED, 1, 0);
    });
  }

  /** By path; of equal paths, what is new comes first. */
  sorted(): readonly Change[] {
    return [...this.#all].sort(
      (a, b) => compare(a.path, b.path) || compare(b.change, a.change) || compare(a.after, b.after),
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
