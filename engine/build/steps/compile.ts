import type { CachedCompiler, Compiled } from "../compiler/cached.ts";
import type { Mount } from "../compiler/protocol.ts";
import { BuildError, messageOf } from "../errors.ts";

export interface Unit {
  readonly input: string;
  readonly flags: readonly string[];
}

/** After this many files with errors the rest is left out of the message. */
const MOST_COMPLAINTS = 5;

/** Compiles all files, in the order given whichever is done first. Throws one BuildError for all that do not compile. */
export async function compileAll(
  compiler: CachedCompiler,
  units: readonly Unit[],
  mounts: readonly Mount[],
  tick: (done: number, total: number) => void,
): Promise<Compiled[]> {
  let done = 0;
  const outcomes = await Promise.allSettled(
    units.map(async ({ input, flags }) => {
      const result = await compiler.run({ kind: "compile", input, flags, mounts });
      tick(++done, units.length);
      return result;
    }),
  );
  const failures = outcomes.filter((outcome) => outcome.status === "rejected");
  if (failures.length > 0) {
    const unexpected = failures.find(({ reason }) => !(reason instanceof BuildError));
    if (unexpected !== undefined) throw unexpected.reason;
    const texts = failures.slice(0, MOST_COMPLAINTS).map(({ reason }) => messageOf(reason));
    const more = failures.length - texts.length;
    throw new BuildError(texts.join("\n\n") + (more > 0 ? `\n\nand ${more} more files with errors.` : ""));
  }
  const results = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  for (const { messages } of results) if (messages !== "") process.stdout.write(`\n${messages}`);
  return results;
}
