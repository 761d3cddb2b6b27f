import { parseArgs } from "node:util";
import { nearest } from "../core/suggest.ts";
import { POWER_OPTIONS, PowerReader, type PowerSettings } from "./powers/options.ts";
import { parseCount, parseDuration, parseInteger, parseSize } from "./quantities.ts";
import { UsageError } from "./usage.ts";

export { UsageError };

/** Where the Python comes from. `default` is the prompt on a terminal, otherwise standard input. */
export type Program =
  | { readonly from: "file"; readonly path: string }
  | { readonly from: "code"; readonly code: string }
  | { readonly from: "stdin" }
  | { readonly from: "default" };

/** The library's limits that have an option here, in its units. */
export interface LimitOptions {
  timeoutMs?: number;
  cpuMs?: number;
  fuel?: number;
  memoryBytes?: number;
  recursionDepth?: number;
  outputBytes?: number;
}

export interface Settings {
  readonly limits: LimitOptions;
  readonly randomSeed: number | undefined;
  readonly json: boolean;
  readonly powers: PowerSettings;
}

/** Commands with options of their own; a script of that name is `./build`. */
const COMMANDS = ["build", "policy", "audit", "inspect"] as const;

export type CommandName = (typeof COMMANDS)[number];

type CommandInvocation = {
  [Name in CommandName]: { readonly action: Name; readonly words: readonly string[] };
}[CommandName];

export type Invocation =
  | { readonly action: "help" }
  | { readonly action: "version" }
  | { readonly action: "dialect"; readonly settings: Settings }
  /** A command of its own, with what follows it. */
  | CommandInvocation
  | {
      readonly action: "run";
      readonly program: Program;
      readonly programArguments: readonly string[];
      readonly settings: Settings;
    };

const DURATION = { parse: parseDuration, example: "a duration such as 300ms, 5s or 2m" };
const SIZE = { parse: parseSize, example: "a size such as 512k or 16MB" };
const COUNT = { parse: parseCount, example: "a whole number above 0" };

/** Options that set a limit: their name, what they take, the library's name for it. */
export const LIMITS = [
  { name: "timeout", limit: "timeoutMs", ...DURATION },
  { name: "cpu", limit: "cpuMs", ...DURATION },
  { name: "fuel", limit: "fuel", ...COUNT },
  { name: "memory", limit: "memoryBytes", ...SIZE },
  { name: "recursion", limit: "recursionDepth", ...COUNT },
  { name: "output", limit: "outputBytes", ...SIZE },
] as const;

const PARSER_OPTIONS = {
  c: { type: "string", short: "c" },
  seed: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
  dialect: { type: "boolean" },
  ...Object.fromEntries(
    POWER_OPTIONS.map(({ name }) => [name, { type: "string", ...(name === "volume" && { short: "v" }) } as const]),
  ),
  ...Object.fromEntries(LIMITS.map(({ name }) => [name, { type: "string" } as const])),
} as const;

const LONG_OPTIONS = [
  ...["seed", "json", "help", "version", "dialect"],
  ...POWER_OPTIONS.map(({ name }) => name),
  ...LIMITS.map(({ name }) => name),
];
const MANY: ReadonlySet<string> = new Set(POWER_OPTIONS.filter(({ many }) => many).map(({ name }) => name));

/**
 * Reads the command line as python3 does: what follows the script is the script's. After `-c CODE` our own options are
 * still ours, and everything after `--` is the program's. Throws `UsageError`.
 */
export function parseCommandLine(words: readonly string[]): Invocation {
  const command = COMMANDS.find((name) => name === words[0]);
  if (command) return { action: command, words: words.slice(1) };
  // Not strict, because strictness would judge the script's own options too.
  const { tokens } = parseArgs({
    args: [...words],
    options: PARSER_OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const limits: LimitOptions = {};
  const seen = new Set<string>();
  const programArguments: string[] = [];
  let program: Program = { from: "default" };
  let randomSeed: number | undefined;
  const powers = new PowerReader();

  for (const token of tokens) {
    if (token.kind === "option-terminator") {
      if (program.from === "default") continue;
      programArguments.push(...words.slice(token.index + 1));
      break;
    }
    if (token.kind === "positional") {
      if (program.from === "default") {
        program = token.value === "-" ? { from: "stdin" } : { from: "file", path: token.value };
        programArguments.push(...words.slice(token.index + 1));
        break;
      }
      programArguments.push(token.value);
      continue;
    }
    const { name, rawName, value } = token;
    if ((name === "c") !== (rawName === "-c")) throw unknownOption(rawName);
    if (!Object.hasOwn(PARSER_OPTIONS, name)) throw unknownOption(rawName);
    if (seen.has(name) && !MANY.has(name)) throw new UsageError(`${rawName} is given twice`);
    seen.add(name);

    const limit = LIMITS.find((candidate) => candidate.name === name);
    if (limit) limits[limit.limit] = quantity(rawName, value, limit);
    else if (powers.take(name, rawName, value)) continue;
    else if (name === "seed") {
      randomSeed = quantity(rawName, value, { parse: parseInteger, example: "a whole number" });
    } else if (name === "c") {
      if (value === undefined) throw new UsageError("-c needs the code to run, as in -c 'print(6*7)'");
      program = { from: "code", code: value };
    } else {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
      if (name === "help" || name === "version") return { action: name };
    }
  }
  const settings = { limits, randomSeed, json: seen.has("json"), powers: powers.settings() };
  if (seen.has("dialect")) return { action: "dialect", settings };
  return { action: "run", program, programArguments, settings };
}

interface QuantityKind {
  readonly parse: (text: string) => number | undefined;
  readonly example: string;
}

/** The value of an option. Throws `UsageError`. */
export function quantity(option: string, text: string | undefined, { parse, example }: QuantityKind): number {
  if (text === undefined) throw new UsageError(`${option} needs a value: ${example}`);
  const value = parse(text);
  if (value === undefined) throw new UsageError(`${option} takes ${example}, not ${JSON.stringify(text)}`);
  return value;
}

function unknownOption(rawName: string): UsageError {
  const near = rawName.startsWith("--") ? nearest(rawName.slice(2), LONG_OPTIONS) : undefined;
  const advice = near ? `did you mean --${near}?` : "the program's own options come after the script, or after --";
  return new UsageError(`unknown option ${rawName}; ${advice}`);
}
