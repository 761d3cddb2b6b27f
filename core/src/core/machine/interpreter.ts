import { Operation, PAGE_BYTES, Status } from "../../boundary/abi.ts";
import type { Engine } from "../../boundary/engine.ts";
import { BoundaryViolation, SandboxError } from "../../boundary/errors.ts";
import type { Instance } from "../../boundary/instance.ts";
import { giveBack } from "../../boundary/spares.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import { Simple } from "../../boundary/values/writer.ts";
import { Checkpoint, copyInstance, freshInstance, type InstanceSource } from "./checkpoint.ts";
import { type BlockingAttendant, Execution } from "./execution.ts";
import { Host } from "./host.ts";
import type { MachineOptions, Report, Task, Used } from "./machine.ts";
import { Meter, type StopReason } from "./meter.ts";
import { Recorder } from "./recorder.ts";
import { captureState, instanceOf, type MachineState, readState } from "./state.ts";
import { World, type WorldState } from "./world.ts";

/** The heap that a fresh sandbox starts with, beside static data: a small run should not have to grow it. */
const INITIAL_HEAP_PAGES = 2;

type OperationNumber = (typeof Operation)[keyof typeof Operation];

/** A task between its beginning and its last report. */
interface Active {
  readonly execution: Execution;
  /** Where the machine is put back to when the task leaves in the middle of a call. */
  readonly beginning: { readonly memory: Checkpoint; readonly world: WorldState } | undefined;
  /** Undefined while the guest executes; otherwise how long it waits. */
  waiting: { readonly ms: number | undefined } | undefined;
}

/**
 * A machine whose guest executes on this thread, and is answered at once. The methods are those of `Machine`. Throws
 * `TapeError` for a tape, `SnapshotError` for a state, and `SandboxError` where the process has no memory or a method does
 * not fit what the machine is doing.
 */
export class Interpreter {
  readonly #options: MachineOptions;
  readonly #meter: Meter;
  readonly #host: Host;
  readonly #source: InstanceSource;
  #instance: Instance;
  #active: Active | undefined;
  #lost: { readonly cause: unknown } | undefined;
  #isClosed = false;

  /** `interrupt` is shared with another thread: when its first element is not 0, the run is cancelled. `from` is for `fork`. */
  constructor(engine: Engine, options: MachineOptions, interrupt?: Int32Array, from?: Interpreter) {
    const { limits, world, state } = options;
    const maximumPages = limits.memoryBytes / PAGE_BYTES;
    const initialPages = Math.min(engine.minimumPages + INITIAL_HEAP_PAGES, maximumPages);
    const read: MachineState | undefined = state && readState(engine, state, maximumPages);
    this.#options = options;
    this.#meter = new Meter(limits, interrupt);
    this.#host = new Host(this.#meter, new World(world, from ? from.#host.world.state : read?.world));
    this.#source = { engine, initialPages, maximumPages, functions: this.#host.functions };
    if (from) this.#instance = copyInstance(this.#source, from.#instance);
    else this.#instance = read ? instanceOf(this.#source, read) : freshInstance(this.#source);
    this.#host.memory = this.#instance.memory;
  }

  /** The debug build's exports, for tests. */
  get exports(): WebAssembly.Exports {
    return this.#instance.exports;
  }

  /** The guest's whole memory, for tests. Valid until guest code runs again. */
  get memory(): Uint8Array {
    return this.#instance.memory.whole();
  }

  /**
   * Carries out one task, up to where it is done or waits. `untimed`: deadlines do not apply to what is on the tape. A task
   * that was waiting is dropped.
   */
  perform(task: Task, attendant: BlockingAttendant, untimed = task.strict === true): Report {
    this.#requireIdle();
    const { limits, recorded, tape } = task;
    const meter = this.#meter;
    const recorder = recorded || tape ? new Recorder(tape, task.strict === true, limits.journalBytes) : undefined;
    meter.begin(limits, this.#instance, task.spent);
    this.#host.begin();
    const execution = new Execution(task, attendant, meter, recorder, untimed);
    if (this.#lost) return this.#lostReport(execution, this.#lost.cause);
    try {
      this.#active = { execution, beginning: recorded ? this.#beginning() : undefined, waiting: undefined };
      meter.start();
      this.#instance.limit(
        limits.recursionDepth,
        this.#options.stackBytes,
        limits.valueDepth,
        limits.resultBytes,
        limits.hostCallBytes,
      );
      return this.#go(this.#active, task.operation, task.request);
    } catch (cause) {
      return this.#lose(execution, cause);
    }
  }

  /** Goes on with a task that waits. */
  resume(completions: Uint8Array): Report {
    const active = this.#requireWaiting();
    const { execution } = active;
    this.#meter.goesOn();
    try {
      if (!execution.hasEnded) execution.record({ kind: "resume", fuel: this.#meter.burnt, completions });
      if (execution.hasEnded) return this.#abandoned(active);
      return this.#resume(active, completions);
    } catch (cause) {
      return this.#lose(execution, cause);
    }
  }

  /** Ends a task that waits. */
  abandon(reason: StopReason): Report {
    const active = this.#requireWaiting();
    this.#meter.goesOn();
    this.#meter.stop(reason);
    try {
      return this.#abandoned(active);
    } catch (cause) {
      return this.#lose(active.execution, cause);
    }
  }

  /** Ends the task that is being answered. */
  cancel(): void {
    if (this.#active && !this.#active.waiting) this.#meter.stop("cancelled");
  }

  capture(): Uint8Array {
    this.#requireIdle();
    if (this.#lost) throw lostMachine(this.#lost.cause);
    const execution = this.#active?.execution;
    try {
      this.#tidy();
    } catch (cause) {
      this.#active = undefined;
      this.#lost = { cause };
      throw lostMachine(cause);
    }
    execution?.record({ kind: "tidied" });
    return captureState(this.#source, this.#instance, this.#host.world.state);
  }

  fork(interrupt?: Int32Array): Interpreter {
    this.#requireIdle();
    if (this.#lost) throw lostMachine(this.#lost.cause);
    return new Interpreter(this.#source.engine, { ...this.#options, state: undefined }, interrupt, this);
  }

  /** Also makes a lost machine usable. A task that was waiting is dropped. */
  reset(): void {
    this.#requireIdle();
    this.#active = undefined;
    if (this.#lost || !this.#instance.reset()) this.#use(freshInstance(this.#source));
    this.#lost = undefined;
    this.#host.world = new World(this.#options.world);
  }

  /** From inside of an answer, also ends the task. */
  close(): void {
    this.cancel();
    const isExecuting = this.#active !== undefined && !this.#active.waiting;
    if (!this.#isClosed && !this.#lost && !isExecuting) giveBack(this.#source.engine, this.#instance);
    this.#isClosed = true;
  }

  /** Two machines with the same data have the same memory from here on, so that what a task does depends on nothing else. */
  #beginning(): Active["beginning"] {
    this.#tidy();
    return { memory: new Checkpoint(this.#instance), world: this.#host.world.state };
  }

  /** Costs no fuel: what remains of a waiting task stays. */
  #tidy(): void {
    const left = this.#instance.fuel;
    this.#instance.tidy();
    this.#instance.fuel = left;
  }

  #go(active: Active, operation: OperationNumber, request: Uint8Array): Report {
    const { execution } = active;
    const instance = this.#instance;
    active.waiting = undefined;
    if (!instance.request(request)) return this.#finish(execution, { kind: "full" });
    this.#host.enter(execution);
    const status = instance.execute(operation, request.length);
    this.#host.leave();
    if (execution.hasEnded) return this.#ended(active);
    if (status === Status.waiting) return this.#wait(active, readWaiting(instance.reply()));
    if (!isLast(status)) throw new BoundaryViolation(`an operation ended with status ${status}`);
    const reply = instance.reply();
    if (status === Status.ok && reply.length > execution.task.limits.resultBytes) {
      throw new BoundaryViolation("a reply is longer than resultBytes");
    }
    const copy = reply.slice();
    const played = execution.play("end", NOTHING);
    if (execution.hasEnded) return this.#ended(active);
    if (!played) execution.record({ kind: "end", fuel: this.#meter.burnt });
    return this.#finish(execution, { kind: "done", status, reply: copy });
  }

  /** The guest waits: for what the tape says, or for the caller. */
  #wait(active: Active, ms: number | undefined): Report {
    const { execution } = active;
    const { recorder } = execution;
    active.waiting = { ms };
    while (recorder?.next?.kind === "tidied") {
      this.#tidy();
      execution.pass();
    }
    const next = recorder?.next;
    if (next?.kind === "resume" && next.fuel === this.#meter.burnt) {
      execution.pass();
      return this.#resume(active, next.completions);
    }
    if (execution.endOfWaiting()) return this.#ended(active);
    if (next || recorder?.strict) {
      execution.diverge("waiting", NOTHING);
      return this.#ended(active);
    }
    this.#meter.waits();
    return { kind: "waiting", ms, ...this.#traces(execution) };
  }

  #resume(active: Active, completions: Uint8Array): Report {
    const ms = active.waiting?.ms;
    // Time of its own goes by only when there was nothing else.
    if (ms !== undefined && isEmpty(completions)) this.#host.world.clock.skip(ms);
    return this.#go(active, Operation.resume, completions);
  }

  #abandoned(active: Active): Report {
    active.execution.note("waiting", 0);
    return this.#ended(active);
  }

  #ended(active: Active): Report {
    const { execution, beginning } = active;
    const { halt } = this.#meter;
    switch (halt) {
      case undefined:
        throw new BoundaryViolation("a run ended for no reason");
      case "paused": {
        const { pausedIn, recorder } = execution;
        if (!pausedIn || !beginning) throw new BoundaryViolation("a run was paused that is not recorded");
        recorder?.record({ kind: "open", fuel: this.#meter.burnt, call: pausedIn.call });
        const report = this.#finish(execution, { kind: "paused", request: pausedIn.request } as const);
        this.#use(beginning.memory.restore(this.#source, this.#instance));
        this.#host.world.goTo(beginning.world);
        return report;
      }
      case "overflow":
        if (!execution.overflow) throw new BoundaryViolation("an overflow of nothing");
        return this.#finish(execution, { kind: "overflow", ...execution.overflow });
      case "diverged":
        if (!execution.divergence) throw new BoundaryViolation("a divergence from nothing");
        return this.#finish(execution, { kind: "diverged", ...execution.divergence });
      default:
        return this.#finish(execution, { kind: "stopped", reason: halt });
    }
  }

  #finish<T extends object>(execution: Execution, outcome: T): T & Traces {
    const traces = this.#traces(execution);
    this.#active = undefined;
    return { ...outcome, ...traces };
  }

  /** After a trap, the end of the host's own stack, or a violation the guest's state is undefined, whatever it was. */
  #lose(execution: Execution, cause: unknown): Report {
    this.#host.leave();
    this.#active = undefined;
    this.#lost = { cause };
    return this.#lostReport(execution, cause);
  }

  #lostReport(execution: Execution, cause: unknown): Report {
    const tape = execution.recorder?.written();
    const used = { ...this.#meter.usage(), memoryBytes: 0, peakMemoryBytes: this.#instance.memoryBytes };
    return { kind: "lost", cause, recovered: false, usage: used, tape };
  }

  #traces(execution: Execution): Traces {
    const { recorder, task } = execution;
    const memoryBytes = this.#instance.heapUsed();
    const usage = { ...this.#meter.usage(), memoryBytes, peakMemoryBytes: this.#instance.memoryBytes };
    return task.recorded ? { usage, tape: recorder?.written() } : { usage };
  }

  #use(instance: Instance): void {
    this.#instance = instance;
    this.#host.memory = instance.memory;
  }

  #requireIdle(): void {
    if (this.#isClosed) throw new SandboxError("SANDBOX_CLOSED", "this machine is closed");
    if (this.#active && !this.#active.waiting) {
      throw new SandboxError("SANDBOX_BUSY", "this machine is in the middle of a task: wait for its report");
    }
  }

  #requireWaiting(): Active {
    this.#requireIdle();
    if (this.#active) return this.#active;
    throw new SandboxError("SANDBOX_BUSY", "no task of this machine is waiting");
  }
}

interface Traces {
  readonly usage: Used;
  readonly tape?: Uint8Array | undefined;
}

const NOTHING = new Uint8Array();

function isLast(status: number): boolean {
  return (
    status === Status.ok || status === Status.exception || status === Status.unsendable || status === Status.refused
  );
}

/** What the guest says about how long it waits. */
function readWaiting(reply: Uint8Array): number | undefined {
  const reader = new CborReader(reply);
  const initial = reader.initial();
  const ms = initial === Simple.float64 ? reader.float64() : undefined;
  reader.finish();
  if (ms === undefined ? initial !== Simple.null : !(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
    throw new BoundaryViolation("the guest waits for no length of time");
  }
  return ms;
}

/** An array without items, in CBOR. */
function isEmpty(completions: Uint8Array): boolean {
  return completions.length === 1 && completions[0] === 0x80;
}

function lostMachine(cause: unknown): SandboxError {
  return new SandboxError("SANDBOX_LOST", "this machine was lost: reset or close it", { cause });
}
