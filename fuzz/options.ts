import { parseArgs } from "node:util";
import { isSourceName, SOURCE_NAMES, type SourceName } from "./program.ts";

export interface Options {
  readonly seed: number;
  readonly sources: readonly SourceName[];
  /** The numbers of programs, from `first` up to, but not, `end`. */
  readonly first: number;
  readonly end: number;
  readonly minutes: number;
  readonly jobs: number;
  readonly debugEvery: number;
  readonly stress: number | undefined;
  readonly json: string | undefined;
  /** Only writes programs as lines of JSON. */
  readonly print: boolean;
  /** Runs this file instead of programs made here. */
  readonly file: string | undefined;
  readonly minimise: boolean;
}

export const HELP = `Makes Python programs at random, runs them in sandboxes, and accepts no outcome but those that are documented.

  npm run fuzz                                    100,000 programs, with a seed that is printed
  npm run fuzz -- --seed 7                        the same programs each time
  npm run fuzz -- --programs 1000000              so many of them
  npm run fuzz -- --minutes 5                     as many as there is time for
  npm run fuzz -- --seed 7 --only 4711            one of them
  npm run fuzz -- --source callbacks              only programs of one kind (repeatable): ${SOURCE_NAMES.join(", ")}
  npm run fuzz -- --engine debug --stress 1       in the debug engine, with a collection at every allocation
  npm run fuzz -- --debug-every 20                every 20th in the debug engine (default 10, 0 for none)
  npm run fuzz -- --file program.py               a program of a file, minimised when it fails
  npm run fuzz -- --print 100 --seed 7            writes programs as lines of JSON, and runs nothing
  npm run fuzz -- --json results.json             the counts and failures as JSON
  npm run fuzz -- --jobs 1                        processes at a time (default: one per core)
  npm run fuzz -- --no-minimise                   leaves failing programs as they are

The exit status is 0 when no program failed, 1 when one did, 2 for a command line that makes no sense.
How to read the report: fuzz/README.md.
`;

/** A command line that cannot be obeyed; the message says which part. */
export class UsageError extends Error {}

/** Null means that help was asked for. */
export function parseOptions(args: readonly string[], cores: number): Options | null {
  const values = parse(args);
  if (values.help === true) return null;
  const only = whole("only", values.only, 0);
  const programs = whole("programs", values.programs, 1);
  const print = whole("print", values.print, 1);
  const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes);
  if (!(minutes > 0)) throw new UsageError(`--minutes takes a number above 0, not ${values.minutes}`);
  const first = only ?? 0;
  const unbounded = values.minutes === undefined ? 100_000 : Number.POSITIVE_INFINITY;
  return {
    seed: whole("seed", values.seed, 0) ?? Math.floor(Math.random() * 2 ** 32),
    sources: sourcesFrom(values.source),
    first,
    end: first + (only !== undefined ? 1 : (print ?? programs ?? unbounded)),
    minutes,
    jobs: only !== undefined ? 1 : (whole("jobs", values.jobs, 1) ?? cores),
    debugEvery: debugEveryFrom(values.engine, whole("debug-every", values["debug-every"], 0)),
    stress: whole("stress", values.stress, 0),
    json: values.json,
    print: print !== undefined,
    file: values.file,
    minimise: values["no-minimise"] !== true,
  };
}

function sourcesFrom(names: readonly string[] = []): readonly SourceName[] {
  for (const name of names) {
    if (!isSourceName(name)) throw new UsageError(`--source takes one of ${SOURCE_NAMES.join(", ")}, not ${name}`);
  }
  return names.length === 0 ? SOURCE_NAMES : names.filter(isSourceName);
}

function debugEveryFrom(engine: string | undefined, every: number | undefined): number {
  if (engine === undefined) return every ?? 10;
  if (engine !== "debug" && engine !== "release")
    throw new UsageError(`--engine takes debug or release, not ${engine}`);
  if (every !== undefined) throw new UsageError("--engine and --debug-every exclude each other");
  return engine === "debug" ? 1 : 0;
}

function whole(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(number) && number >= least) return number;
  throw new UsageError(`--${name} takes a whole number from ${least}, not ${text}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: "string" },
        source: { type: "string", multiple: true },
        only: { type: "string" },
        programs: { type: "string" },
        minutes: { type: "string" },
        jobs: { type: "string", short: "j" },
        engine: { type: "string" },
        "debug-every": { type: "string" },
        stress: { type: "string" },
        json: { type: "string" },
        print: { type: "string" },
        file: { type: "string" },
        "no-minimise": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
