/** What a target saw of one run. */
export interface Outcome {
  /** `ok`, or a kind of `RunError`. */
  readonly end: string;
  readonly type: string;
  readonly message: string;
  readonly lost: boolean;
  /** What a lost sandbox was lost by, when that was no limit. */
  readonly cause: unknown;
  readonly output: string;
  readonly fuel: number;
  readonly wallMs: number;
  readonly peakMemoryBytes: number;
}
