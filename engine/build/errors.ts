/** A failure that the reader can do something about: its message is one sentence and is printed without a stack. */
export class BuildError extends Error {
  override readonly name = "BuildError";
}

/** A tool that what was asked for cannot do without is not on this machine. */
export class MissingToolError extends BuildError {}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
