import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { startWorker } from "../worker-thread.ts";
import type { Job, JobResult, Reply, Request } from "./protocol.ts";

interface Waiting {
  readonly job: Job;
  readonly resolve: (result: JobResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Compilers in worker threads, one per processor, started when first needed. Threads and not processes: V8 shares the
 * compiler's machine code between the threads of a process, so it warms up once.
 */
export class CompilerPool {
  readonly #size = availableParallelism();
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #queue: Waiting[] = [];
  readonly #running = new Map<Worker, Waiting>();
  #nextId = 0;

  run(job: Job): Promise<JobResult> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject });
      this.#dispatch();
    });
  }

  /** To be called when files of a mount have changed and nothing is running. */
  forget(): void {
    for (const worker of this.#workers) worker.postMessage("forget");
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop() ?? (this.#workers.length < this.#size ? this.#start() : undefined);
      const waiting = worker === undefined ? undefined : this.#queue.shift();
      if (worker === undefined || waiting === undefined) return;
      this.#running.set(worker, waiting);
      const request: Request = { id: this.#nextId++, job: waiting.job };
      worker.postMessage(request);
    }
  }

  #start(): Worker {
    const worker = startWorker(new URL("./worker.ts", import.meta.url));
    worker.on("message", (reply: Reply) => {
      const waiting = this.#running.get(worker);
      this.#running.delete(worker);
      this.#idle.push(worker);
      if ("result" in reply) waiting?.resolve(reply.result);
      else waiting?.reject(new Error(`${waiting.job.input}: ${reply.failure}`));
      this.#dispatch();
    });
    worker.on("error", (error) => {
      this.#running.get(worker)?.reject(error instanceof Error ? error : new Error(String(error)));
    });
    this.#workers.push(worker);
    return worker;
  }
}
