import {
  EXCEPTIONS_MAX,
  ExceptionCategory,
  GROUP_WIDTH,
  Link,
  MESSAGE_BYTES,
  TRACEBACK_ENDS,
} from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import { TooManyItems, ValueDecoder } from "../../boundary/values/decode.ts";
import type { ValueBounds } from "../../boundary/values/encode.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import type { PyValue } from "../../boundary/values/types.ts";
import type { RunError } from "./results.ts";
import type { Failure } from "./traceback.ts";

/** The name of a class, a file or a function that is longer than this is cut: no engine of ours has any. */
const NAME_CHARACTERS = 255;

const KINDS: Readonly<Record<number, RunError["kind"]>> = {
  [ExceptionCategory.other]: "exception",
  [ExceptionCategory.syntax]: "syntax",
  [ExceptionCategory.memory]: "memory",
  [ExceptionCategory.recursion]: "recursion",
  [ExceptionCategory.exit]: "exception",
  [ExceptionCategory.warning]: "timeout",
};

export interface ExceptionReport extends Failure {
  readonly kind: RunError["kind"];
  /** The class's bare name; `name` is what tracebacks have. */
  readonly type: string;
  /** Of a SystemExit: what it was raised with. */
  readonly exit: PyValue | undefined;
}

/** Reads what a guest says about an exception. Throws `BoundaryViolation`. */
export function readReport(reply: Uint8Array, bounds: ValueBounds): ExceptionReport {
  const reader = new CborReader(reply);
  const decoder = new ValueDecoder(reader, bounds);
  expectCount(reader, 3);
  const category = reader.unsigned();
  const kind = KINDS[category];
  if (kind === undefined) throw new BoundaryViolation(`an exception has the category ${category}`);
  const exception = new ExceptionReader(reader, decoder).read();
  const exit = exitOf(decoder);
  reader.finish();
  if (exception === undefined) throw new BoundaryViolation("a report has no exception");
  const shared = { ...exception, exit: category === ExceptionCategory.exit ? exit : undefined };
  if (kind !== "syntax") return { ...shared, kind };
  // With frames around it, it was raised inside of a run, by exec() for instance. Otherwise the run never began: its only
  // frame is a place in the source, in which the compiler may have got as far as some function.
  if (exception.frames.length > 1) return { ...shared, kind: "exception" };
  return { ...shared, kind, frames: exception.frames.map((frame) => ({ ...frame, function: "" })) };
}

/** Reads exceptions and what they are shown with, of which there are `EXCEPTIONS_MAX` altogether. */
class ExceptionReader {
  readonly #reader: CborReader;
  readonly #decoder: ValueDecoder;
  #count = 0;

  constructor(reader: CborReader, decoder: ValueDecoder) {
    this.#reader = reader;
    this.#decoder = decoder;
  }

  read(): (Failure & { readonly type: string }) | undefined {
    const reader = this.#reader;
    if (reader.skipNull()) return undefined;
    if (++this.#count > EXCEPTIONS_MAX) throw new BoundaryViolation("a report has too many exceptions");
    expectCount(reader, 10);
    const type = this.#name();
    const name = this.#name();
    const message = this.#text();
    const frames = Array.from({ length: this.#countUpTo(2 * TRACEBACK_ENDS) }, () => {
      expectCount(reader, 3);
      return { file: this.#name(), line: reader.unsigned(), function: this.#name() };
    });
    const hidden = reader.unsigned();
    const notes = this.#text();
    const link = reader.unsigned();
    if (link !== Link.cause && link !== Link.context) throw new BoundaryViolation(`an exception has the link ${link}`);
    const before = this.read();
    const members = Array.from({ length: this.#countUpTo(GROUP_WIDTH) }, () => this.read());
    const more = reader.unsigned();
    return { type, name, message, frames, hidden, notes, link, before, members, more };
  }

  #name(): string {
    return this.#decoder.string().slice(0, NAME_CHARACTERS);
  }

  #text(): string {
    return this.#decoder.string().slice(0, MESSAGE_BYTES);
  }

  #countUpTo(most: number): number {
    const count = this.#reader.array();
    if (count > most) throw new BoundaryViolation(`a part of an exception has ${count} items`);
    return count;
  }
}

/** An int, a text or null, if the guest is honest. */
function exitOf(decoder: ValueDecoder): PyValue {
  try {
    return decoder.decode();
  } catch (error) {
    if (error instanceof TooManyItems) throw new BoundaryViolation("an exception has a crowd for its exit");
    throw error;
  }
}

function expectCount(reader: CborReader, expected: number): void {
  const count = reader.array();
  if (count !== expected) throw new BoundaryViolation(`a report has ${count} parts, not ${expected}`);
}
