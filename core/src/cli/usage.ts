/** The command line was not understood. The message names the culprit and says what to write instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
