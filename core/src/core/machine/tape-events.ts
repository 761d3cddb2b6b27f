import { SandboxError } from "../../boundary/errors.ts";
import type { StopReason } from "./meter.ts";

/**
 * A tape: everything that entered one task, in order, and how it ended. One byte with the version of the format, then
 * events: one byte with the kind, and the parts that `TapeReader.next` reads. Numbers are LEB128, bytes have their length before
 * them. `fuel` is what had been burnt by then.
 */
export const VERSION = 2;

export class TapeError extends SandboxError {
  constructor(reason: string) {
    super("JOURNAL_DAMAGED", `this journal is damaged, or none at all: ${reason}`);
  }

  override get name(): string {
    return "TapeError";
  }
}

/** Calls of `abi.ts` that a run can leave in. */
export type PausingCall = "invoke" | "wait";
/** Calls of `abi.ts` that are answered with bytes. */
export type AnsweredCall = PausingCall | "file";

export type TapeEvent =
  | { readonly kind: "clock"; readonly clock: number; readonly ms: number }
  | { readonly kind: "entropy"; readonly word: number }
  | { readonly kind: AnsweredCall; readonly fuel: number; readonly request: Uint8Array; readonly reply: Uint8Array }
  | { readonly kind: "begin" | "cancel" | "overflow"; readonly fuel: number; readonly request: Uint8Array }
  /** A waiting run went on with these completions. */
  | { readonly kind: "resume"; readonly fuel: number; readonly completions: Uint8Array }
  /** The memory of a waiting run was tidied for a snapshot. */
  | { readonly kind: "tidied" }
  | {
      readonly kind: "stop";
      readonly fuel: number;
      readonly reason: StopReason;
      readonly place: Place;
      readonly count: number;
    }
  /** A TimeoutError was raised, which says that a limit is near: one of `Warning` in `abi.ts`. */
  | { readonly kind: "warning"; readonly fuel: number; readonly warning: number }
  /** The guest was done. */
  | { readonly kind: "end"; readonly fuel: number }
  /** The run was paused in this call, which has no reply yet. Nothing comes after it. */
  | { readonly kind: "open"; readonly fuel: number; readonly call: PausingCall };

/** Every kind of event. */
export const TAPE_KINDS: readonly TapeEvent["kind"][] = [
  "clock",
  "entropy",
  "invoke",
  "wait",
  "begin",
  "cancel",
  "overflow",
  "resume",
  "tidied",
  "stop",
  "end",
  "open",
  "warning",
  "file",
];

/**
 * Where a run was stopped: when its fuel was refilled; at the question with the number `count`, from 1; when it had
 * written `count` bytes; or while it was waiting.
 */
export type Place = "fuel" | "question" | "output" | "waiting";

export const PLACES: readonly Place[] = ["fuel", "question", "output", "waiting"];
export const REASONS: readonly StopReason[] = [
  "timeout",
  "cpu",
  "fuel",
  "output",
  "hostCalls",
  "journal",
  "cancelled",
  "callback",
  "asynchronous",
  "hostCallBytes",
];

/** The first byte of each event. */
export const Code = {
  wallStep: 1,
  wall: 2,
  monotonicStep: 3,
  monotonic: 4,
  entropy: 5,
  invoke: 6,
  begin: 7,
  wait: 8,
  cancel: 9,
  overflow: 10,
  resume: 11,
  tidied: 12,
  stop: 13,
  end: 14,
  openInvoke: 15,
  openWait: 16,
  warning: 17,
  file: 18,
} as const;
