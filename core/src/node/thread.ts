import { MessageChannel, Worker } from "node:worker_threads";
import type { Thread, ThreadEvents, ThreadFactory } from "../core/pool/thread.ts";

/** Beside the compiled package; when the sources run as they are, where the build puts it. */
const LOCATION = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/node/worker.js" : "./worker.js",
  import.meta.url,
);

/** Room for the whole C stack of the engine several times over, as guests that wait for the host can be nested. */
const STACK_MB = 32;

/** Deno gives its workers no more stack than the main thread has, whatever they are started with. */
export const HAS_LARGE_STACKS = !("Deno" in globalThis);

function start(events: ThreadEvents): Thread {
  // A channel of its own: in Deno a worker cannot receive from its parentPort while it waits.
  const { port1: port, port2: portOfWorker } = new MessageChannel();
  const worker = new Worker(LOCATION, {
    workerData: portOfWorker,
    transferList: [portOfWorker],
    resourceLimits: { stackSizeMb: STACK_MB },
    // Nothing of the application's: neither its environment and arguments, nor its standard input.
    env: {},
    argv: [],
    execArgv: [],
    stdin: true,
  });
  worker.unref();
  let ended: Promise<void> | undefined;
  port.on("message", (message) => {
    if (!ended) events.message(message);
  });
  port.unref();
  const fail = (cause: unknown): void => {
    if (!ended) events.failed(cause);
  };
  worker.on("error", fail);
  port.on("messageerror", fail);
  worker.on("exit", (code) => fail(new Error(`a worker ended with exit code ${code}`)));
  return {
    post: (message) => port.postMessage(message),
    hold: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
    terminate: () => {
      port.close();
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
