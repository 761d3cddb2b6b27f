import { SandboxError } from "../boundary/errors.ts";
import type { RunError } from "../core/results/results.ts";

/** A program cannot be built. `code` says why; `error` is what Python says, with file and line. */
export class BuildError extends SandboxError {
  declare readonly code: "BUILD_FAILED" | "BUILD_OPTION" | "BUILD_ASSET";
  readonly error: RunError | undefined;

  constructor(code: BuildError["code"], message: string, error?: RunError, options?: ErrorOptions) {
    super(code, message, options);
    this.error = error;
  }

  override get name(): string {
    return "BuildError";
  }
}

/** Python failed: its traceback is the message. */
export function failedBuild(doing: string, error: RunError): BuildError {
  const hint = error.hint === undefined ? "" : `\nHint: ${error.hint}`;
  return new BuildError("BUILD_FAILED", `${doing}\n${error.traceback}${hint}`, error);
}
