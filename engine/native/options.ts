import { parseArgs } from "node:util";
import { BuildError, messageOf } from "../build/errors.ts";
import type { Allowance } from "./program.ts";

export const HELP = `Replays programs in the engine's C, built for this processor with AddressSanitizer and UndefinedBehaviorSanitizer.

  npm run sanitize                               MicroPython's own tests, hostile programs, 500 of the fuzzer's
  npm run sanitize -- --fuzz 10000 --seed 7      more of those, and the same each time
  npm run sanitize -- file.py folder more.jsonl  these programs; a line of .jsonl is {"code": "…", "name": "…"}
  npm run sanitize -- --filter re_               programs whose name contains this (repeatable)
  npm run sanitize -- --stress 1                 collect garbage at every allocation (default: 0, as needed, then 1)
  npm run sanitize -- --pages 8                  heap in pages of 64 KiB (default ${256}, at most 1000)
  npm run sanitize -- --kilofuel 1000            fuel of a program in thousands (default 20000)
  npm run sanitize -- --seconds 30               wall time of a program (default 5), for what costs no fuel
  npm run sanitize -- --short                    every eighth program only
  npm run sanitize -- --optional                 where no compiler can build it, say so and leave it at that
  npm run sanitize -- --jobs 1                   programs at a time (default: one per core)
  npm run sanitize -- --verbose                  what became of each program

What sanitizers say about a program is kept in .cache/engine/native/findings. The exit status is 0 when they say nothing.
`;

export interface Options {
  readonly files: readonly string[];
  readonly filters: readonly string[];
  readonly allowances: readonly Allowance[];
  /** How many programs of the fuzzer, and its seed. */
  readonly generated: number;
  readonly seed: number;
  readonly short: boolean;
  readonly optional: boolean;
  readonly jobs: number | undefined;
  readonly verbose: boolean;
}

/** Undefined when help is asked for. Throws a BuildError for a command line that makes no sense. */
export function parseOptions(words: readonly string[]): Options | undefined {
  const { values, positionals } = parse(words);
  if (values.help === true) return undefined;
  const number = (text: string | undefined, name: string, otherwise: number): number => {
    const value = text === undefined ? otherwise : Number(text);
    if (!Number.isInteger(value) || value < 0 || value > 2 ** 31) {
      throw new BuildError(`--${name} takes a whole number, not ${text}.`);
    }
    return value;
  };
  const shared = {
    pages: number(values.pages, "pages", 256),
    kilofuel: number(values.kilofuel, "kilofuel", 20_000),
    seconds: number(values.seconds, "seconds", 5),
  };
  const intervals = values.stress === undefined ? [0, 1] : [number(values.stress, "stress", 0)];
  return {
    files: positionals,
    filters: values.filter ?? [],
    allowances: intervals.map((stress) => ({ ...shared, stress })),
    generated: number(values.fuzz, "fuzz", 500),
    seed: number(values.seed, "seed", Math.floor(Math.random() * 2 ** 31)),
    short: values.short === true,
    optional: values.optional === true,
    jobs: values.jobs === undefined ? undefined : number(values.jobs, "jobs", 1),
    verbose: values.verbose === true,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        filter: { type: "string", multiple: true },
        stress: { type: "string" },
        pages: { type: "string" },
        kilofuel: { type: "string" },
        seconds: { type: "string" },
        fuzz: { type: "string" },
        seed: { type: "string" },
        short: { type: "boolean" },
        optional: { type: "boolean" },
        jobs: { type: "string" },
        verbose: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new BuildError(`${messageOf(error)}\n--help lists the options.`);
  }
}
