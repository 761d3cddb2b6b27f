import {
  type FileEntry,
  FileError,
  type HostCall,
  LIMITS,
  type LimitOptions,
  Pool,
  type Progress,
  type RunMode,
  type RunResult,
  Sandbox,
  type SandboxOptions,
} from "micropython-wasm";
import { Listeners } from "../support/listeners.ts";
import type { Powers } from "./powers.ts";
import type { Project } from "./project.ts";
import { LIMIT_NAMES, type Settings, usualLimit } from "./settings.ts";
import { type Entry, Timeline } from "./timeline.ts";

export type Status = "idle" | "running" | "stopping";

export type SessionEvent =
  | { readonly type: "status"; readonly status: Status }
  | { readonly type: "stdout" | "stderr"; readonly text: string }
  | { readonly type: "call"; readonly call: HostCall }
  /** What the run has used so far, some times a second. */
  | { readonly type: "progress"; readonly usage: Progress }
  | { readonly type: "result"; readonly result: RunResult; readonly task: Task }
  /** Not the guest's doing: there is no engine, no memory, or a mistake of the page's. */
  | { readonly type: "failure"; readonly message: string }
  | { readonly type: "files"; readonly files: readonly FileEntry[] };

/** What is to be run, and how. */
export interface Task {
  readonly code: string;
  readonly label: string;
  readonly filename: string;
  readonly mode: RunMode;
  /** In a new sandbox, or in the one that is there. */
  readonly fresh: boolean;
}

/** How long after Stop a worker may take to end by itself, in ms; then it is terminated. */
const GRACE_MS = 100;

/** How much of a run's output the timeline keeps, for comparing. */
const KEPT_OUTPUT = 20_000;

/** The sandbox of the page: one at a time, in a worker, with its snapshots. */
export class Session {
  readonly events = new Listeners<SessionEvent>();
  readonly timeline = new Timeline();
  /** Two workers, so that a look at a snapshot does not wait for a run. */
  readonly pool = new Pool({ size: 2, graceMs: GRACE_MS });
  readonly #settings: Settings;
  readonly #powers: Powers;
  readonly #project: Project;
  #sandbox: Sandbox | undefined;
  /** What the sandbox was made with. */
  #made: { readonly granted: string; readonly limits: LimitOptions } = { granted: "", limits: {} };
  #stop: AbortController | undefined;
  #status: Status = "idle";
  #preparing: Promise<void> | undefined;

  constructor(settings: Settings, powers: Powers, project: Project) {
    this.#settings = settings;
    this.#powers = powers;
    this.#project = project;
  }

  get status(): Status {
    return this.#status;
  }

  /** Makes the first sandbox ahead of its use. What is asked for meanwhile waits for it. */
  prepare(): void {
    this.#preparing = this.#prepared()
      .then(() => this.#listFiles())
      .catch((error: unknown) => this.#fail(error));
  }

  /** Runs a task, unless another is on its way. Never throws: what goes wrong is an event. */
  run(task: Task): Promise<void> {
    return this.#busy(async (signal) => {
      const origin = task.fresh ? undefined : this.timeline.current;
      const sandbox = task.fresh ? await this.#renew() : await this.#prepared();
      const result = await this.#follow(sandbox, task, signal);
      // The result is told first: a snapshot of a large sandbox takes a moment.
      this.events.tell({ type: "result", result, task });
      if (sandbox.state !== "idle") {
        this.#sandbox = undefined;
        this.timeline.leave();
        return;
      }
      await this.#keep(sandbox, task, result, origin);
    });
  }

  stop(): void {
    if (!this.#stop) return;
    this.#stop.abort();
    if (this.#status === "running") this.#setStatus("stopping");
  }

  /** The sandbox as it was then. What came after stays in the timeline. */
  goTo(entry: Entry): Promise<void> {
    return this.#busy(async () => {
      await this.#replaceBy(entry.snapshot);
      this.timeline.moveTo(entry);
      await this.#listFiles();
    });
  }

  /** A branch of its own that begins as `entry` was. */
  fork(entry: Entry): Promise<void> {
    return this.#busy(async () => {
      await this.#replaceBy(entry.snapshot);
      this.timeline.add({ ...entry, label: `Fork of ${entry.id}` }, entry, true);
      await this.#listFiles();
    });
  }

  /** Whether a prompt should ask for another line. */
  async needsMoreInput(code: string): Promise<boolean> {
    if (this.#status !== "idle") return false;
    if (this.#sandbox?.state !== "idle") await this.#busy(async () => void (await this.#renew()));
    // It may be closed meanwhile by a run; then nobody waits for this answer.
    return this.#sandbox?.needsMoreInput(code).catch(() => false) ?? false;
  }

  /** Does something with the sandbox's files, then lists them. Returns why it was not done, for a person. */
  async withFiles(job: (sandbox: Sandbox) => Promise<void>): Promise<string | undefined> {
    if (this.#status !== "idle") return "The program still runs: wait for its end, or stop it.";
    let problem: string | undefined;
    await this.#busy(async () => {
      const sandbox = await this.#prepared();
      await job(sandbox).catch((error: unknown) => {
        if (!(error instanceof FileError)) throw error;
        problem = error.message;
      });
      await this.#listFiles();
    });
    return problem;
  }

  async #follow(sandbox: Sandbox, task: Task, signal: AbortSignal): Promise<RunResult> {
    const { code, mode, filename } = task;
    const limits = task.fresh ? {} : this.#runLimits();
    for await (const event of sandbox.stream(code, { mode, filename, signal, progress: true, ...limits })) {
      if (event.type === "result") return event.result;
      this.events.tell(event);
    }
    throw new Error("a run ended without a result");
  }

  async #keep(sandbox: Sandbox, { code, label }: Task, result: RunResult, origin: Entry | undefined): Promise<void> {
    const snapshot = new Uint8Array(await sandbox.snapshot());
    const outcome = result.ok ? "ok" : result.error.kind;
    const output = result.stdout.slice(-KEPT_OUTPUT);
    this.timeline.add({ label, code, outcome, snapshot, output, usage: result.usage }, origin);
    await this.#listFiles();
  }

  /** A new sandbox with all that is set and granted now. */
  async #renew(): Promise<Sandbox> {
    const { limits } = this.#settings;
    const files = this.#project.files;
    const sandbox = await Sandbox.create({ ...this.#options(), limits, files });
    await this.#adopt(sandbox, limits);
    this.timeline.leave();
    return sandbox;
  }

  /** The sandbox that is there, with the functions that are granted now, or a new one. */
  async #prepared(): Promise<Sandbox> {
    const sandbox = this.#sandbox;
    if (sandbox?.state !== "idle") return this.#renew();
    if (this.#made.granted === this.#grantedNow()) return sandbox;
    return this.#replaceBy(await sandbox.snapshot());
  }

  async #replaceBy(snapshot: Uint8Array): Promise<Sandbox> {
    const sandbox = await Sandbox.restore(snapshot, this.#options());
    await this.#adopt(sandbox, this.#made.limits);
    return sandbox;
  }

  async #adopt(sandbox: Sandbox, limits: LimitOptions): Promise<void> {
    const old = this.#sandbox;
    this.#sandbox = sandbox;
    this.#made = { granted: this.#grantedNow(), limits };
    await old?.close();
  }

  #options(): Pick<SandboxOptions, "pool" | "recover" | "asyncFunctions"> {
    return { pool: this.pool, recover: true, asyncFunctions: this.#powers.functions(this.#settings.granted) };
  }

  #grantedNow(): string {
    return [...this.#settings.granted].sort().join();
  }

  /** A run in a sandbox that is there can have lower limits than it, not higher ones. */
  #runLimits(): LimitOptions {
    const lower: Partial<Record<(typeof LIMIT_NAMES)[number], number>> = {};
    for (const name of LIMIT_NAMES) {
      const asked = this.#settings.limits[name];
      const most = this.#made.limits[name] ?? usualLimit(name);
      if (LIMITS[name].perRun && asked !== undefined && asked < most) lower[name] = asked;
    }
    return lower;
  }

  async #listFiles(): Promise<void> {
    if (this.#sandbox?.state !== "idle") return;
    this.events.tell({ type: "files", files: await this.#sandbox.listFiles() });
  }

  async #busy(job: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#status !== "idle") return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#setStatus("running");
    try {
      await this.#preparing;
      await job(stop.signal);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#stop = undefined;
      this.#setStatus("idle");
    }
  }

  #fail(error: unknown): void {
    this.events.tell({ type: "failure", message: error instanceof Error ? error.message : String(error) });
  }

  #setStatus(status: Status): void {
    this.#status = status;
    this.events.tell({ type: "status", status });
  }
}
