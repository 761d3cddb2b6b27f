import { ExceptionCategory, MESSAGE_BYTES, TRACEBACK_ENDS } from "../../boundary/abi.ts";
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
  /** Of a SystemExit: what it was raised with. */
  readonly exit: PyValue | undefined;
}

/** Reads what a guest says about an exception. Throws `BoundaryViolation`. */
export function readReport(reply: Uint8Array, bounds: ValueBounds): ExceptionReport {
  const reader = new CborReader(reply);
  const decoder = new ValueDecoder(reader, bounds);
  expectCount(reader, 6);
  const category = reader.unsigned();
  const kind = KINDS[category];
  if (kind === undefined) throw new BoundaryViolation(`an exception has the category ${category}`);
  const name = (): string => decoder.string().slice(0, NAME_CHARACTERS);
  const type = name();
  const message = decoder.string().slice(0, MESSAGE_BYTES);
  const count = reader.array();
  if (count > 2 * TRACEBACK_ENDS) throw new BoundaryViolation(`an exception has ${count} frames`);
  const frames = Array.from({ length: count }, () => {
    expectCount(reader, 3);
    return { file: name(), line: reader.unsigned(), function: name() };
  });
  const hidden = reader.unsigned();
  const exit = exitOf(decoder);
  reader.finish();
  const shared = { type, message, hidden, exit: category === ExceptionCategory.exit ? exit : undefined };
  if (kind !== "syntax") return { ...shared, kind, frames };
  // With frames around it, it was raised inside of a run, by exec() for instance. Otherwise the run never began: its only
  // frame is a place in the source, in which the compiler may have got as far as some function.
  if (frames.length > 1) return { ...shared, kind: "exception", frames };
  return { ...shared, kind, frames: frames.map((frame) => ({ ...frame, function: "" })) };
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
