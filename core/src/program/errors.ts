import { PythonError } from "../boundary/values/types.ts";
import type { LimitValues } from "../core/limits.ts";
import { errorOf, type Failure } from "../core/results/outcome.ts";
import type { RunError } from "../core/results/results.ts";
import { Sources } from "../core/results/sources.ts";

/** A Python function failed, or its program did while it was loaded. */
export class ProgramError extends PythonError {
  readonly code = "RUN_FAILED";
  /** As `RunError` of the library. */
  readonly error: RunError;

  constructor(error: RunError) {
    super(error.type, error.message);
    this.error = error;
    // What a JavaScript stack would show is of no use to anyone.
    this.stack = error.traceback;
  }
}

/** `read` gives the text of a file of the program. */
export function programError(
  failure: Failure,
  limits: LimitValues,
  read: (path: string) => string | undefined,
): ProgramError {
  const sources = new Sources();
  if (failure.kind === "exception") {
    for (const file of new Set(failure.report.frames.map((frame) => frame.file))) {
      const text = read(file);
      if (text !== undefined) sources.add(file, text);
    }
  }
  return new ProgramError(errorOf(failure, limits, sources));
}
