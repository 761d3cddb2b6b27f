import type { PyInput } from "../boundary/values/types.ts";
import type { AuditListener } from "./audit/trail.ts";
import type { Files } from "./files.ts";
import type { FunctionOptions, StdinReader } from "./functions/types.ts";
import { isLimitName, LIMIT_NAMES, type LimitOptions } from "./limits.ts";
import { DEFAULT_STEP_MS, type VirtualClockOptions } from "./machine/clock.ts";
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
import { Pool } from "./pool/pool.ts";
import type { OutputListener } from "./results/output.ts";
import type { SnapshotKey } from "./snapshot/container.ts";

/** What a sandbox is made of. */
export interface SandboxOptions extends FunctionOptions {
  /**
   * `"worker"`, the default: the guest runs in a thread of a pool, and nothing that it does blocks this one. `"inline"` runs
   * it on the calling thread, which is blocked for as long: the least latency.
   */
  readonly isolation?: "worker" | "inline" | undefined;
  /** The workers to use. Without it, one pool is shared by all sandboxes of this thread. Not for `inline`. */
  readonly pool?: Pool | undefined;
  /**
   * Keeps a copy of the sandbox after each run, which it goes back to when its worker is lost, instead of being lost
   * itself. Not for `inline`.
   */
  readonly recover?: boolean | undefined;
  /** What the guest finds in its file system, which is in its own memory: content by path. */
  readonly files?: Files | undefined;
  /**
   * What `input()` and `sys.stdin` read: text, bytes, or a function that is asked for more each time, and says `null` at the end.
   * Without it there is nothing to read.
   */
  readonly stdin?: string | Uint8Array | StdinReader | undefined;
  /** Variables of the guest's environment. It has none without this. */
  readonly env?: { readonly [name: string]: string } | undefined;
  /** What follows the name of the script in `sys.argv`. */
  readonly args?: readonly string[] | undefined;
  /** Whether results have an `audit`: what the run did with its powers, and what it was refused. Default false. */
  readonly audit?: boolean | undefined;
  /** Is told of each such event, at once. An exception of the callback ends the run, which then throws it. */
  readonly onAudit?: AuditListener | undefined;
  /** Every limit that is left out has its default. */
  readonly limits?: LimitOptions | undefined;
  /** `"real"`, the default, or a clock of the sandbox's own, which makes runs repeatable. */
  readonly clock?: "real" | VirtualClockOptions | undefined;
  /** Fixes everything that is random in Python. Any number. */
  readonly randomSeed?: number | undefined;
  /** Text as soon as the guest writes it. An exception of the callback ends the run, which then throws it. */
  readonly onStdout?: OutputListener | undefined;
  /** As `onStdout`. */
  readonly onStderr?: OutputListener | undefined;
  /**
   * Of an `inline` sandbox: ends a run from another thread, since this one is blocked. Over a SharedArrayBuffer; when its
   * first element is not 0, the run ends as `cancelled` and the element is 0 again. `Atomics.notify` also ends a sleep.
   */
  readonly interrupt?: Int32Array | undefined;
  /** The compiled `micropython-wasm/engine.wasm`, where the package cannot load it by itself. */
  readonly engine?: WebAssembly.Module | undefined;
}

/** What the source of a run is. */
export type RunMode =
  /** A cell of a notebook: the value of the run is that of its last statement. The default. */
  | "value"
  /** A script: the value is `null`, and need not be one that can leave the sandbox. */
  | "script"
  /** A line at a prompt: `repr()` of each expression statement's value goes to stdout, unless it is None. */
  | "interactive";

/** What one run is given. Its limits can only be lower than those of the sandbox. */
export interface RunOptions extends RunLimits {
  /** Global variables, set before the code runs. */
  readonly inputs?: { readonly [name: string]: PyInput } | undefined;
  /** In tracebacks. Default `"main.py"`. */
  readonly filename?: string | undefined;
  readonly mode?: RunMode | undefined;
  /** Ends the run as `cancelled`, also while it waits for a host function. */
  readonly signal?: AbortSignal | undefined;
  /** Keeps everything that enters the run, for `replay()`: the result has a `journal`. With a key it is authenticated. */
  readonly record?: boolean | { readonly key?: SnapshotKey | undefined } | undefined;
  /**
   * Whether the result says which files the run made or changed, with size and hash; `"content"`: and what is in them. Every file of
   * the sandbox is read for it, before and after the run. Default false.
   */
  readonly producedFiles?: boolean | "content" | undefined;
}

/** What a run is given whose events are read. */
export interface StreamOptions extends RunOptions {
  /** Whether some of the events say what has been used so far. Default false. */
  readonly progress?: boolean | undefined;
}

/** What the run of a file is given. */
export interface RunFileOptions extends Omit<RunOptions, "inputs" | "filename" | "mode"> {
  /** What follows the path in `sys.argv`. */
  readonly args?: readonly string[] | undefined;
  /** What the file finds in `__name__`. Default `"__main__"`. */
  readonly name?: string | undefined;
}

/** What a sandbox is given when it comes back from a snapshot. Limits can only be lower than they were. */
export type RestoreOptions = Omit<SandboxOptions, "clock" | "randomSeed" | "files"> & {
  /** The key that the snapshot was made with. */
  readonly key?: SnapshotKey | undefined;
};

/** What a journal is replayed with. */
export type ReplayOptions = Pick<SandboxOptions, "isolation" | "pool" | "onStdout" | "onStderr" | "engine"> & {
  /** The key that the run was recorded with. */
  readonly key?: SnapshotKey | undefined;
  /** Ends the replay, as `cancelled`: a journal of someone else's may take long, since deadlines do not apply to it. */
  readonly signal?: AbortSignal | undefined;
};

/** What one call is given. */
export interface CallOptions extends RunLimits {
  /** Ends the call as `cancelled`, also while it waits for a host function. */
  readonly signal?: AbortSignal | undefined;
}

/** What a snapshot is made with. */
export interface SnapshotOptions {
  /** At least 16 bytes that only you know: then nobody else can change the snapshot unnoticed. */
  readonly key?: SnapshotKey | undefined;
}

/** Limits of one run; the sandbox's own apply where they are left out. */
export type RunLimits = Omit<LimitOptions, "memoryBytes">;

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
    throw invalid("env", "an object of texts by name, without '=' and NUL", env);
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
export function splitOptions(options: SandboxOptions & RunOptions & LimitOptions): {
  forSandbox: SandboxOptions;
  forRun: RunOptions;
} {
  checkNames("option", options, [...SANDBOX_OPTIONS, ...RUN_OPTIONS_AND_LIMITS]);
  const entries = Object.entries(options);
  const pick = (wanted: (name: string) => boolean): object =>
    Object.fromEntries(entries.filter(([name, value]) => wanted(name) && value !== undefined));
  const isForSandbox = (name: string): boolean => SANDBOX_OPTIONS.some((known) => known === name);
  const limits = { ...pick(isLimitName), ...options.limits };
  return {
    forSandbox: { ...pick(isForSandbox), limits },
    forRun: pick((name) => !isForSandbox(name) && name !== "memoryBytes"),
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
