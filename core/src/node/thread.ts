import { Worker } from "node:worker_threads";
import type { Thread, ThreadEvents, ThreadFactory } from "../core/pool/thread.ts";

/** Beside the compiled package; when the sources run as they are, where the build puts it. */
const LOCATION = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/node/worker.js" : "./worker.js",
  import.meta.url,
);

/** Room for the whole C stack of the engine several times over, as guests that wait for the host can be nested. */
const STACK_MB = 32;

function start(events: ThreadEvents): Thread {
  const worker = new Worker(LOCATION, {
    resourceLimits: { stackSizeMb: STACK_MB },
    // Nothing of the application's: neither its environment and arguments, nor its standard input.
    env: {},
    argv: [],
    execArgv: [],
    stdin: true,
  });
  worker.unref();
  let ended: Promise<void> | undefined;
  worker.on("message", (message) => {
    if (!ended) events.message(message);
  });
  const fail = (cause: unknown): void => {
    if (!ended) events.failed(cause);
  };
  worker.on("error", fail);
  worker.on("messageerror", fail);
  worker.on("exit", (code) => fail(new Error(`a worker ended with exit code ${code}`)));
  return {
    post: (message) => worker.postMessage(message),
    hold: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
    terminate: () => {
      ended ??= worker.terminate().then(
        () => undefined,
        () => undefined,
      );
      return ended;
    },
  };
}

/** Worker threads of Node's. */
export const startThread: ThreadFactory = { start, nests: true };
