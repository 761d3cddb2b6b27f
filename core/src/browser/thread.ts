import type { Thread, ThreadEvents, ThreadFactory } from "../core/pool/thread.ts";

const ENDED = Promise.resolve();

function start(events: ThreadEvents): Thread {
  // Bundlers know this form, and ship the file.
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  let hasEnded = false;
  worker.addEventListener("message", ({ data }) => {
    if (!hasEnded) events.message(data);
  });
  const fail = (cause: unknown): void => {
    if (!hasEnded) events.failed(cause);
  };
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    fail(new Error(event.message || "the browser did not start a worker: look at the page's Content-Security-Policy"));
  });
  worker.addEventListener("messageerror", () => fail(new Error("a worker sent what cannot be read")));
  return {
    post: (message) => worker.postMessage(message),
    // A page lives as long as it is open.
    hold: () => undefined,
    terminate: () => {
      hasEnded = true;
      worker.terminate();
      return ENDED;
    },
  };
}

/** Web Workers. They receive nothing while they are blocked. */
export const startThread: ThreadFactory = { start, nests: false };
