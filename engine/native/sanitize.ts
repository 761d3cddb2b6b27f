import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { dirname, join } from "node:path";
import { BuildError, MissingToolError } from "../build/errors.ts";
import { buildNative } from "./build.ts";
import { conformancePrograms, filePrograms, generatedPrograms, hostilePrograms } from "./corpus.ts";
import { HELP, type Options, parseOptions } from "./options.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import type { Allowance, Program } from "./program.ts";
import { Replayer } from "./replayer.ts";

const SHORT = 8;

interface Replayed {
  readonly program: Program;
  readonly allowance: Allowance;
  readonly outcome: Outcome;
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined) return void process.stdout.write(HELP);
  const native = await findNative(options);
  if (native === undefined) return;
  const programs = await programsOf(options);
  if (options.generated > 0) console.log(`Programs at random with --seed ${options.seed}.`);
  if (programs.length === 0) throw new BuildError("There is no such program.");
  const started = performance.now();
  const results: Replayed[] = [];
  for (const allowance of options.allowances) {
    results.push(...(await replayAll(native, programs, allowance, options)));
  }
  report(results, join(dirname(native), "findings"));
  const seconds = Math.round((performance.now() - started) / 1000);
  const bad = results.filter(({ outcome }) => outcome.kind !== "ended").length;
  console.log(
    `${programs.length} programs, ${results.length} replays in ${seconds} s: ${bad === 0 ? "no" : bad} findings`,
  );
  if (bad > 0) process.exitCode = 1;
}

async function findNative(options: Options): Promise<string | undefined> {
  try {
    return await buildNative();
  } catch (error) {
    if (!options.optional || !(error instanceof MissingToolError)) throw error;
    console.log(`Left out. ${error.message}`);
    return undefined;
  }
}

async function programsOf(options: Options): Promise<Program[]> {
  const { files, filters, generated, seed } = options;
  const all =
    files.length > 0
      ? filePrograms(files)
      : [...(await conformancePrograms()), ...hostilePrograms(), ...(await generatedPrograms(generated, seed))];
  const named = all.filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)));
  return options.short ? named.filter((_, index) => index % SHORT === 0) : named;
}

async function replayAll(
  native: string,
  programs: readonly Program[],
  allowance: Allowance,
  options: Options,
): Promise<Replayed[]> {
  const results: Replayed[] = [];
  const queue = programs.entries();
  const work = async (): Promise<void> => {
    const replayer = new Replayer(native);
    for (const [index, program] of queue) {
      const outcome = outcomeOf(await replayer.replay(program, allowance));
      results[index] = { program, allowance, outcome };
      if (options.verbose) console.log(`${program.name}: ${describe(outcome)}`);
    }
    replayer.close();
  };
  await Promise.all(Array.from({ length: options.jobs ?? os.availableParallelism() }, work));
  return results;
}

function describe(outcome: Outcome): string {
  return outcome.kind === "ended" ? outcome.what : `FINDING ${outcome.signature}`;
}

/** What came of the programs, by kind; then each finding once, with the programs that show it. */
function report(results: readonly Replayed[], folder: string): void {
  const kinds = new Map<string, number>();
  const findings = new Map<string, Replayed[]>();
  for (const replayed of results) {
    const { outcome } = replayed;
    const kind = outcome.kind === "ended" ? outcome.what : outcome.kind;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (outcome.kind !== "ended")
      findings.set(describe(outcome), [...(findings.get(describe(outcome)) ?? []), replayed]);
  }
  const counts = [...kinds].sort(([, one], [, other]) => other - one);
  console.log(counts.map(([kind, count]) => `${String(count).padStart(6)}  ${kind}`).join("\n"));
  rmSync(folder, { recursive: true, force: true });
  for (const [index, [what, where]] of [...findings].entries()) {
    const names = [...new Set(where.map(({ program }) => program.name))];
    console.log(
      `\n${what}\n  ${names.slice(0, 5).join(", ")}${names.length > 5 ? `, and ${names.length - 5} more` : ""}`,
    );
    const complaints = where.flatMap(({ program, allowance, outcome }) =>
      outcome.kind === "finding" ? [`${program.name}, stress ${allowance.stress}\n${outcome.complaint}`] : [],
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${index + 1}.txt`), complaints.slice(0, 20).join("\n"));
  }
}

try {
  await main();
} catch (error) {
  // Anything else is a bug of this program and shows its stack.
  if (!(error instanceof MissingToolError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 2;
}
