import { recogniseEngine } from "../../boundary/engine.ts";
import { Interpreter } from "../machine/interpreter.ts";
import type { Reply, Report } from "../machine/machine.ts";
import { MailboxReader, SLOTS } from "./mailbox.ts";
import { type Answer, type FromWorker, REPLY_WORDS, type ToWorker, type WireReport, wireError } from "./protocol.ts";
import { type Line, RemoteAttendant } from "./remote-attendant.ts";
import type { ThreadPort } from "./thread.ts";

type Demand = Extract<ToWorker, { type: "request" }>;

interface Held {
  readonly guest: Interpreter;
  /** Of the task that the guest is in the middle of. */
  attendant?: RemoteAttendant;
  captures?: boolean;
}

/** From this size on, bytes change hands instead of being copied. */
const TRANSFER_BYTES = 16 * 1024;

/** What a worker thread does: it holds interpreters, and answers one request after the other. */
export class Service {
  readonly #port: ThreadPort;
  readonly #guests = new Map<number, Held>();
  readonly #modules = new Map<number, WebAssembly.Module>();
  readonly #line: Line;
  #mailbox: MailboxReader | undefined;
  /** How many requests wait for an answer of the owner's, one nested in the other. */
  #blocked = 0;

  constructor(port: ThreadPort) {
    this.#port = port;
    const getMailbox = (): MailboxReader | undefined => this.#mailbox;
    this.#line = {
      send: (message) => this.#port.post(message),
      get mailbox() {
        return getMailbox();
      },
      withSlot: (ask) => this.#withSlot(ask),
      serveOthers: () => this.#serveOthers(),
    };
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case "begin":
        if (message.mailbox) this.#mailbox = new MailboxReader(message.mailbox, REPLY_WORDS);
        this.#port.post({ type: "ready" } satisfies FromWorker);
        break;
      case "engine":
        this.#modules.set(message.engine, message.module);
        break;
      case "close":
        this.#guests.get(message.machine)?.guest.close();
        this.#guests.delete(message.machine);
        break;
      case "request":
        this.#serve(message);
        break;
    }
  }

  #serve(message: Demand): void {
    const { request } = message;
    this.#line.send({ type: "started", request });
    let answer: Answer;
    try {
      answer = this.#answer(message);
    } catch (error) {
      answer = { kind: "error", error: wireError(error) };
    }
    const state = answer.kind === "error" ? undefined : answer.state;
    const isLarge = state !== undefined && state.length >= TRANSFER_BYTES && state.buffer instanceof ArrayBuffer;
    this.#port.post({ type: "answer", request, answer } satisfies FromWorker, isLarge ? [state.buffer] : []);
  }

  #answer(message: Demand): Answer {
    if (message.kind === "create") {
      const { options, interrupt } = message;
      const module = this.#modules.get(message.engine);
      if (!module) throw new Error(`there is no engine ${message.engine}`);
      const guest = new Interpreter(recogniseEngine(module), options, interrupt && new Int32Array(interrupt));
      this.#guests.set(message.machine, { guest });
      return { kind: "state", state: undefined };
    }
    const held = this.#guests.get(message.machine);
    if (!held) throw new Error(`there is no machine ${message.machine}`);
    const { guest } = held;
    switch (message.kind) {
      case "perform": {
        const attendant = new RemoteAttendant(this.#line, message.request, message.task);
        held.attendant = attendant;
        held.captures = message.captures;
        return this.#reported(held, () => guest.perform(message.task, attendant));
      }
      case "resume":
      case "abandon":
        if (held.attendant) held.attendant.request = message.request;
        return this.#reported(held, () =>
          message.kind === "resume" ? guest.resume(message.completions) : guest.abandon(message.reason),
        );
      case "capture":
        return { kind: "state", state: exactly(guest.capture()) };
      case "fork": {
        const twin = guest.fork(message.interrupt && new Int32Array(message.interrupt));
        this.#guests.set(message.as, { guest: twin });
        return { kind: "state", state: message.captures ? exactly(twin.capture()) : undefined };
      }
      case "reset":
        guest.reset();
        return { kind: "state", state: undefined };
    }
  }

  #reported(held: Held, act: () => Report): Answer {
    const report = act();
    held.attendant?.flush();
    const isOver = report.kind !== "waiting" && report.kind !== "paused" && report.kind !== "lost";
    const state = held.captures && isOver ? exactly(held.guest.capture()) : undefined;
    return { kind: "report", report: wireReport(report), state };
  }

  #withSlot(ask: (slot: number) => Reply): Reply {
    const slot = this.#blocked++;
    try {
      return ask(slot);
    } finally {
      this.#blocked--;
    }
  }

  #serveOthers(): void {
    // Whoever has the last slot lets nobody in, who might need another.
    while (this.#blocked < SLOTS) {
      const next = this.#port.receive?.();
      if (!next) return;
      // Sent by the owner of this thread, who made it.
      this.receive(next.message as ToWorker);
    }
  }
}

/** Bytes without memory around them, which would travel too. */
function exactly(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

function wireReport(report: Report): WireReport {
  switch (report.kind) {
    case "lost": {
      const { kind, usage, reason, tape, cause } = report;
      return { kind, usage, reason, ...(tape && { tape: exactly(tape) }), error: wireError(cause) };
    }
    case "done":
      return { ...withExactTape(report), reply: exactly(report.reply) };
    case "paused":
      return { ...withExactTape(report), request: exactly(report.request) };
    case "diverged":
      return { ...withExactTape(report), expected: exactly(report.expected), actual: exactly(report.actual) };
    default:
      return withExactTape(report);
  }
}

function withExactTape<R extends Report>(report: R): R {
  return report.tape ? { ...report, tape: exactly(report.tape) } : report;
}
