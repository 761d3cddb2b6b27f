import type { LimitValues } from "../limits.ts";
import type { Attendant, Progress, Reply, Task } from "../machine/machine.ts";
import { readTape } from "../machine/tape.ts";
import type { FromWorker, WireReport } from "./protocol.ts";

/** What a function's name, or a frame of CBOR, may take beside what the limits allow. */
const SLACK_BYTES = 64 * 1024;

/** What a worker may say about a task that it is at. */
export type Said = Extract<FromWorker, { type: "output" | "begin" | "cancel" | "invoke" | "file" | "wait" }>;

/**
 * One task in a worker, from `perform` to a report that is not `waiting`: holds what the worker says against the limits of
 * the task before the attendant hears it.
 */
export class Exchange {
  /** The attendant wants no more of it. */
  refused = false;
  /** What the attendant threw: the sandbox is to be lost. */
  fault: { readonly error: unknown } | undefined;
  #progressCount = 0;
  #progressSince: number | undefined;
  readonly #task: Task;
  readonly #attendant: Attendant;
  #outputLeft: number;
  #callsLeft: number;
  /** Calls that can be cancelled, also those that the guest has begun before, as its tape says. */
  #begun = 0;

  constructor(task: Task, attendant: Attendant) {
    this.#task = task;
    this.#attendant = attendant;
    this.#outputLeft = task.limits.outputBytes;
    this.#callsLeft = task.limits.hostCalls;
    for (const { kind } of task.tape ? readTape(task.tape) : []) {
      if (kind === "begin") this.#begun++;
      else if (kind === "cancel") this.#begun--;
    }
  }

  /** How long it may take, in ms. Deadlines do not apply to what is only done over: they did the first time. */
  get budgetMs(): number {
    return this.#task.strict === true ? Number.POSITIVE_INFINITY : this.limits.timeoutMs;
  }

  get limits(): LimitValues {
    return this.#task.limits;
  }

  /** Whether a worker of ours can say this now. */
  isPlausible(said: Said): boolean {
    const { length } = said.bytes;
    if (said.type === "output") return length > 0 && length <= this.#outputLeft;
    if (said.type === "file") return length <= 2 * SLACK_BYTES;
    if (length > this.limits.hostCallBytes + SLACK_BYTES) return false;
    switch (said.type) {
      case "invoke":
      case "begin":
        return this.#callsLeft > 0;
      case "cancel":
        return this.#begun > 0;
      case "wait":
        return true;
    }
  }

  /** Whether a worker of ours tells its progress again already. */
  isPlausibleProgress(now: number): boolean {
    this.#progressSince ??= now;
    return this.#task.progress === true && ++this.#progressCount <= 10 + (now - this.#progressSince) / 20;
  }

  progress(progress: Progress): void {
    this.#guard(() => this.#attendant.progress?.(progress));
  }

  /** Tells the attendant what needs no answer. Afterwards, `refused` and `fault` say whether the task has to end. */
  tell(said: Said & { type: "output" | "begin" | "cancel" }): void {
    const { bytes } = said;
    this.#guard(() => {
      switch (said.type) {
        case "output":
          this.#outputLeft -= bytes.length;
          if (!this.#attendant.output(said.stream, bytes)) this.refused = true;
          break;
        case "begin":
          this.#callsLeft--;
          this.#begun++;
          if (!this.#attendant.begin(bytes, said.at)) this.refused = true;
          break;
        case "cancel":
          this.#begun--;
          this.#attendant.cancel(bytes);
          break;
      }
    });
  }

  /** Asks the attendant, and calls `answer` now or later, but once. */
  ask(said: Said & { type: "invoke" | "file" | "wait" }, answer: (reply: Reply) => void): void {
    if (said.type === "invoke") this.#callsLeft--;
    this.#guard(() => {
      const reply = this.#reply(said);
      if (!(reply instanceof Promise)) return answer(reply);
      reply.then(answer, (error: unknown) => {
        this.fault ??= { error };
        answer("cancelled");
      });
    });
    if (this.fault) answer("cancelled");
  }

  #reply(said: Said & { type: "invoke" | "file" | "wait" }): Reply | Promise<Reply> {
    const { bytes } = said;
    if (said.type === "wait") return this.#attendant.wait(bytes);
    return this.#attendant[said.type](bytes, said.at);
  }

  /** Whether a task like this one can come to this. */
  isPlausibleReport(report: WireReport): boolean {
    const { limits, recorded, tape: given } = this.#task;
    if (report.tape && !recorded && !given) return false;
    if (report.tape && report.tape.length > limits.journalBytes + (given?.length ?? 0) + SLACK_BYTES) return false;
    const callBytes = limits.hostCallBytes + SLACK_BYTES;
    switch (report.kind) {
      case "done":
        return report.reply.length <= limits.resultBytes + SLACK_BYTES;
      case "paused":
        return recorded && report.request.length <= callBytes;
      case "diverged":
        return given !== undefined && report.expected.length <= callBytes && report.actual.length <= callBytes;
      default:
        return true;
    }
  }

  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.fault ??= { error };
    }
  }
}

/** The most that a captured state of a machine with these limits can take. */
export function stateBytes({ memoryBytes }: LimitValues): number {
  return memoryBytes + memoryBytes / 16 + SLACK_BYTES;
}
