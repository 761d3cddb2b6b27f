import type { Report, Task } from "./machine/machine.ts";
import type { RunResult } from "./results/results.ts";

/** Everything that entered a run, and what came out. */
export interface Proof {
  /** The state of the machine before it. */
  readonly base: Uint8Array;
  readonly task: Task;
  readonly tape: Uint8Array;
  readonly report: Report;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** What a task came to that was done over. */
export interface Again {
  readonly report: Report;
  readonly result: RunResult;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}
