import { PAGE_BYTES } from "../boundary/abi.ts";
import { MisuseError } from "./errors.ts";

/** One bound that a sandbox enforces. */
export interface Limit {
  readonly unit: "ms" | "units" | "bytes" | "frames" | "levels" | "values" | "calls" | "files";
  readonly default: number;
  readonly minimum: number;
  /** `Infinity` where the limit can be turned off. */
  readonly maximum: number;
  /** Whether a run can have a lower one of its own. */
  readonly perRun: boolean;
  /** Who notices, and what becomes of the run. Values of `kind` are those of `RunError`. */
  readonly enforcement: string;
}

const KIB = 2 ** 10;
const MIB = 2 ** 20;
const GIB = 2 ** 30;
const { POSITIVE_INFINITY: NONE } = Number;

/** Every limit. Everything else, documentation included, refers to this table. */
export const LIMITS = {
  timeoutMs: {
    unit: "ms",
    default: 5_000,
    minimum: 1,
    maximum: NONE,
    perRun: true,
    enforcement: "by the clock whenever the guest asks for fuel or waits: ends the run, kind `timeout`",
  },
  cpuMs: {
    unit: "ms",
    default: NONE,
    minimum: 1,
    maximum: NONE,
    perRun: true,
    enforcement: "as timeoutMs, not counting sleep() and the host's callbacks: ends the run, kind `timeout`",
  },
  warningMs: {
    unit: "ms",
    default: 50,
    minimum: 0,
    maximum: NONE,
    perRun: true,
    enforcement:
      "by the clock, so long before timeoutMs or cpuMs, a twentieth of it at most: TimeoutError in Python, once; 0 for none",
  },
  fuel: {
    unit: "units",
    default: NONE,
    minimum: 1,
    maximum: NONE,
    perRun: true,
    enforcement: "by a counter in the engine, exactly: ends the run, kind `fuel`",
  },
  memoryBytes: {
    unit: "bytes",
    default: 16 * MIB,
    minimum: PAGE_BYTES,
    maximum: 2 * GIB,
    perRun: false,
    enforcement: "by WebAssembly, in whole pages of 64 KiB: MemoryError in Python, kind `memory` when not caught",
  },
  recursionDepth: {
    unit: "frames",
    default: 1_000,
    minimum: 1,
    maximum: 1_000,
    perRun: true,
    enforcement: "by the engine: RecursionError in Python, kind `recursion` when not caught",
  },
  sourceBytes: {
    unit: "bytes",
    default: MIB,
    minimum: 1,
    maximum: GIB,
    perRun: true,
    enforcement: "by the host before the run: kind `syntax`",
  },
  inputBytes: {
    unit: "bytes",
    default: 4 * MIB,
    minimum: 1,
    maximum: GIB,
    perRun: true,
    enforcement: "by the host before the run, for all inputs or arguments together: throws UnsendableError",
  },
  outputBytes: {
    unit: "bytes",
    default: MIB,
    minimum: 0,
    maximum: GIB / 4,
    perRun: true,
    enforcement: "by the host, for stdout and stderr together: cuts the output and ends the run, kind `output`",
  },
  resultBytes: {
    unit: "bytes",
    default: MIB,
    minimum: KIB,
    maximum: GIB / 4,
    perRun: true,
    enforcement: "by the engine while it encodes the value: kind `result`",
  },
  valueDepth: {
    unit: "levels",
    default: 100,
    minimum: 1,
    maximum: 500,
    perRun: true,
    enforcement: "by the encoders of both sides: kind `result` for results, UnsendableError for inputs",
  },
  valueItems: {
    unit: "values",
    default: 250_000,
    minimum: 1,
    maximum: 10_000_000,
    perRun: true,
    enforcement: "by the host in both directions, before it makes anything: kind `result`, or UnsendableError",
  },
  hostCalls: {
    unit: "calls",
    default: 1_000,
    minimum: 0,
    maximum: NONE,
    perRun: true,
    enforcement: "by the host before the call: ends the run, kind `hostCalls`",
  },
  hostCallBytes: {
    unit: "bytes",
    default: MIB,
    minimum: KIB,
    maximum: GIB / 4,
    perRun: true,
    enforcement:
      "by the engine for the arguments of a call, by the host for its result: ends the run, kind `hostCalls`",
  },
  files: {
    unit: "files",
    default: 10_000,
    minimum: 0,
    maximum: 1_000_000,
    perRun: true,
    enforcement: "by the engine, for files and directories together: OSError in Python, errno ENOSPC",
  },
  fileBytes: {
    unit: "bytes",
    default: 8 * MIB,
    minimum: 0,
    maximum: GIB,
    perRun: true,
    enforcement: "by the engine, for all files together: OSError in Python, errno ENOSPC",
  },
  journalBytes: {
    unit: "bytes",
    default: 16 * MIB,
    minimum: KIB,
    maximum: GIB,
    perRun: true,
    enforcement: "by the host for what a recorded or paused run has to remember: ends the run, kind `hostCalls`",
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Some limits as JSON has them: `null` is no limit. */
export type JsonLimits = { readonly [Name in LimitName]?: number | null };

/** What `JSON.stringify` made of limits, as they were. */
export function limitsFromJson(limits: JsonLimits): Partial<LimitValues> {
  const given = LIMIT_NAMES.flatMap((name): [LimitName, number][] => {
    const value = limits[name];
    return value === undefined ? [] : [[name, value ?? Number.POSITIVE_INFINITY]];
  });
  return Object.fromEntries(given);
}

/** A value for each limit. */
export type LimitValues = { readonly [Name in LimitName]: number };

/** Limits as they are asked for: what is left out is the default, or stays as it is. */
export type LimitOptions = { readonly [Name in LimitName]?: number | undefined };

export const LIMIT_NAMES = Object.keys(LIMITS).filter(isLimitName);

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}

export const DEFAULT_LIMITS: LimitValues = mapLimits((name) => LIMITS[name].default);

/** The default of `recursionDepth` on threads whose own stack is small: Node's main one, and all of a browser's. */
export const SMALL_STACK_RECURSION_DEPTH = 400;

/** What an engine needs whose static data takes `pages`: it has no heap without a page of its own. */
export function minimumMemoryBytes(pages: number): number {
  return (pages + 1) * PAGE_BYTES;
}

/** The limits of a sandbox; what is not asked for is as in `defaults`. Throws `MisuseError`. */
export function sandboxLimits(
  asked: LimitOptions,
  leastMemoryBytes: number,
  defaults: LimitValues = DEFAULT_LIMITS,
): LimitValues {
  const limits = mapLimits((name) => {
    const value = asked[name];
    return value === undefined ? defaults[name] : checked(name, value);
  });
  const memoryBytes = Math.floor(limits.memoryBytes / PAGE_BYTES) * PAGE_BYTES;
  if (memoryBytes < leastMemoryBytes) {
    throw new MisuseError(
      "INVALID_LIMIT",
      `limit 'memoryBytes' of ${limits.memoryBytes} is too low: this engine needs ${leastMemoryBytes} bytes`,
    );
  }
  return { ...limits, memoryBytes };
}

/** The limits of one run in a sandbox that has `limits`. Throws `MisuseError`. */
export function runLimits(limits: LimitValues, asked: LimitOptions): LimitValues {
  let lowered: LimitValues = limits;
  for (const name of LIMIT_NAMES) {
    const value = asked[name];
    if (value === undefined) continue;
    if (!LIMITS[name].perRun) {
      throw new MisuseError(
        "INVALID_LIMIT",
        `limit '${name}' belongs to a whole sandbox and cannot be set for one run: pass it to Sandbox.create()`,
      );
    }
    checked(name, value);
    if (value > limits[name]) {
      throw new MisuseError(
        "LIMIT_RAISED",
        `limit '${name}' of ${value} is above the sandbox's own ${limits[name]}: a run can only lower it`,
      );
    }
    lowered = { ...lowered, [name]: value };
  }
  return lowered;
}

function checked(name: LimitName, value: unknown): number {
  const { unit, minimum, maximum } = LIMITS[name];
  const whole = unit !== "ms";
  const fits =
    typeof value === "number" &&
    value >= minimum &&
    value <= maximum &&
    (!whole || Number.isInteger(value) || value === Number.POSITIVE_INFINITY);
  if (fits) return value;
  const range = maximum === NONE ? `at least ${minimum}, or Infinity for none` : `from ${minimum} to ${maximum}`;
  throw new MisuseError(
    "INVALID_LIMIT",
    `limit '${name}' must be a ${whole ? "whole number" : "number"} of ${unit} ${range}, not ${shown(value)}`,
  );
}

function shown(value: unknown): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value) : `a ${typeof value}`;
}

function mapLimits(value: (name: LimitName) => number): LimitValues {
  return {
    timeoutMs: value("timeoutMs"),
    cpuMs: value("cpuMs"),
    warningMs: value("warningMs"),
    fuel: value("fuel"),
    memoryBytes: value("memoryBytes"),
    recursionDepth: value("recursionDepth"),
    sourceBytes: value("sourceBytes"),
    inputBytes: value("inputBytes"),
    outputBytes: value("outputBytes"),
    resultBytes: value("resultBytes"),
    valueDepth: value("valueDepth"),
    valueItems: value("valueItems"),
    hostCalls: value("hostCalls"),
    hostCallBytes: value("hostCallBytes"),
    files: value("files"),
    fileBytes: value("fileBytes"),
    journalBytes: value("journalBytes"),
  };
}
