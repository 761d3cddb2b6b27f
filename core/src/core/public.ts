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
export { MisuseError, RunFailedError, SandboxClosedError, SandboxLostError } from "./errors.ts";
export { LIMITS, type Limit, type LimitName, type LimitOptions } from "./limits.ts";
export type { VirtualClockOptions } from "./machine/clock.ts";
export type { RunLimits, RunMode, RunOptions, SandboxOptions } from "./options.ts";
export type { OutputListener } from "./results/output.ts";
export type { Frame, RunError, RunResult, Usage } from "./results/results.ts";
export type { OneRunOptions } from "./run.ts";
export type { SandboxState } from "./sandbox.ts";
