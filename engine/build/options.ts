import { BuildError } from "./errors.ts";
import type { Variant } from "./flags.ts";

export interface Options {
  readonly variants: readonly Variant[];
  /** Forget everything but the downloaded source. */
  readonly clean: boolean;
  /** Build twice without caches and compare. */
  readonly verify: boolean;
  readonly help: boolean;
}

const DESCRIPTIONS = {
  "--release-only": "build only core/dist/engine.wasm",
  "--debug-only": "build only .cache/engine/engine.debug.wasm, with assertions and names",
  "--unmetered": "build only .cache/engine/engine.unmetered.wasm, to measure what metering costs",
  "--clean": "build from scratch; only the downloaded source is kept",
  "--verify": "build twice without caches, in folders of their own, and compare the results byte by byte",
  "--help": "print this text",
} as const;

type OptionName = keyof typeof DESCRIPTIONS;

export const HELP = `Usage: npm run build:engine [-- option…]

Builds the engine, release and debug, from MicroPython's pinned source.

${Object.entries(DESCRIPTIONS)
  .map(([name, text]) => `  ${name.padEnd(16)}${text}`)
  .join("\n")}

Environment:
  MICROPYTHON_SOURCE  the source archive, or a folder that holds MicroPython, to use instead of a download
`;

function isOption(word: string): word is OptionName {
  return Object.hasOwn(DESCRIPTIONS, word);
}

/** Throws a BuildError that names an unknown option or a pair that excludes each other. */
export function parseOptions(words: readonly string[]): Options {
  const given = new Set<OptionName>();
  for (const word of words) {
    if (!isOption(word)) throw new BuildError(`Unknown option ${word}; --help lists the options.`);
    given.add(word);
  }
  const exclude = (one: OptionName, other: OptionName): void => {
    if (given.has(one) && given.has(other)) throw new BuildError(`${one} and ${other} exclude each other.`);
  };
  exclude("--release-only", "--debug-only");
  exclude("--release-only", "--unmetered");
  exclude("--debug-only", "--unmetered");
  exclude("--clean", "--verify");
  if (given.has("--unmetered")) return { ...flags(given), variants: ["unmetered"] };
  const variants: Variant[] = [];
  if (!given.has("--debug-only")) variants.push("release");
  if (!given.has("--release-only")) variants.push("debug");
  return { ...flags(given), variants };
}

function flags(given: ReadonlySet<OptionName>): Omit<Options, "variants"> {
  return { clean: given.has("--clean"), verify: given.has("--verify"), help: given.has("--help") };
}
