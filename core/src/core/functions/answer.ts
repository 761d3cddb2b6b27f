import { UnsendableError } from "../../boundary/errors.ts";
import { ValueEncoder } from "../../boundary/values/encode.ts";
import { PythonError } from "../../boundary/values/types.ts";
import { CborWriter, Major, TooManyBytes } from "../../boundary/values/writer.ts";
import type { LimitValues } from "../limits.ts";
import { raisedFor, simplified } from "./failure.ts";

/** An outcome of `abi.ts` as bytes; undefined when it is beyond hostCallBytes. */
export type Outcome = Uint8Array<ArrayBuffer> | undefined;

const RETURNED = 0;
const RAISED = 1;

/** Writes outcomes and completions, in a buffer that is used again. */
export class AnswerWriter {
  readonly #limits: LimitValues;
  readonly #writer = new CborWriter();
  readonly #values = new ValueEncoder(this.#writer);

  constructor(limits: LimitValues) {
    this.#limits = limits;
  }

  /** What `name` returned. A value without a counterpart in Python is raised as a TypeError instead. */
  returned(name: string, value: unknown): Outcome {
    try {
      return this.#write(RETURNED, `the result of ${name}()`, value);
    } catch (error) {
      if (!(error instanceof UnsendableError)) throw error;
      return this.raised(new PythonError("TypeError", error.message.toWellFormed()));
    }
  }

  /** As `returned`, but throws `UnsendableError`. */
  answered(name: string, value: unknown): Outcome {
    return this.#write(RETURNED, name, value);
  }

  /** What is raised in the guest for whatever a host function threw. */
  raised(thrown: unknown): Outcome {
    const error = raisedFor(thrown);
    try {
      return this.#write(RAISED, "the error", error);
    } catch (unsendable) {
      if (!(unsendable instanceof UnsendableError)) throw unsendable;
      return this.#write(RAISED, "the error", simplified(error));
    }
  }

  /** Completions of calls, by their numbers. */
  completions(outcomes: readonly (readonly [begun: number, outcome: Uint8Array])[]): Uint8Array<ArrayBuffer> {
    const parts: Uint8Array[] = [this.#head(Major.array, outcomes.length)];
    for (const [begun, outcome] of outcomes) {
      parts.push(this.#head(Major.array, 2), this.#head(Major.unsigned, begun), outcome);
    }
    const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let offset = 0;
    for (const part of parts) {
      bytes.set(part, offset);
      offset += part.length;
    }
    return bytes;
  }

  #head(major: number, argument: number): Uint8Array {
    this.#writer.begin();
    this.#writer.head(major, argument);
    return this.#writer.written().slice();
  }

  #write(status: number, name: string, value: unknown): Outcome {
    const writer = this.#writer;
    writer.begin();
    writer.bound = this.#limits.hostCallBytes;
    this.#values.begin(this.#limits);
    try {
      writer.head(Major.array, 2);
      writer.head(Major.unsigned, status);
      this.#values.encode(name, value);
    } catch (error) {
      if (error instanceof TooManyBytes) return undefined;
      throw error;
    }
    return new Uint8Array(writer.written());
  }
}
