import type { Engine } from "../../boundary/engine.ts";
import { BoundaryViolation, SandboxError } from "../../boundary/errors.ts";
import type { BlockingAttendant } from "./execution.ts";
import { Interpreter } from "./interpreter.ts";
import type { Attendant, Machine, MachineOptions, Moment, Progress, Reply, Report, Task } from "./machine.ts";
import type { StopReason } from "./meter.ts";

/**
 * An interpreter on the thread of the application. What the attendant answers at once, the guest goes on with at once. For
 * an answer that comes later the thread cannot wait while the guest is in the middle of its call: a recorded task is taken
 * back to its beginning, and done over as it was recorded when the answer is there. Any other task ends as `asynchronous`.
 */
export class InlineMachine implements Machine {
  readonly #interpreter: Interpreter;
  readonly #interrupt: Int32Array | undefined;
  #guest: BlockedGuest | undefined;
  /** Ends the wait for an answer, as if this were the answer. */
  #endWait: ((reason: StopReason) => void) | undefined;
  #isClosed = false;

  /** Throws as `Interpreter`. `interrupt` is shared with another thread, which can end a run by it. */
  constructor(
    engine: Engine,
    options: MachineOptions,
    interrupt?: Int32Array,
    interpreter = new Interpreter(engine, options, interrupt),
  ) {
    this.#interrupt = interrupt;
    this.#interpreter = interpreter;
  }

  perform(task: Task, attendant: Attendant): Report | Promise<Report> {
    this.#requireIdle();
    const guest = new BlockedGuest(task, attendant);
    this.#guest = guest;
    return this.#settle(guest, this.#interpreter.perform(task, guest));
  }

  resume(completions: Uint8Array): Report | Promise<Report> {
    this.#requireIdle();
    const report = this.#interpreter.resume(completions);
    return this.#guest ? this.#settle(this.#guest, report) : report;
  }

  abandon(reason: StopReason): Report {
    this.#requireIdle();
    return this.#interpreter.abandon(reason);
  }

  cancel(): void {
    if (this.#endWait) this.#endWait("cancelled");
    else this.#interpreter.cancel();
  }

  capture(): Uint8Array {
    this.#requireIdle();
    return this.#interpreter.capture();
  }

  fork(): InlineMachine {
    this.#requireIdle();
    const twin = this.#interpreter.fork(this.#interrupt);
    return new InlineMachine(twin.engine, twin.options, this.#interrupt, twin);
  }

  reset(): void {
    this.#requireIdle();
    this.#interpreter.reset();
  }

  close(): void {
    this.#isClosed = true;
    this.cancel();
    this.#interpreter.close();
  }

  #settle(guest: BlockedGuest, report: Report): Report | Promise<Report> {
    return report.kind === "paused" && guest.open ? this.#waitFor(guest, guest.open, report) : report;
  }

  /** Does the task over with each answer that comes later, until it needs no more of them. */
  async #waitFor(guest: BlockedGuest, firstOpen: Promise<Reply>, firstReport: Report): Promise<Report> {
    const { task } = guest;
    let report = firstReport;
    for (let open: Promise<Reply> | undefined = firstOpen; open && report.kind === "paused"; open = guest.open) {
      const since = performance.now();
      const answer = await this.#orEnd(open);
      const wallMs = report.usage.wallMs + performance.now() - since;
      const { tape, usage } = report;
      if (this.#isClosed) return { kind: "stopped", reason: "cancelled", usage: { ...usage, wallMs }, tape };
      if (answer === "pause") return report;
      guest.startOver(answer, report.request);
      const spent = { wallMs, cpuMs: task.spent?.cpuMs ?? 0 };
      report = this.#interpreter.perform({ ...task, tape, spent }, guest, true);
    }
    return report;
  }

  /** An answer, or what it failed with, or the reason why nobody waits for it any more. */
  async #orEnd(open: Promise<Reply>): Promise<Answer> {
    const ended = new Promise<StopReason>((resolve) => {
      this.#endWait = resolve;
    });
    try {
      return await Promise.race([open, ended]);
    } catch (cause) {
      return { cause };
    } finally {
      this.#endWait = undefined;
    }
  }

  #requireIdle(): void {
    if (!this.#endWait) return;
    throw new SandboxError("SANDBOX_BUSY", "this machine is in the middle of a task: wait for its report");
  }
}

type Answer = Reply | { readonly cause: unknown };

/** An empty array, in CBOR. */
const NO_COMPLETIONS = new Uint8Array([0x80]);

/** Stands between a guest that cannot wait and an attendant that answers when it can. */
class BlockedGuest implements BlockingAttendant {
  readonly task: Task;
  /** The answer that the guest was taken away from. */
  open: Promise<Reply> | undefined;
  readonly #attendant: Attendant;
  #answer: { readonly answer: Answer; readonly request: Uint8Array } | undefined;
  /** By the number of the stream: bytes that the attendant was told of, and those that this execution has written. */
  readonly #told: number[] = [];
  #written: number[] = [];

  constructor(task: Task, attendant: Attendant) {
    this.task = task;
    this.#attendant = attendant;
  }

  /** The task is done over; `answer` belongs to the first question that is not on its tape. */
  startOver(answer: Answer, request: Uint8Array): void {
    this.#answer = { answer, request };
    this.open = undefined;
    this.#written = [];
  }

  output(stream: number, bytes: Uint8Array): boolean {
    const start = this.#written[stream] ?? 0;
    const end = start + bytes.length;
    const told = this.#told[stream] ?? 0;
    this.#written[stream] = end;
    if (end <= told) return true;
    this.#told[stream] = end;
    return this.#attendant.output(stream, bytes.subarray(Math.max(told - start, 0)));
  }

  invoke(request: Uint8Array, at: Moment): Reply {
    return this.#take(request) ?? this.#now(this.#attendant.invoke(request, at));
  }

  file(request: Uint8Array, at: Moment): Reply {
    return this.#attendant.file(request, at);
  }

  wait(request: Uint8Array): Reply {
    const taken = this.#take(request);
    if (taken !== undefined) return taken;
    // With functions that it could have begun, the task would be recorded.
    return this.task.recorded ? this.#now(this.#attendant.wait(request)) : NO_COMPLETIONS;
  }

  progress(progress: Progress): void {
    this.#attendant.progress?.(progress);
  }

  begin(request: Uint8Array, at: Moment): boolean {
    return this.#attendant.begin(request, at);
  }

  cancel(request: Uint8Array): void {
    this.#attendant.cancel(request);
  }

  #take(request: Uint8Array): Reply | undefined {
    const taken = this.#answer;
    if (!taken) return undefined;
    this.#answer = undefined;
    const isSame = taken.request.length === request.length && taken.request.every((byte, at) => byte === request[at]);
    if (!isSame) throw new BoundaryViolation("the guest asked for something else when it was done over");
    const { answer } = taken;
    if (typeof answer === "object" && "cause" in answer) throw answer.cause;
    return answer;
  }

  #now(reply: Reply | Promise<Reply>): Reply {
    if (typeof reply === "string" || reply instanceof Uint8Array) return reply;
    // When nobody waits for it, nobody need know how it ended.
    reply.catch(() => undefined);
    if (!this.task.recorded) return "asynchronous";
    this.open = reply;
    return "pause";
  }
}
