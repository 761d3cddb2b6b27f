import { SandboxError } from "../../boundary/errors.ts";
import type { MachineOptions, Moment, Progress, Report, Task } from "../machine/machine.ts";
import type { StopReason } from "../machine/meter.ts";

/** What the threads of a pool and their owner say to each other. What the owner says is believed. */
export type ToWorker =
  /** The first message. */
  | { readonly type: "begin"; readonly mailbox: SharedArrayBuffer | undefined }
  /** An engine that machines are made of, under this number. */
  | { readonly type: "engine"; readonly engine: number; readonly module: WebAssembly.Module }
  | ({ readonly type: "request"; readonly request: number; readonly machine: number } & RequestBody)
  /** Lets go of a machine that has no request open. */
  | { readonly type: "close"; readonly machine: number };

/** What a machine can be asked for; each has one answer. `machine` numbers are the owner's. */
export type RequestBody =
  | {
      readonly kind: "create";
      readonly engine: number;
      readonly options: MachineOptions;
      /** What stops the machine from outside, when it is not 0. */
      readonly interrupt: SharedArrayBuffer | undefined;
    }
  /** `captures`: the answer is to hold the state of the machine afterwards. */
  | { readonly kind: "perform"; readonly task: Task; readonly captures: boolean }
  | { readonly kind: "resume"; readonly completions: Uint8Array }
  | { readonly kind: "abandon"; readonly reason: StopReason }
  | { readonly kind: "capture" }
  | {
      readonly kind: "fork";
      readonly as: number;
      readonly interrupt: SharedArrayBuffer | undefined;
      readonly captures: boolean;
    }
  | { readonly kind: "reset" };

/** What a worker says, which is checked before it is believed (`messages.ts`). */
export type FromWorker =
  | { readonly type: "ready" }
  /** It has turned to a request. */
  | { readonly type: "started"; readonly request: number }
  | { readonly type: "output"; readonly request: number; readonly stream: number; readonly bytes: Uint8Array }
  | { readonly type: "progress"; readonly request: number; readonly progress: Progress }
  /** `Attendant.begin` and `Attendant.cancel`. */
  | { readonly type: "begin"; readonly request: number; readonly bytes: Uint8Array; readonly at: Moment }
  | { readonly type: "cancel"; readonly request: number; readonly bytes: Uint8Array }
  /** `Attendant.invoke`, `file` and `wait`: the thread is blocked until the slot of its mailbox is filled. */
  | {
      readonly type: "invoke" | "file";
      readonly request: number;
      readonly slot: number;
      readonly bytes: Uint8Array;
      readonly at: Moment;
    }
  | { readonly type: "wait"; readonly request: number; readonly slot: number; readonly bytes: Uint8Array }
  /** It has read one piece of the answer and waits for the next. */
  | { readonly type: "more"; readonly request: number }
  | { readonly type: "answer"; readonly request: number; readonly answer: Answer };

/** What a request came to. */
export type Answer =
  | { readonly kind: "report"; readonly report: WireReport; readonly state: Uint8Array | undefined }
  | { readonly kind: "state"; readonly state: Uint8Array | undefined }
  | { readonly kind: "error"; readonly error: WireError };

/** As a report, but for a cause, which may be anything. */
export type WireReport =
  | Exclude<Report, { kind: "lost" }>
  | (Pick<Extract<Report, { kind: "lost" }>, "kind" | "usage" | "reason" | "tape"> & { readonly error: WireError });

/** An error as its text. `code` is empty for those that are not ours. */
export interface WireError {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

const STOPS: Readonly<Record<StopReason, true>> = {
  timeout: true,
  cpu: true,
  fuel: true,
  output: true,
  hostCalls: true,
  hostCallBytes: true,
  journal: true,
  cancelled: true,
  callback: true,
  asynchronous: true,
};

/** What a mailbox can be answered with, beside bytes. */
export const REPLY_WORDS = ["pause", ...Object.keys(STOPS).filter(isStopReason)] as const;

export function isStopReason(value: unknown): value is StopReason {
  return typeof value === "string" && Object.hasOwn(STOPS, value);
}

export function isReplyWord(value: string): value is (typeof REPLY_WORDS)[number] {
  return REPLY_WORDS.some((word) => word === value);
}

export function wireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: "Error", code: "", message: "something that is no Error was thrown" };
  const { name, message } = error;
  return { name: String(name), code: error instanceof SandboxError ? error.code : "", message: String(message) };
}
