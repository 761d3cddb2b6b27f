import type { PyInput } from "../boundary/values/types.ts";
import type { LimitValues } from "./limits.ts";
import type { Report, Task, WorldOptions } from "./machine/machine.ts";
import type { Proof } from "./proof.ts";
import type { Sources } from "./results/sources.ts";
import type { Session } from "./session.ts";
import { open, type SnapshotKey, seal } from "./snapshot/container.ts";
import { operationOf } from "./snapshots.ts";
import { readStored, storableWorld, store } from "./stored.ts";

/** Everything that entered a run, and what came out: enough to do it over without the host's functions. */
export interface Journal {
  readonly limits: LimitValues;
  readonly world: WorldOptions;
  readonly sources: Sources;
  /** How much of the C stack the run had. */
  readonly stackBytes: number;
  /** The state before the run, of `Machine.capture()`. */
  readonly state: Uint8Array;
  /** Strict: its tape is all that there is. */
  readonly task: Task;
  readonly ending: Ending;
}

/** What can be compared of how a run ended: the same for the same run, on every machine. */
export interface Ending {
  /** The report's kind, and what belongs to it. */
  readonly outcome: string;
  /** The guest's reply, empty when there was none. */
  readonly reply: Uint8Array;
  readonly fuel: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

export async function sealJournal(
  session: Session,
  { base, task, tape, report, stdout, stderr }: Proof,
  key: SnapshotKey | undefined,
): Promise<Uint8Array> {
  const { limits, world, identity } = session.parts;
  const body = store({
    limits: { ...limits },
    world: storableWorld(world),
    sources: session.sources.entries(),
    state: base,
    operation: task.operation,
    request: task.request,
    runLimits: { ...task.limits },
    stackBytes: session.parts.stackBytes,
    tape,
    ending: storableEnding(endingOf(report, stdout, stderr)),
  });
  return seal("journal", identity, body, key);
}

/** Throws `SnapshotError` for anything but a journal of this engine. */
export async function openJournal(
  bytes: Uint8Array,
  identity: Uint8Array,
  key: SnapshotKey | undefined,
): Promise<Journal> {
  const record = readStored(await open("journal", bytes, identity, key));
  const ending = record.record("ending");
  return {
    limits: record.limits("limits"),
    world: record.world("world"),
    sources: record.sources("sources"),
    stackBytes: record.number("stackBytes"),
    state: record.bytes("state"),
    task: {
      operation: operationOf(record.number("operation")),
      request: record.bytes("request"),
      limits: record.limits("runLimits"),
      live: true,
      recorded: true,
      tape: record.tape("tape", false),
      strict: true,
    },
    ending: {
      outcome: ending.text("outcome"),
      reply: ending.bytes("reply"),
      fuel: ending.number("fuel"),
      stdout: ending.bytes("stdout"),
      stderr: ending.bytes("stderr"),
    },
  };
}

export function endingOf(report: Report, stdout: Uint8Array, stderr: Uint8Array): Ending {
  const done = report.kind === "done";
  const detail = done ? report.status : report.kind === "stopped" ? report.reason : "";
  return {
    outcome: `${report.kind} ${detail}`,
    reply: done ? report.reply : new Uint8Array(),
    fuel: report.usage.fuel,
    stdout,
    stderr,
  };
}

function storableEnding({ outcome, reply, fuel, stdout, stderr }: Ending): { readonly [name: string]: PyInput } {
  return { outcome, reply, fuel, stdout, stderr };
}

/** What differs first, in words; undefined when nothing does. */
export function differenceOf(expected: Ending, actual: Ending): string | undefined {
  if (expected.outcome !== actual.outcome) return `it ended as '${actual.outcome}' instead of '${expected.outcome}'`;
  if (!sameBytes(expected.stdout, actual.stdout)) return "it wrote something else to stdout";
  if (!sameBytes(expected.stderr, actual.stderr)) return "it wrote something else to stderr";
  if (!sameBytes(expected.reply, actual.reply)) return "its value or exception differs";
  if (expected.fuel !== actual.fuel) return `it burnt ${actual.fuel} units of fuel instead of ${expected.fuel}`;
  return undefined;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
