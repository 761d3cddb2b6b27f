import { SandboxError } from "../boundary/errors.ts";
import type { PyInput } from "../boundary/values/types.ts";
import { ActiveRun } from "./active-run.ts";
import { MisuseError, ReplayError, SandboxBusyError } from "./errors.ts";
import { Desk } from "./functions/desk.ts";
import type { FunctionTable } from "./functions/table.ts";
import { installFunctions } from "./installation.ts";
import type { LimitValues } from "./limits.ts";
import type { Machine, Report, Task, WorldOptions } from "./machine/machine.ts";
import { answerTape } from "./machine/tape.ts";
import type { PausedRun } from "./paused-run.ts";
import { RequestBuilder, type RequestWriter } from "./request.ts";
import { type Ended, outcomeOf, resultOf } from "./results/conclusion.ts";
import { errorOf } from "./results/outcome.ts";
import type { RunResult } from "./results/results.ts";
import { Sources } from "./results/sources.ts";
import type { SnapshotKey } from "./snapshot/container.ts";
import type { RunListeners } from "./stream.ts";

/** What a session is made of. */
export interface SessionParts {
  readonly limits: LimitValues;
  readonly world: WorldOptions;
  readonly table: FunctionTable;
  /** Which engine it is. */
  readonly identity: Uint8Array;
  /** How much of the C stack a run may use. */
  readonly stackBytes: number;
  readonly listeners: RunListeners;
  /** Whether a blocking call of an asynchronous function needs the run to be recorded. */
  readonly rewinds: boolean;
  /** Makes a machine, with a state of `Machine.capture()` or a fresh one. */
  readonly makeMachine: (state?: Uint8Array) => Machine | Promise<Machine>;
}

/** One operation that the caller asks for. */
export interface Job {
  readonly operation: Task["operation"];
  /** How many things `write` writes. */
  readonly parts: number;
  readonly write: (request: RequestWriter) => void;
  readonly limits: LimitValues;
  readonly listeners?: RunListeners | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Keeps what enters the run; with a key, its journal is authenticated. */
  readonly record?: { readonly key?: SnapshotKey | undefined } | undefined;
  /** Whether functions that are declared as `pauses` take the run off. */
  readonly mayPause?: boolean | undefined;
}

/** What a run came to, with what is needed to prove it when that was asked for. */
export interface Finished {
  readonly result: RunResult;
  readonly proof?: Proof;
}

/** Everything that entered a run, and what came out. */
export interface Proof {
  /** The state of the machine before it. */
  readonly base: Uint8Array;
  readonly task: Task;
  readonly tape: Uint8Array;
  readonly report: Report;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** What a task came to that was done over. */
export interface Again {
  readonly report: Report;
  readonly result: RunResult;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

interface Course {
  readonly task: Task;
  readonly job: Pick<Job, "listeners" | "signal" | "record">;
  readonly desk: Desk;
  readonly base: Uint8Array | undefined;
  readonly told?: { readonly stdout: number; readonly stderr: number } | undefined;
}

const NOTHING = { fuel: 0, cpuMs: 0, wallMs: 0, memoryBytes: 0, peakMemoryBytes: 0 };

/** A machine with its functions, sources and the run that is on its way: what stands behind a `Sandbox`. */
export class Session {
  readonly parts: SessionParts;
  readonly sources: Sources;
  machine: Machine;
  /** What a lost session was lost by. */
  lost: { readonly cause: unknown } | undefined;
  #installed: boolean;
  #active: { readonly run: ActiveRun; readonly desk: Desk } | undefined;
  readonly #requests = new RequestBuilder();

  constructor(parts: SessionParts, machine: Machine, installed = false, sources = new Sources()) {
    this.parts = parts;
    this.machine = machine;
    this.sources = sources;
    this.#installed = installed || parts.table.isEmpty;
  }

  /** Whether a function of the host's is being carried out for the guest. */
  get hostIsAtWork(): boolean {
    return this.#active?.desk.busy === true;
  }

  async perform(job: Job): Promise<Finished | PausedRun> {
    const { operation, limits, mayPause = false, record } = job;
    const request = this.#requests.build(limits, job.parts, job.write);
    if (job.signal?.aborted) return { result: this.#cancelledBefore(limits) };
    await this.#install();
    const { table, rewinds } = this.parts;
    const canPause = mayPause && table.canPause;
    const recorded = record !== undefined || canPause || (rewinds && table.mayBlockAsynchronously);
    const base = record || canPause ? await this.machine.capture() : undefined;
    const live = this.#listensLive(job.listeners);
    const task: Task = { operation, request, limits, live, recorded };
    const desk = new Desk(table, limits, { mayPause, onCall: job.listeners?.onCall });
    return this.#run({ task, job, desk, base });
  }

  /** Goes on with a run whose call `id` has come to `outcome`. The run stays paused as long as others are open. */
  async resume(
    paused: PausedRun,
    id: number,
    outcome: { value: PyInput } | { error: unknown },
  ): Promise<Finished | PausedRun> {
    const { desk, base, task } = paused;
    const answer = desk.settle(id, outcome);
    let { tape } = paused;
    if (paused.request) {
      // What is awaited has to wait as well: nothing goes on in the guest before it has this answer.
      if (desk.isBlocked) return { ...paused, calls: desk.openCalls };
      const reply = answer ?? desk.take();
      if (!(reply instanceof Uint8Array)) throw new MisuseError("INVALID_OPTION", "the value is beyond hostCallBytes");
      tape = answerTape(tape, paused.request, reply);
    }
    return this.#run({ task: { ...task, tape }, job: paused.job, desk, base, told: paused.told });
  }

  async reset(): Promise<void> {
    await this.machine.reset();
    this.sources.clear();
    this.#installed = this.parts.table.isEmpty;
  }

  /** Another session in the same state. */
  async fork(): Promise<Session> {
    await this.#install();
    return new Session(this.parts, await this.machine.fork(), true, this.sources.copy());
  }

  /** The state of an idle session. */
  async capture(): Promise<Uint8Array> {
    await this.#install();
    return this.machine.capture();
  }

  async close(): Promise<void> {
    this.#active?.run.stop();
    this.#active?.desk.end();
    await this.machine.close();
  }

  async #run(course: Course): Promise<Finished | PausedRun> {
    const { task, desk, base } = course;
    const { record } = course.job;
    const run = this.#runFor(desk, course);
    this.#active = { run, desk };
    const report = await run.go(task).finally(() => (this.#active = undefined));
    if (report.kind === "paused" || report.kind === "waiting") {
      if (!base || !report.tape) throw new SandboxError("INTERNAL", "a run paused that was not recorded");
      const request = report.kind === "paused" ? report.request : undefined;
      if (report.kind === "waiting") await this.#replaceMachine(base);
      const told = { stdout: run.stdout.told, stderr: run.stderr.told };
      return {
        paused: true,
        desk,
        base,
        task,
        stackBytes: this.parts.stackBytes,
        tape: report.tape,
        request,
        told,
        calls: desk.openCalls,
        job: course.job,
      };
    }
    if (report.kind === "lost" && !report.recovered) this.#lose(report.cause);
    if (run.listenerError) throw run.listenerError.error;
    if (report.kind === "stopped" && report.reason === "asynchronous") throw asynchronous(desk);
    const result = this.#resultOf(report, task.limits, run, desk);
    if (!record || !base || !report.tape) return { result };
    const { bytes: stdout } = run.stdout;
    return { result, proof: { base, task, tape: report.tape, report, stdout, stderr: run.stderr.bytes } };
  }

  /** Does a task over as its tape says. */
  async again(task: Task, listeners: RunListeners, signal: AbortSignal | undefined): Promise<Again> {
    const desk = new Desk(this.parts.table, task.limits, {});
    const run = this.#runFor(desk, { task, desk, job: { listeners, signal }, base: undefined });
    const report = await run.go(task);
    if (report.kind === "paused" || report.kind === "waiting")
      throw new ReplayError("REPLAY_DIVERGED", "the journal ends before the run");
    return {
      report,
      result: this.#resultOf(report, task.limits, run, desk),
      stdout: run.stdout.bytes,
      stderr: run.stderr.bytes,
    };
  }

  /** The machine as it was before a run that it is in the middle of. */
  async #replaceMachine(base: Uint8Array): Promise<void> {
    await this.machine.close();
    this.machine = await this.parts.makeMachine(base);
  }

  #runFor(desk: Desk, { job: { listeners = {}, signal }, told }: Course): ActiveRun {
    const { onStdout, onStderr } = this.parts.listeners;
    return new ActiveRun({
      machine: this.machine,
      desk,
      signal,
      listeners: { onStdout: listeners.onStdout ?? onStdout, onStderr: listeners.onStderr ?? onStderr },
      virtualTime: this.parts.world.clock !== undefined,
      startsAtOnce: this.parts.rewinds,
      told,
    });
  }

  #resultOf(report: Ended, limits: LimitValues, run: ActiveRun, desk: Desk): RunResult {
    const outcome = outcomeOf(report, limits);
    if (outcome.kind === "lost" && !outcome.recovered) this.#lose(outcome.cause);
    const wasCut = report.kind === "stopped" && report.reason === "output";
    const traces = {
      stdout: run.stdout.text(wasCut),
      stderr: run.stderr.text(wasCut),
      usage: { ...report.usage, outputBytes: run.stdout.bytes.length + run.stderr.bytes.length, hostCalls: desk.count },
      calls: desk.records(),
    };
    return resultOf(outcome, traces, limits, this.sources);
  }

  #lose(cause: unknown): void {
    this.lost = { cause };
    void this.machine.close();
  }

  /** Tells the guest which functions it has, before its first run. */
  async #install(): Promise<void> {
    if (this.#installed) return;
    const failure = await installFunctions(this.machine, this.parts.table, this.parts.limits, this.#requests);
    if (failure) {
      this.#lose(failure.cause);
      throw new SandboxError("SANDBOX_LOST", "the sandbox was lost before its first run", failure);
    }
    this.#installed = true;
  }

  #listensLive(listeners: RunListeners | undefined): boolean {
    const { onStdout, onStderr } = this.parts.listeners;
    return (listeners?.onStdout ?? onStdout ?? listeners?.onStderr ?? onStderr) !== undefined;
  }

  #cancelledBefore(limits: LimitValues): RunResult {
    const usage = { ...NOTHING, outputBytes: 0, hostCalls: 0 };
    const error = errorOf({ kind: "stopped", reason: "cancelled" }, limits, this.sources);
    return { ok: false, error, stdout: "", stderr: "", usage, calls: [] };
  }
}

function asynchronous(desk: Desk): MisuseError {
  const name = desk.records().at(-1)?.name ?? "a function";
  return new MisuseError(
    "BLOCKING_UNAVAILABLE",
    `${name}() returned a promise, which a run with isolation 'inline' can only wait for when the function is declared async: ` +
      "declare it so, give it in asyncFunctions, or use isolation 'worker'",
  );
}

export function refuseWhile(session: Session): void {
  if (session.hostIsAtWork) {
    throw new SandboxBusyError(
      "REENTRANT_USE",
      "a host function of this sandbox is at work, and what it waits for here would wait for it: use another sandbox, or wait for the run to end",
    );
  }
}
