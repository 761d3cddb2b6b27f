import { isLimitName, LIMIT_NAMES, type LimitOptions } from "./limits.ts";
import { DEFAULT_STEP_MS } from "./machine/clock.ts";
import type { WorldOptions } from "./machine/machine.ts";
import {
  checkCallback,
  checkNames,
  checkProducedFiles,
  checkRecord,
  checkSignal,
  invalid,
  isEnvironment,
  isSharedInt32Array,
  isStdin,
  isTexts,
} from "./option-checks.ts";
import type {
  CallOptions,
  ReplayOptions,
  RestoreOptions,
  RunFileOptions,
  RunMode,
  RunOptions,
  SandboxOptions,
  SnapshotOptions,
  StreamOptions,
} from "./options.ts";
import { Pool } from "./pool/pool.ts";

const SANDBOX_OPTIONS = [
  "isolation",
  "limits",
  "clock",
  "randomSeed",
  "functions",
  "asyncFunctions",
  "modules",
  "files",
  "stdin",
  "policy",
  "mounts",
  "http",
  "secrets",
  "env",
  "args",
  "audit",
  "onAudit",
  "onStdout",
  "onStderr",
  "pool",
  "recover",
  "interrupt",
  "engine",
] as const satisfies (keyof SandboxOptions)[];

const RESTORE_OPTIONS = ["key", ...SANDBOX_OPTIONS.filter((name) => !["clock", "randomSeed", "files"].includes(name))];

const RUN_OPTIONS = [
  "inputs",
  "filename",
  "mode",
  "signal",
  "record",
  "producedFiles",
] as const satisfies (keyof RunOptions)[];

const RUN_OPTIONS_AND_LIMITS: readonly string[] = [...RUN_OPTIONS, ...LIMIT_NAMES];

const MODES: readonly RunMode[] = ["value", "script", "interactive"];

/** What the engine keeps as a name, of a file or a function, has its length in one byte. */
const NAME_BYTES = 255;

/** Whether text can be a name in the engine. */
export function isName(text: unknown): text is string {
  return typeof text === "string" && text.isWellFormed() && new TextEncoder().encode(text).length <= NAME_BYTES;
}

/** Throws `MisuseError` for what is no option, by name. */
export function checkSandboxOptions(options: SandboxOptions): void {
  checkNames("option", options, SANDBOX_OPTIONS);
  checkCommonOptions(options);
  worldOf(options);
}

/** As `checkSandboxOptions`, for what a snapshot is restored with. */
export function checkRestoreOptions(options: RestoreOptions): void {
  checkNames("option", options, RESTORE_OPTIONS);
  checkCommonOptions(options);
}

/** As `checkSandboxOptions`, for replays. */
export function checkReplayOptions(options: ReplayOptions): void {
  checkNames("option", options, ["key", "signal", "isolation", "pool", "onStdout", "onStderr", "engine"]);
  checkCommonOptions(options);
  checkSignal(options.signal);
}

function checkCommonOptions(options: Omit<SandboxOptions, "clock" | "randomSeed" | "files">): void {
  const { isolation, limits, stdin, onStdout, onStderr, interrupt, engine, pool, recover } = options;
  const { env, args, audit, onAudit } = options;
  if (isolation !== undefined && isolation !== "inline" && isolation !== "worker") {
    throw invalid("isolation", '"worker" or "inline"', isolation);
  }
  if (pool !== undefined && !(pool instanceof Pool)) throw invalid("pool", "a Pool", pool);
  if (recover !== undefined && typeof recover !== "boolean") throw invalid("recover", "true or false", recover);
  if (isolation === "inline" && (pool || recover)) {
    throw invalid(pool ? "pool" : "recover", 'left out with isolation "inline", which has no worker', pool ?? recover);
  }
  if (isolation !== "inline" && interrupt !== undefined) {
    throw invalid("interrupt", 'left out without isolation "inline": pass a signal to the run', interrupt);
  }
  if (limits !== undefined) checkNames("limit", limits, LIMIT_NAMES);
  if (stdin !== undefined && !isStdin(stdin)) throw invalid("stdin", "text, a Uint8Array or a function", stdin);
  if (env !== undefined && !isEnvironment(env))
    throw invalid("env", "an object of texts by name, the names without '=', and all without NUL", env);
  if (args !== undefined && !isTexts(args)) throw invalid("args", "an array of well-formed text", args);
  if (audit !== undefined && typeof audit !== "boolean") throw invalid("audit", "true or false", audit);
  checkCallback("onAudit", onAudit);
  checkCallback("onStdout", onStdout);
  checkCallback("onStderr", onStderr);
  if (interrupt !== undefined && !isSharedInt32Array(interrupt)) {
    throw invalid("interrupt", "an Int32Array over a SharedArrayBuffer", interrupt);
  }
  if (engine !== undefined && !(engine instanceof WebAssembly.Module)) {
    throw invalid("engine", "a WebAssembly.Module", engine);
  }
}

/** As `checkSandboxOptions`, for streams. Returns those that are the run's. */
export function checkStreamOptions(options: StreamOptions): RunOptions {
  const { progress, ...forRun } = typeof options === "object" && options !== null ? options : {};
  if (progress !== undefined && typeof progress !== "boolean") throw invalid("progress", "true or false", progress);
  checkRunOptions(progress === undefined ? options : forRun);
  return forRun;
}

/** As `checkSandboxOptions`. */
export function checkRunOptions(options: RunOptions): void {
  checkNames("option", options, RUN_OPTIONS_AND_LIMITS);
  const { filename, mode, signal, record, producedFiles } = options;
  checkSignal(signal);
  checkRecord(record);
  checkProducedFiles(producedFiles);
  if (mode !== undefined && !MODES.includes(mode))
    throw invalid("mode", MODES.map((name) => `"${name}"`).join(", "), mode);
  if (filename === undefined) return;
  const fits = isName(filename) && filename !== "" && !/\p{Cc}/u.test(filename);
  if (!fits) throw invalid("filename", `one line of text with up to ${NAME_BYTES} bytes of UTF-8`, filename);
}

/** As `checkSandboxOptions`, for runs of files. */
export function checkRunFileOptions(options: RunFileOptions): void {
  checkNames("option", options, ["args", "name", "signal", "record", "producedFiles", ...LIMIT_NAMES]);
  const { args, name, signal, record, producedFiles } = options;
  checkSignal(signal);
  checkRecord(record);
  checkProducedFiles(producedFiles);
  if (args !== undefined && !isTexts(args)) throw invalid("args", "an array of well-formed text", args);
  if (name !== undefined && !isName(name)) throw invalid("name", `text with up to ${NAME_BYTES} bytes of UTF-8`, name);
}

/** As `checkSandboxOptions`, for snapshots. */
export function checkSnapshotOptions(options: SnapshotOptions): void {
  checkNames("option", options, ["key"]);
}

/** As `checkSandboxOptions`, for calls. */
export function checkCallOptions(options: CallOptions): void {
  checkNames("option", options, ["signal", ...LIMIT_NAMES]);
  checkSignal(options.signal);
}

/**
 * Takes apart the options of a sandbox and its only run. Limits that are given for the run alone are the sandbox's as
 * well, so that they need not be below its defaults. Throws `MisuseError`.
 */
export function splitOptions(options: SandboxOptions & Omit<RunOptions, "files"> & Omit<LimitOptions, "files">): {
  forSandbox: SandboxOptions;
  forRun: RunOptions;
} {
  checkNames("option", options, [...SANDBOX_OPTIONS, ...RUN_OPTIONS_AND_LIMITS]);
  const entries = Object.entries(options);
  const pick = (wanted: (name: string) => boolean): object =>
    Object.fromEntries(entries.filter(([name, value]) => wanted(name) && value !== undefined));
  const isForSandbox = (name: string): boolean => SANDBOX_OPTIONS.some((known) => known === name);
  // `files` is both: content by path, and a limit, which stands in `limits` only.
  const limits = { ...pick((name) => isLimitName(name) && !isForSandbox(name)), ...options.limits };
  // A policy may have lowered those of the sandbox, which a run cannot raise: they hold for it as well.
  const ofRun = (name: string): boolean =>
    name !== "memoryBytes" && !(options.policy !== undefined && isLimitName(name));
  return {
    forSandbox: { ...pick(isForSandbox), limits },
    forRun: pick((name) => !isForSandbox(name) && ofRun(name)),
  };
}

/** Where the time and chance of a sandbox come from. Throws `MisuseError`. */
export function worldOf({ clock, randomSeed }: Pick<SandboxOptions, "clock" | "randomSeed">): WorldOptions {
  if (randomSeed !== undefined && !Number.isFinite(randomSeed))
    throw invalid("randomSeed", "a finite number", randomSeed);
  if (clock === undefined || clock === "real") return { clock: undefined, randomSeed };
  if (typeof clock !== "object" || clock === null) throw invalid("clock", '"real" or { start, stepMs }', clock);
  checkNames("option of clock", clock, ["start", "stepMs"]);
  const { start, stepMs = DEFAULT_STEP_MS } = clock;
  const startMs = start instanceof Date ? start.getTime() : Number.NaN;
  if (!(startMs >= 0)) throw invalid("clock.start", "a valid Date from 1970 on", start);
  if (!(Number.isFinite(stepMs) && stepMs >= 0)) throw invalid("clock.stepMs", "a number of ms from 0", stepMs);
  return { clock: { startMs, stepMs }, randomSeed };
}
