import { SandboxClosedError } from "../errors.ts";
import type { MachineOptions } from "../machine/machine.ts";
import type { Assignment, Settlement } from "./assignment.ts";
import { type Exchange, stateBytes } from "./exchange.ts";
import type { PoolWorker, Resident } from "./pool-worker.ts";
import type { RequestBody } from "./protocol.ts";
import { errorFrom, workerFailed, workerTerminated } from "./worker-errors.ts";

/** How long a worker may take for what is no task, in ms. */
const HOUSEKEEPING_MS = 10_000;

/** How often a request is handed to another worker when one ends before it has turned to it. */
export const ATTEMPTS = 3;

/** What a machine needs of its pool. */
export interface Home {
  /** A worker to live in. Throws `SandboxError`. */
  findWorker(isAlone: boolean): PoolWorker;
  /** A number that no other machine of the pool has. */
  nextNumber(): number;
  /** Whether threads can share memory. */
  readonly blocking: boolean;
  /** Whether there will be no workers any more. */
  readonly isClosed: boolean;
  /** Whoever lodges there lives in a worker, and has just been used. */
  noteUse(lodging: Lodging): void;
  /** Whoever lodges there lives in no worker. */
  noteAbsence(lodging: Lodging): void;
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
export interface Saved {
  readonly state: Uint8Array | undefined;
}

export interface Place {
  readonly worker: PoolWorker;
  readonly number: number;
  readonly interrupt: SharedArrayBuffer | undefined;
}

/** Where a machine lives: in a worker, or nowhere while nobody needs it. */
export class Lodging implements Resident {
  readonly home: Home;
  readonly nature: Nature;
  place: Place | undefined;
  /** What the machine can be made of anew: as it is now, or if it recovers, as it was before its current task. */
  saved: Saved | undefined;
  lost: { readonly cause: unknown } | undefined;
  isClosed = false;
  /** What its last worker died of. */
  lastDeath: unknown = workerTerminated();
  /** What its worker has been given to do. */
  assignment: Assignment | undefined;
  /** Lets it leave its worker if it can; called when nobody has used it for long. */
  readonly hibernate: () => Promise<void>;

  constructor(
    home: Home,
    nature: Nature,
    saved: Saved | undefined,
    hibernate: () => Promise<void>,
    place: Place | undefined,
  ) {
    this.home = home;
    this.nature = nature;
    this.saved = saved;
    this.hibernate = hibernate;
    if (!place) return;
    place.worker.residents.set(place.number, this);
    this.place = place;
    home.noteUse(this);
  }

  /** Whether the machine can be made anew. */
  get canReturn(): boolean {
    return this.saved !== undefined && !this.home.isClosed;
  }

  workerDied(cause: unknown): void {
    this.place = undefined;
    this.home.noteAbsence(this);
    this.lastDeath = cause;
    if (!this.saved) this.lost = { cause };
  }

  /** Where the machine lives, which may be a new place. Throws `SandboxError`. */
  async wake(): Promise<Place> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      this.requireOpen();
      if (this.lost) throw workerFailed("the sandbox was lost", this.lost.cause);
      if (this.place) {
        this.home.noteUse(this);
        return this.place;
      }
      const { options, isAlone } = this.nature;
      const worker = this.home.findWorker(isAlone);
      const engine = worker.engineNumber(this.nature.engine);
      const place = this.newPlace(worker);
      worker.residents.set(place.number, this);
      this.place = place;
      const state = this.saved?.state;
      const body: RequestBody = { kind: "create", engine, options: { ...options, state }, interrupt: place.interrupt };
      const settlement = await this.assign(place, body);
      if (settlement.kind !== "answered") continue;
      const { answer } = settlement;
      this.home.noteUse(this);
      if (answer.kind !== "error") return place;
      this.leave();
      throw errorFrom(answer.error);
    }
    throw this.lastDeath;
  }

  newPlace(worker: PoolWorker): Place {
    const interrupt = this.home.blocking ? new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) : undefined;
    return { worker, number: this.home.nextNumber(), interrupt };
  }

  /** A request that is no task, in the worker where the machine lives. Throws `SandboxError`. */
  async housekeep(body: RequestBody): Promise<Uint8Array | undefined> {
    const settlement = await this.assign(await this.wake(), body);
    if (settlement.kind === "withdrawn") throw new SandboxClosedError();
    if (settlement.kind === "died") throw workerFailed("the worker of the sandbox ended", settlement.cause);
    const { answer } = settlement;
    if (answer.kind === "error") throw errorFrom(answer.error);
    return answer.state;
  }

  /** As `housekeep`, for what is answered with a state. */
  async stateFrom(body: RequestBody): Promise<Uint8Array> {
    const state = await this.housekeep(body);
    if (!state) throw workerFailed("a worker did not send a state", undefined);
    return state;
  }

  /** What becomes of a request to the worker; with an exchange when it is part of a task. */
  async assign(place: Place, body: RequestBody, exchange?: Exchange): Promise<Settlement> {
    const { interrupt } = place;
    this.assignment = place.worker.assign({
      machine: place.number,
      body,
      exchange,
      budgetMs: exchange ? exchange.budgetMs : HOUSEKEEPING_MS,
      stateBytes: stateBytes(this.nature.options.limits),
      interrupt: exchange && interrupt && new Int32Array(interrupt),
    });
    try {
      return await this.assignment.settled;
    } finally {
      this.assignment = undefined;
    }
  }

  /** Ends what the worker holds of the machine. */
  leave(): void {
    const { place } = this;
    if (!place) return;
    this.place = undefined;
    this.home.noteAbsence(this);
    place.worker.close(place.number);
    if (this.nature.isAlone) void place.worker.end(workerTerminated());
  }

  requireOpen(): void {
    if (this.isClosed) throw new SandboxClosedError();
  }
}
