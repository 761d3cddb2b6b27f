/** What both entry points of the package share. */
export { EngineError, SandboxError, UnsendableError } from "../boundary/errors.ts";
export {
  type PyDict,
  PyFloat,
  PyFrozenSet,
  type PyInput,
  PyRef,
  PyTuple,
  PythonError,
  type PyValue,
} from "../boundary/values/types.ts";
export { type Verdict, verifyAudit } from "./audit/chain.ts";
export type { AuditEvent, Deed, Json } from "./audit/event.ts";
export { AuditLog } from "./audit/log.ts";
export type { AuditListener } from "./audit/trail.ts";
export {
  MisuseError,
  ReplayError,
  RunFailedError,
  SandboxBusyError,
  SandboxClosedError,
  SandboxLostError,
} from "./errors.ts";
export { type FileEntry, FileError, type Files } from "./files.ts";
export type {
  FunctionOptions,
  HostCall,
  HostCallContext,
  HostFunction,
  HostFunctionDescription,
  OpenCall,
  StandardSchema,
  StdinReader,
} from "./functions/types.ts";
export type { HttpOptions, HttpRule, Secrets } from "./http/types.ts";
export { LIMITS, type Limit, type LimitName, type LimitOptions } from "./limits.ts";
export type { VirtualClockOptions } from "./machine/clock.ts";
export type { Progress } from "./machine/machine.ts";
export type { FileChange } from "./mounts/overlay-changes.ts";
export type { MountMode, MountOptions, Mounts } from "./mounts/types.ts";
export type {
  CallOptions,
  ReplayOptions,
  RestoreOptions,
  RunFileOptions,
  RunLimits,
  RunMode,
  RunOptions,
  SandboxOptions,
  SnapshotOptions,
  StreamOptions,
} from "./options.ts";
export type { CallOutcome } from "./paused-run.ts";
export type { Withheld } from "./policy/effective.ts";
export { PolicyError, type Problem } from "./policy/problems.ts";
export type { Policy } from "./policy/types.ts";
export type { ProducedFile } from "./produced-files.ts";
export type { OutputListener } from "./results/output.ts";
export type { Frame, RunError, RunResult, Usage } from "./results/results.ts";
export type { OneRunOptions } from "./run.ts";
export type { SnapshotKey } from "./snapshot/container.ts";
export { SnapshotError } from "./snapshot/errors.ts";
export type { RunStep, SandboxState } from "./steps.ts";
export type { RunEvent } from "./stream.ts";
