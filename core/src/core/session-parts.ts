import type { FileRequest } from "./files.ts";
import type { LimitValues } from "./limits.ts";
import type { Machine, Task, WorldOptions } from "./machine/machine.ts";
import type { PausedRun } from "./paused-run.ts";
import type { Proof } from "./proof.ts";
import type { RequestWriter } from "./request.ts";
import type { RunResult } from "./results/results.ts";
import type { SnapshotKey } from "./snapshot/container.ts";
import type { RunListeners } from "./stream.ts";

/** What a session is made of. */
export interface SessionParts {
  readonly limits: LimitValues;
  readonly world: WorldOptions;
  /** What a new guest finds. */
  readonly files: readonly FileRequest[];
  /** Which engine it is. */
  readonly identity: Uint8Array;
  /** How much of the C stack a run may use. */
  readonly stackBytes: number;
  readonly listeners: RunListeners;
  /** Whether a blocking call of an asynchronous function needs the run to be recorded. */
  readonly rewinds: boolean;
  /** Whether a machine that is lost comes back as it was before the run. */
  readonly recovers: boolean;
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
  /** Whether the result is to say which files the run made or changed, and what is in them. */
  readonly producedFiles?: boolean | "content" | undefined;
  /** Whether functions that are declared as `pauses` take the run off. */
  readonly mayPause?: boolean | undefined;
}

/** A run that begins or goes on: what a `PausedRun` keeps of it. */
export interface Course extends Pick<PausedRun, "task" | "desk" | "job" | "inventory"> {
  readonly base: Uint8Array | undefined;
  readonly told?: PausedRun["told"] | undefined;
}

/** What a run came to, with what is needed to prove it when that was asked for. */
export interface Finished {
  readonly result: RunResult;
  readonly proof?: Proof;
}
