import { SandboxClosedError } from "../errors.ts";
import type { LimitValues } from "../limits.ts";
import type { Attendant, Machine, MachineOptions, Report, Task, Used } from "../machine/machine.ts";
import type { StopReason } from "../machine/meter.ts";
import { Turns } from "../turns.ts";
import type { Assignment, Settlement } from "./assignment.ts";
import { Exchange, stateBytes } from "./exchange.ts";
import type { PoolWorker, Resident } from "./pool-worker.ts";
import type { RequestBody, WireReport } from "./protocol.ts";
import { causeFrom, errorFrom, workerFailed, workerTerminated } from "./worker-errors.ts";

/** How long a worker may take for what is no task, in ms. */
const HOUSEKEEPING_MS = 10_000;

/** How often a request is handed to another worker when one ends before it has turned to it. */
const ATTEMPTS = 3;

const NO_USE: Used = { fuel: 0, cpuMs: 0, wallMs: 0, memoryBytes: 0, peakMemoryBytes: 0 };
const CANCELLED: Report = { kind: "stopped", reason: "cancelled", usage: NO_USE };

/** What a machine needs of its pool. */
export interface Home {
  /** A worker to live in. Throws `SandboxError`. */
  findWorker(isAlone: boolean): PoolWorker;
  /** A number that no other machine of the pool has. */
  nextNumber(): number;
  /** Whether threads can share memory. */
  readonly blocking: boolean;
  /** The machine lives in a worker and has just been used. */
  noteUse(machine: PooledMachine): void;
  /** The machine lives in no worker. */
  noteAbsence(machine: PooledMachine): void;
}

/** What does not change over the life of a machine. */
export interface Nature {
  readonly engine: WebAssembly.Module;
  readonly options: Omit<MachineOptions, "state">;
  /** Whether it is put back to its last state when its worker dies. */
  readonly recovers: boolean;
  /** Whether its worker can serve nobody else. */
  readonly isAlone: boolean;
}

/** A state to begin with; without bytes, a fresh one. */
interface Saved {
  readonly state: Uint8Array | undefined;
}

interface Place {
  readonly worker: PoolWorker;
  readonly number: number;
  readonly interrupt: SharedArrayBuffer | undefined;
}

/** A machine that lives in a worker of a pool, or in none while nobody needs it. */
export class PooledMachine implements Machine, Resident {
  readonly #home: Home;
  readonly #nature: Nature;
  readonly #turns = new Turns();
  #place: Place | undefined;
  /** What the machine can be made of anew: as it is now, or with `recovers`, as it was before its current task. */
  #saved: Saved | undefined;
  #lost: { readonly cause: unknown } | undefined;
  /** What its last worker died of. */
  #lastDeath: unknown;
  #closed = false;
  /** The task that has not come to its last report. */
  #exchange: Exchange | undefined;
  #assignment: Assignment | undefined;
  /** A task that has not been handed to a worker yet is to end. */
  #cancelled = false;

  constructor(home: Home, nature: Nature, saved: Saved | undefined, place?: Place) {
    this.#home = home;
    this.#nature = nature;
    this.#saved = saved;
    this.#place = place;
    if (!place) return;
    place.worker.residents.set(place.number, this);
    home.noteUse(this);
  }

  /** Makes it live in a worker. Throws what comes in the way. */
  settleDown(): Promise<void> {
    return this.#turns.take(async () => void (await this.#wake()));
  }

  perform(task: Task, attendant: Attendant): Promise<Report> {
    this.#cancelled = false;
    return this.#turns.take(() => this.#perform(task, attendant));
  }

  resume(completions: Uint8Array): Promise<Report> {
    return this.#turns.take(() => this.#goOn({ kind: "resume", completions }));
  }

  abandon(reason: StopReason): Promise<Report> {
    return this.#turns.take(() => this.#goOn({ kind: "abandon", reason }));
  }

  cancel(): void {
    this.#cancelled = true;
    // What is no task ends soon by itself.
    if (this.#assignment?.exchange && this.#place) this.#place.worker.cancel(this.#assignment);
  }

  capture(): Promise<Uint8Array> {
    return this.#turns.take(async () => {
      if (!this.#place && this.#saved?.state) return this.#saved.state.slice();
      return this.#stateFrom({ kind: "capture" });
    });
  }

  fork(): Promise<PooledMachine> {
    return this.#turns.take(async () => {
      this.#requireOpen();
      const { recovers, isAlone } = this.#nature;
      if (!this.#place && this.#saved) return new PooledMachine(this.#home, this.#nature, this.#saved);
      if (isAlone) {
        const state = await this.#stateFrom({ kind: "capture" });
        return new PooledMachine(this.#home, this.#nature, { state });
      }
      const { worker } = await this.#wake();
      const place = { worker, number: this.#home.nextNumber(), interrupt: this.#newInterrupt() };
      const body: RequestBody = { kind: "fork", as: place.number, interrupt: place.interrupt, captures: recovers };
      const answer = await this.#housekeep(body);
      return new PooledMachine(this.#home, this.#nature, recovers ? { state: answer } : undefined, place);
    });
  }

  reset(): Promise<void> {
    return this.#turns.take(async () => {
      this.#requireOpen();
      this.#exchange = undefined;
      if (this.#place) await this.#housekeep({ kind: "reset" });
      this.#saved = { state: undefined };
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.cancel();
    await this.#turns.take(() => this.#leave());
    this.#saved = undefined;
  }

  /** Leaves its worker, and keeps its state, if it is doing nothing. */
  hibernate(): Promise<void> {
    return this.#turns.take(async () => {
      if (!this.#place || this.#exchange || this.#closed) return;
      const state = this.#saved ? undefined : await this.#stateFrom({ kind: "capture" });
      if (state) this.#saved = { state };
      this.#leave();
    });
  }

  workerDied(cause: unknown): void {
    this.#place = undefined;
    this.#home.noteAbsence(this);
    this.#lastDeath = cause;
    if (!this.#saved) this.#lost = { cause };
  }

  async #perform(task: Task, attendant: Attendant): Promise<Report> {
    const since = performance.now();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.#cancelled || this.#closed) return CANCELLED;
      if (this.#lost) return lost(this.#lost.cause, since, false);
      let place: Place;
      try {
        place = await this.#wake();
      } catch (cause) {
        return lost(cause, since, this.#saved !== undefined);
      }
      if (this.#cancelled || this.#closed) return CANCELLED;
      this.#exchange = new Exchange(task, attendant);
      const before = this.#saved;
      // From here on, the machine is no longer what was saved.
      if (!this.#nature.recovers) this.#saved = undefined;
      const captures = this.#nature.recovers;
      const settlement = await this.#assign(place, { kind: "perform", task, captures }, task.limits);
      const isUntouched = settlement.kind === "withdrawn" || (settlement.kind === "died" && !settlement.started);
      if (!isUntouched) return this.#report(settlement, since);
      this.#exchange = undefined;
      this.#saved = before;
      if (settlement.kind === "withdrawn") return CANCELLED;
      if (before) this.#lost = undefined;
    }
    return lost(this.#lastDeath, since, this.#saved !== undefined);
  }

  async #goOn(body: RequestBody & { kind: "resume" | "abandon" }): Promise<Report> {
    const since = performance.now();
    const { limits } = this.#exchange ?? this.#nature.options;
    if (this.#lost) return lost(this.#lost.cause, since, false);
    // The worker died while the task was waiting.
    if (!this.#place || !this.#exchange) return lost(this.#lastDeath, since, this.#saved !== undefined);
    const settlement = await this.#assign(this.#place, body, limits);
    if (settlement.kind !== "withdrawn") return this.#report(settlement, since);
    return this.#goOn({ kind: "abandon", reason: "cancelled" });
  }

  async #report(settlement: Exclude<Settlement, { kind: "withdrawn" }>, since: number): Promise<Report> {
    const exchange = this.#exchange;
    if (settlement.kind === "died") {
      this.#exchange = undefined;
      const { cause, culprit } = settlement;
      return { ...lost(cause, since, this.#saved !== undefined), ...(culprit && { reason: culprit }) };
    }
    const { answer } = settlement;
    if (answer.kind !== "report") {
      this.#exchange = undefined;
      throw answer.kind === "error" ? errorFrom(answer.error) : workerFailed("a worker did not report", undefined);
    }
    const { report } = answer;
    if (report.kind !== "waiting") this.#exchange = undefined;
    if (this.#nature.recovers && answer.state) this.#saved = { state: answer.state };
    if (report.kind === "lost") return this.#loseGuest(causeFrom(report.error), report);
    if (exchange?.fault) return this.#loseGuest(exchange.fault.error, report);
    if (exchange?.refused) return { kind: "stopped", reason: "callback", usage: report.usage, tape: report.tape };
    return report;
  }

  /** The worker is well, but what the machine holds there is not. */
  #loseGuest(cause: unknown, { usage, tape }: WireReport): Report {
    this.#exchange = undefined;
    if (!this.#saved) this.#lost = { cause };
    this.#leave();
    return { kind: "lost", cause, usage, tape, recovered: this.#saved !== undefined };
  }

  async #stateFrom(body: RequestBody): Promise<Uint8Array> {
    this.#requireOpen();
    await this.#wake();
    const state = await this.#housekeep(body);
    if (!state) throw workerFailed("a worker did not send a state", undefined);
    return state;
  }

  /** A request that is no task, in the worker where the machine lives. Throws `SandboxError`. */
  async #housekeep(body: RequestBody): Promise<Uint8Array | undefined> {
    const place = this.#place;
    if (!place) throw workerTerminated();
    const settlement = await this.#assign(place, body);
    if (settlement.kind === "withdrawn") throw new SandboxClosedError();
    if (settlement.kind === "died") throw workerFailed("the worker of the sandbox ended", settlement.cause);
    const { answer } = settlement;
    if (answer.kind === "error") throw errorFrom(answer.error);
    return answer.state;
  }

  /** Where the machine lives, which may be a new place. Throws `SandboxError`. */
  async #wake(): Promise<Place> {
    let failure: unknown = workerTerminated();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.#place) {
        this.#home.noteUse(this);
        return this.#place;
      }
      this.#requireOpen();
      if (this.#lost) throw this.#lost.cause;
      const { options, isAlone } = this.#nature;
      const worker = this.#home.findWorker(isAlone);
      const engine = worker.engineNumber(this.#nature.engine);
      const place = { worker, number: this.#home.nextNumber(), interrupt: this.#newInterrupt() };
      worker.residents.set(place.number, this);
      this.#place = place;
      const state = this.#saved?.state;
      const body: RequestBody = { kind: "create", engine, options: { ...options, state }, interrupt: place.interrupt };
      const settlement = await this.#assign(place, body);
      if (settlement.kind === "answered") {
        const { answer } = settlement;
        if (answer.kind !== "error") {
          this.#home.noteUse(this);
          return place;
        }
        this.#leave();
        throw errorFrom(answer.error);
      }
      if (settlement.kind === "died") failure = settlement.cause;
    }
    throw failure;
  }

  async #assign(place: Place, body: RequestBody, limits?: LimitValues): Promise<Settlement> {
    const { interrupt } = place;
    const assignment = place.worker.assign({
      machine: place.number,
      body,
      exchange: limits && this.#exchange,
      budgetMs: limits ? limits.timeoutMs : HOUSEKEEPING_MS,
      stateBytes: stateBytes(this.#nature.options.limits),
      interrupt: limits && interrupt && new Int32Array(interrupt),
    });
    this.#assignment = assignment;
    try {
      return await assignment.settled;
    } finally {
      this.#assignment = undefined;
    }
  }

  #newInterrupt(): SharedArrayBuffer | undefined {
    return this.#home.blocking ? new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) : undefined;
  }

  #leave(): void {
    const place = this.#place;
    if (!place) return;
    this.#place = undefined;
    this.#home.noteAbsence(this);
    place.worker.close(place.number);
    if (this.#nature.isAlone) void place.worker.end(workerTerminated());
  }

  #requireOpen(): void {
    if (this.#closed) throw new SandboxClosedError();
  }
}

function lost(cause: unknown, since: number, recovered: boolean): Extract<Report, { kind: "lost" }> {
  const wallMs = performance.now() - since;
  return { kind: "lost", cause, usage: { ...NO_USE, wallMs }, recovered };
}
