import type { PyValue } from "../../boundary/values/types.ts";

/** What a run came to. A guest that fails is an ordinary outcome. */
export type RunResult =
  | {
      readonly ok: true;
      /** Of the last statement when that is an expression, otherwise null. */
      readonly value: PyValue;
      readonly stdout: string;
      readonly stderr: string;
      readonly usage: Usage;
    }
  | {
      readonly ok: false;
      readonly error: RunError;
      readonly stdout: string;
      readonly stderr: string;
      readonly usage: Usage;
    };

export interface RunError {
  /**
   * - `exception`: the guest raised one that nobody caught; SystemExit is one of them
   * - `syntax`: the source is no Python, or beyond sourceBytes
   * - `memory`, `recursion`: uncaught MemoryError or RecursionError
   * - `timeout`, `fuel`, `output`: a limit ended the run
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
    | "result"
    | "cancelled"
    | "lost";
  /** The exception's class, such as `"ZeroDivisionError"`. */
  readonly type: string;
  readonly message: string;
  /** As Python prints it, without the newline at the end. */
  readonly traceback: string;
  /** Outermost first. */
  readonly frames: readonly Frame[];
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
  /** Time without sleep() and the host's callbacks. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** In use on the guest's heap after the run, garbage included. */
  readonly memoryBytes: number;
  /** The size of the guest's whole memory, which grows as needed and shrinks only by `reset()`. */
  readonly peakMemoryBytes: number;
  /** Bytes that the guest wrote to stdout and stderr and that were kept. */
  readonly outputBytes: number;
}
