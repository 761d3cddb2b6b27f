import { parseArgs } from "node:util";

export const SECTIONS = [
  "start",
  "python",
  "memory",
  "size",
  "calls",
  "snapshots",
  "responsive",
  "metering",
  "containment",
  "floods",
  "hibernation",
  "replay",
  "leaks",
  "runtimes",
  "imports",
  "page",
  "build",
  "audit",
  "against",
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Of all sections; each section takes those that it has. */
export const CONTENDERS = [
  "native",
  "native-o3",
  "ours",
  "official",
  "cpython",
  "pyodide",
  "quickjs",
  "quickjs-module",
  "monty",
] as const;
export type ContenderName = (typeof CONTENDERS)[number];

export interface Options {
  readonly sections: readonly SectionName[];
  /** Names of perf_bench programs; empty means all. */
  readonly programs: readonly string[];
  /** Names of contenders; empty means all. */
  readonly contenders: readonly ContenderName[];
  /** Samples per figure of the sections `python` and `metering`, and runs of each program of `containment`. */
  readonly runs: number;
  /** How long each row of the section `responsive` is measured. */
  readonly seconds: number;
  /** How many sandboxes the section `hibernation` keeps alive. */
  readonly sandboxes: number;
  /** How many programs the section `replay` generates, and from which seed on. */
  readonly replays: number;
  readonly seed: number;
  /** How many programs the section `runtimes` runs on each of them, from `seed` on. */
  readonly same: number;
  /** Cycles of the section `leaks`; resets are ten times as many. */
  readonly cycles: number;
  /** A checkout of another version, set up, that the section `against` measures too; without one it has nothing to do. */
  readonly against: string | undefined;
  readonly markdown: boolean;
  readonly json: string | undefined;
}

export const HELP = `Measures this library and its peers side by side, and checks what it measures.

  npm run bench                                              everything, about fifteen minutes
  npm run bench -- --only start                              one section (repeatable)
  npm run bench -- --only python --programs bm_fft,core_str  two programs
  npm run bench -- --only python --contenders native,ours    without the slow peers
  npm run bench -- --runs 11                                 more samples per program (default 5)
  npm run bench -- --only responsive --seconds 5             time per row (default 20)
  npm run bench -- --only containment --runs 9               how often each program is stopped (default 5)
  npm run bench -- --only hibernation --sandboxes 1000       how many are alive (default 10000)
  npm run bench -- --only replay --replays 100 --seed 7      how many programs (default 1000), and which
  npm run bench -- --only runtimes --same 100 --seed 7       how many programs (default 1000), and which
  npm run bench -- --only leaks --cycles 200                 cycles (default 1000; ten times as many resets)
  npm run bench -- --only against --against ../before        beside another version, set up in that checkout
  npm run bench -- --markdown                                tables to paste into a document
  npm run bench -- --json figures.json                       every figure and sample as JSON

Sections: ${SECTIONS.join(", ")}.
Contenders: native, native-o3, ours, official, cpython (python); ours, official, pyodide, quickjs,
quickjs-module, monty (start, memory); ours, official, quickjs (calls). Tables go to standard output, progress to
standard error. The exit status is 1 when a check failed: an answer was wrong, a replay or a runtime differed, or something leaked.
How to read them: bench/README.md.
`;

/** A command line that cannot be obeyed; the message says which part. */
export class UsageError extends Error {}

/** Null means that help was asked for. */
export function parseOptions(args: readonly string[]): Options | null {
  const { values } = parse(args);
  if (values.help === true) return null;
  const sections =
    values.only === undefined
      ? SECTIONS.filter((name) => name !== "against" || values.against !== undefined)
      : values.only.flatMap(commaSeparated).map((name) => oneOf("--only", SECTIONS, name));
  if (sections.includes("against") !== (values.against !== undefined)) {
    throw new UsageError("the section against and the option --against FOLDER need each other");
  }
  return {
    sections,
    programs: commaSeparated(values.programs),
    contenders: commaSeparated(values.contenders).map((name) => oneOf("--contenders", CONTENDERS, name)),
    runs: wholeNumber("--runs", values.runs, 5),
    seconds: wholeNumber("--seconds", values.seconds, 20),
    sandboxes: wholeNumber("--sandboxes", values.sandboxes, 10_000),
    replays: wholeNumber("--replays", values.replays, 1_000),
    seed: wholeNumber("--seed", values.seed, 1),
    same: wholeNumber("--same", values.same, 1_000),
    cycles: wholeNumber("--cycles", values.cycles, 1_000),
    against: values.against,
    markdown: values.markdown === true,
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true },
        programs: { type: "string" },
        contenders: { type: "string" },
        runs: { type: "string" },
        seconds: { type: "string" },
        sandboxes: { type: "string" },
        replays: { type: "string" },
        seed: { type: "string" },
        same: { type: "string" },
        cycles: { type: "string" },
        against: { type: "string" },
        markdown: { type: "boolean" },
        json: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string | undefined, byDefault: number): number {
  const number = text === undefined ? byDefault : Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new UsageError(`${option} takes a whole number from 1, not ${text}`);
  return number;
}

function commaSeparated(list: string | undefined): string[] {
  return (list ?? "").split(",").filter((item) => item !== "");
}

function oneOf<Name extends string>(option: string, names: readonly Name[], name: string): Name {
  const found = names.find((each) => each === name);
  if (found === undefined) throw new UsageError(`${option} takes ${names.join(", ")}, not ${name}`);
  return found;
}

/** Whether a contender takes part: all do unless some are named. */
export function isWanted(options: Options, name: ContenderName): boolean {
  return options.contenders.length === 0 || options.contenders.includes(name);
}
