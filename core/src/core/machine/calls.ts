import { Call } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import type { GuestMemory } from "../../boundary/memory.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import type { LimitName } from "../limits.ts";
import type { Execution } from "./execution.ts";
import { FILE_BYTES } from "./host-files.ts";
import type { AnsweredCall } from "./tape-events.ts";

/** What the guest is told instead of the length of a reply. */
const STOP = -1;

/** What a request or a reply may take beside the values that hostCallBytes bounds: names, numbers, and heads of arrays. */
const FRAME_BYTES = 1_024;

/** The longest name of a function is one of a module's, `module.name`: twice 255 bytes, and the rest for heads. */
const OVERFLOW_BYTES = 600;

/** Answers what the guest asks of the functions that it was given, one question after the other. */
export class Calls {
  /** A reply that did not fit. */
  #kept: Uint8Array | undefined;
  #count = 0;
  #begun = 0;
  #cancelled = 0;

  /** A new task. */
  begin(): void {
    this.#kept = undefined;
    this.#count = 0;
    this.#begun = 0;
    this.#cancelled = 0;
  }

  /** The import `call` of `abi.ts`. */
  answer(
    execution: Execution,
    memory: GuestMemory,
    kind: number,
    address: number,
    length: number,
    capacity: number,
  ): number {
    if (capacity < 0) throw new BoundaryViolation("the guest has less than no room for a reply");
    if (kind === Call.fetch) return this.#fetch(memory, address, length, capacity);
    this.#kept = undefined;
    const request = memory.view(address, length);
    execution.questions++;
    const reply = this.#reply(execution, kind, request);
    if (reply === undefined || execution.hasEnded) {
      execution.note("question", execution.questions);
      return STOP;
    }
    if (reply.length <= capacity) memory.write(address, reply);
    else this.#kept = reply;
    return reply.length;
  }

  #fetch(memory: GuestMemory, address: number, length: number, capacity: number): number {
    const reply = this.#kept;
    if (!reply || length !== 0 || capacity < reply.length) {
      throw new BoundaryViolation("the guest fetched a reply that does not wait for it, or has no room for it");
    }
    memory.write(address, reply);
    this.#kept = undefined;
    return reply.length;
  }

  /** Undefined when the run ends here. */
  #reply(execution: Execution, kind: number, request: Uint8Array): Uint8Array | undefined {
    const { limits } = execution.task;
    if (kind === Call.file) {
      if (request.length > FILE_BYTES) throw new BoundaryViolation("the guest says more about a file than it may");
      return this.#ask(execution, "file", request, FILE_BYTES);
    }
    const bound = limits.hostCallBytes + FRAME_BYTES;
    if (request.length > bound) return this.#tooLong(execution);
    switch (kind) {
      case Call.invoke:
        if (++this.#count > limits.hostCalls) return this.#tooMany(execution);
        return this.#ask(execution, "invoke", request, bound);
      case Call.begin:
        if (++this.#count > limits.hostCalls) return this.#tooMany(execution);
        this.#begun++;
        return this.#tell(execution, "begin", request);
      case Call.wait:
        // asyncio waits for calls that it began. A guest that asks by itself must not look like a host that cannot wait.
        if (this.#begun === 0) return NO_COMPLETIONS;
        return this.#ask(execution, "wait", request, bound * Math.max(this.#begun, 1));
      case Call.cancel:
        // A guest can cancel what it never began. Nobody has to know: from a worker that would be a lie, and its end.
        if (this.#cancelled >= this.#begun) return NO_REPLY;
        this.#cancelled++;
        return this.#tell(execution, "cancel", request);
      case Call.overflow:
        return this.#overflow(execution, request);
      default:
        throw new BoundaryViolation(`the guest asked for a call of the unknown kind ${kind}`);
    }
  }

  #tooMany(execution: Execution): undefined {
    execution.meter.stop("hostCalls");
  }

  #tooLong(execution: Execution): undefined {
    execution.meter.stop("hostCallBytes");
  }

  /** A question with an answer of up to `bound` bytes. */
  #ask(execution: Execution, kind: AnsweredCall, request: Uint8Array, bound: number): Uint8Array | undefined {
    const { meter, attendant } = execution;
    const played = execution.play(kind, request);
    if (execution.hasEnded) return undefined;
    if (played) return played.reply.length > bound ? this.#tooLong(execution) : played.reply;
    meter.waits();
    const reply = kind === "wait" ? attendant.wait(request) : attendant[kind](request, execution.moment);
    meter.goesOn();
    if (meter.isDueToWarn) meter.recall();
    if (execution.hasEnded) return undefined;
    if (typeof reply === "string") {
      if (reply !== "pause") meter.stop(reply);
      else if (execution.task.recorded && kind !== "file") execution.pause(kind, request);
      else meter.stop("asynchronous");
      return undefined;
    }
    if (reply.length > bound) return this.#tooLong(execution);
    if (execution.recorder) execution.record({ kind, fuel: meter.burnt, request, reply });
    return reply;
  }

  /** Something that needs no answer. */
  #tell(execution: Execution, kind: "begin" | "cancel", request: Uint8Array): Uint8Array | undefined {
    const { meter, attendant } = execution;
    if (!execution.play(kind, request)) {
      if (execution.hasEnded) return undefined;
      meter.waits();
      if (kind === "cancel") attendant.cancel(request);
      else if (!attendant.begin(request, execution.moment)) meter.stop("callback");
      meter.goesOn();
      if (execution.hasEnded) return undefined;
      execution.record({ kind, fuel: meter.burnt, request });
    }
    return NO_REPLY;
  }

  #overflow(execution: Execution, request: Uint8Array): undefined {
    if (request.length > OVERFLOW_BYTES) throw new BoundaryViolation("a function has too long a name");
    const reader = new CborReader(request);
    if (reader.array() !== 2) throw new BoundaryViolation("an overflow is not a pair");
    const name = reader.text();
    const limit = limitNamed(reader.text());
    reader.finish();
    const played = execution.play("overflow", request);
    if (execution.hasEnded) return;
    if (!played) execution.record({ kind: "overflow", fuel: execution.meter.burnt, request });
    execution.overflow = { function: name, limit };
    execution.meter.stop("overflow");
  }
}

const NO_REPLY = new Uint8Array();

/** An array without items, in CBOR. */
const NO_COMPLETIONS = new Uint8Array([0x80]);

function limitNamed(name: string): LimitName {
  if (name === "hostCallBytes" || name === "valueDepth") return name;
  throw new BoundaryViolation("arguments exceed a limit that does not exist");
}
