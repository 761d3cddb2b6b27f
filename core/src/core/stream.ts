import type { HostCall } from "./functions/types.ts";
import type { Progress } from "./machine/machine.ts";
import type { RunResult } from "./results/results.ts";

/** What happens in a run, as it happens; `result` is the last one. */
export type RunEvent =
  | { readonly type: "stdout" | "stderr"; readonly text: string }
  /** What has been used so far; with the option `progress`, some times a second. */
  | { readonly type: "progress"; readonly usage: Progress }
  /** A call of a host function that has come to its end. */
  | { readonly type: "call"; readonly call: HostCall }
  | { readonly type: "result"; readonly result: RunResult };

/** Who wants to know what happens in a run. */
export interface RunListeners {
  readonly onStdout?: ((text: string) => void) | undefined;
  readonly onStderr?: ((text: string) => void) | undefined;
  readonly onCall?: ((call: HostCall) => void) | undefined;
  readonly onProgress?: ((usage: Progress) => void) | undefined;
}

/**
 * The events of a run that `begin` starts with the given listeners. A reader that leaves early ends the run. Events wait
 * for their reader; the limits of output and host calls bound how many.
 */
export async function* streamEvents(
  begin: (listeners: RunListeners, signal: AbortSignal) => Promise<RunResult>,
  progress: boolean,
): AsyncGenerator<RunEvent, void, void> {
  const leaving = new AbortController();
  const events: RunEvent[] = [];
  let failure: { readonly error: unknown } | undefined;
  let wake: (() => void) | undefined;
  let ended = false;
  const tell = (event: RunEvent): void => {
    events.push(event);
    wake?.();
  };
  const run = begin(
    {
      onStdout: (text) => tell({ type: "stdout", text }),
      onStderr: (text) => tell({ type: "stderr", text }),
      onCall: (call) => tell({ type: "call", call }),
      ...(progress ? { onProgress: (usage: Progress) => tell({ type: "progress", usage }) } : {}),
    },
    leaving.signal,
  )
    .then((result) => tell({ type: "result", result }))
    .catch((error: unknown) => {
      failure = { error };
    })
    .finally(() => {
      ended = true;
      wake?.();
    });
  try {
    for (;;) {
      const event = events.shift();
      if (event) yield event;
      else if (ended) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    leaving.abort();
    await run;
  }
  if (failure) throw failure.error;
}
