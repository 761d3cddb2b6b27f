import { SMALL_STACK_BYTES, STACK_BYTES } from "../boundary/abi.ts";
import type { Engine } from "../boundary/engine.ts";
import { checkReplayOptions, checkRestoreOptions, checkSandboxOptions, worldOf } from "./check-options.ts";
import { MisuseError } from "./errors.ts";
import { type FileRequest, fileRequests, stdinRequests } from "./files.ts";
import { openJournal } from "./journal.ts";
import {
  DEFAULT_LIMITS,
  LIMIT_NAMES,
  type LimitName,
  type LimitOptions,
  type LimitValues,
  minimumMemoryBytes,
  runLimits,
  SMALL_STACK_RECURSION_DEPTH,
  sandboxLimits,
} from "./limits.ts";
import { InlineMachine } from "./machine/inline.ts";
import type { Machine, MachineOptions, WorldOptions } from "./machine/machine.ts";
import type { ReplayOptions, RestoreOptions, SandboxOptions } from "./options.ts";
import type { PausedRun } from "./paused-run.ts";
import type { Pool } from "./pool/pool.ts";
import { Grant } from "./powers/grant.ts";
import type { GrantOptions, Grants } from "./powers/grants.ts";
import { replayIn } from "./replay.ts";
import type { RunResult } from "./results/results.ts";
import { Session } from "./session.ts";
import type { SessionParts } from "./session-parts.ts";
import { openSnapshot, readPause } from "./snapshots.ts";

/** What Node and browsers do each in their own way. */
export interface Shell {
  /** What grants such options. */
  readonly grants: (options: GrantOptions) => Grants | Promise<Grants>;
  /** The engine to use when the caller brought `module`, or none. Throws `EngineError`. */
  readonly engine: (module: WebAssembly.Module | undefined) => Engine | Promise<Engine>;
  /** The pool that all sandboxes share which have none of their own. */
  readonly pool: () => Pool;
  /** Whether threads of the pool have room for the whole C stack. */
  readonly largeStacks: boolean;
}

/** Where a machine lives, and what it may use there. */
type Place = Pick<SandboxOptions, "isolation" | "pool" | "recover" | "interrupt">;

/** Throws `MisuseError` for its options, `EngineError` for its engine, and `SandboxError` without memory for it. */
export async function createSession(shell: Shell, options: SandboxOptions): Promise<Session> {
  checkSandboxOptions(options);
  const grants = shell.grants(options);
  // Without waiting where nothing has to be loaded: a worker starts meanwhile.
  const { options: given, grant: makeGrant } = (grants instanceof Promise ? await grants : grants).hold(options);
  const files = [...fileRequests(given.files), ...stdinRequests(given.stdin)];
  const hostCallBytes = given.limits?.hostCallBytes ?? DEFAULT_LIMITS.hostCallBytes;
  return withGrant(makeGrant(hostCallBytes), async (grant) => {
    const engine = await engineFor(shell, given, grant.hasBlocking);
    const least = minimumMemoryBytes(engine.minimumPages);
    const limits = sandboxLimits(given.limits ?? {}, least, defaultLimits(shell, given));
    const parts = partsOf(shell, engine, limits, worldOf(given), grant, stackOf(shell, given), given, files);
    return new Session(parts, grant, await parts.makeMachine());
  });
}

/** What it holds open is closed when nothing comes of it. */
async function withGrant<T>(grant: Grant, make: (grant: Grant) => Promise<T>): Promise<T> {
  try {
    return await make(grant);
  } catch (error) {
    grant.close();
    throw error;
  }
}

/** A session as it was when a snapshot was made. Throws as `createSession`, and `SnapshotError`. */
export async function restoreSession(
  shell: Shell,
  bytes: Uint8Array,
  options: RestoreOptions,
): Promise<{ session: Session; paused: PausedRun | undefined }> {
  checkRestoreOptions(options);
  const grants = shell.grants(options);
  // Without waiting where nothing has to be loaded: a worker starts meanwhile.
  const { options: given, grant: makeGrant } = (grants instanceof Promise ? await grants : grants).hold(options);
  const engine = await engineFor(shell, given, true);
  const snapshot = await openSnapshot(bytes, engine.identity, given.key);
  requireWorld(given, snapshot.world);
  const asked = given.policy === undefined ? given.limits : noHigher(given.limits, snapshot.limits);
  const limits = loweredLimits(snapshot.limits, asked);
  return withGrant(makeGrant(limits.hostCallBytes), async (grant) => {
    const paused = snapshot.paused && readPause(snapshot.paused, snapshot.state, grant, limits);
    // In a run that is done over, recursion has to end where it did.
    const stackBytes = Math.min(stackOf(shell, given), paused?.stackBytes ?? STACK_BYTES);
    const parts = partsOf(shell, engine, limits, snapshot.world, grant, stackBytes, given);
    const machine = await parts.makeMachine(snapshot.state);
    if (snapshot.mounts) grant.restoreMounts(snapshot.mounts);
    const session = new Session(parts, grant, machine, snapshot.installed === grant.fingerprint, snapshot.sources);
    return { session, paused };
  });
}

/** Does a recorded run over. Throws as `restoreSession`, and `ReplayError`. */
export async function replayJournal(shell: Shell, bytes: Uint8Array, options: ReplayOptions): Promise<RunResult> {
  checkReplayOptions(options);
  const engine = await shell.engine(options.engine);
  const journal = await openJournal(bytes, engine.identity, options.key);
  const stackBytes = Math.min(stackOf(shell, options), journal.stackBytes);
  const grant = Grant.nothing();
  const parts = partsOf(shell, engine, journal.limits, journal.world, grant, stackBytes, options);
  const session = new Session(parts, grant, await parts.makeMachine(journal.state), true, journal.sources);
  try {
    return await replayIn(session, journal, options);
  } finally {
    await session.close();
  }
}

/** The engine; the worker that needs it starts meanwhile. */
function engineFor(shell: Shell, options: Place & Pick<SandboxOptions, "engine">, blocking: boolean) {
  const engine = shell.engine(options.engine);
  if (options.isolation !== "inline") (options.pool ?? shell.pool()).prepare({ blocking });
  return engine;
}

function partsOf(
  shell: Shell,
  engine: Engine,
  limits: LimitValues,
  world: WorldOptions,
  grant: Grant,
  stackBytes: number,
  options: Place & { readonly onStdout?: SandboxOptions["onStdout"]; readonly onStderr?: SandboxOptions["onStderr"] },
  files: readonly FileRequest[] = [],
): SessionParts {
  const { onStdout, onStderr } = options;
  const inline = options.isolation === "inline";
  return {
    limits,
    world,
    files,
    identity: engine.identity,
    stackBytes,
    listeners: { onStdout, onStderr },
    rewinds: inline,
    recovers: options.recover === true,
    makeMachine: (state) => {
      const made = { limits, world, state, stackBytes };
      return inline
        ? new InlineMachine(engine, made, options.interrupt)
        : makePooled(shell, engine, made, grant, options);
    },
  };
}

function makePooled(
  shell: Shell,
  engine: Engine,
  options: MachineOptions,
  grant: Grant,
  { pool = shell.pool(), recover = false }: Place,
): Promise<Machine> {
  if (grant.hasBlocking && !pool.blocking) {
    throw new MisuseError(
      "BLOCKING_UNAVAILABLE",
      "this page is not cross-origin isolated, so there is no SharedArrayBuffer, without which a worker cannot wait for a " +
        "function: give asyncFunctions instead, or use isolation 'inline'",
    );
  }
  return pool.machine(engine, options, { recover, blocking: grant.hasBlocking });
}

/** How much of the C stack there is room for. */
function stackOf({ largeStacks }: Shell, { isolation }: Place): number {
  return largeStacks && isolation !== "inline" ? STACK_BYTES : SMALL_STACK_BYTES;
}

function defaultLimits(shell: Shell, place: Place): LimitValues {
  if (stackOf(shell, place) === STACK_BYTES) return DEFAULT_LIMITS;
  return { ...DEFAULT_LIMITS, recursionDepth: SMALL_STACK_RECURSION_DEPTH };
}

/** What is asked for, as far as it does not raise what there is. Memory stays what it was, unless it is to be less. */
function noHigher(asked: LimitOptions = {}, limits: LimitValues): LimitOptions {
  const lower = LIMIT_NAMES.map((name): [LimitName, number | undefined] => {
    const value = asked[name];
    return [name, value === undefined ? undefined : Math.min(value, limits[name])];
  });
  return Object.fromEntries(lower);
}

/** A snapshot keeps its clock and its chance, which a policy cannot set any more. Throws `MisuseError` where it would have to. */
function requireWorld(given: GrantOptions, { clock, randomSeed }: WorldOptions): void {
  const wanted = worldOf(given);
  const isSameClock = wanted.clock?.startMs === clock?.startMs && wanted.clock?.stepMs === clock?.stepMs;
  if (wanted.clock && !isSameClock)
    throw new MisuseError("INVALID_OPTION", "option 'policy': its clock is not the one that the snapshot keeps");
  if (wanted.randomSeed !== undefined && wanted.randomSeed !== randomSeed)
    throw new MisuseError("INVALID_OPTION", "option 'policy': its entropy is not what the snapshot keeps");
}

/** The limits of a snapshot, lowered by those that are asked for. */
function loweredLimits(limits: LimitValues, asked: LimitOptions = {}): LimitValues {
  const { memoryBytes, ...rest } = asked;
  if (memoryBytes !== undefined && memoryBytes !== limits.memoryBytes) {
    throw new MisuseError(
      "INVALID_LIMIT",
      `limit 'memoryBytes' of a snapshot stays what it was, ${limits.memoryBytes}`,
    );
  }
  return runLimits(limits, rest);
}
