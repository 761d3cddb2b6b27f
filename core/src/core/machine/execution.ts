import { Place as AskingPlace } from "../../boundary/abi.ts";
import type { LimitName } from "../limits.ts";
import type { GuestClock } from "./clock.ts";
import type { Moment, Progress, Reply, Task } from "./machine.ts";
import type { Meter, StopReason } from "./meter.ts";
import { isKind, type Recorder } from "./recorder.ts";
import { type PausingCall, type Place, TAPE_KINDS, type TapeEvent } from "./tape-events.ts";

/** As `Attendant`, for a guest whose thread can only go on with an answer. */
export interface BlockingAttendant {
  output(stream: number, bytes: Uint8Array): boolean;
  invoke(request: Uint8Array, at: Moment): Reply;
  begin(request: Uint8Array, at: Moment): boolean;
  file(request: Uint8Array, at: Moment): Reply;
  wait(request: Uint8Array): Reply;
  cancel(request: Uint8Array): void;
  progress?(progress: Progress): void;
}

/** The first event at which a guest does something else than its tape says. */
export interface Divergence {
  readonly event: number;
  readonly expected: Uint8Array;
  readonly actual: Uint8Array;
}

const NOTHING = new Uint8Array();

/** One task on its way: what it may do, what has been asked, and what ended it. */
export class Execution {
  readonly task: Task;
  readonly attendant: BlockingAttendant;
  readonly meter: Meter;
  /** Undefined when nothing is recorded or played. */
  readonly recorder: Recorder | undefined;
  /** What the guest has asked that has an answer. Output and fuel are not counted: when they come depends on the time. */
  questions = 0;
  clockReadings = 0;
  entropyWords = 0;
  outputBytes = 0;
  /** Whether there was more output than that. */
  isCut = false;
  /** What belongs to an end of the kind `paused`, `overflow` or `diverged`. */
  pausedIn: { readonly call: PausingCall; readonly request: Uint8Array } | undefined;
  overflow: { readonly function: string; readonly limit: LimitName } | undefined;
  divergence: Divergence | undefined;
  /** Whether deadlines do not apply to what is on the tape: they did, when it was recorded. */
  readonly #untimed: boolean;
  readonly #clock: GuestClock;
  #isNoted = false;

  constructor(
    task: Task,
    attendant: BlockingAttendant,
    meter: Meter,
    recorder: Recorder | undefined,
    untimed: boolean,
    clock: GuestClock,
  ) {
    this.task = task;
    this.attendant = attendant;
    this.meter = meter;
    this.recorder = recorder;
    this.#untimed = untimed;
    this.#clock = clock;
    this.#follow();
  }

  get moment(): Moment {
    return { fuel: this.meter.burnt, timeMs: this.#clock.peek() };
  }

  get isPlaying(): boolean {
    return this.recorder?.isPlaying === true;
  }

  get hasEnded(): boolean {
    return this.meter.halt !== undefined;
  }

  /**
   * What the tape says to a question. Undefined when nobody knows yet, or when the run ends here: then `hasEnded` is true.
   * `clock` belongs to questions of that kind.
   */
  play<K extends TapeEvent["kind"]>(
    kind: K,
    request: Uint8Array,
    clock?: number,
  ): Extract<TapeEvent, { readonly kind: K }> | undefined {
    const { recorder } = this;
    if (!recorder) return undefined;
    const event = recorder.next;
    if (event === undefined) {
      if (recorder.strict) this.diverge(kind, request);
      return undefined;
    }
    if (this.#playStop(event)) return undefined;
    if (event.kind === "open" && event.call === kind && event.fuel === this.meter.burnt && !recorder.strict) {
      this.#advance();
      return undefined;
    }
    if (isKind(event, kind) && this.#agrees(event, request, clock)) {
      this.#advance();
      // A run can end for the very thing that was written down last.
      this.playStop();
      return event;
    }
    this.diverge(kind, request);
    return undefined;
  }

  /** Ends the run here if the tape does. For what is not on the tape otherwise. */
  playStop(): void {
    const event = this.recorder?.next;
    if (event) this.#playStop(event);
  }

  /** How much more output there is until the tape ends the run, and the end itself, once it has been written. */
  outputLeft(): number {
    const event = this.recorder?.next;
    if (event?.kind !== "stop" || event.place !== "output") return Number.POSITIVE_INFINITY;
    return Math.max(event.count - this.outputBytes, 0);
  }

  endOfOutput(): void {
    const event = this.recorder?.next;
    if (event?.kind === "stop" && event.place === "output" && this.outputLeft() === 0) this.#end(event);
  }

  /**
   * The guest has burnt what it had burnt by the next event of the tape, or more. → a warning, if the tape has one;
   * otherwise the run ends.
   */
  endOfFuel(place: number): number | undefined {
    const { meter } = this;
    const event = this.recorder?.next;
    const isHere = event !== undefined && "fuel" in event && event.fuel === meter.burnt;
    if (isHere && event.kind === "warning") {
      this.#advance();
      meter.isWarned = true;
      return event.warning;
    }
    if (event?.kind === "stop" && event.place === "output" && (isHere || place !== AskingPlace.instruction)) {
      // What it has printed it writes before it asks between two instructions; the rest comes before it asks there again.
      meter.ceiling = meter.burnt;
      return undefined;
    }
    if (isHere && event.kind === "stop" && event.place === "fuel") this.#end(event);
    else if (meter.burnt > this.task.limits.fuel) meter.stop("fuel");
    else this.diverge("fuel", NOTHING);
    return undefined;
  }

  /** Whether the tape ends the run while it waits. */
  endOfWaiting(): boolean {
    const event = this.recorder?.next;
    if (event?.kind !== "stop" || event.place !== "waiting" || event.fuel !== this.meter.burnt) return false;
    this.#end(event);
    return true;
  }

  /** Goes past an event that takes no question. */
  pass(): void {
    this.#advance();
  }

  /** Writes down what happened outside of the tape. Ends the run when there is too much of it. */
  record(event: TapeEvent): void {
    const { recorder, task } = this;
    if (!recorder || !task.recorded) return;
    if (!recorder.record(event)) this.meter.stop("journal");
  }

  diverge(kind: TapeEvent["kind"] | "fuel" | "waiting", request: Uint8Array): void {
    const { recorder } = this;
    if (this.hasEnded || !recorder) return;
    const { next } = recorder;
    const content = next === undefined ? NOTHING : contentOf(next);
    this.divergence = {
      event: recorder.events,
      expected: next === undefined ? NOTHING : labelled(next.kind, content),
      actual: labelled(kind, request),
    };
    this.meter.stop("diverged");
  }

  /** The guest leaves in the middle of a call. */
  pause(call: PausingCall, request: Uint8Array): void {
    this.pausedIn = { call, request: request.slice() };
    this.meter.stop("paused");
  }

  /** When the run has been ended for a reason that the tape does not know, writes that down. */
  note(place: Place, count: number): void {
    const { halt, burnt } = this.meter;
    if (halt === undefined || this.#isNoted) return;
    this.#isNoted = true;
    if (isReason(halt)) this.record({ kind: "stop", fuel: burnt, reason: halt, place, count });
  }

  #playStop(event: TapeEvent): boolean {
    if (event.kind !== "stop" || event.place !== "question" || event.count !== this.questions) return false;
    if (event.fuel === this.meter.burnt) this.#end(event);
    else this.diverge("stop", NOTHING);
    return true;
  }

  #end(event: TapeEvent & { readonly kind: "stop" }): void {
    this.#advance();
    this.meter.stop(event.reason, event.fuel);
    this.#isNoted = true;
  }

  #agrees(event: TapeEvent, request: Uint8Array, clock: number | undefined): boolean {
    if (event.kind === "clock") return event.clock === clock;
    if ("fuel" in event && event.fuel !== this.meter.burnt) return false;
    return !("request" in event) || sameBytes(event.request, request);
  }

  #advance(): void {
    this.recorder?.advance();
    this.#follow();
  }

  #follow(): void {
    const { recorder, meter } = this;
    if (!recorder) return;
    meter.ceiling = recorder.ceiling;
    meter.timed = !(this.#untimed && recorder.isPlaying);
  }
}

function isReason(halt: Meter["halt"]): halt is StopReason {
  return halt !== undefined && halt !== "overflow" && halt !== "paused" && halt !== "diverged";
}

function contentOf(event: TapeEvent): Uint8Array {
  if ("request" in event) return event.request;
  return event.kind === "clock" ? new Uint8Array([event.clock]) : NOTHING;
}

function labelled(kind: TapeEvent["kind"] | "fuel" | "waiting", content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + content.length);
  bytes[0] = DIVERGING.indexOf(kind);
  bytes.set(content, 1);
  return bytes;
}

const DIVERGING: readonly (TapeEvent["kind"] | "fuel" | "waiting")[] = [...TAPE_KINDS, "fuel", "waiting"];

/**
 * What one side of a divergence is: undefined for nothing at all. `fuel` is more work than there was, `waiting` is that
 * the guest waits; the others are events of a tape, and `request` that of a call or the number of a clock.
 */
export function readAsked(
  side: Uint8Array,
): { readonly kind: TapeEvent["kind"] | "fuel" | "waiting"; readonly request: Uint8Array } | undefined {
  const kind = DIVERGING[side[0] ?? -1];
  return kind === undefined ? undefined : { kind, request: side.subarray(1) };
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
