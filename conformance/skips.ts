/** A test that does not apply here. A failure is a bug to fix, not an entry. */
export interface Skip {
  /** Folder and name; a star stands for anything. */
  readonly test: string;
  /** Why it cannot apply; entries with the same reason are reported together. */
  readonly reason: string;
  /** Set when it only concerns runs with a collection at every allocation. */
  readonly when?: "stress";
}

export const SKIPS: readonly Skip[] = [];

export function skipFor(name: string, stress: boolean): Skip | undefined {
  return SKIPS.find((skip) => (skip.when === undefined || stress) && patternOf(skip).test(name));
}

/** Entries that name no test that exists. */
export function entriesWithoutTest(names: readonly string[]): Skip[] {
  return SKIPS.filter((skip) => !names.some((name) => patternOf(skip).test(name)));
}

function patternOf(skip: Skip): RegExp {
  const parts = skip.test.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
