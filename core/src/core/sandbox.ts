import { Operation } from "../boundary/abi.ts";
import type { PyInput, PyValue } from "../boundary/values/types.ts";
import { checkSnapshotOptions, checkStreamOptions } from "./check-options.ts";
import { dialectText } from "./dialect/dialect.ts";
import { asyncDispose } from "./dispose.ts";
import { SandboxBusyError, SandboxClosedError, SandboxLostError, valueOrThrow } from "./errors.ts";
import type { FileRequest } from "./files.ts";
import { stubs } from "./functions/stubs.ts";
import type { OpenCall } from "./functions/types.ts";
import { callJob, fileJob, runJob } from "./jobs.ts";
import { sealJournal } from "./journal.ts";
import type { MountTable } from "./mounts/mount-table.ts";
import type { CallOptions, RunFileOptions, RunOptions, SnapshotOptions, StreamOptions } from "./options.ts";
import { type CallOutcome, checkOutcome, type PausedRun } from "./paused-run.ts";
import type { Withheld } from "./policy/public.ts";
import { refuseWhile } from "./refusals.ts";
import type { RunResult } from "./results/results.ts";
import { readSource } from "./results/source.ts";
import { SandboxFiles } from "./sandbox-files.ts";
import type { Session } from "./session.ts";
import type { Finished, Job } from "./session-parts.ts";
import { sealSnapshot } from "./snapshots.ts";
import type { RunStep, SandboxState } from "./steps.ts";
import { type RunEvent, type RunListeners, streamEvents } from "./stream.ts";
import { Turns } from "./turns.ts";

/**
 * One isolated Python interpreter. What a run defines is there for the next one, until `reset()`. Operations on one
 * sandbox run one after the other, in the order in which they were asked for.
 *
 * Every method rejects with `SandboxClosedError` after `close()`, with `SandboxLostError` once the sandbox was lost, and with
 * `SandboxBusyError` while one of its own host functions is at work, or a run is paused.
 */
export abstract class Sandbox extends SandboxFiles {
  readonly #session: Session;
  readonly #turns = new Turns();
  #paused: PausedRun | undefined;
  #closed = false;

  /** For `Sandbox.create()`, which checks the options. */
  protected constructor(session: Session, paused?: PausedRun) {
    super();
    this.#session = session;
    this.#paused = paused;
  }

  get state(): SandboxState {
    if (this.#closed) return "closed";
    if (this.#session.lost) return "lost";
    if (this.#turns.busy) return "running";
    return this.#paused ? "paused" : "idle";
  }

  /** The calls that a paused run waits for, to be answered with `resume()`; none otherwise. */
  get openCalls(): readonly OpenCall[] {
    return this.#paused?.calls ?? [];
  }

  /**
   * Runs Python source; bytes are UTF-8. A guest that fails is an ordinary outcome. Throws only for the caller's
   * mistakes: `MisuseError`, and `UnsendableError` for inputs that have no counterpart in Python.
   */
  run(code: string | Uint8Array, options: RunOptions = {}): Promise<RunResult> {
    return this.#runWith(code, options, {});
  }

  /** The value of Python source. Throws as `run`, and `RunFailedError` when the guest fails. */
  async eval(code: string | Uint8Array, options: RunOptions = {}): Promise<PyValue> {
    return valueOrThrow(await this.run(code, options));
  }

  /** Calls a global of the sandbox by its name; one that is asynchronous is awaited. Throws as `eval`. */
  async call(
    name: string,
    args: readonly PyInput[] = [],
    kwargs: { readonly [name: string]: PyInput } = {},
    options: CallOptions = {},
  ): Promise<PyValue> {
    return valueOrThrow(
      await this.#inTurn((session) => this.#finish(session, callJob(session, name, args, kwargs, options))),
    );
  }

  /**
   * Runs a Python file of the sandbox as a script. Its path, with the rest of `args` behind it, is in `sys.argv`. Throws as
   * `run`.
   */
  runFile(path: string, options: RunFileOptions = {}): Promise<RunResult> {
    return this.#inTurn((session) => this.#finish(session, fileJob(session, path, options)));
  }

  /**
   * Runs source as `run` does, and tells what happens as it happens; the last event is the result. Who leaves the loop
   * early ends the run. Throws as `run`.
   */
  stream(code: string | Uint8Array, options: StreamOptions = {}): AsyncGenerator<RunEvent, void, void> {
    return streamEvents((listeners, leaving) => {
      const { signal, ...forRun } = checkStreamOptions(options);
      return this.#runWith(
        code,
        { ...forRun, signal: signal ? AbortSignal.any([signal, leaving]) : leaving },
        listeners,
      );
    }, options?.progress === true);
  }

  /**
   * Runs source as `run` does, until it has called a function that is declared as `pauses` and cannot go on without it.
   * Throws as `run`.
   */
  start(code: string | Uint8Array, options: RunOptions = {}): Promise<RunStep> {
    return this.#inTurn(async (session) => {
      const job = runJob(session, code, options);
      if ("ok" in job) return { status: "done", result: job };
      return this.#stepOf(await session.perform({ ...job, mayPause: true }), job);
    });
  }

  /**
   * Answers the call `id` of a paused run, which goes on when it can. It is done over from its beginning with the answers
   * that it was given, so that this may be another process. Throws `SandboxBusyError` when no run is paused, and
   * `MisuseError` when it has no such call.
   */
  async resume(id: number, outcome: CallOutcome): Promise<RunStep> {
    refuseWhile(this.#usable());
    return this.#turns.take(async () => {
      const session = this.#usable();
      const paused = this.#paused;
      if (!paused)
        throw new SandboxBusyError("SANDBOX_NOT_PAUSED", "no run of this sandbox is paused: begin one with start()");
      const answer = paused.desk.settle(id, checkOutcome(outcome));
      // From here on it goes on, or is over.
      this.#paused = undefined;
      return this.#stepOf(await session.resume(paused, answer), paused.job);
    });
  }

  /** Whether a prompt should ask for another line before it runs `code`. */
  needsMoreInput(code: string): Promise<boolean> {
    return this.#inTurn(async (session) => {
      const { limits } = session.parts;
      const source = readSource(code, limits.sourceBytes);
      if ("problem" in source) return false;
      const write: Job["write"] = (request) => request.source(source.text);
      const result = await this.#finish(session, { operation: Operation.continues, parts: 1, write, limits });
      return result.ok && result.value === true;
    });
  }

  /** A short text that tells a language model what this Python is, and what this sandbox was given. */
  dialect(): string {
    const { parts, grant } = this.#session;
    return dialectText(grant.table, parts.files, parts.limits, grant.described);
  }

  /** What the options gave and the policy among them does not grant, with the reasons. */
  get withheld(): readonly Withheld[] {
    return this.#session.grant.withheld;
  }

  /** Python stubs (`.pyi`) of the functions that the host gave to this sandbox. */
  stubs(): string {
    return stubs(this.#session.grant.table);
  }

  /**
   * The whole state as bytes for `Sandbox.restore()`, of a paused sandbox too. Whoever can change them can do what a hostile
   * guest can: give a key where others could. Throws `SandboxBusyError` while calls that do not pause are open.
   */
  async snapshot(options: SnapshotOptions = {}): Promise<Uint8Array> {
    refuseWhile(this.#usable());
    checkSnapshotOptions(options);
    return this.#turns.take(() => {
      return sealSnapshot(this.#usable(), this.#paused, options.key);
    });
  }

  protected performOnFile(request: FileRequest): Promise<PyValue> {
    return this.#inTurn((session) => session.file(request));
  }

  protected mountTable(): Promise<MountTable | undefined> {
    return this.#inTurn((session) => session.grant.mounts);
  }

  /** For `fork()`. */
  protected forkSession(): Promise<Session> {
    return this.#inTurn((session) => session.fork());
  }

  /** Back to the state of a new sandbox: every byte of memory, clock and random numbers. A paused run is over. */
  async reset(): Promise<void> {
    refuseWhile(this.#usable());
    return this.#turns.take(() => {
      const session = this.#usable();
      this.#giveUp();
      return session.reset();
    });
  }

  /** Frees the sandbox, and ends a run that is on its way as `cancelled`. May be called again. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#giveUp();
    await this.#session.close();
  }

  [asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Nobody waits any more for what a paused run has called. */
  #giveUp(): void {
    this.#paused?.desk.end();
    this.#paused = undefined;
  }

  #usable(): Session {
    if (this.#closed) throw new SandboxClosedError();
    const { lost } = this.#session;
    if (lost) throw new SandboxLostError(lost.cause);
    return this.#session;
  }

  /** Does something for which no run may be paused, when it is its turn. */
  async #inTurn<T>(job: (session: Session) => T | Promise<T>): Promise<T> {
    refuseWhile(this.#usable());
    return this.#turns.take(() => {
      const session = this.#usable();
      if (this.#paused) {
        throw new SandboxBusyError("SANDBOX_PAUSED", "a run is paused: resume() its calls, or reset() the sandbox");
      }
      return job(session);
    });
  }

  #runWith(code: string | Uint8Array, options: RunOptions, listeners: RunListeners): Promise<RunResult> {
    return this.#inTurn((session) => {
      const job = runJob(session, code, options);
      return "ok" in job ? job : this.#finish(session, { ...job, listeners });
    });
  }

  async #finish(session: Session, job: Job): Promise<RunResult> {
    const step = await this.#stepOf(await session.perform(job), job);
    if (step.status === "done") return step.result;
    throw new SandboxBusyError("SANDBOX_PAUSED", "the run paused, though it was not begun with start()");
  }

  async #stepOf(next: Finished | PausedRun, { record }: Pick<Job, "record">): Promise<RunStep> {
    if ("paused" in next) {
      this.#paused = next;
      return { status: "paused", calls: next.calls };
    }
    const { result, proof } = next;
    if (!proof) return { status: "done", result };
    return { status: "done", result: { ...result, journal: await sealJournal(this.#session, proof, record?.key) } };
  }
}
