import { Worker } from "node:worker_threads";
import type { Settings } from "../options.ts";
import type { GuestOptions, GuestReply, GuestRequest } from "./protocol.ts";

/** The sandbox behind the prompt. It lives in a thread of its own, so that Ctrl-C is noticed while it runs. */
export class Guest {
  readonly #interrupt = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #worker: Worker;
  #settle: ((reply: GuestReply) => void) | undefined;
  /** Kept when nobody was waiting for it. */
  #last: GuestReply | undefined;

  /** `worker` is the compiled `prompt-worker.ts`. */
  constructor(worker: URL, settings: Settings) {
    const workerData: GuestOptions = { settings, interrupt: this.#interrupt };
    this.#worker = new Worker(worker, { workerData });
    this.#worker.on("message", (reply: GuestReply) => this.#receive(reply));
    this.#worker.on("error", () => this.#end({ kind: "lost" }));
    this.#worker.on("exit", () => this.#end({ kind: "lost" }));
  }

  /** One request at a time. */
  request(request: GuestRequest): Promise<GuestReply> {
    if (this.#last) return Promise.resolve(this.#last);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#worker.postMessage(request);
    });
  }

  /** Whether an interrupt came that stopped nothing, because nothing ran yet or any more. Asked once, it is forgotten. */
  takeInterrupt(): boolean {
    return Atomics.exchange(this.#interrupt, 0, 0) === 1;
  }

  /** Stops what runs, or is about to. What does not stop by the second time is ended together with its sandbox. */
  interrupt(): void {
    const again = Atomics.exchange(this.#interrupt, 0, 1) === 1;
    Atomics.notify(this.#interrupt, 0);
    if (again && this.#settle) void this.close();
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #receive(reply: GuestReply): void {
    if (reply.kind === "unusable") this.#end(reply);
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(reply);
  }

  #end(reply: GuestReply): void {
    this.#last ??= reply;
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(this.#last);
  }
}
