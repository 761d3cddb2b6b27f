import { Operation } from "../boundary/abi.ts";
import type { PyInput } from "../boundary/values/types.ts";
import { SandboxBusyError } from "./errors.ts";
import { Desk } from "./functions/desk.ts";
import { LIMIT_NAMES, type LimitValues } from "./limits.ts";
import type { Task, WorldOptions } from "./machine/machine.ts";
import type { PausedRun } from "./paused-run.ts";
import type { Grant } from "./powers/grant.ts";
import type { Sources } from "./results/sources.ts";
import type { Session } from "./session.ts";
import { open, type SnapshotKey, seal } from "./snapshot/container.ts";
import { SnapshotError } from "./snapshot/errors.ts";
import { readStored, type StoredRecord, storableWorld, store } from "./stored.ts";

/** What a snapshot says, once it was found to be whole. */
export interface Snapshot {
  readonly limits: LimitValues;
  readonly world: WorldOptions;
  /** Of `Machine.capture()`. */
  readonly state: Uint8Array;
  readonly sources: Sources;
  /** What the guest was told of its powers: the fingerprint of a `Grant`. */
  readonly installed: string;
  /** Of `MountTable.save()`. */
  readonly mounts: Uint8Array | undefined;
  readonly paused: StoredRecord | undefined;
}

/** A session as bytes. Throws `SandboxBusyError` when its paused run waits for more than calls that pause. */
export async function sealSnapshot(
  session: Session,
  paused: PausedRun | undefined,
  key: SnapshotKey | undefined,
): Promise<Uint8Array> {
  if (paused?.desk.isAwaited) {
    throw new SandboxBusyError(
      "CALLS_OPEN",
      "the paused run has begun calls that do not pause, whose results would be lost: wait for them, then take the snapshot",
    );
  }
  const { limits, world } = session.parts;
  const { fingerprint, mounts } = session.grant;
  const body = store({
    limits: { ...limits },
    world: storableWorld(world),
    state: paused ? paused.base : await session.capture(),
    sources: session.sources.entries(),
    // While a restored run is paused, its guest still has the functions that it was stored with.
    installed: session.isInstalled ? fingerprint : "",
    mounts: mounts?.save() ?? null,
    paused: paused ? storablePause(paused) : null,
  });
  return seal("snapshot", session.parts.identity, body, key);
}

/** Throws `SnapshotError` for anything but a snapshot of this engine, before anything is made of it. */
export async function openSnapshot(
  bytes: Uint8Array,
  identity: Uint8Array,
  key: SnapshotKey | undefined,
): Promise<Snapshot> {
  const record = readStored(await open("snapshot", bytes, identity, key));
  return {
    limits: record.limits("limits"),
    world: record.world("world"),
    state: record.bytes("state"),
    sources: record.sources("sources"),
    installed: record.text("installed"),
    mounts: record.optional("mounts", record.bytes),
    paused: record.optional("paused", record.record),
  };
}

function storablePause({ task, stackBytes, tape, request, told, desk }: PausedRun): {
  readonly [name: string]: PyInput;
} {
  return {
    operation: task.operation,
    request: task.request,
    limits: { ...task.limits },
    stackBytes,
    tape,
    call: request ?? null,
    stdout: told.stdout,
    stderr: told.stderr,
    desk: desk.save(),
  };
}

/** The paused run of a snapshot, to be gone on with in a session that has `table`, within the limits `most`. */
export function readPause(
  pause: StoredRecord,
  base: Uint8Array,
  { table, trail }: Grant,
  most: LimitValues,
): PausedRun {
  const limits = within(pause.limits("limits"), most);
  const request = pause.optional("call", pause.bytes);
  const task: Task = {
    operation: operationOf(pause.number("operation")),
    request: pause.bytes("request"),
    limits,
    live: true,
    recorded: true,
  };
  trail.beginRun();
  const desk = Desk.restore(table, limits, { mayPause: true, trail }, pause.get("desk"));
  return {
    paused: true,
    base,
    task,
    stackBytes: pause.number("stackBytes"),
    tape: pause.tape("tape", request !== undefined),
    request,
    told: { stdout: pause.number("stdout"), stderr: pause.number("stderr") },
    desk,
    calls: desk.openCalls,
    job: {},
  };
}

/** Only these can be started. */
export function operationOf(operation: number): Task["operation"] {
  if (operation === Operation.run || operation === Operation.call || operation === Operation.script) return operation;
  throw new SnapshotError("SNAPSHOT_DAMAGED", "what it holds is not what this version writes");
}

/** Limits that are no higher than `most`. */
function within(limits: LimitValues, most: LimitValues): LimitValues {
  const lowered: { -readonly [Name in keyof LimitValues]: number } = { ...limits };
  for (const name of LIMIT_NAMES) lowered[name] = Math.min(limits[name], most[name]);
  return lowered;
}
