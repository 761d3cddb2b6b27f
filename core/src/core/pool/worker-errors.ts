import { EngineError, SandboxError } from "../../boundary/errors.ts";
import { SnapshotError } from "../snapshot/errors.ts";
import type { WireError } from "./protocol.ts";

const ENGINE_CODES: readonly EngineError["code"][] = [
  "ENGINE_MISSING",
  "ENGINE_DAMAGED",
  "ENGINE_FOREIGN",
  "ENGINE_ABI",
  "ENGINE_START",
  "ENGINE_UNSUPPORTED",
  "ENGINE_BLOCKED",
];

const SNAPSHOT_CODES: readonly SnapshotError["code"][] = [
  "SNAPSHOT_FOREIGN",
  "SNAPSHOT_VERSION",
  "SNAPSHOT_ENGINE",
  "SNAPSHOT_DAMAGED",
  "SNAPSHOT_KEY",
  "CRYPTO_UNAVAILABLE",
];

/** What a worker says that went wrong, as one of our errors. */
export function errorFrom({ name, code, message }: WireError): SandboxError {
  const engineCode = ENGINE_CODES.find((known) => known === code);
  if (engineCode) return new EngineError(engineCode, message);
  const snapshotCode = SNAPSHOT_CODES.find((known) => known === code);
  if (snapshotCode) return new SnapshotError(snapshotCode, message);
  if (code !== "") return new SandboxError(code, message);
  return workerFailed(
    "the worker that the sandbox lives in could not do what it was asked for",
    causeFrom({ name, code, message }),
  );
}

/** What ended a sandbox in a worker: WebAssembly's own error, mostly. */
export function causeFrom(error: WireError): Error {
  if (error.code !== "") return errorFrom(error);
  const cause = new Error(error.message);
  cause.name = error.name;
  return cause;
}

/** A worker cannot be started, or ended by itself. */
export function workerFailed(what: string, cause: unknown): SandboxError {
  const detail = cause instanceof Error ? `: ${cause.message}` : "";
  return new SandboxError("WORKER_FAILED", `${what}${detail}`, { cause });
}

/** A worker was ended because a run in it did not end by itself in time. */
export function workerTerminated(): SandboxError {
  return new SandboxError("WORKER_TERMINATED", "its worker was terminated, because a run in it did not end in time");
}

/** A worker said what no worker of ours says. */
export function workerViolation(what: string): SandboxError {
  return new SandboxError("WORKER_VIOLATION", `its worker broke the protocol (${what}) and was terminated`);
}

/** The pool was closed under its sandboxes. */
export function poolClosed(): SandboxError {
  return new SandboxError("POOL_CLOSED", "this pool is closed: create another one");
}
