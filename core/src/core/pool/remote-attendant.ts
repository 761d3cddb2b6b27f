import type { BlockingAttendant } from "../machine/execution.ts";
import type { Reply } from "../machine/machine.ts";
import type { MailboxReader } from "./mailbox.ts";
import { OutputBatch } from "./output-batch.ts";
import { type FromWorker, isReplyWord } from "./protocol.ts";

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

/** Passes the questions of one task on to the owner of the thread. */
export class RemoteAttendant implements BlockingAttendant {
  /** The request that the task is in the middle of. */
  request: number;
  readonly #line: Line;
  readonly #output: OutputBatch;

  constructor(line: Line, request: number, isLive: boolean) {
    this.#line = line;
    this.request = request;
    this.#output = new OutputBatch((stream, bytes) => {
      line.send({ type: "output", request: this.request, stream, bytes });
    }, isLive);
  }

  /** The owner ends the run from outside when it does not want more. */
  output(stream: number, bytes: Uint8Array): boolean {
    this.#output.write(stream, bytes);
    return true;
  }

  begin(request: Uint8Array): boolean {
    this.#tell("begin", request);
    return true;
  }

  cancel(request: Uint8Array): void {
    this.#tell("cancel", request);
  }

  invoke(request: Uint8Array): Reply {
    return this.#ask("invoke", request);
  }

  wait(request: Uint8Array): Reply {
    return this.#ask("wait", request);
  }

  flush(): void {
    this.#output.flush();
  }

  #tell(type: "begin" | "cancel", bytes: Uint8Array): void {
    this.flush();
    this.#line.send({ type, request: this.request, bytes: bytes.slice() });
  }

  #ask(type: "invoke" | "wait", bytes: Uint8Array): Reply {
    const { mailbox, send, withSlot, serveOthers } = this.#line;
    if (!mailbox) return "asynchronous";
    this.flush();
    const { request } = this;
    return withSlot((slot) => {
      send({ type, request, slot, bytes: bytes.slice() });
      const mail = mailbox.wait(slot, () => send({ type: "more", request }), serveOthers);
      if (typeof mail !== "string") return mail;
      return isReplyWord(mail) ? mail : "cancelled";
    });
  }
}
