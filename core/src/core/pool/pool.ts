import type { Engine } from "../../boundary/engine.ts";
import { asyncDispose } from "../dispose.ts";
import { MisuseError } from "../errors.ts";
import { KILL_AFTER_MS } from "../machine/ladder.ts";
import type { Machine, MachineOptions } from "../machine/machine.ts";
import type { Home, Lodging } from "./lodging.ts";
import { PoolWorker } from "./pool-worker.ts";
import { PooledMachine } from "./pooled-machine.ts";
import type { ThreadFactory } from "./thread.ts";
import { Timer } from "./timer.ts";
import { poolClosed } from "./worker-errors.ts";

/** What a pool is made of. */
export interface PoolOptions {
  /** How many workers there are at most. By default, as many as can run side by side. */
  readonly size?: number | undefined;
  /**
   * Sandboxes that nobody has used for this long, in ms, leave their worker: their state is kept as bytes until they are
   * used again. By default they stay.
   */
  readonly hibernateAfterMs?: number | undefined;
  /**
   * How long after its deadline, or after it was cancelled, a run may take to end by itself, in ms; then its worker is
   * terminated. Default 250.
   */
  readonly graceMs?: number | undefined;
}

/** How a machine is to live. */
export interface Placement {
  /** Whether it is put back to its last state when its worker dies. */
  readonly recover?: boolean | undefined;
  /** Whether its guest may block its thread to wait for the host. */
  readonly blocking?: boolean | undefined;
}

const DEFAULT_SIZE = 2;
const LARGEST_SIZE = 1_024;

/** Idle machines are looked for this many times in the time after which they hibernate. */
const SWEEPS = 4;

/** Worker threads that machines live in. They are started when they are needed, and keep no process alive. */
export class Pool {
  /** Whether a guest can wait for the host, which needs memory that threads share. */
  readonly blocking = typeof SharedArrayBuffer !== "undefined";
  readonly #threads: ThreadFactory;
  readonly #size: number;
  readonly #graceMs: number;
  readonly #hibernateAfterMs: number;
  readonly #workers = new Set<PoolWorker>();
  /** Workers of one machine each. */
  readonly #lonely = new Set<PoolWorker>();
  /** When each machine that lives in a worker was used last; the first is the one that has been idle for longest. */
  readonly #used = new Map<Lodging, number>();
  readonly #sweeper = new Timer(() => this.#sweep());
  readonly #home: Home & { isClosed: boolean };
  #numbers = 0;

  /** Throws `MisuseError` for its options. */
  constructor(threads: ThreadFactory, options: PoolOptions = {}) {
    checkOptions(options);
    this.#threads = threads;
    this.#size = Math.min(options.size ?? DEFAULT_SIZE, LARGEST_SIZE);
    this.#graceMs = options.graceMs ?? KILL_AFTER_MS;
    this.#hibernateAfterMs = options.hibernateAfterMs ?? Number.POSITIVE_INFINITY;
    this.#home = {
      blocking: this.blocking,
      isClosed: false,
      findWorker: (isAlone) => this.#findWorker(isAlone),
      nextNumber: () => this.#numbers++,
      noteUse: (lodging) => this.#noteUse(lodging),
      noteAbsence: (lodging) => this.#used.delete(lodging),
    };
  }

  /** How many workers there are now. */
  get workers(): number {
    return this.#workers.size + this.#lonely.size;
  }

  /** How many sandboxes live in a worker now; the others hibernate. */
  get awake(): number {
    return this.#used.size;
  }

  /**
   * Starts a first worker, unless there is one, so that it comes up while the engine is on its way to this thread. Never
   * throws: what needs the worker will.
   */
  prepare({ blocking = false }: Placement): void {
    const isAlone = blocking && !this.#threads.nests;
    if (isAlone || this.#home.isClosed || this.#workers.size > 0) return;
    try {
      this.#startWorker(this.#workers);
    } catch {
      // It is tried again.
    }
  }

  /** Makes a machine. Throws errors of ours, for its state, its engine, or a worker that cannot be started. */
  async machine(engine: Engine, options: MachineOptions, placement: Placement = {}): Promise<Machine> {
    const { state, ...rest } = options;
    const { recover = false, blocking = false } = placement;
    const isAlone = blocking && !this.#threads.nests;
    const nature = { engine: engine.module, options: rest, recovers: recover, isAlone };
    const machine = new PooledMachine(this.#home, nature, { state });
    await machine.settleDown();
    return machine;
  }

  /** Ends all workers, and with them every sandbox that lives here, which is lost. May be called again. */
  async close(): Promise<void> {
    this.#home.isClosed = true;
    this.#sweeper.clear();
    await Promise.all([...this.#workers, ...this.#lonely].map((worker) => worker.end(poolClosed())));
  }

  [asyncDispose](): Promise<void> {
    return this.close();
  }

  #findWorker(isAlone: boolean): PoolWorker {
    if (this.#home.isClosed) throw poolClosed();
    if (isAlone) return this.#startWorker(this.#lonely);
    let best: PoolWorker | undefined;
    for (const worker of this.#workers) if (!best || worker.load < best.load) best = worker;
    if (best && (best.load === 0 || this.#workers.size >= this.#size)) return best;
    return this.#startWorker(this.#workers);
  }

  #startWorker(group: Set<PoolWorker>): PoolWorker {
    const worker = new PoolWorker(this.#threads, this.blocking, this.#graceMs, (dead) => group.delete(dead));
    group.add(worker);
    return worker;
  }

  #noteUse(lodging: Lodging): void {
    // Sets it to the end of the order.
    this.#used.delete(lodging);
    this.#used.set(lodging, performance.now());
    if (this.#used.size === 1) this.#planSweep();
  }

  #planSweep(): void {
    this.#sweeper.set(performance.now() + this.#hibernateAfterMs / SWEEPS);
  }

  #sweep(): void {
    const before = performance.now() - this.#hibernateAfterMs;
    for (const [lodging, since] of this.#used) {
      if (since > before) break;
      // What cannot hibernate now is looked at again when it has been idle for that long once more.
      this.#noteUse(lodging);
      lodging.hibernate().catch(() => undefined);
    }
    if (this.#used.size > 0) this.#planSweep();
  }
}

const OPTIONS: Readonly<Record<keyof PoolOptions, { readonly least: number; readonly whole: boolean }>> = {
  size: { least: 1, whole: true },
  hibernateAfterMs: { least: 0, whole: false },
  graceMs: { least: 0, whole: false },
};

function checkOptions(options: unknown): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new MisuseError("INVALID_OPTION", "the options of a pool must be given as an object");
  }
  for (const [name, value] of Object.entries(options)) {
    if (!isOption(name)) {
      const known = Object.keys(OPTIONS).join(", ");
      throw new MisuseError("UNKNOWN_OPTION", `unknown option of a pool '${name}'; known: ${known}`);
    }
    const { least, whole } = OPTIONS[name];
    if (value === undefined) continue;
    if (typeof value === "number" && value >= least && (!whole || Number.isInteger(value))) continue;
    throw new MisuseError(
      "INVALID_OPTION",
      `option '${name}' of a pool must be a ${whole ? "whole number" : "number of ms"} from ${least}`,
    );
  }
}

function isOption(name: string): name is keyof PoolOptions {
  return Object.hasOwn(OPTIONS, name);
}
