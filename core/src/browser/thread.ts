import type { Thread, ThreadEvents, ThreadFactory } from "../core/pool/thread.ts";

const ENDED = Promise.resolve();

/** What starts workers in pages of another origin. It lives as long as the page, as each worker needs it. */
let bridge: string | undefined;

function openWorker(): Worker {
  // Bundlers know this form, and ship the file.
  const location = new URL("./worker.js", import.meta.url);
  const options = { type: "module", name: "micropython-wasm" } as const;
  if (location.origin === self.origin) return new Worker(location, options);
  // A page may start workers of its own origin only, but a worker may import modules of any, as the page did.
  bridge ??= URL.createObjectURL(new Blob([`import ${JSON.stringify(location.href)};`], { type: "text/javascript" }));
  return new Worker(bridge, options);
}

function start(events: ThreadEvents): Thread {
  const worker = openWorker();
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
