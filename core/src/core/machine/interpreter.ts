import { PAGE_BYTES } from "../../boundary/abi.ts";
import type { Engine } from "../../boundary/engine.ts";
import { SandboxError } from "../../boundary/errors.ts";
import { Body } from "./body.ts";
import { copyInstance, freshInstance, INITIAL_HEAP_PAGES, type InstanceSource } from "./checkpoint.ts";
import { type BlockingAttendant, Execution } from "./execution.ts";
import { Host } from "./host.ts";
import type { MachineOptions, Report, Task } from "./machine.ts";
import { Meter, type StopReason } from "./meter.ts";
import { Recorder } from "./recorder.ts";
import { captureState, instanceOf, readState } from "./state.ts";
import { TaskRun } from "./task-run.ts";
import { World } from "./world.ts";

/**
 * A machine whose guest executes on this thread, and is answered at once. The methods are those of `Machine`. Throws
 * `TapeError` for a tape, `SnapshotError` for a state, and `SandboxError` where the process has no memory or a method does
 * not fit what the machine is doing.
 */
export class Interpreter {
  readonly engine: Engine;
  /** Without the state, which would be kept alive by it. */
  readonly options: MachineOptions;
  readonly #meter: Meter;
  readonly #body: Body;
  #run: TaskRun | undefined;
  #lost: { readonly cause: unknown } | undefined;
  #isClosed = false;

  /** `interrupt` is shared with another thread: when its first element is not 0, the run is cancelled. `from` is for `fork`. */
  constructor(engine: Engine, options: MachineOptions, interrupt?: Int32Array, from?: Body) {
    const { limits, world, state, stackBytes } = options;
    const maximumPages = limits.memoryBytes / PAGE_BYTES;
    const initialPages = Math.min(engine.minimumPages + INITIAL_HEAP_PAGES, maximumPages);
    const read = state && readState(engine, state, maximumPages);
    this.engine = engine;
    this.options = { limits, world, stackBytes };
    this.#meter = new Meter(limits, interrupt);
    const host = new Host(this.#meter, new World(world, from ? from.host.world.state : read?.world));
    const source: InstanceSource = { engine, initialPages, maximumPages, functions: host.functions };
    const instance = from
      ? copyInstance(source, from.instance)
      : read
        ? instanceOf(source, read)
        : freshInstance(source);
    this.#body = new Body(source, host, instance);
  }

  /** The debug build's exports, for tests. */
  get exports(): WebAssembly.Exports {
    return this.#body.instance.exports;
  }

  /** The guest's whole memory, for tests. Valid until guest code runs again. */
  get memory(): Uint8Array {
    return this.#body.instance.memory.whole();
  }

  /**
   * Carries out one task, up to where it is done or waits. `untimed`: deadlines do not apply to what is on the tape. A task
   * that was waiting is dropped.
   */
  perform(task: Task, attendant: BlockingAttendant, untimed = task.strict === true): Report {
    this.#requireIdle();
    const { limits, recorded, tape, strict = false } = task;
    const recorder = recorded || tape ? new Recorder(tape, strict, limits.journalBytes) : undefined;
    const { instance, host } = this.#body;
    this.#meter.begin(limits, instance, task.spent);
    host.begin();
    const execution = new Execution(task, attendant, this.#meter, recorder, untimed, host.world.clock);
    if (this.#lost) return this.#lostReport(execution, this.#lost.cause);
    return this.#advance(execution, () => {
      const run = new TaskRun(this.#body, execution, recorded ? this.#body.beginning() : undefined);
      this.#endRun();
      this.#run = run;
      return run.start(this.options.stackBytes);
    });
  }

  /** Goes on with a task that waits. */
  resume(completions: Uint8Array): Report {
    const run = this.#requireWaiting();
    return this.#advance(run.execution, () => run.resume(completions));
  }

  /** Ends a task that waits. */
  abandon(reason: StopReason): Report {
    const run = this.#requireWaiting();
    return this.#advance(run.execution, () => run.abandon(reason));
  }

  /** Ends the task that is being answered. */
  cancel(): void {
    if (this.#run && !this.#run.waiting) this.#meter.stop("cancelled");
  }

  capture(): Uint8Array {
    this.#tidy();
    const { source, instance, host } = this.#body;
    return captureState(source, instance, host.world.state);
  }

  /** `interrupt` is the second machine's. */
  fork(interrupt?: Int32Array): Interpreter {
    this.#tidy();
    return new Interpreter(this.engine, this.options, interrupt, this.#body);
  }

  #tidy(): void {
    this.#requireIdle();
    if (this.#lost) throw lostMachine(this.#lost.cause);
    try {
      this.#body.tidy();
    } catch (cause) {
      this.#endRun();
      this.#lost = { cause };
      throw lostMachine(cause);
    }
    this.#run?.execution.record({ kind: "tidied" });
  }

  /** Also makes a lost machine usable. A task that was waiting is dropped. */
  reset(): void {
    this.#requireIdle();
    this.#endRun();
    this.#body.reset(this.#lost !== undefined);
    this.#lost = undefined;
  }

  /** From inside of an answer, also ends the task. */
  close(): void {
    this.cancel();
    const isExecuting = this.#run !== undefined && !this.#run.waiting;
    if (!this.#isClosed && !this.#lost && !isExecuting) this.#body.giveBack();
    this.#isClosed = true;
  }

  /** Lets a task go on up to its next report. A trap, the end of the host's own stack, a violation: the machine is lost. */
  #advance(execution: Execution, go: () => Report): Report {
    let report: Report;
    try {
      report = go();
    } catch (cause) {
      this.#body.host.leave();
      this.#lost = { cause };
      report = this.#lostReport(execution, cause);
    }
    if (report.kind !== "waiting") this.#endRun();
    return report;
  }

  #endRun(): void {
    this.#run?.end();
    this.#run = undefined;
  }

  #lostReport({ recorder, task, clockReadings, entropyWords, moment }: Execution, cause: unknown): Report {
    const { memoryBytes: peakMemoryBytes } = this.#body.instance;
    const { timeMs } = moment;
    const asked = { clockReadings, entropyWords, timeMs };
    const usage = { ...this.#meter.usage(), memoryBytes: 0, peakMemoryBytes, ...asked };
    const tape = task.recorded ? recorder?.written() : undefined;
    return { kind: "lost", cause, reason: this.#meter.stuckBy, recovered: false, usage, tape };
  }

  #requireIdle(): void {
    if (this.#isClosed) throw new SandboxError("SANDBOX_CLOSED", "this machine is closed");
    if (this.#run && !this.#run.waiting) {
      throw new SandboxError("SANDBOX_BUSY", "this machine is in the middle of a task: wait for its report");
    }
  }

  #requireWaiting(): TaskRun {
    this.#requireIdle();
    if (this.#run) return this.#run;
    throw new SandboxError("SANDBOX_BUSY", "no task of this machine is waiting");
  }
}

function lostMachine(cause: unknown): SandboxError {
  return new SandboxError("SANDBOX_LOST", "this machine was lost: reset or close it", { cause });
}
