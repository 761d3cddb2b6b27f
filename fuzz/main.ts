import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describeMachine, formatMachine } from "../bench/machine.ts";
import { BuildError } from "../engine/build/errors.ts";
import { runCampaign } from "./campaign.ts";
import { Generator } from "./generate.ts";
import { howOf } from "./how.ts";
import { Minimiser } from "./minimise.ts";
import { HELP, type Options, parseOptions, UsageError } from "./options.ts";
import { CACHE } from "./places.ts";
import { codeText, toJson } from "./program.ts";
import { Progress } from "./progress.ts";
import { defectList, outcomeTable, typeTable } from "./report.ts";
import type { Tally } from "./tally.ts";
import type { Failure } from "./verdict.ts";

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), os.availableParallelism());
  if (options === null) {
    process.stdout.write(HELP);
    return;
  }
  if (options.file !== undefined) return await runFile(options.file, options);
  const generator = await Generator.create(options.sources);
  if (options.print) {
    for (let number = options.first; number < options.end; number++) {
      process.stdout.write(`${toJson(generator.program(options.seed, number))}\n`);
    }
    return;
  }
  await runAll(options, generator);
}

async function runAll(options: Options, generator: Generator): Promise<void> {
  const machine = describeMachine();
  process.stdout.write(`${formatMachine(machine)}\nseed ${options.seed}, sources ${options.sources.join(", ")}\n`);
  if (options.end === options.first + 1)
    process.stdout.write(`${codeText(generator.program(options.seed, options.first).code)}\n`);
  const began = performance.now();
  const progress = new Progress();
  const tally = await runCampaign(options, generator, {
    onFailure: (failure) => progress.note(`FAILED ${failure.problem.signature}: ${writeFailure(failure)}`),
    onTally: (each) => progress.show(each),
  });
  const seconds = (performance.now() - began) / 1000;
  const parts = [outcomeTable(tally), typeTable(tally, 25), defectList(tally), lastLine(tally, seconds, options)];
  process.stdout.write(`\n${parts.filter((part) => part !== "").join("\n\n")}\n`);
  if (options.json !== undefined) {
    const { programs, failures, rows, defects, mostOvershootMs } = tally;
    const { seed, sources } = options;
    const report = { machine, seed, sources, seconds, programs, failures, mostOvershootMs, rows, defects };
    writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
  }
  if (options.minimise) await minimiseAll(tally, options);
  if (tally.failures > 0) process.exitCode = 1;
}

async function runFile(file: string, options: Options): Promise<void> {
  const code = readFileSync(file, "utf8");
  const program = { source: "splices", seed: options.seed, number: 0, code } as const;
  const minimiser = new Minimiser();
  try {
    for (const debugEvery of options.debugEvery === 10 ? [0, 1] : [options.debugEvery]) {
      const how = howOf(program, { ...options, debugEvery });
      const verdict = await minimiser.judge(code, how);
      process.stdout.write(`${how.engine} engine: ${JSON.stringify(verdict, null, 1)}\n`);
      const problem = "problem" in verdict ? verdict.problem : undefined;
      if (!problem) continue;
      process.exitCode = 1;
      if (options.minimise) process.stdout.write(`${await minimiser.minimise({ program, how, problem })}\n`);
    }
  } finally {
    minimiser.close();
  }
}

/** Makes the first program of each defect small, and writes it beside the others. */
async function minimiseAll(tally: Tally, options: Options): Promise<void> {
  const minimiser = new Minimiser();
  try {
    for (const { first } of tally.defects.slice(0, 20)) {
      const small = await minimiser.minimise(first);
      const file = writeProgram(first, "small.py", small);
      process.stdout.write(`\n${first.problem.signature}\n${file}, from seed ${options.seed}:\n${small}\n`);
    }
  } finally {
    minimiser.close();
  }
}

function writeFailure(failure: Failure): string {
  const { program, how, problem } = failure;
  const about = `# ${problem.signature}\n# ${JSON.stringify(how)}\n`;
  const detail = problem.detail.replace(/^/gm, "# ");
  return writeProgram(failure, "py", `${about}${detail}\n${codeText(program.code)}`);
}

function writeProgram({ program: { source, seed, number } }: Failure, ending: string, text: string): string {
  mkdirSync(CACHE, { recursive: true });
  const file = path.join(CACHE, `${source}-${seed}-${number}.${ending}`);
  writeFileSync(file, text);
  return path.relative(process.cwd(), file);
}

function lastLine({ programs, failures, mostOvershootMs }: Tally, seconds: number, { seed }: Options): string {
  const rate = Math.round(programs / seconds).toLocaleString("en");
  return (
    `${programs.toLocaleString("en")} programs in ${Math.round(seconds)} s, ${rate} a second; seed ${seed}; ` +
    `at most ${Math.round(mostOvershootMs)} ms beyond a deadline; ${failures} failures`
  );
}

try {
  await main();
} catch (error) {
  // Anything else is a bug and shows its stack.
  if (!(error instanceof UsageError || error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\nnpm run fuzz -- --help shows what there is.\n`);
  process.exitCode = 2;
}
