import { Status, Stream } from "../../src/boundary/abi.ts";
import { SLOTS } from "../../src/core/pool/mailbox.ts";
import type { ToWorker } from "../../src/core/pool/protocol.ts";
import { Service } from "../../src/core/pool/service.ts";
import type { Thread, ThreadEvents, ThreadFactory } from "../../src/core/pool/thread.ts";
import { callOf, faulty, head, value } from "./evil-cbor.ts";
import type { Random } from "./evil-random.ts";

/** Honest workers that are no threads: quick to start, but nobody can wait for the host in one. */
export const IN_PROCESS: ThreadFactory = {
  nests: false,
  start: (events) => {
    let alive = true;
    const service = new Service({
      post: (message, transfer = []) => {
        const clone: unknown = structuredClone(message, { transfer });
        queueMicrotask(() => alive && events.message(clone));
      },
    });
    return {
      post: (message) => {
        const clone = structuredClone(message);
        setImmediate(() => alive && isToWorker(clone) && service.receive(clone));
      },
      hold: () => undefined,
      terminate: async () => {
        alive = false;
      },
    };
  },
};

/** Posted by the pool, which is believed. */
function isToWorker(message: unknown): message is ToWorker {
  return typeof message === "object" && message !== null && "type" in message;
}

type Message = { readonly [name: string]: unknown };

/** Once in so many messages comes a lie: early ones end a worker before it has anything to lie about. */
const LIE_RARITIES = [3, 6, 12, 25] as const;

/** Workers of another factory, whose messages are tampered with on their way. */
export class LyingThreads implements ThreadFactory {
  readonly nests: boolean;
  lies = true;
  /** How many messages were something else than a worker of ours says. */
  told = 0;
  alive = 0;
  readonly #honest: ThreadFactory;
  readonly #random: Random;

  constructor(honest: ThreadFactory, random: Random) {
    this.nests = honest.nests;
    this.#honest = honest;
    this.#random = random;
  }

  start(events: ThreadEvents): Thread {
    const random = this.#random;
    const rarity = random.pick(LIE_RARITIES);
    let isAlive = true;
    const shared: SharedArrayBuffer[] = [];
    const say = (message: unknown): void => {
      if (!isAlive) return;
      let sent: unknown;
      try {
        sent = structuredClone(message);
      } catch (cause) {
        // What cannot be sent is an error in the thread that tried, and the end of it.
        events.failed(cause);
        return;
      }
      events.message(sent);
    };
    const thread = this.#honest.start({
      message: (message) => {
        if (!this.lies || !random.once(rarity) || !isMessage(message)) return say(message);
        this.told++;
        if (random.once(3)) for (const memory of shared) scribble(random, memory);
        if (random.once(60)) return events.failed(new Error("it ended"));
        for (const said of lieFor(random, message)) {
          if (random.once(10)) setTimeout(say, 1, said);
          else say(said);
        }
      },
      failed: (cause) => isAlive && events.failed(cause),
    });
    this.alive++;
    return {
      post: (message) => {
        if (isToWorker(message)) shared.push(...sharedIn(message));
        thread.post(message);
      },
      hold: (isBusy) => thread.hold(isBusy),
      terminate: () => {
        if (isAlive) this.alive--;
        isAlive = false;
        return thread.terminate();
      },
    };
  }
}

function sharedIn(message: ToWorker): SharedArrayBuffer[] {
  if (message.type === "begin" && message.mailbox) return [message.mailbox];
  return message.type === "request" && message.kind === "create" && message.interrupt ? [message.interrupt] : [];
}

/** A worker can write to what it shares at any time. */
function scribble(random: Random, memory: SharedArrayBuffer): void {
  const words = new Int32Array(memory);
  for (let changes = 1 + random.below(4); changes > 0; changes--) words[random.below(words.length)] = random.word();
}

/** What is said instead of a message. */
function lieFor(random: Random, message: Message): unknown[] {
  const { request } = message;
  const number = typeof request === "number" ? request : 0;
  switch (random.below(8)) {
    case 0:
      // A task that never reports ends by its deadline. What is no task would take longer than a campaign can wait.
      return isReport(message) ? [] : [message, message];
    case 1:
      return [message, message];
    case 2:
      return [forged(random, number), message];
    case 3:
      return [message, forged(random, number)];
    case 4:
      return [...Array.from({ length: random.below(200) }, () => forged(random, number)), message];
    case 5:
      return [{ ...message, request: number + random.pick([-1, 1, 2 ** 32, 0.5, Number.NaN]) }, message];
    case 6:
      return [forged(random, number)];
    default:
      return [changed(random, message)];
  }
}

function isReport({ type, answer }: Message): boolean {
  return type === "answer" && isMessage(answer) && answer["kind"] === "report";
}

/** The message with something else somewhere inside. */
function changed(random: Random, message: Message): Message {
  const [name = "type", ...deeper] = random.pick([...pathsOf(message)]);
  const inner = message[name];
  if (deeper.length === 0 || !isMessage(inner)) return { ...message, [name]: anything(random) };
  return { ...message, [name]: changed(random, inner) };
}

function* pathsOf(message: Message): Generator<readonly string[]> {
  for (const [name, inner] of Object.entries(message)) {
    yield [name];
    if (!isMessage(inner) || ArrayBuffer.isView(inner)) continue;
    for (const path of pathsOf(inner)) yield [name, ...path];
  }
}

/** A message of the right form, or nearly. */
function forged(random: Random, request: number): Message {
  const type = random.pick([
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
    "x",
  ]);
  const message: Message = { type, request };
  switch (type) {
    case "output":
      return { ...message, stream: random.pick([...Object.values(Stream), 0]), bytes: bytesFor(random, type) };
    case "begin":
      return { ...message, bytes: bytesFor(random, type), at: moment(random) };
    case "cancel":
      return { ...message, bytes: bytesFor(random, type) };
    case "invoke":
    case "file":
      return { ...message, slot: random.below(SLOTS + 1), bytes: bytesFor(random, type), at: moment(random) };
    case "wait":
      return { ...message, slot: random.below(SLOTS + 1), bytes: bytesFor(random, type) };
    case "answer": {
      const kind = random.pick(["report", "report", "state", "error"]);
      return { ...message, answer: { kind, report: report(random), state: bytesFor(random, "state"), error: ERROR } };
    }
    default:
      return message;
  }
}

const ERROR = { name: "Error", code: "ENGINE_START", message: "what is the matter" };
const USAGE = {
  fuel: 1,
  cpuMs: 1,
  wallMs: 1,
  memoryBytes: 1,
  peakMemoryBytes: 1,
  clockReadings: 1,
  entropyWords: 1,
  timeMs: 1,
};

/** When a call is said to have been, or something that is no time. */
function moment(random: Random): unknown {
  return random.once(8)
    ? anything(random)
    : { fuel: random.below(1_000), timeMs: random.once(8) ? anything(random) : 1 };
}
const REPORTS = ["done", "done", "stopped", "overflow", "waiting", "paused", "diverged", "full", "lost"] as const;

function report(random: Random): Message {
  return {
    kind: random.pick(REPORTS),
    usage: random.once(8) ? { ...USAGE, fuel: anything(random) } : USAGE,
    status: random.pick(Object.values(Status)),
    reply: bytesFor(random, "reply"),
    reason: random.pick(["timeout", "fuel", "cancelled", "callback", "asynchronous", "x"]),
    function: "f",
    limit: random.pick(["hostCallBytes", "valueDepth", "__proto__"]),
    ms: random.pick([undefined, 0, 1, 1e9, Number.NaN, -1, Infinity]),
    request: bytesFor(random, "invoke"),
    event: random.below(4),
    expected: bytesFor(random, "cancel"),
    actual: bytesFor(random, "cancel"),
    error: ERROR,
    ...(random.once(3) ? { tape: bytesFor(random, "tape") } : {}),
  };
}

/** Bytes as a worker might send them in such a message, or something that is hardly bytes. */
function bytesFor(random: Random, use: string): unknown {
  if (random.once(6)) return anything(random);
  let content: number[];
  if (use === "begin") content = callOf(random, random.pick(["soon", "one", "nobody"]), random.below(4));
  else if (use === "invoke") content = callOf(random, random.pick(["soon", "one", "nobody"]));
  else if (use === "wait") content = random.once(2) ? [0xf6] : [0xfb, ...random.bytes(8)];
  else if (use === "cancel") content = head(random, 0, random.below(4));
  else if (use === "output") content = [...random.bytes(random.below(2_000))];
  else content = value(random);
  return Uint8Array.from(random.once(5) ? faulty(random, content) : content);
}

const MIB = 2 ** 20;

/** What can be in a message at all. */
function anything(random: Random): unknown {
  const detached = new Uint8Array(8);
  const choices: readonly (() => unknown)[] = [
    () => random.pick([undefined, null, true, -1, 0, 1.5, Number.NaN, Infinity, 2 ** 53, "", "x".repeat(5_000), 10n]),
    () => new Uint8Array(new SharedArrayBuffer(16)),
    () => new Uint8Array(32).subarray(4, 9),
    () => new Uint8Array(new ArrayBuffer(8, { maxByteLength: 64 })),
    () => new Uint8Array(random.pick([0, 3 * MIB])),
    () => new Float64Array(4),
    () => {
      structuredClone(detached, { transfer: [detached.buffer] });
      return detached;
    },
    () => new Array(1_000_000).fill(0),
    () => [1, [2, [3]]],
    () => new Map([[1, new Set([2])]]),
    () => new Error("an error"),
    () => ({ __proto__: null, toString: 1, kind: "state", length: 4 }),
    () => new Date(Number.NaN),
  ];
  return random.pick(choices)();
}

function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
