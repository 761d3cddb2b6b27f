import type { Settings } from "../options.ts";

/** What the thread that runs the guest is started with. */
export interface GuestOptions {
  readonly settings: Settings;
  /** Shared: element 0 is raised to interrupt the guest. */
  readonly interrupt: Int32Array;
}

export type GuestRequest =
  /** Whether the statement so far needs another line. */
  | { readonly kind: "continues"; readonly source: string }
  /** Runs a statement; shows its output, its value and its traceback. */
  | { readonly kind: "run"; readonly source: string };

/** One for each request, but `unusable`, which may come instead of the first. */
export type GuestReply =
  | { readonly kind: "continues"; readonly answer: boolean }
  | { readonly kind: "done" }
  /** The statement raised SystemExit. */
  | { readonly kind: "exit"; readonly status: number }
  /** The sandbox did not survive the statement, or did not answer. */
  | { readonly kind: "lost" }
  /** There cannot be a sandbox. */
  | { readonly kind: "unusable"; readonly message: string };
