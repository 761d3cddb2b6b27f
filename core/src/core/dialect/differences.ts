/** What a program written for CPython may notice here, in the words of `dialect()`. */
export interface Difference {
  readonly text: string;
  /** Python that gives `here` in a sandbox, and something else in CPython 3.11. */
  readonly proof: string;
  readonly here: unknown;
}

export const DIFFERENCES: readonly Difference[] = [
  {
    text:
      "No other programs, threads, network or devices. threading.Thread.start() runs its target at once, and a wait without " +
      "end raises RuntimeError.",
    proof:
      "import threading\ntry:\n  threading.Event().wait()\nexcept RuntimeError:\n  answer = 'RuntimeError'\nanswer",
    here: "RuntimeError",
  },
  {
    text: "input() raises EOFError: there is nobody to ask.",
    proof: "try:\n  input()\nexcept EOFError:\n  answer = 'EOFError'\nanswer",
    here: "EOFError",
  },
];
