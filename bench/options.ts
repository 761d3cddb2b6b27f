import { parseArgs } from "node:util";

export const SECTIONS = ["start", "python", "memory", "size"] as const;
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
  /** Samples per figure of the section `python`. */
  readonly runs: number;
  readonly markdown: boolean;
  readonly json: string | undefined;
}

export const HELP = `Measures this library and its peers side by side.

  npm run bench                                              everything, about ten minutes
  npm run bench -- --only start                              only: start, python, memory or size (repeatable)
  npm run bench -- --only python --programs bm_fft,core_str  two programs
  npm run bench -- --only python --contenders native,ours    without the slow peers
  npm run bench -- --runs 11                                 more samples per program (default 5)
  npm run bench -- --markdown                                tables to paste into a document
  npm run bench -- --json figures.json                       every figure and sample as JSON

Contenders: native, native-o3, ours, official, cpython (python); ours, official, pyodide, quickjs,
quickjs-module, monty (start, memory). Tables go to standard output, progress to standard error.
How to read them: bench/README.md.
`;

/** A command line that cannot be obeyed; the message says which part. */
export class UsageError extends Error {}

/** Null means that help was asked for. */
export function parseOptions(args: readonly string[]): Options | null {
  const { values } = parse(args);
  if (values.help === true) return null;
  const runs = Number(values.runs ?? "5");
  if (!Number.isInteger(runs) || runs < 1)
    throw new UsageError(`--runs takes a whole number from 1, not ${values.runs}`);
  return {
    sections:
      values.only === undefined
        ? SECTIONS
        : values.only.flatMap(commaSeparated).map((name) => oneOf("--only", SECTIONS, name)),
    programs: commaSeparated(values.programs),
    contenders: commaSeparated(values.contenders).map((name) => oneOf("--contenders", CONTENDERS, name)),
    runs,
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
        markdown: { type: "boolean" },
        json: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
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
