import type { PyInput } from "../boundary/values/types.ts";
import type { AuditListener } from "./audit/trail.ts";
import type { Files } from "./files.ts";
import type { FunctionOptions, StdinReader } from "./functions/types.ts";
import type { HttpOptions, Secrets } from "./http/types.ts";
import type { LimitOptions } from "./limits.ts";
import type { VirtualClockOptions } from "./machine/clock.ts";
import type { Mounts } from "./mounts/types.ts";
import type { Pool } from "./pool/pool.ts";
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
  /**
   * What the sandbox may do at most, as data: the document that docs/policy.md describes, as `JSON.parse` gives it. What other options
   * give is granted as far as it allows, and what it allows beyond them is granted, too.
   */
  readonly policy?: object | undefined;
  /**
   * Directories of the host by the paths at which the guest has them: `ro` to be read, `overlay` to be changed in memory only, `rw` to be
   * written to. In Node.
   */
  readonly mounts?: Mounts | undefined;
  /** The network, by `urllib.request` and `requests`: which hosts, how much of it. */
  readonly http?: HttpOptions | undefined;
  /** Values of secrets by name, which the guest never has: it writes `{{secret:NAME}}` into a request to the host that may have it. */
  readonly secrets?: Secrets | undefined;
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
