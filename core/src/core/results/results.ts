import type { PyValue } from "../../boundary/values/types.ts";
import type { AuditEvent } from "../audit/event.ts";
import type { HostCall } from "../functions/types.ts";
import type { ProducedFile } from "../produced-files.ts";

/** What a run came to. A guest that fails is an ordinary outcome. */
export type RunResult = Successful | Failed;

/** What every run leaves, however it ended. */
interface Traces {
  readonly stdout: string;
  readonly stderr: string;
  readonly usage: Usage;
  /** The calls of host functions, in the order in which they began; `usage.hostCalls` counts those that were not kept, too. */
  readonly calls: readonly HostCall[];
  /** Of a run with the option `record`: everything that entered it, for `replay()`. */
  readonly journal?: Uint8Array;
  /** In a sandbox with the option `audit`: what the run did with its powers, and what it was refused. */
  readonly audit?: readonly AuditEvent[];
  /** How many more events there were than were kept. */
  readonly auditOmitted?: number;
  /** Of a run with the option `producedFiles`: the files that it made or changed, sorted by path. */
  readonly producedFiles?: readonly ProducedFile[];
}

interface Successful extends Traces {
  readonly ok: true;
  /** Of the last statement when that is an expression, otherwise null. */
  readonly value: PyValue;
}

interface Failed extends Traces {
  readonly ok: false;
  readonly error: RunError;
}

export interface RunError {
  /**
   * - `exception`: the guest raised one that nobody caught; SystemExit is one of them
   * - `syntax`: the source is no Python, or beyond sourceBytes
   * - `memory`, `recursion`: uncaught MemoryError or RecursionError
   * - `timeout`, `fuel`, `output`: a limit ended the run
   * - `hostCalls`: the calls of host functions went beyond hostCalls, hostCallBytes or journalBytes
   * - `result`: the value is beyond resultBytes, valueDepth or valueItems
   * - `cancelled`: the host ended the run
   * - `lost`: the sandbox is damaged and refuses everything but `close()`
   */
  readonly kind:
    | "exception"
    | "syntax"
    | "timeout"
    | "fuel"
    | "memory"
    | "output"
    | "recursion"
    | "hostCalls"
    | "result"
    | "cancelled"
    | "lost";
  /** The exception's class without its module, such as `"ZeroDivisionError"`. */
  readonly type: string;
  readonly message: string;
  /** As Python prints it, with what it was chained to and the members of groups, without the newline at the end. */
  readonly traceback: string;
  /** Outermost first. */
  readonly frames: readonly Frame[];
  /** What to write instead, when what is absent in this Python is the reason. */
  readonly hint?: string;
  /** SystemExit only: what it was raised with, `null` when with nothing. */
  readonly exit?: PyValue;
  readonly sandbox: "usable" | "lost";
}

export interface Frame {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** `<module>` outside of functions; empty where the source does not parse. */
  readonly function: string;
  /** The line itself, without indentation, when it is known. */
  readonly source?: string;
}

/** What one run used. */
export interface Usage {
  /** The same for the same code, inputs, seed and clock, everywhere. */
  readonly fuel: number;
  /** Time without sleep(), host functions and the host's callbacks. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** In use on the guest's heap after the run, garbage included. */
  readonly memoryBytes: number;
  /** The size of the guest's whole memory, which grows as needed and shrinks only by `reset()`. */
  readonly peakMemoryBytes: number;
  /** Bytes that the guest wrote to stdout and stderr and that were kept. */
  readonly outputBytes: number;
  /** Host functions that the guest called. */
  readonly hostCalls: number;
}
