import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Reply, Report } from "../src/core/machine/machine.ts";
import { readMessage } from "../src/core/pool/messages.ts";
import { Pool } from "../src/core/pool/pool.ts";
import type { FromWorker, ToWorker } from "../src/core/pool/protocol.ts";
import type { ThreadFactory } from "../src/core/pool/thread.ts";
import { attendant, MACHINE, replyOf, task } from "./support/pooled.ts";
import { scriptedEngine } from "./support/scripted-engine.ts";

const engine = scriptedEngine();
const usage = {
  fuel: 1,
  cpuMs: 1,
  wallMs: 1,
  memoryBytes: 1,
  peakMemoryBytes: 1,
  clockReadings: 1,
  entropyWords: 1,
  timeMs: 1,
};
const at = { fuel: 1, timeMs: 1 };
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => void process.on("unhandledRejection", note));
afterAll(() => void process.off("unhandledRejection", note));
afterEach(async () => {
  await turn();
  expect(unhandled.splice(0)).toEqual([]);
});

/** What a worker of ours says to a message that is no task. */
function honest(message: ToWorker): unknown[] {
  if (message.type === "begin") return [{ type: "ready" }];
  if (message.type !== "request") return [];
  const { request } = message;
  return [
    { type: "started", request },
    { type: "answer", request, answer: { kind: "state", state: undefined } },
  ];
}

/** Threads that are honest until they are given a task; then they say `lies`. */
class Liars implements ThreadFactory {
  readonly nests = true;
  terminated = 0;
  readonly #lies: (request: number) => unknown[];
  readonly #isHonest: boolean;

  constructor(lies: (request: number) => unknown[], isHonest = true) {
    this.#lies = lies;
    this.#isHonest = isHonest;
  }

  start: ThreadFactory["start"] = (events) => {
    let alive = true;
    const say = (messages: unknown[]): void => {
      for (const message of messages) if (alive) events.message(message);
    };
    return {
      post: (message) => {
        // Sent by the pool that is tested.
        const said = message as ToWorker;
        const isTask = said.type === "request" && said.kind !== "create";
        queueMicrotask(() => {
          if (isTask) say(this.#lies(said.request));
          else if (this.#isHonest) say(honest(said));
          else if (said.type === "begin") say(this.#lies(0));
        });
      },
      hold: () => undefined,
      terminate: () => {
        if (alive) this.terminated++;
        alive = false;
        return Promise.resolve();
      },
    };
  };
}

async function reportOf(liars: Liars, answer: Reply = new Uint8Array(1)): Promise<Report> {
  const pool = new Pool(liars, { size: 1 });
  const machine = await pool.machine(engine, MACHINE);
  const answers = { invoke: () => answer, wait: () => Promise.resolve(answer) };
  const report = await machine.perform(task("n", { outputBytes: 10, hostCalls: 2 }), attendant(answers));
  await pool.close();
  return report;
}

const bytes = (length: number): Uint8Array => new Uint8Array(length);
const started = (request: number): FromWorker => ({ type: "started", request });
const done = (request: number, more: object = {}): unknown => ({
  type: "answer",
  request,
  answer: { kind: "report", report: { kind: "done", status: 0, reply: bytes(1), usage, ...more } },
});

test("the worker of these tests is believed when it does not lie", async () => {
  const liars = new Liars((request) => [started(request), done(request)]);
  expect(replyOf(await reportOf(liars))).toEqual([0]);
});

describe("a worker that lies is terminated, and its sandbox lost:", () => {
  const MIB = 2 ** 20;
  const invoke = (request: number, slot = 0): object => ({ type: "invoke", request, slot, bytes: bytes(1), at });
  const lies: Record<string, (request: number) => unknown[]> = {
    "it is ready once more": () => [{ type: "ready" }],
    "it says nothing that means anything": () => [undefined],
    "it answers before it starts": (request) => [done(request)],
    "it starts twice": (request) => [started(request), started(request)],
    "it answers what nobody asked": (request) => [started(request), done(request + 1)],
    "it answers twice": (request) => [started(request), done(request), done(request)],
    "it sends a state for a report": (request) => [
      started(request),
      ...honest({ type: "request", request } as ToWorker),
    ],
    "its usage is no number": (request) => [started(request), done(request, { usage: { ...usage, fuel: Number.NaN } })],
    "its status does not exist": (request) => [started(request), done(request, { status: 6 })],
    "its reply is a text": (request) => [started(request), done(request, { reply: "reply" })],
    "its reply is too long": (request) => [started(request), done(request, { reply: bytes(2 * MIB) })],
    "its reply may change": (request) => [
      started(request),
      done(request, { reply: new Uint8Array(new SharedArrayBuffer(1)) }),
    ],
    "its reply is a part of something larger": (request) => [
      started(request),
      done(request, { reply: bytes(9).subarray(1) }),
    ],
    "it has a tape of what was not recorded": (request) => [started(request), done(request, { tape: bytes(1) })],
    "it pauses what is not recorded": (request) => [
      started(request),
      done(request, { kind: "paused", request: bytes(1) }),
    ],
    "it diverges from no tape": (request) => [
      started(request),
      done(request, { kind: "diverged", event: 0, expected: bytes(1), actual: bytes(1) }),
    ],
    "it writes more than it may": (request) => [
      started(request),
      { type: "output", request, stream: 1, bytes: bytes(6) },
      { type: "output", request, stream: 2, bytes: bytes(6) },
    ],
    "it writes nothing": (request) => [started(request), { type: "output", request, stream: 1, bytes: bytes(0) }],
    "it writes to no stream": (request) => [started(request), { type: "output", request, stream: 3, bytes: bytes(1) }],
    "it calls more often than it may": (request) => [
      started(request),
      { type: "begin", request, bytes: bytes(1), at },
      invoke(request),
      invoke(request),
    ],
    "it calls with more than it may": (request) => [
      started(request),
      { type: "begin", request, bytes: bytes(2 * MIB), at },
    ],
    "it says more about a file than it may": (request) => [
      started(request),
      { type: "file", request, slot: 0, bytes: bytes(MIB), at },
    ],
    "it calls at no moment": (request) => [started(request), { ...invoke(request), at: { fuel: 1, timeMs: "1" } }],
    "its clock readings are no number": (request) => [
      started(request),
      done(request, { usage: { ...usage, clockReadings: -1 } }),
    ],
    "it cancels what it has not begun": (request) => [started(request), { type: "cancel", request, bytes: bytes(1) }],
    "it goes on while it is blocked": (request) => [
      started(request),
      { type: "wait", request, slot: 0, bytes: bytes(1) },
      done(request),
    ],
    "it reads on where there is nothing": (request) => [started(request), { type: "more", request }],
    "it tells its progress unasked": (request) => [
      started(request),
      { type: "progress", request, progress: { fuel: 1, cpuMs: 1, wallMs: 1, peakMemoryBytes: 1 } },
    ],
    "it waits at a place that does not exist": (request) => [started(request), invoke(request, 8)],
  };

  test.each(Object.entries(lies))("%s", async (name, lie) => {
    // Were it believed, the task would be done.
    const liars = new Liars((request) => [...lie(request), done(request)]);
    const report = await reportOf(liars);
    if (name === "it answers twice") expect(report.kind).toBe("done");
    else expect(report).toMatchObject({ kind: "lost", cause: { code: "WORKER_VIOLATION" } });
    expect(liars.terminated).toBeGreaterThan(0);
  });

  test("it asks on after it was told that the task is over, which would put off its end", async () => {
    const liars = new Liars((request) => [started(request), invoke(request), invoke(request), done(request)]);
    expect(await reportOf(liars, "timeout")).toMatchObject({ kind: "lost", cause: { code: "WORKER_VIOLATION" } });
  });

  test("what it says about an error is bounded", async () => {
    const error = { name: "x".repeat(9_999), code: "", message: `\ud800${"y".repeat(99_999)}` };
    const liars = new Liars((request) => [started(request), done(request, { kind: "lost", error })]);
    const report = await reportOf(liars);
    const cause = report.kind === "lost" ? report.cause : undefined;
    expect(cause).toBeInstanceOf(Error);
    expect(String(cause).length).toBeLessThan(3_000);
    expect(String(cause).isWellFormed()).toBe(true);
  });
});

/** Messages that have some of the fields that they should have. */
function messages(): fc.Arbitrary<unknown> {
  const data = fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.anything());
  const number = fc.oneof(fc.integer({ min: -1, max: 3 }), fc.double());
  const report = fc.record(
    {
      kind: fc.constantFrom("done", "stopped", "overflow", "waiting", "paused", "diverged", "full", "lost", "else"),
      usage: fc.oneof(fc.constant(usage), fc.anything()),
      status: number,
      reply: data,
      reason: fc.oneof(fc.constantFrom("timeout", "cancelled"), fc.anything()),
      function: fc.string(),
      limit: fc.constantFrom("hostCallBytes", "__proto__", 1),
      ms: number,
      request: data,
      event: number,
      error: fc.record({ name: fc.string(), code: fc.string(), message: fc.string() }),
      tape: data,
    },
    { requiredKeys: [] },
  );
  const answer = fc.record(
    { kind: fc.constantFrom("report", "state", "error", "else"), report, state: data, error: fc.anything() },
    { requiredKeys: [] },
  );
  const message = fc.record(
    {
      type: fc.constantFrom(
        "ready",
        "started",
        "output",
        "begin",
        "cancel",
        "invoke",
        "file",
        "wait",
        "more",
        "answer",
        "else",
      ),
      request: number,
      stream: number,
      slot: number,
      bytes: data,
      at: fc.oneof(fc.constant(at), fc.anything()),
      answer: fc.oneof(answer, fc.anything()),
    },
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 5, arbitrary: message }, { weight: 1, arbitrary: fc.anything() });
}

describe("whatever a worker says", () => {
  test("nothing is thrown while it is read, and what is read is made anew", () => {
    const trap = new Proxy({}, { get: () => Math.max(Symbol.iterator as never, 0) });
    expect(readMessage(trap)).toBeUndefined();
    fc.assert(
      fc.property(messages(), (message) => {
        const read = readMessage(message);
        if (read) expect(read).not.toBe(message);
      }),
      { numRuns: 2_000 },
    );
  });

  test("instead of starting, making a sandbox is refused with an error of ours", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(messages(), { maxLength: 4 }), async (said) => {
        const liars = new Liars(() => [...said, {}], false);
        const pool = new Pool(liars, { size: 1 });
        await expect(pool.machine(engine, MACHINE)).rejects.toHaveProperty("code", expect.stringMatching(/^[A-Z_]+$/));
        await pool.close();
      }),
      { numRuns: 200 },
    );
  });

  test("in a task, the task has a report and the worker an end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(messages(), { maxLength: 8 }), async (starts, said) => {
        const liars = new Liars((request) => [...(starts ? [started(request)] : []), ...said, {}]);
        let outcome: unknown;
        try {
          outcome = (await reportOf(liars)).kind;
        } catch (error) {
          outcome = error instanceof Error && "code" in error ? "refused" : error;
        }
        expect(outcome).toBeTypeOf("string");
        expect(liars.terminated).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
