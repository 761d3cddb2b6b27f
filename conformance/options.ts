import { parseArgs } from "node:util";

export interface Options {
  /** Parts of test names; empty means all. */
  readonly filters: readonly string[];
  readonly verbose: boolean;
  readonly stress: boolean;
  readonly strictSkips: boolean;
  readonly humanEval: boolean;
  readonly json: string | undefined;
  /** A MicroPython executable to test instead of the library. */
  readonly native: string | undefined;
  readonly jobs: number | undefined;
}

export const HELP = `Runs MicroPython's own tests, and HumanEval when it is present, against this library.

  npm run conformance                                     everything
  npm run conformance -- --filter basics/int              tests whose name contains this (repeatable)
  npm run conformance -- --filter extmod/re1 --verbose    whole differences instead of the first lines
  npm run conformance -- --stress                         the debug engine, with a collection at every allocation
  npm run conformance -- --strict-skips                   also fail when an entry of skips.ts is stale
  npm run conformance -- --json results.json              every result as JSON
  npm run conformance -- --native path/to/micropython     another MicroPython, to see whose bug it is
  npm run conformance -- --jobs 1                         tests at a time (default: one per core)

The exit status is 0 when every test that ran passed, 1 when one failed, 2 for a command line that makes no sense.
How to read the report: conformance/README.md.
`;

/** A command line that cannot be obeyed; the message says which part. */
export class UsageError extends Error {}

/** Null means that help was asked for. */
export function parseOptions(args: readonly string[]): Options | null {
  const { values } = parse(args);
  if (values.help === true) return null;
  const jobs = values.jobs === undefined ? undefined : Number(values.jobs);
  if (jobs !== undefined && (!Number.isInteger(jobs) || jobs < 1)) {
    throw new UsageError(`--jobs takes a whole number from 1, not ${values.jobs}`);
  }
  if (values.stress === true && values.native !== undefined) {
    throw new UsageError("--stress needs the debug engine of this library, so it cannot be combined with --native");
  }
  return {
    filters: values.filter ?? [],
    verbose: values.verbose === true,
    stress: values.stress === true,
    strictSkips: values["strict-skips"] === true,
    humanEval: values.filter === undefined && values.native === undefined && values.stress !== true,
    json: values.json,
    native: values.native,
    jobs,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        filter: { type: "string", multiple: true },
        verbose: { type: "boolean", short: "v" },
        stress: { type: "boolean" },
        "strict-skips": { type: "boolean" },
        json: { type: "string" },
        native: { type: "string" },
        jobs: { type: "string", short: "j" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
