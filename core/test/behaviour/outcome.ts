import type { Case, Library, Way } from "./case.ts";

/** What became of one case. `fact` is what has to be the same everywhere, as JSON. */
export type Outcome =
  | { readonly name: string; readonly outcome: "passed"; readonly fact?: string }
  | { readonly name: string; readonly outcome: "failed"; readonly reason: string }
  | { readonly name: string; readonly outcome: "skipped"; readonly reason: string };

/** No case takes a tenth of it. */
const PATIENCE_MS = 60_000;

/** Runs one case. Never rejects. */
export async function outcomeOf({ name, unless, test }: Case, library: Library, way: Way): Promise<Outcome> {
  const reason = unless?.(way);
  if (reason !== undefined) return { name, outcome: "skipped", reason };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    const fact: unknown = await Promise.race([test(library, way), tooLong]);
    return fact === undefined ? { name, outcome: "passed" } : { name, outcome: "passed", fact: JSON.stringify(fact) };
  } catch (error) {
    return {
      name,
      outcome: "failed",
      reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  } finally {
    clearTimeout(timer);
  }
}
