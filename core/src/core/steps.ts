import type { OpenCall } from "./functions/types.ts";
import type { RunResult } from "./results/results.ts";

/** `paused`: a run waits for `resume()`. `lost`: refuses everything but `close()`. */
export type SandboxState = "idle" | "running" | "paused" | "lost" | "closed";

/** What `start()` and `resume()` come to. */
export type RunStep =
  | { readonly status: "done"; readonly result: RunResult }
  /** The run has called functions that are declared as `pauses`, and does nothing until one is answered. */
  | { readonly status: "paused"; readonly calls: readonly OpenCall[] };
