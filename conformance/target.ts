/** What became of one piece of code. */
export interface Outcome {
  /** Everything on standard output. */
  readonly stdout: string;
  /** Set when the code ended with an exception or was stopped. */
  readonly error?: Failure;
  /** Set when the sandbox, or the process around it, did not survive: never acceptable, whatever was printed. */
  readonly trap?: string;
}

export interface Failure {
  readonly kind: string;
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
  /** Lines of the program that the exception passed through, outermost first. */
  readonly lines: readonly number[];
}

export interface Job {
  readonly source: string;
  /** What tracebacks call the code. */
  readonly filename: string;
  /** Where the code lies on disk, for a target that is an executable. */
  readonly file?: string;
  readonly timeoutMs: number;
  /** Gives the code a clock of its own, which only waiting moves: for code that races waits against each other. */
  readonly virtualClock?: boolean;
}

/** Something that runs Python code, several pieces at a time. */
export interface Target {
  readonly title: string;
  /** Never rejects: whatever goes wrong is part of the outcome. */
  run(job: Job): Promise<Outcome>;
  close(): void;
}

/** A failed run's output as upstream's runner sees it: the traceback is printed like everything else. */
export function printedOutput(outcome: Outcome): string {
  const { error } = outcome;
  if (error === undefined || error.type === "SystemExit") return outcome.stdout;
  return `${outcome.stdout}${error.traceback}`;
}
