import { Stream } from "../boundary/abi.ts";
import { BoundaryViolation } from "../boundary/errors.ts";
import { ValueDecoder } from "../boundary/values/decode.ts";
import { CborReader } from "../boundary/values/reader.ts";
import type { AuditTrail } from "./audit/trail.ts";
import type { Desk } from "./functions/desk.ts";
import { FILE_REFUSED, type FileDesk } from "./machine/host-files.ts";
import type { Attendant, Machine, Moment, Progress, Reply, Report, Task } from "./machine/machine.ts";
import type { StopReason } from "./machine/meter.ts";
import { OutputStream } from "./results/output.ts";
import type { RunListeners } from "./stream.ts";

const NO_CONTAINERS = { valueDepth: 0, valueItems: 0 };

/** The longest time that timers can be set to, in ms: 2^31 - 1. */
const LONGEST_TIMER_MS = 2_147_483_647;

export interface ActiveRunOptions {
  readonly machine: Machine;
  readonly desk: Desk;
  /** What its directories are answered by. */
  readonly files: FileDesk | undefined;
  readonly trail: AuditTrail;
  readonly listeners: RunListeners;
  readonly signal: AbortSignal | undefined;
  /** Whether time goes by without waiting. */
  readonly virtualTime: boolean;
  /** Whether the machine turns to a task at once; in a worker it can wait for others first, which takes nothing of its time. */
  readonly startsAtOnce: boolean;
  /** How much of the output the listeners know from before, when the run is done over, in bytes. */
  readonly told?: { readonly stdout: number; readonly stderr: number } | undefined;
}

/** One run on its way: it answers the guest, waits with it for the host's functions, and ends it in time. */
export class ActiveRun implements Attendant {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** What a listener of the caller's threw, which ended the run. */
  listenerError: { readonly error: unknown } | undefined;
  readonly #options: ActiveRunOptions;
  #timeoutMs = Number.POSITIVE_INFINITY;
  /** Not before the end of its time, which the machine measures itself. */
  #deadline = Number.POSITIVE_INFINITY;
  /** Ends the wait that is going on, if any. */
  #interrupt: ((reason: StopReason) => void) | undefined;
  #cancelled = false;
  /** The machine is to be closed, and is asked for nothing any more. */
  #isClosed = false;

  constructor(options: ActiveRunOptions) {
    this.#options = options;
    const { listeners, told } = options;
    this.stdout = new OutputStream(listeners.onStdout);
    this.stderr = new OutputStream(listeners.onStderr);
    if (told) {
      this.stdout.startOver(told.stdout);
      this.stderr.startOver(told.stderr);
    }
  }

  /** Runs until the guest is done, or cannot go on without `resume()`: then the report is of the kind `paused` or `waiting`. */
  async go(task: Task): Promise<Report> {
    const { machine, signal, desk, startsAtOnce } = this.#options;
    const { timeoutMs } = task.limits;
    this.#timeoutMs = timeoutMs;
    this.#deadline = startsAtOnce ? performance.now() + timeoutMs : Number.POSITIVE_INFINITY;
    const onAbort = (): void => this.stop();
    signal?.addEventListener("abort", onAbort);
    let hasLeft = false;
    try {
      let report = await machine.perform(task, this);
      while (report.kind === "waiting") {
        // Never later than it was: what a worker says about the time that it has taken need not be true.
        this.#deadline = Math.min(this.#deadline, performance.now() + timeoutMs - report.usage.wallMs);
        const next = await this.#whatComesNext(report.ms);
        if (next === "pause") {
          hasLeft = true;
          return report;
        }
        if (this.#isClosed) report = { kind: "stopped", reason: "cancelled", usage: report.usage };
        else report = await (typeof next === "string" ? machine.abandon(next) : machine.resume(next));
      }
      this.#flush();
      hasLeft = report.kind === "paused";
      return report;
    } finally {
      signal?.removeEventListener("abort", onAbort);
      if (!hasLeft) desk.end();
    }
  }

  /** Ends the run, as `cancelled`. */
  stop(): void {
    this.#cancelled = true;
    if (this.#interrupt) this.#interrupt("cancelled");
    else this.#options.machine.cancel();
  }

  /** As `stop`, when the machine ends as well. */
  close(): void {
    this.#isClosed = true;
    this.stop();
  }

  output(stream: number, bytes: Uint8Array): boolean {
    return this.#tell(() => (stream === Stream.stdout ? this.stdout : this.stderr).write(bytes));
  }

  progress(progress: Progress): void {
    this.#tell(() => this.#options.listeners.onProgress?.(progress));
  }

  invoke(request: Uint8Array, at: Moment): Reply | Promise<Reply> {
    const reply = this.#options.desk.invoke(request, at);
    return reply instanceof Promise ? this.#replyInTime(reply) : this.#heard(reply);
  }

  file(request: Uint8Array, at: Moment): Reply {
    return this.#heard(this.#options.files?.answer(request, at) ?? FILE_REFUSED);
  }

  /** The reply, unless whoever follows the audit wants no more of the run. */
  #heard(reply: Reply): Reply {
    this.listenerError ??= this.#options.trail.failure;
    return this.listenerError === undefined ? reply : "callback";
  }

  async #replyInTime(reply: Promise<Reply>): Promise<Reply> {
    this.#noteContact();
    return this.#heard((await this.#inTime(reply)) ?? "timeout");
  }

  /** The machine has turned to the task by now at the latest. */
  #noteContact(): void {
    this.#deadline = Math.min(this.#deadline, performance.now() + this.#timeoutMs);
  }

  begin(request: Uint8Array, at: Moment): boolean {
    const goesOn = this.#options.desk.begin(request, at);
    this.listenerError ??= this.#options.trail.failure;
    return goesOn && this.listenerError === undefined;
  }

  async wait(request: Uint8Array): Promise<Reply> {
    const reader = new CborReader(request);
    const ms = new ValueDecoder(reader, NO_CONTAINERS).decode();
    reader.finish();
    if (ms !== null && typeof ms !== "number") throw new BoundaryViolation("the guest waits for no time");
    this.#noteContact();
    return this.#whatComesNext(ms ?? undefined);
  }

  cancel(request: Uint8Array): void {
    const reader = new CborReader(request);
    const begun = reader.unsigned();
    reader.finish();
    this.#options.desk.cancel(begun);
  }

  /** Completions to go on with, a reason to stop, or a pause. */
  async #whatComesNext(ms: number | undefined): Promise<Reply> {
    const { desk, virtualTime } = this.#options;
    if (this.#cancelled) return "cancelled";
    if (!(performance.now() < this.#deadline)) return "timeout";
    if (!desk.hasCompletions && !desk.isAwaited) {
      if (ms === undefined && desk.openCalls.length > 0) return "pause";
      if (ms !== undefined && virtualTime) return desk.take();
    }
    if (desk.hasCompletions) return desk.take();
    const until = ms === undefined || virtualTime ? Number.POSITIVE_INFINITY : performance.now() + ms;
    return (await this.#inTime(desk.arrival(), until)) ?? desk.take();
  }

  /**
   * What `awaited` comes to, or the reason why it came too late; at the time `until`, nothing: then there are no
   * completions to be taken, which is an answer as well.
   */
  #inTime<T>(awaited: Promise<T>, until = Number.POSITIVE_INFINITY): Promise<T | StopReason | undefined> {
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const settle = (outcome: T | StopReason | undefined): void => {
        clearTimeout(timer);
        this.#interrupt = undefined;
        resolve(outcome);
      };
      const watch = (): void => {
        const now = performance.now();
        // A guest may ask for NaN, which is never later than anything: that is no time at all, and not for ever.
        if (!(now < this.#deadline)) settle("timeout");
        else if (!(now < until)) settle(undefined);
        else {
          const left = Math.min(this.#deadline, until) - now;
          if (left < Number.POSITIVE_INFINITY) timer = setTimeout(watch, Math.min(Math.ceil(left), LONGEST_TIMER_MS));
        }
      };
      this.#interrupt = settle;
      watch();
      awaited.then(settle, reject);
    });
  }

  #flush(): void {
    this.#tell(() => {
      this.stdout.flush();
      this.stderr.flush();
    });
  }

  #tell(action: () => void): boolean {
    if (this.listenerError) return false;
    try {
      action();
      return true;
    } catch (error) {
      this.listenerError = { error };
      return false;
    }
  }
}
