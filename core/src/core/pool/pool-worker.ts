import { Assignment, type Culprit } from "./assignment.ts";
import { MailboxWriter, SLOTS } from "./mailbox.ts";
import { readMessage } from "./messages.ts";
import { type FromWorker, REPLY_WORDS, type ToWorker } from "./protocol.ts";
import type { Thread, ThreadFactory } from "./thread.ts";
import { Timer } from "./timer.ts";
import { workerFailed, workerTerminated, workerViolation } from "./worker-errors.ts";

/** A thread that has not come up, or turned to a request, after this long, in ms, will not. */
const START_MS = 30_000;

/** After a deadline, the event loop gets this long to bring what the worker has said in time. In ms. */
const DELIVERY_MS = 10;

/** Who is told that a worker has ended. */
export interface Resident {
  workerDied(cause: unknown): void;
}

type NewAssignment = Omit<ConstructorParameters<typeof Assignment>[0], "number">;

/** One worker thread as its owner sees it: hands it requests, believes nothing that it says, and ends it when it must. */
export class PoolWorker {
  /** The machines that live here, by number. */
  readonly residents = new Map<number, Resident>();
  readonly #thread: Thread;
  readonly #nests: boolean;
  readonly #graceMs: number;
  readonly #onDeath: (worker: PoolWorker) => void;
  readonly #mailbox: MailboxWriter | undefined;
  readonly #watchdog = new Timer(() => this.#look());
  readonly #engines = new Map<WebAssembly.Module, number>();
  readonly #queue: Assignment[] = [];
  /** What the worker was sent; those that it has turned to come last, in that order. */
  #active: Assignment[] = [];
  #state: "starting" | "ready" | "dead" = "starting";
  #assignments = 0;
  /** A deadline was missed; what had been said by then is still on its way. */
  #suspect: Assignment | undefined;

  /** Throws `SandboxError` when the thread is refused at once. */
  constructor(threads: ThreadFactory, blocking: boolean, graceMs: number, onDeath: (worker: PoolWorker) => void) {
    this.#nests = threads.nests && blocking;
    this.#graceMs = graceMs;
    this.#onDeath = onDeath;
    this.#mailbox = blocking ? new MailboxWriter(REPLY_WORDS) : undefined;
    try {
      this.#thread = threads.start({
        message: (message) => this.#hear(message),
        failed: (cause) => this.end(workerFailed("a worker ended by itself, or could not be started", cause)),
      });
    } catch (cause) {
      throw workerFailed("a worker could not be started", cause);
    }
    this.#post({ type: "begin", mailbox: this.#mailbox?.memory });
    this.#watchdog.set(performance.now() + START_MS);
  }

  /** How much there is to do, and to hold. */
  get load(): number {
    return (this.#queue.length + this.#active.length) * 1_000_000 + this.residents.size;
  }

  /** The number of an engine, which the worker is sent once: each time it would be another one to it. */
  engineNumber(module: WebAssembly.Module): number {
    const known = this.#engines.get(module);
    if (known !== undefined) return known;
    const engine = this.#engines.size;
    this.#engines.set(module, engine);
    if (this.#state !== "dead") this.#post({ type: "engine", engine, module });
    return engine;
  }

  assign(parts: NewAssignment): Assignment {
    const assignment = new Assignment({ ...parts, number: this.#assignments++ });
    if (this.#state === "dead") {
      assignment.settle({ kind: "died", cause: workerTerminated(), started: false, culprit: undefined });
      return assignment;
    }
    this.#queue.push(assignment);
    this.#pump();
    return assignment;
  }

  /** Ends an assignment soon: from within when the guest can be told, otherwise by ending the worker after a while. */
  cancel(assignment: Assignment): void {
    const { state } = assignment;
    if (state === "settled" || assignment.isCancelled) return;
    assignment.isCancelled = true;
    if (state === "queued") {
      this.#queue.splice(this.#queue.indexOf(assignment), 1);
      assignment.settle({ kind: "withdrawn" });
      this.#hold();
      return;
    }
    assignment.deadline = Math.min(assignment.deadline, performance.now() + this.#graceMs);
    if (state === "blocked") this.#answer(assignment, assignment.questions, "cancelled");
    else if (assignment.interrupt) {
      Atomics.store(assignment.interrupt, 0, 1);
      Atomics.notify(assignment.interrupt, 0);
    }
    this.#watch();
  }

  /** Lets go of a machine for which nothing is assigned. */
  close(machine: number): void {
    if (this.residents.delete(machine)) this.#post({ type: "close", machine });
  }

  /** Ends the thread, and tells everybody. */
  end(cause: unknown, culprit?: { readonly assignment: Assignment; readonly reason: Culprit }): Promise<void> {
    if (this.#state === "dead") return this.#thread.terminate();
    this.#state = "dead";
    this.#watchdog.clear();
    this.#onDeath(this);
    for (const resident of this.residents.values()) resident.workerDied(cause);
    this.residents.clear();
    for (const assignment of [...this.#active, ...this.#queue.splice(0)]) {
      const started = assignment.state !== "queued" && assignment.state !== "sent";
      const reason = culprit?.assignment === assignment ? culprit.reason : undefined;
      assignment.settle({ kind: "died", cause, started, culprit: reason });
    }
    this.#active = [];
    return this.#thread.terminate();
  }

  #pump(): void {
    while (this.#state === "ready" && this.#isFree()) {
      const assignment = this.#queue.shift();
      if (!assignment) break;
      assignment.state = "sent";
      // Whatever it says now was meant for another task.
      if (assignment.interrupt) Atomics.store(assignment.interrupt, 0, 0);
      // Below those that have started, so that the top is always what the thread is at.
      this.#active.unshift(assignment);
      const { number: request, machine, body } = assignment;
      this.#post({ type: "request", request, machine, ...body });
      this.#watch();
    }
    this.#hold();
  }

  /** Whether the worker would turn to another request at once. */
  #isFree(): boolean {
    const { length } = this.#active;
    if (length === 0) return true;
    return this.#nests && length < SLOTS && this.#active.every(({ state }) => state === "blocked");
  }

  #hold(): void {
    if (this.#state !== "dead") this.#thread.hold(this.#active.length + this.#queue.length > 0);
  }

  #post(message: ToWorker): void {
    this.#thread.post(message);
    this.#mailbox?.announce();
  }

  #hear(message: unknown): void {
    if (this.#state === "dead") return;
    const said = readMessage(message);
    const problem = said ? this.#take(said) : "a message that is none";
    if (problem !== undefined) void this.end(workerViolation(problem));
  }

  /** What is wrong with it, if anything. */
  #take(said: FromWorker): string | undefined {
    if (said.type === "ready") {
      if (this.#state !== "starting") return "it was ready twice";
      this.#state = "ready";
      this.#watchdog.clear();
      this.#pump();
      return undefined;
    }
    const assignment = this.#active.find(({ number }) => number === said.request);
    if (!assignment) return "it spoke about a request that it does not have";
    switch (said.type) {
      case "started":
        if (assignment.state !== "sent") return "it started a request twice";
        this.#start(assignment);
        return undefined;
      case "more":
        if (assignment.state !== "reading" || !this.#mailbox) return "it asked for more of an answer";
        if (this.#mailbox.goOn(assignment.slot)) this.#unblock(assignment);
        return undefined;
      case "progress": {
        const { exchange, state } = assignment;
        if (state !== "running" || !exchange?.isPlausibleProgress(performance.now()))
          return "it told its progress unasked";
        exchange.progress(said.progress);
        return undefined;
      }
      case "answer": {
        if (assignment.state !== "running") return "it answered out of turn";
        if (!assignment.suits(said.answer)) return "an answer that is none";
        this.#active.splice(this.#active.indexOf(assignment), 1);
        assignment.settle({ kind: "answered", answer: said.answer });
        this.#extendTop();
        this.#watch();
        this.#pump();
        return undefined;
      }
      case "invoke":
      case "file":
      case "wait": {
        const exchange = assignment.hears(said);
        if (!exchange || !this.#mailbox || this.#isTaken(said.slot)) return "it asked out of turn or beyond a limit";
        assignment.state = "blocked";
        assignment.slot = said.slot;
        const question = ++assignment.questions;
        exchange.ask(said, (reply) => this.#answer(assignment, question, reply));
        this.#watch();
        this.#pump();
        return undefined;
      }
      default: {
        const exchange = assignment.hears(said);
        if (!exchange) return "it spoke out of turn or beyond a limit";
        exchange.tell(said);
        if (exchange.refused || exchange.fault) this.cancel(assignment);
        return undefined;
      }
    }
  }

  #start(assignment: Assignment): void {
    assignment.state = "running";
    this.#active.splice(this.#active.indexOf(assignment), 1);
    this.#active.push(assignment);
    assignment.overAt = performance.now() + assignment.budgetMs;
    assignment.deadline = Math.min(assignment.deadline, assignment.overAt + this.#graceMs);
    this.#watch();
  }

  #isTaken(slot: number): boolean {
    return this.#active.some(
      (other) => other.slot === slot && (other.state === "blocked" || other.state === "reading"),
    );
  }

  #answer(assignment: Assignment, question: number, reply: Uint8Array | string): void {
    if (assignment.state !== "blocked" || assignment.questions !== question || !this.#mailbox) return;
    const mail = assignment.isCancelled ? "cancelled" : reply;
    if (typeof mail === "string" || performance.now() >= assignment.overAt) assignment.isStopped = true;
    if (this.#mailbox.answer(assignment.slot, mail)) this.#unblock(assignment);
    else assignment.state = "reading";
  }

  #unblock(assignment: Assignment): void {
    assignment.state = "running";
    this.#extendTop();
    this.#watch();
  }

  /** The request that can go on now could not do anything about its deadline while it was kept waiting. */
  #extendTop(): void {
    this.#suspect = undefined;
    const top = this.#active.at(-1);
    if (top) top.deadline = Math.max(top.deadline, performance.now() + this.#graceMs);
  }

  #watch(): void {
    const top = this.#active.at(-1);
    if (top?.state === "sent") top.deadline = Math.min(top.deadline, performance.now() + START_MS);
    // While it is blocked, it is the attendant who has to end the task in time.
    const isWatched = top && top.state !== "blocked";
    this.#watchdog.set(isWatched ? top.deadline : Number.POSITIVE_INFINITY);
  }

  #look(): void {
    if (this.#state === "starting") {
      void this.end(workerFailed("a worker did not come up", undefined));
      return;
    }
    const top = this.#active.at(-1);
    if (!top || top.state === "blocked" || performance.now() < top.deadline) {
      this.#watch();
      return;
    }
    if (this.#suspect === top) {
      void this.end(workerTerminated(), { assignment: top, reason: top.culprit });
      return;
    }
    // This thread may have been busy for long: first it hears what there is to hear.
    this.#suspect = top;
    this.#watchdog.set(performance.now() + DELIVERY_MS);
  }
}
