import { availableParallelism } from "node:os";
import { createSession, replayJournal, restoreSession, type Shell } from "../core/create.ts";
import { EngineCache } from "../core/engine-cache.ts";
import type { ReplayOptions, RestoreOptions, SandboxOptions } from "../core/options.ts";
import type { PausedRun } from "../core/paused-run.ts";
import { Pool as CorePool, type PoolOptions } from "../core/pool/pool.ts";
import { BASIC_GRANTS, needsPowers } from "../core/powers/grants.ts";
import type { RunResult } from "../core/results/results.ts";
import { type OneRunOptions, runOnce } from "../core/run.ts";
import { Sandbox as CoreSandbox } from "../core/sandbox.ts";
import type { Session } from "../core/session.ts";
import { readEngine } from "./engine-file.ts";
import { HAS_LARGE_STACKS, startThread } from "./thread.ts";

export * from "../core/public.ts";
export type { PoolOptions };

const engines = new EngineCache(() => readEngine());

/** Worker threads that sandboxes live in. They are started when they are needed, and keep no process alive. */
export class Pool extends CorePool {
  /** Throws `MisuseError` for its options. */
  constructor(options: PoolOptions = {}) {
    super(startThread, { size: availableParallelism(), ...options });
  }
}

let shared: Pool | undefined;

const shell: Shell = {
  engine: (module) => engines.get(module),
  pool: () => (shared ??= new Pool()),
  grants: (options) => (needsPowers(options) ? import("./powers.ts").then(({ GRANTS }) => GRANTS) : BASIC_GRANTS),
  largeStacks: HAS_LARGE_STACKS,
};

export class Sandbox extends CoreSandbox {
  private constructor(session: Session, paused?: PausedRun) {
    super(session, paused);
  }

  /** A second sandbox in the same state, with the same functions and listeners. Throws `SandboxError` without memory for it. */
  async fork(): Promise<Sandbox> {
    return new Sandbox(await this.forkSession());
  }

  /** Throws `MisuseError` for its options, `EngineError` for its engine, and `SandboxError` without memory for it. */
  static async create(options: SandboxOptions = {}): Promise<Sandbox> {
    return new Sandbox(await createSession(shell, options));
  }

  /**
   * A sandbox as it was when `snapshot` was made, by this version of the engine. Throws as `create`, and `SnapshotError`
   * for bytes that are no such snapshot, before anything is made of them.
   */
  static async restore(snapshot: Uint8Array, options: RestoreOptions = {}): Promise<Sandbox> {
    const { session, paused } = await restoreSession(shell, snapshot, options);
    return new Sandbox(session, paused);
  }
}

/** Runs `code` in a sandbox of its own, which is closed afterwards. Throws as `Sandbox.create` and `Sandbox.run`. */
export function run(code: string | Uint8Array, options: OneRunOptions = {}): Promise<RunResult> {
  return runOnce(Sandbox.create, code, options);
}

/**
 * Does the run of a `journal` over, without the host's functions. Throws `ReplayError` where it takes another course, and
 * `SnapshotError` for bytes that are no journal of this engine.
 */
export function replay(journal: Uint8Array, options: ReplayOptions = {}): Promise<RunResult> {
  return replayJournal(shell, journal, options);
}
