import type { Attendant, Machine, Report, Task, Used } from "../machine/machine.ts";
import type { StopReason } from "../machine/meter.ts";
import { Turns } from "../turns.ts";
import type { Settlement } from "./assignment.ts";
import { Exchange } from "./exchange.ts";
import { ATTEMPTS, type Home, Lodging, type Nature, type Place, type Saved } from "./lodging.ts";
import type { RequestBody, WireReport } from "./protocol.ts";
import { causeFrom, errorFrom, workerFailed } from "./worker-errors.ts";

const NO_USE: Used = {
  fuel: 0,
  cpuMs: 0,
  wallMs: 0,
  memoryBytes: 0,
  peakMemoryBytes: 0,
  clockReadings: 0,
  entropyWords: 0,
  timeMs: 0,
};
const CANCELLED: Report = { kind: "stopped", reason: "cancelled", usage: NO_USE };

/** A machine that lives in a worker of a pool, or in none while nobody needs it. */
export class PooledMachine implements Machine {
  readonly #lodging: Lodging;
  readonly #turns = new Turns();
  /** The task that has not come to its last report. */
  #exchange: Exchange | undefined;
  /** A task that has not been handed to a worker yet is to end. */
  #cancelled = false;

  constructor(home: Home, nature: Nature, saved: Saved | undefined, place?: Place) {
    this.#lodging = new Lodging(home, nature, saved, () => this.#hibernate(), place);
  }

  /** Makes it live in a worker. Throws what comes in the way. */
  settleDown(): Promise<void> {
    return this.#turns.take(async () => void (await this.#lodging.wake()));
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
    const { assignment, place } = this.#lodging;
    // What is no task ends soon by itself.
    if (assignment?.exchange && place) place.worker.cancel(assignment);
  }

  capture(): Promise<Uint8Array> {
    return this.#turns.take(() => this.#capture());
  }

  fork(): Promise<PooledMachine> {
    return this.#turns.take(async () => {
      const lodging = this.#lodging;
      const { home, nature, saved, place } = lodging;
      lodging.requireOpen();
      if (!place && saved) return new PooledMachine(home, nature, saved);
      if (nature.isAlone) return new PooledMachine(home, nature, { state: await this.#capture() });
      const twin = lodging.newPlace((await lodging.wake()).worker);
      const { number, interrupt } = twin;
      const state = await lodging.housekeep({ kind: "fork", as: number, interrupt, captures: nature.recovers });
      return new PooledMachine(home, nature, nature.recovers ? { state } : undefined, twin);
    });
  }

  reset(): Promise<void> {
    return this.#turns.take(async () => {
      const lodging = this.#lodging;
      lodging.requireOpen();
      this.#exchange = undefined;
      if (lodging.place) await lodging.housekeep({ kind: "reset" });
      lodging.saved = { state: undefined };
    });
  }

  async close(): Promise<void> {
    const lodging = this.#lodging;
    if (lodging.isClosed) return;
    lodging.isClosed = true;
    this.cancel();
    await this.#turns.take(() => lodging.leave());
    lodging.saved = undefined;
  }

  async #capture(): Promise<Uint8Array> {
    const { place, saved } = this.#lodging;
    this.#lodging.requireOpen();
    return !place && saved?.state ? saved.state.slice() : this.#lodging.stateFrom({ kind: "capture" });
  }

  /** Leaves its worker, and keeps its state, if it is doing nothing. */
  #hibernate(): Promise<void> {
    return this.#turns.take(async () => {
      const lodging = this.#lodging;
      if (!lodging.place || this.#exchange || lodging.isClosed) return;
      lodging.saved ??= { state: await lodging.stateFrom({ kind: "capture" }) };
      lodging.leave();
    });
  }

  async #perform(task: Task, attendant: Attendant): Promise<Report> {
    const since = performance.now();
    const lodging = this.#lodging;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.#cancelled || lodging.isClosed) return CANCELLED;
      if (lodging.lost) return lost(lodging.lost.cause, since, false);
      let place: Place;
      try {
        place = await lodging.wake();
      } catch (cause) {
        return lost(cause, since, lodging.canReturn);
      }
      if (this.#cancelled || lodging.isClosed) return CANCELLED;
      const exchange = new Exchange(task, attendant);
      this.#exchange = exchange;
      const before = lodging.saved;
      const captures = lodging.nature.recovers;
      // From here on, the machine is no longer what was saved.
      if (!captures) lodging.saved = undefined;
      const settlement = await lodging.assign(place, { kind: "perform", task, captures }, exchange);
      const isUntouched = settlement.kind === "withdrawn" || (settlement.kind === "died" && !settlement.started);
      if (!isUntouched) return this.#report(settlement, since);
      this.#exchange = undefined;
      lodging.saved = before;
      if (settlement.kind === "withdrawn") return CANCELLED;
      if (before) lodging.lost = undefined;
    }
    return lost(lodging.lastDeath, since, lodging.canReturn);
  }

  async #goOn(body: RequestBody & { kind: "resume" | "abandon" }): Promise<Report> {
    const since = performance.now();
    const lodging = this.#lodging;
    if (lodging.isClosed) return CANCELLED;
    if (lodging.lost) return lost(lodging.lost.cause, since, false);
    // The worker died while the task was waiting.
    if (!lodging.place || !this.#exchange) return lost(lodging.lastDeath, since, lodging.canReturn);
    const settlement = await lodging.assign(lodging.place, body, this.#exchange);
    if (settlement.kind !== "withdrawn") return this.#report(settlement, since);
    return this.#goOn({ kind: "abandon", reason: "cancelled" });
  }

  #report(settlement: Exclude<Settlement, { kind: "withdrawn" }>, since: number): Report {
    const exchange = this.#exchange;
    if (settlement.kind === "died") {
      this.#exchange = undefined;
      const { cause, culprit } = settlement;
      return { ...lost(cause, since, this.#lodging.canReturn), ...(culprit && { reason: culprit }) };
    }
    const { answer } = settlement;
    if (answer.kind !== "report") {
      this.#exchange = undefined;
      throw answer.kind === "error" ? errorFrom(answer.error) : workerFailed("a worker did not report", undefined);
    }
    const { report } = answer;
    if (report.kind !== "waiting") this.#exchange = undefined;
    if (this.#lodging.nature.recovers && answer.state) this.#lodging.saved = { state: answer.state };
    if (report.kind === "lost") return this.#loseGuest(causeFrom(report.error), report);
    if (exchange?.fault) return this.#loseGuest(exchange.fault.error, report);
    if (exchange?.refused) return { kind: "stopped", reason: "callback", usage: report.usage, tape: report.tape };
    return report;
  }

  /** The worker is well, but what the machine holds there is not. */
  #loseGuest(cause: unknown, report: WireReport): Report {
    const { usage, tape } = report;
    // The limit that the run was at, if it could not be left there.
    const reason = report.kind === "lost" ? report.reason : undefined;
    const lodging = this.#lodging;
    this.#exchange = undefined;
    if (!lodging.canReturn) lodging.lost = { cause };
    lodging.leave();
    return { kind: "lost", cause, usage, tape, reason, recovered: lodging.canReturn };
  }
}

function lost(cause: unknown, since: number, recovered: boolean): Extract<Report, { kind: "lost" }> {
  const wallMs = performance.now() - since;
  return { kind: "lost", cause, usage: { ...NO_USE, wallMs }, recovered };
}
