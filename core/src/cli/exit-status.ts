/** The exit statuses of the command line: those of timeout(1), of shells, and Python's own. */
export const ExitStatus = {
  ok: 0,
  exception: 1,
  misuse: 2,
  /** Time or fuel ended the run. */
  timeout: 124,
  /** As if killed for its memory (128 + SIGKILL): the sandbox itself did not survive. */
  lost: 137,
} as const;
