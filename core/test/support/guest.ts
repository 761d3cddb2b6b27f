import { Call, Mode, Operation, SMALL_STACK_BYTES, Status } from "../../src/boundary/abi.ts";
import type { Engine } from "../../src/boundary/engine.ts";
import { Instance } from "../../src/boundary/instance.ts";
import type { PyValue } from "../../src/boundary/values/types.ts";
import { decode, encode } from "./codec.ts";

export interface Limits {
  recursionDepth: number;
  stackBytes: number;
  valueDepth: number;
  resultBytes: number;
  hostCallBytes: number;
  files: number;
  fileBytes: number;
}

/** What an operation came to: the status and the decoded reply, if there is one. */
export interface Answer {
  readonly status: number;
  readonly reply: PyValue;
}

/** An engine behind nothing but its boundary: the host functions are the test's own. */
export class Guest {
  readonly instance: Instance;
  readonly output: string[] = [];
  readonly limits: Limits = {
    recursionDepth: 1000,
    stackBytes: SMALL_STACK_BYTES,
    valueDepth: 100,
    resultBytes: 2 ** 20,
    hostCallBytes: 2 ** 20,
    files: 1_000,
    fileBytes: 2 ** 20,
  };
  /** Every question but `fetch`, decoded → the reply as a value or as bytes, or -1 to stop the run. */
  onCall: (kind: number, request: PyValue) => unknown = () => -1;
  /** Whether `fetch` is answered; -1 otherwise. */
  fetches = true;
  /** Milliseconds of its monotonic clock; sleeping makes it later. */
  now = 1000;
  #pending: Uint8Array | undefined;

  constructor(engine: Engine, extraPages = 4) {
    const pages = engine.minimumPages + extraPages;
    this.instance = new Instance(engine, pages, Math.max(pages, 1024), {
      write: (_, address, length) => {
        this.output.push(new TextDecoder().decode(this.instance.memory.view(address, length)));
        return 0;
      },
      refuel: () => 1_000_000,
      clock: () => this.now,
      entropy: () => 4,
      sleep: (ms) => {
        this.now += ms;
        return 0;
      },
      call: (kind, address, length, capacity) => this.#call(kind, address, length, capacity),
    });
  }

  #call(kind: number, address: number, length: number, capacity: number): number {
    const { memory } = this.instance;
    if (kind === Call.fetch) {
      const pending = this.#pending;
      this.#pending = undefined;
      if (!pending || !this.fetches) return -1;
      memory.write(address, pending);
      return pending.length;
    }
    const answer = this.onCall(kind, decode(memory.view(address, length)));
    if (answer === -1) return -1;
    const reply = answer instanceof Uint8Array ? answer : encode(answer);
    if (reply.length > capacity) this.#pending = reply;
    else memory.write(address, reply);
    return reply.length;
  }

  perform(operation: (typeof Operation)[keyof typeof Operation], request: unknown): Answer {
    const { recursionDepth, stackBytes, valueDepth, resultBytes, hostCallBytes, files, fileBytes } = this.limits;
    this.instance.limit(recursionDepth, stackBytes, valueDepth, resultBytes, hostCallBytes, files, fileBytes);
    this.instance.fuel = 1_000_000;
    const bytes = request instanceof Uint8Array ? request : encode(request);
    if (!this.instance.request(bytes)) throw new Error("the guest has no room for the request");
    const status = this.instance.execute(operation, bytes.length);
    return { status, reply: status === Status.stopped ? null : decode(this.instance.reply()) };
  }

  /** Functions that the guest gets, as `name` or, to be awaited, `async name`. */
  install(...names: readonly string[]): Answer {
    return this.perform(Operation.install, [
      names.map((name) => [name.replace(/^async /, ""), name.startsWith("async "), `What ${name} does.`]),
    ]);
  }

  run(source: string, inputs: Readonly<Record<string, unknown>> = {}): Answer {
    return this.perform(Operation.run, [new TextEncoder().encode(source), "<test>", inputs, Mode.value]);
  }

  call(name: string, ...values: readonly unknown[]): Answer {
    return this.perform(Operation.call, [name, values, {}]);
  }

  resume(completions: unknown): Answer {
    return this.perform(Operation.resume, completions);
  }

  /** The value of a run that has to succeed. */
  value(source: string, inputs: Readonly<Record<string, unknown>> = {}): PyValue {
    const { status, reply } = this.run(source, inputs);
    if (status !== Status.ok) throw new Error(`status ${status}: ${JSON.stringify(reply)}`);
    return reply;
  }

  /** Type and message of the exception in which a run has to end. */
  exception(source: string): string {
    const { status, reply } = this.run(source);
    if (status !== Status.exception || !Array.isArray(reply)) throw new Error(`status ${status}`);
    const [, exception] = reply;
    if (!Array.isArray(exception)) throw new Error("no exception");
    return `${exception[0]}: ${exception[2]}`;
  }
}
