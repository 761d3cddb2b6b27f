import { expect, test } from "vitest";
import { Operation, Status } from "../../src/boundary/abi.ts";
import { Pool } from "../../src/core/pool/pool.ts";
import type { ToWorker } from "../../src/core/pool/protocol.ts";
import type { ThreadFactory } from "../../src/core/pool/thread.ts";
import { Sandbox, type SandboxOptions } from "../../src/node/index.ts";

/** Long enough for every deadline below, and a sign that something never ends. */
const FOREVER_MS = 5_000;

type Said = { readonly [name: string]: unknown };

/** Workers that do what workers do until they are given a task; from then on they say what `say` returns, every ms. */
function stubborn(say: (request: number, message: ToWorker | undefined) => Said | undefined): ThreadFactory {
  return {
    nests: true,
    start: (events) => {
      let [task, isAlive] = [-1, true];
      const tell = (message: Said | undefined): void => {
        if (isAlive && message) events.message(message);
      };
      const timer = setInterval(() => task >= 0 && tell(say(task, undefined)), 1);
      return {
        post: (posted) => {
          const message = isToWorker(posted) ? posted : undefined;
          setImmediate(() => {
            if (message?.type === "begin") tell({ type: "ready" });
            if (message?.type !== "request") return;
            const { request, kind } = message;
            tell({ type: "started", request });
            if (kind === "create") tell({ type: "answer", request, answer: { kind: "state" } });
            else if (kind === "perform" && message.task.operation === Operation.install) tell(done(request));
            else {
              task = request;
              tell(say(request, message));
            }
          });
        },
        hold: () => undefined,
        terminate: async () => {
          isAlive = false;
          clearInterval(timer);
        },
      };
    },
  };
}

/** Posted by the pool, which is believed. */
function isToWorker(message: unknown): message is ToWorker {
  return typeof message === "object" && message !== null && "type" in message;
}

const usage = {
  fuel: 0,
  cpuMs: 0,
  wallMs: 0,
  memoryBytes: 0,
  peakMemoryBytes: 0,
  clockReadings: 0,
  entropyWords: 0,
  timeMs: 0,
};
const at = { fuel: 0, timeMs: 0 };
const NO_TIME = Uint8Array.of(0xfb, 0, 0, 0, 0, 0, 0, 0, 0);
const CALL = Uint8Array.of(0x83, 0x61, 0x66, 0x80, 0xa0);

const done = (request: number): Said => ({
  type: "answer",
  request,
  answer: { kind: "report", report: { kind: "done", status: Status.ok, reply: Uint8Array.of(0xf6), usage } },
});

const waiting = (request: number): Said => ({
  type: "answer",
  request,
  answer: { kind: "report", report: { kind: "waiting", ms: 0, usage } },
});

async function endOf(threads: ThreadFactory, options: SandboxOptions = {}): Promise<string> {
  const pool = new Pool(threads, { size: 1, graceMs: 20 });
  const sandbox = await Sandbox.create({ ...options, pool, limits: { timeoutMs: 50, hostCalls: Infinity } });
  const never = new Promise<string>((resolve) => setTimeout(resolve, FOREVER_MS, "it never ends").unref());
  const running = sandbox.run("1").then((result) => (result.ok ? "ok" : result.error.kind));
  const end = await Promise.race([running, never]);
  await pool.close();
  return end;
}

/** Time of its own, which goes by without waiting, leaves the attendant nothing to wait for. */
const VIRTUAL: SandboxOptions = { clock: { start: new Date(0) } };

test.each([
  ["real", {}],
  ["virtual", VIRTUAL],
])("a worker that asks again and again what there is to wait for is ended in time: %s clock", async (_, options) => {
  const asks = stubborn((request, message) => {
    return message ? undefined : { type: "wait", request, slot: 0, bytes: NO_TIME.slice() };
  });
  expect(await endOf(asks, options)).toMatch(/^(timeout|lost)$/);
});

test("a worker that calls again and again is ended in time", async () => {
  const calls = stubborn((request, message) => {
    return message ? undefined : { type: "invoke", request, slot: 0, bytes: CALL.slice(), at };
  });
  expect(await endOf(calls, { functions: { f: () => 1 } })).toMatch(/^(timeout|lost)$/);
});

test.each([
  ["real", {}],
  ["virtual", VIRTUAL],
])("a worker that says that it has used nothing, and waits, is ended in time: %s clock", async (_, options) => {
  const waits = stubborn((request, message) => (message ? waiting(request) : undefined));
  expect(await endOf(waits, options)).toMatch(/^(timeout|lost)$/);
});
