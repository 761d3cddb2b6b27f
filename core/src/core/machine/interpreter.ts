import { type Operation, PAGE_BYTES, Status } from "../../boundary/abi.ts";
import type { Engine } from "../../boundary/engine.ts";
import { BoundaryViolation, UnsendableError } from "../../boundary/errors.ts";
import type { Instance } from "../../boundary/instance.ts";
import { giveBack, takeInstance } from "../../boundary/spares.ts";
import { TooManyItems, ValueDecoder } from "../../boundary/values/decode.ts";
import { ValueEncoder } from "../../boundary/values/encode.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import type { PyValue } from "../../boundary/values/types.ts";
import { CborWriter, Major, TooManyBytes } from "../../boundary/values/writer.ts";
import type { LimitName, LimitValues } from "../limits.ts";
import { type ExceptionReport, readReport } from "../results/report.ts";
import type { Usage } from "../results/results.ts";
import type { Host } from "./host.ts";
import type { Meter, StopReason } from "./meter.ts";

/** The heap that a fresh sandbox starts with, beside static data: a small run should not have to grow it. */
const INITIAL_HEAP_PAGES = 2;

/** What one operation came to. */
export type Outcome =
  | { readonly kind: "value"; readonly value: PyValue }
  | { readonly kind: "exception"; readonly report: ExceptionReport }
  | { readonly kind: "stopped"; readonly reason: StopReason }
  | { readonly kind: "unsendable"; readonly limit: LimitName }
  | { readonly kind: "refused"; readonly reason: string }
  /** The request did not fit into the guest's memory. */
  | { readonly kind: "full" }
  | { readonly kind: "lost"; readonly cause: unknown };

/** Writes the parts of a request. */
export interface RequestWriter {
  /** Text as bytes, which is how source travels. */
  source(text: string): void;
  text(text: string): void;
  integer(value: number): void;
  /** Values of the caller's, which take up to `inputBytes` together. */
  values(inputBytes: number, encode: (encoder: ValueEncoder) => void): void;
}

/** One instance of the engine behind its protocol: a request goes in, an outcome comes out. */
export class Interpreter {
  readonly #engine: Engine;
  readonly #host: Host;
  readonly #maximumPages: number;
  readonly #writer = new CborWriter();
  readonly #values = new ValueEncoder(this.#writer);
  readonly #request: RequestWriter;
  #instance: Instance;

  /** Throws as `Instance` does. */
  constructor(engine: Engine, memoryBytes: number, host: Host) {
    this.#engine = engine;
    this.#host = host;
    this.#maximumPages = memoryBytes / PAGE_BYTES;
    this.#instance = this.#instantiate();
    const [writer, values] = [this.#writer, this.#values];
    this.#request = {
      source: (text) => writer.text(text, Major.bytes),
      text: (text) => writer.text(text),
      integer: (value) => writer.head(Major.unsigned, value),
      values: (inputBytes, encode) => {
        writer.bound = writer.length + inputBytes;
        encode(values);
        writer.bound = Number.POSITIVE_INFINITY;
      },
    };
  }

  /** The debug build's exports, for tests. */
  get exports(): WebAssembly.Exports {
    return this.#instance.exports;
  }

  /** The guest's whole memory, for tests. Valid until guest code runs again. */
  get memory(): Uint8Array {
    return this.#instance.memory.whole();
  }

  /** Back to a fresh start. */
  reset(): void {
    if (!this.#instance.reset()) this.#instance = this.#instantiate();
  }

  /** The end of an interpreter that has not been lost and is not performing: nothing may be called afterwards. */
  close(): void {
    giveBack(this.#engine, this.#instance);
  }

  /**
   * Carries out one operation; `parts` is the number of things that `write` writes. Throws `UnsendableError`, and then
   * nothing has run.
   */
  perform(
    operation: (typeof Operation)[keyof typeof Operation],
    limits: LimitValues,
    parts: number,
    write: (request: RequestWriter) => void,
  ): { outcome: Outcome; usage: Usage } {
    const request = this.#write(limits, parts, write);
    const { meter } = this.#host;
    let outcome: Outcome;
    let memoryBytes = 0;
    let used: ReturnType<Meter["usage"]> | undefined;
    this.#instance.fuel = this.#host.begin(limits);
    try {
      outcome = this.#execute(operation, limits, request);
      used = meter.usage(this.#instance.fuel);
      memoryBytes = this.#instance.heapUsed();
    } catch (cause) {
      // A trap, the end of the host's own stack, or a violation: whatever it was, the guest's state is undefined now.
      outcome = { kind: "lost", cause };
    }
    used ??= meter.usage(this.#instance.fuel);
    this.#host.end();
    const { outputBytes } = this.#host;
    return { outcome, usage: { ...used, memoryBytes, peakMemoryBytes: this.#instance.memoryBytes, outputBytes } };
  }

  #write(limits: LimitValues, parts: number, write: (request: RequestWriter) => void): Uint8Array {
    this.#writer.begin();
    this.#values.begin(limits);
    try {
      this.#writer.head(Major.array, parts);
      write(this.#request);
    } catch (error) {
      if (!(error instanceof TooManyBytes)) throw error;
      throw new UnsendableError("the values", `take more than inputBytes of ${limits.inputBytes} bytes`);
    }
    return this.#writer.written();
  }

  #execute(operation: (typeof Operation)[keyof typeof Operation], limits: LimitValues, request: Uint8Array): Outcome {
    const instance = this.#instance;
    instance.limit(limits.recursionDepth, limits.valueDepth, limits.resultBytes);
    if (!instance.request(request)) return { kind: "full" };
    const status = instance.execute(operation, request.length);
    const reason = this.#host.meter.stopReason;
    if (reason !== undefined) return { kind: "stopped", reason };
    switch (status) {
      case Status.ok:
        return this.#value(instance.reply(), limits);
      case Status.exception:
        return { kind: "exception", report: readReport(instance.reply(), limits) };
      case Status.unsendable:
        return { kind: "unsendable", limit: limitNamed(text(instance.reply())) };
      case Status.refused:
        return { kind: "refused", reason: text(instance.reply()) };
      default:
        throw new BoundaryViolation(`an operation ended with status ${status}`);
    }
  }

  #value(reply: Uint8Array, limits: LimitValues): Outcome {
    if (reply.length > limits.resultBytes) throw new BoundaryViolation("a reply is longer than resultBytes");
    const reader = new CborReader(reply);
    try {
      const value = new ValueDecoder(reader, limits).decode();
      reader.finish();
      return { kind: "value", value };
    } catch (error) {
      if (error instanceof TooManyItems) return { kind: "unsendable", limit: "valueItems" };
      throw error;
    }
  }

  #instantiate(): Instance {
    const initial = Math.min(this.#engine.minimumPages + INITIAL_HEAP_PAGES, this.#maximumPages);
    const instance = takeInstance(this.#engine, initial, this.#maximumPages, this.#host.functions);
    this.#host.memory = instance.memory;
    return instance;
  }
}

function text(reply: Uint8Array): string {
  const reader = new CborReader(reply);
  const result = reader.text();
  reader.finish();
  return result;
}

function limitNamed(name: string): LimitName {
  if (name === "resultBytes" || name === "valueDepth") return name;
  throw new BoundaryViolation("a value exceeds a limit that does not exist");
}
