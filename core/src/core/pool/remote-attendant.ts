import { CborReader } from "../../boundary/values/reader.ts";
import { PythonError } from "../../boundary/values/types.ts";
import { CborWriter, Major } from "../../boundary/values/writer.ts";
import { AnswerWriter } from "../functions/answer.ts";
import type { LimitValues } from "../limits.ts";
import type { BlockingAttendant } from "../machine/execution.ts";
import { FILE_REFUSED } from "../machine/host-files.ts";
import type { Moment, Progress, Reply, Task } from "../machine/machine.ts";
import type { MailboxReader } from "./mailbox.ts";
import { OutputBatch } from "./output-batch.ts";
import { type FromWorker, isReplyWord } from "./protocol.ts";

type Question = Extract<FromWorker, { type: "invoke" | "file" | "wait" }>;

/** What the thread has that a guest's questions go through. */
export interface Line {
  readonly send: (message: FromWorker) => void;
  /** Undefined where threads cannot wait. */
  readonly mailbox: MailboxReader | undefined;
  /** Takes the next slot of the mailbox for as long as `ask` runs. */
  readonly withSlot: (ask: (slot: number) => Reply) => Reply;
  /** Looks for messages while the thread has to wait. */
  readonly serveOthers: () => void;
}

/** The head of an array, and a number: as much of a request as says which call it is about. */
const NUMBER_BYTES = 16;

const CANNOT_WAIT =
  "asyncio.run() cannot wait for functions of the host here, because this page is not cross-origin isolated " +
  "(BLOCKING_UNAVAILABLE): use await at the top level instead";

/** Passes the questions of one task on to the owner of the thread. */
export class RemoteAttendant implements BlockingAttendant {
  /** The request that the task is in the middle of. */
  request: number;
  readonly #line: Line;
  readonly #limits: LimitValues;
  readonly #output: OutputBatch;
  /** Where the thread cannot wait: the beginnings of requests, for `#refuse`. */
  readonly #begun: Uint8Array[] = [];
  readonly #cancelled: Uint8Array[] = [];

  constructor(line: Line, request: number, { limits, live }: Task) {
    this.#line = line;
    this.#limits = limits;
    this.request = request;
    this.#output = new OutputBatch((stream, bytes) => {
      line.send({ type: "output", request: this.request, stream, bytes });
    }, live);
  }

  /** The owner ends the run from outside when it does not want more. */
  output(stream: number, bytes: Uint8Array): boolean {
    this.#output.write(stream, bytes);
    return true;
  }

  begin(request: Uint8Array, at: Moment): boolean {
    this.flush();
    this.#line.send({ type: "begin", request: this.request, bytes: request.slice(), at });
    if (!this.#line.mailbox) this.#begun.push(request.slice(0, NUMBER_BYTES));
    return true;
  }

  cancel(request: Uint8Array): void {
    this.#cancel(request);
    if (!this.#line.mailbox) this.#cancelled.push(request.slice(0, NUMBER_BYTES));
  }

  invoke(request: Uint8Array, at: Moment): Reply {
    const bytes = request.slice();
    return this.#ask((slot) => ({ type: "invoke", request: this.request, slot, bytes, at }));
  }

  file(request: Uint8Array, at: Moment): Reply {
    // There are no directories of the host where nobody could wait for them.
    if (!this.#line.mailbox) return FILE_REFUSED;
    const bytes = request.slice();
    return this.#ask((slot) => ({ type: "file", request: this.request, slot, bytes, at }));
  }

  wait(request: Uint8Array): Reply {
    if (!this.#line.mailbox) return this.#refuse();
    const bytes = request.slice();
    return this.#ask((slot) => ({ type: "wait", request: this.request, slot, bytes }));
  }

  progress(progress: Progress): void {
    this.#line.send({ type: "progress", request: this.request, progress });
  }

  flush(): void {
    this.#output.flush();
  }

  /**
   * Raises an error in whoever awaits a call, where the thread cannot wait with them. Only asyncio.run() asks for that, which
   * the guest refuses while another loop runs: nothing that has begun was completed by a `resume`.
   */
  #refuse(): Reply {
    const open = new Set(this.#begun.splice(0).map(numberOfBegun));
    for (const request of this.#cancelled.splice(0)) open.delete(new CborReader(request).unsigned());
    const answers = new AnswerWriter(this.#limits);
    const raised = answers.raised(new PythonError("RuntimeError", CANNOT_WAIT));
    if (!raised) return "hostCallBytes";
    // Their answers, when they come, are nobody's.
    for (const number of open) this.#cancel(encoded(number));
    return answers.completions(Array.from(open, (number) => [number, raised]));
  }

  #cancel(bytes: Uint8Array): void {
    this.flush();
    this.#line.send({ type: "cancel", request: this.request, bytes: bytes.slice() });
  }

  #ask(question: (slot: number) => Question): Reply {
    const { mailbox, send, withSlot, serveOthers } = this.#line;
    if (!mailbox) return "asynchronous";
    this.flush();
    const { request } = this;
    return withSlot((slot) => {
      send(question(slot));
      const mail = mailbox.wait(slot, () => send({ type: "more", request }), serveOthers);
      if (typeof mail !== "string") return mail;
      return isReplyWord(mail) ? mail : "cancelled";
    });
  }
}

function numberOfBegun(request: Uint8Array): number {
  const reader = new CborReader(request);
  reader.array();
  return reader.unsigned();
}

function encoded(number: number): Uint8Array {
  const writer = new CborWriter();
  writer.begin();
  writer.head(Major.unsigned, number);
  return writer.written();
}
