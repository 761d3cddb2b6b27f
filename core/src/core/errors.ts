import { SandboxError } from "../boundary/errors.ts";
import { PythonError, type PyValue } from "../boundary/values/types.ts";
import type { RunError, RunResult } from "./results/results.ts";

/** The caller's own mistake, found before anything ran. */
export class MisuseError extends TypeError {
  readonly code:
    | "UNKNOWN_OPTION"
    | "INVALID_OPTION"
    | "INVALID_LIMIT"
    | "LIMIT_RAISED"
    | "REQUEST_REFUSED"
    | "BLOCKING_UNAVAILABLE"
    | "MOUNT_UNAVAILABLE"
    | "INVALID_POLICY";

  constructor(code: MisuseError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  override get name(): string {
    return "MisuseError";
  }
}

/** The sandbox was closed. */
export class SandboxClosedError extends SandboxError {
  constructor() {
    super("SANDBOX_CLOSED", "this sandbox is closed: create another one");
  }

  override get name(): string {
    return "SandboxClosedError";
  }
}

/** The sandbox cannot do this now. `code` says why. */
export class SandboxBusyError extends SandboxError {
  declare readonly code: "SANDBOX_PAUSED" | "SANDBOX_NOT_PAUSED" | "REENTRANT_USE" | "CALLS_OPEN";

  constructor(code: SandboxBusyError["code"], message: string) {
    super(code, message);
  }

  override get name(): string {
    return "SandboxBusyError";
  }
}

/**
 * A replay took another course than its journal: `call` is the number of the first call that differs, from 0. Or it was
 * cancelled.
 */
export class ReplayError extends SandboxError {
  declare readonly code: "REPLAY_DIVERGED" | "REPLAY_CANCELLED";
  readonly call: number | undefined;

  constructor(code: ReplayError["code"], message: string, call?: number) {
    super(code, message);
    this.call = call;
  }

  override get name(): string {
    return "ReplayError";
  }
}

/** An earlier run damaged the sandbox beyond use. `cause` is what happened then. */
export class SandboxLostError extends SandboxError {
  constructor(cause: unknown) {
    super("SANDBOX_LOST", "this sandbox was lost in an earlier run: close it and create another one", { cause });
  }

  override get name(): string {
    return "SandboxLostError";
  }
}

/** What `eval()` and `call()` throw when the guest failed. `type` and `message` are those of `error`. */
export class RunFailedError extends PythonError {
  readonly code = "RUN_FAILED";
  readonly error: RunError;
  /** The whole outcome, output and usage included. */
  readonly result: RunResult;

  constructor(result: RunResult & { readonly ok: false }) {
    super(result.error.type, result.error.message);
    this.error = result.error;
    this.result = result;
  }
}

/** The value of a run; throws `RunFailedError` when it has none. */
export function valueOrThrow(result: RunResult): PyValue {
  if (result.ok) return result.value;
  throw new RunFailedError(result);
}
