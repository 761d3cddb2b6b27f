import { FileAction } from "../boundary/abi.ts";
import { SandboxError } from "../boundary/errors.ts";
import type { PyValue } from "../boundary/values/types.ts";
import { ActiveRun } from "./active-run.ts";
import { tellEnd } from "./audit/ends.ts";
import { hinted } from "./dialect/hint.ts";
import { MisuseError, ReplayError, SandboxClosedError } from "./errors.ts";
import { entriesOf, type FileRequest, listRequest, performFileRequest } from "./files.ts";
import { Desk } from "./functions/desk.ts";
import { install } from "./installation.ts";
import type { LimitValues } from "./limits.ts";
import type { Machine, Report, Task } from "./machine/machine.ts";
import { answerTape } from "./machine/tape.ts";
import type { PausedRun } from "./paused-run.ts";
import type { Grant } from "./powers/grant.ts";
import { type FileView, findProduced, takeInventory, withoutMounts } from "./produced-files.ts";
import type { Again } from "./proof.ts";
import { asynchronous, cancelledResult } from "./refusals.ts";
import { RequestBuilder } from "./request.ts";
import { type Ended, outcomeOf, resultOf } from "./results/conclusion.ts";
import type { RunResult } from "./results/results.ts";
import { learnSources, Sources } from "./results/sources.ts";
import { tracesOf } from "./results/traces.ts";
import type { Course, Finished, Job, SessionParts } from "./session-parts.ts";
import type { RunListeners } from "./stream.ts";

/** A machine with its functions, sources and the run that is on its way: what stands behind a `Sandbox`. */
export class Session {
  readonly parts: SessionParts;
  readonly grant: Grant;
  readonly sources: Sources;
  machine: Machine;
  /** What a lost session was lost by. */
  lost: { readonly cause: unknown } | undefined;
  #installed: boolean;
  #isClosed = false;
  #active: { readonly run: ActiveRun; readonly desk: Desk } | undefined;
  readonly #requests = new RequestBuilder();

  constructor(parts: SessionParts, grant: Grant, machine: Machine, installed = false, sources = new Sources()) {
    this.parts = parts;
    this.grant = grant;
    this.machine = machine;
    this.sources = sources;
    this.#installed = installed || this.#isBare;
  }

  /** Whether the guest knows the functions of this session, and not those of another before it. */
  get isInstalled(): boolean {
    return this.#installed;
  }

  /** Whether there is nothing to give a new guest. */
  get #isBare(): boolean {
    return this.grant.isEmpty && this.parts.files.length === 0;
  }

  /** Whether a function of the host's is being carried out for the guest. */
  get hostIsAtWork(): boolean {
    return this.#active?.desk.busy === true;
  }

  async perform(job: Job): Promise<Finished | PausedRun> {
    const { operation, limits, mayPause = false, record, producedFiles = false } = job;
    const request = this.#requests.build(limits, job.parts, job.write);
    const { table, trail } = this.grant;
    trail.beginRun();
    const desk = new Desk(table, limits, { mayPause, onCall: job.listeners?.onCall, trail });
    if (job.signal?.aborted) return this.#cancelled(limits, desk);
    const canPause = mayPause && table.canPause;
    const recorded = record !== undefined || canPause || (this.parts.rewinds && table.mayBlockAsynchronously);
    const live = this.#listensLive(job.listeners);
    const progress = job.listeners?.onProgress !== undefined;
    const task: Task = { operation, request, limits, live, recorded, ...(progress ? { progress } : {}) };
    try {
      await this.#install();
      const base = record || canPause ? await this.capture() : undefined;
      const inventory = producedFiles ? await takeInventory(this.#view) : undefined;
      this.grant.touched.clear();
      return await this.#run({ task, job, desk, base, inventory });
    } catch (error) {
      // Closing ends a run as it does one that has begun.
      if (this.#isClosed && error instanceof SandboxClosedError) return this.#cancelled(limits, desk);
      throw error;
    }
  }

  /**
   * Goes on with a run after a call of its desk was settled, with this answer when the guest does not await it. The run stays
   * paused as long as it waits for others.
   */
  async resume(paused: PausedRun, answer: Uint8Array | undefined): Promise<Finished | PausedRun> {
    const { desk, base, task } = paused;
    let { tape } = paused;
    if (paused.request) {
      // What is awaited has to wait as well: nothing goes on in the guest before it has this answer.
      if (desk.isBlocked) return { ...paused, calls: desk.openCalls };
      const reply = answer ?? desk.take();
      if (!(reply instanceof Uint8Array)) throw new MisuseError("INVALID_OPTION", "the value is beyond hostCallBytes");
      tape = answerTape(tape, paused.request, reply);
    }
    const { job, told, inventory } = paused;
    return this.#run({ task: { ...task, tape }, job, desk, base, inventory, told });
  }

  async reset(): Promise<void> {
    await this.machine.reset();
    this.sources.clear();
    this.grant.mounts?.reset();
    this.#installed = this.#isBare;
  }

  /** Another session in the same state. */
  async fork(): Promise<Session> {
    await this.#install();
    this.#requireOpen();
    return new Session(this.parts, this.grant.fork(), await this.machine.fork(), true, this.sources.copy());
  }

  /** The state of an idle session. */
  async capture(): Promise<Uint8Array> {
    await this.#install();
    this.#requireOpen();
    return this.machine.capture();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#active?.run.close();
    this.#active?.desk.end();
    await this.machine.close();
    this.grant.close();
  }

  async #run(course: Course): Promise<Finished | PausedRun> {
    const { task, desk, base, job, inventory } = course;
    const { record, signal } = job;
    // Whoever cancels what has not begun is not heard by the run.
    if (signal?.aborted || this.#isClosed) return this.#cancelled(task.limits, desk);
    const run = this.#runFor(desk, course);
    const putBack = this.parts.recovers ? this.grant.mounts?.keep() : undefined;
    this.#active = { run, desk };
    let report = await run.go(task).finally(() => (this.#active = undefined));
    if (report.kind === "waiting" && base) report = await this.#leave(report, base);
    if (report.kind === "paused" || report.kind === "waiting") {
      if (!base || !report.tape) throw new SandboxError("INTERNAL", "a run paused that was not recorded");
      const { tape } = report;
      const request = report.kind === "paused" ? report.request : undefined;
      const told = { stdout: run.stdout.told, stderr: run.stderr.told };
      const { stackBytes } = this.parts;
      const calls = desk.openCalls;
      return { paused: true, desk, base, task, stackBytes, tape, request, told, calls, job, inventory };
    }
    if (report.kind === "lost" && report.recovered) putBack?.();
    else if (report.kind === "lost") this.#lose(report.cause);
    if (run.listenerError) throw run.listenerError.error;
    if (report.kind === "stopped" && report.reason === "asynchronous") throw asynchronous(desk);
    const ended = await this.#resultOf(report, task.limits, run, desk);
    this.grant.trail.requireHeard();
    const result = await this.#withFiles(ended, course);
    // What was torn off by closing has no end that a replay could come to.
    if (!record || !base || !report.tape || this.#isClosed) return { result };
    const { bytes: stdout } = run.stdout;
    return { result, proof: { base, task, tape: report.tape, report, stdout, stderr: run.stderr.bytes } };
  }

  /** Does a task over as its tape says. */
  async again(task: Task, listeners: RunListeners, signal: AbortSignal | undefined): Promise<Again> {
    const desk = new Desk(this.grant.table, task.limits, {});
    const run = this.#runFor(desk, { task, desk, job: { listeners, signal }, base: undefined });
    const report = await run.go(task);
    if (report.kind === "paused" || report.kind === "waiting")
      throw new ReplayError("REPLAY_DIVERGED", "the journal ends before the run");
    return {
      report,
      result: await this.#resultOf(report, task.limits, run, desk),
      stdout: run.stdout.bytes,
      stderr: run.stderr.bytes,
    };
  }

  /** Instead of the machine that is in the middle of a run, one as it was before it. */
  async #leave(report: Report, base: Uint8Array): Promise<Report> {
    const { usage } = report;
    await this.machine.close();
    try {
      const machine = await this.parts.makeMachine(base);
      if (!this.#isClosed) {
        this.machine = machine;
        return report;
      }
      await machine.close();
      return { kind: "stopped", reason: "cancelled", usage };
    } catch (cause) {
      return { kind: "lost", cause, usage, recovered: false };
    }
  }

  #runFor(desk: Desk, { job: { listeners = {}, signal }, told }: Course): ActiveRun {
    const { onStdout, onStderr } = this.parts.listeners;
    return new ActiveRun({
      machine: this.machine,
      desk,
      files: this.grant.files,
      trail: this.grant.trail,
      signal,
      listeners: { onStdout, onStderr, ...listeners },
      virtualTime: this.parts.world.clock !== undefined,
      startsAtOnce: this.parts.rewinds,
      told,
    });
  }

  async #resultOf(report: Ended, limits: LimitValues, run: ActiveRun, desk: Desk): Promise<RunResult> {
    const outcome = outcomeOf(report, limits);
    if (outcome.kind === "lost" && !outcome.recovered) this.#lose(outcome.cause);
    if (outcome.kind === "exception") await learnSources(this.sources, outcome.report, (path) => this.#read(path));
    const result = resultOf(outcome, tracesOf(report, run, desk), limits, this.sources);
    tellEnd(this.grant.trail, this.parts.world, report.usage, result);
    const audited = { ...result, ...this.grant.trail.ofRun() };
    return audited.ok ? audited : { ...audited, error: hinted(audited.error, this.grant.table) };
  }

  /** With the files that it produced, when that was asked for. */
  async #withFiles(result: RunResult, { inventory, job }: Course): Promise<RunResult> {
    if (!inventory || this.#isClosed || this.lost) return result;
    const withContent = job.producedFiles === "content";
    const producedFiles = await findProduced(this.#view, inventory, this.grant.touched, withContent);
    return { ...result, producedFiles };
  }

  /** The guest's own files, and any that is named. */
  get #view(): FileView {
    return {
      list: async () => withoutMounts(entriesOf(await this.file(listRequest("/"))), this.grant.directories),
      read: (path) => this.#read(path),
    };
  }

  #lose(cause: unknown): void {
    this.lost = { cause };
    void this.machine.close();
  }

  /** Does something with a file. Throws `FileError`. */
  async file(request: FileRequest): Promise<PyValue> {
    await this.#install();
    this.#requireOpen();
    const done = await performFileRequest(this.machine, request, this.parts.limits, this.#requests, this.grant);
    if ("cause" in done) throw this.#lostTo(done);
    return done.value;
  }

  /** Undefined when there is no such file, or nobody to ask. */
  async #read(path: string): Promise<Uint8Array | undefined> {
    if (this.#isClosed || this.lost) return undefined;
    const request = { action: FileAction.read, path, content: new Uint8Array() };
    const done = await performFileRequest(this.machine, request, this.parts.limits, this.#requests, this.grant).catch(
      () => undefined,
    );
    return done && "value" in done && done.value instanceof Uint8Array ? done.value : undefined;
  }

  /** Gives the guest its functions and files, before its first run. */
  async #install(): Promise<void> {
    if (this.#installed) return;
    this.#requireOpen();
    const failure = await install(this.machine, { ...this.parts, grant: this.grant }, this.#requests);
    if (failure) throw this.#lostTo(failure);
    this.#installed = true;
  }

  #lostTo(failure: { readonly cause: unknown }): SandboxError {
    this.#requireOpen();
    this.#lose(failure.cause);
    return new SandboxError("SANDBOX_LOST", "the sandbox was lost while the host gave it something", failure);
  }

  #requireOpen(): void {
    if (this.#isClosed) throw new SandboxClosedError();
  }

  #listensLive(listeners: RunListeners | undefined): boolean {
    const { onStdout, onStderr } = this.parts.listeners;
    return (listeners?.onStdout ?? onStdout ?? listeners?.onStderr ?? onStderr) !== undefined;
  }

  /** What a run comes to that was cancelled before it began, or before it went on after a pause. */
  #cancelled(limits: LimitValues, desk: Desk): Finished {
    desk.end();
    this.grant.trail.requireHeard();
    return { result: { ...cancelledResult(limits, this.sources, desk), ...this.grant.trail.ofRun() } };
  }
}
