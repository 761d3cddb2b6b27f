import type { Operation } from "../../boundary/abi.ts";
import type { LimitName, LimitValues } from "../limits.ts";
import type { Usage } from "../results/results.ts";
import type { StopReason } from "./meter.ts";

/**
 * One interpreter behind bytes, on this thread or in a worker. Nothing here knows values, names or functions: requests,
 * replies and what passes between are CBOR as `abi.ts` says, and whoever asked checks and reads them.
 *
 * One task at a time. Rejects only with an error of ours, for what the caller did: whatever becomes of the guest or its
 * worker is a report.
 */
export interface Machine {
  /** Begins a task. After a report of the kind `waiting`, `resume` or `abandon` comes next. */
  perform(task: Task, attendant: Attendant): Report | Promise<Report>;
  /** Goes on with a task that is waiting. */
  resume(completions: Uint8Array): Report | Promise<Report>;
  /** Ends a task that is waiting, for a reason of the caller's. */
  abandon(reason: StopReason): Report | Promise<Report>;
  /** Ends the task that is running, from outside: it reports `stopped`, reason `cancelled`. Without one, does nothing. */
  cancel(): void;
  /** The whole state between tasks, or of one that is waiting, for a machine of the same engine to begin with. */
  capture(): Uint8Array | Promise<Uint8Array>;
  /** A second machine, as this one is now. */
  fork(): Machine | Promise<Machine>;
  /** As it was when it was made without a state. */
  reset(): void | Promise<void>;
  /** The end, at any time; a running task reports `stopped`, reason `cancelled`. May be called again. */
  close(): void | Promise<void>;
}

/** What a machine is made of, beside its engine. All of it can be sent to a worker. */
export interface MachineOptions {
  readonly limits: LimitValues;
  readonly world: WorldOptions;
  /** Of `Machine.capture()`; checked while it is read. Without one, the machine begins fresh. */
  readonly state?: Uint8Array | undefined;
  /** Bytes of the C stack that this thread has room for. */
  readonly stackBytes: number;
}

/** Where the guest's time and chance come from. */
export interface WorldOptions {
  /** Undefined for the real time. */
  readonly clock: { readonly startMs: number; readonly stepMs: number } | undefined;
  /** Undefined for entropy of the operating system. */
  readonly randomSeed: number | undefined;
}

export interface Task {
  readonly operation: (typeof Operation)[keyof typeof Operation];
  /** A request of `abi.ts`. */
  readonly request: Uint8Array;
  readonly limits: LimitValues;
  /** Whether output is wanted while the task runs; otherwise it may come in one piece before the report. */
  readonly live: boolean;
  /**
   * Whether everything that enters the run is written down. That includes taking it back to its beginning when the
   * attendant lets it leave in the middle of a call.
   */
  readonly recorded: boolean;
  /** Whether the attendant is told how far it has come, some times a second. */
  readonly progress?: boolean | undefined;
  /** What a recorded task is answered from before anybody is asked. */
  readonly tape?: Uint8Array | undefined;
  /** Whether the end of the tape is the end of the task: whatever comes after it is a divergence. */
  readonly strict?: boolean | undefined;
  /** What the run has used before, when it is done over: it counts towards the limits of time. */
  readonly spent?: { readonly wallMs: number; readonly cpuMs: number } | undefined;
}

/** Answers the guest of one task. Nothing here throws, except that the sandbox is to be lost. */
export interface Attendant {
  /** `stream` is one of `abi.ts`; the bytes are the guest's own and valid until this returns. False ends the run. */
  output(stream: number, bytes: Uint8Array): boolean;
  /** `Call.invoke` → its reply, or what else is to be done. The request is valid until this returns. */
  invoke(request: Uint8Array, at: Moment): Reply | Promise<Reply>;
  /** `Call.begin`. As `output`. */
  begin(request: Uint8Array, at: Moment): boolean;
  /** `Call.file` → its reply. */
  file(request: Uint8Array, at: Moment): Reply;
  /** `Call.wait` → its reply. Asked only where the thread of the guest can block. */
  wait(request: Uint8Array): Promise<Reply>;
  /** `Call.cancel`. */
  cancel(request: Uint8Array): void;
  /** What has been used so far. */
  progress?(progress: Progress): void;
}

/** When the guest asked for something: what the task had burnt by then, and the time of its clock, in ms since 1970. */
export interface Moment {
  readonly fuel: number;
  readonly timeMs: number;
}

/**
 * - bytes: the reply
 * - `pause`: the task is recorded and leaves here; it reports `paused`
 * - otherwise the run is stopped for this reason
 */
export type Reply = Uint8Array | "pause" | StopReason;

/** What has become of a task. */
export type Report = {
  readonly usage: Used /** Of a recorded task, so far. */;
  readonly tape?: Uint8Array | undefined;
} & (
  | { readonly kind: "done"; readonly status: number; readonly reply: Uint8Array }
  | { readonly kind: "stopped"; readonly reason: StopReason }
  /** Arguments of a host function went beyond a limit. */
  | { readonly kind: "overflow"; readonly function: string; readonly limit: LimitName }
  /** Asynchronous code waits for completions, or for `ms` to go by. */
  | { readonly kind: "waiting"; readonly ms: number | undefined }
  /** In the middle of a call, whose request this is. The machine is as it was before the task. */
  | { readonly kind: "paused"; readonly request: Uint8Array }
  /** The tape and the guest disagree: at the event of this number, from 0. */
  | { readonly kind: "diverged"; readonly event: number; readonly expected: Uint8Array; readonly actual: Uint8Array }
  /** The request did not fit into the guest's memory. */
  | { readonly kind: "full" }
  /** Nothing can be done with this machine any more, unless it was put back to an earlier state. */
  | {
      readonly kind: "lost";
      readonly cause: unknown;
      readonly reason?: StopReason | undefined;
      readonly recovered: boolean;
    }
);

/** What a run that goes on has used so far. Memory is what the sandbox has taken from the process. */
export type Progress = Pick<Usage, "fuel" | "cpuMs" | "wallMs" | "peakMemoryBytes">;

/** As `Usage`, without what only the caller can count, and with what only the audit tells. */
export interface Used extends Omit<Usage, "hostCalls" | "outputBytes"> {
  /** How often the guest was told the time, and given random words. */
  readonly clockReadings: number;
  readonly entropyWords: number;
  /** The time of its clock, in ms since 1970. */
  readonly timeMs: number;
}
