import { ExceptionCategory, MESSAGE_BYTES, TRACEBACK_ENDS } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import { ValueDecoder } from "../../boundary/values/decode.ts";
import type { ValueBounds } from "../../boundary/values/encode.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import type { PyValue } from "../../boundary/values/types.ts";
import type { RunError } from "./results.ts";
import type { Failure } from "./traceback.ts";

/** The name of a class longer than this is cut: nobody named it in good faith. */
const TYPE_CHARACTERS = 255;

const KINDS: Readonly<Record<number, RunError["kind"]>> = {
  [ExceptionCategory.other]: "exception",
  [ExceptionCategory.syntax]: "syntax",
  [ExceptionCategory.memory]: "memory",
  [ExceptionCategory.recursion]: "recursion",
  [ExceptionCategory.exit]: "exception",
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
  const type = decoder.string().slice(0, TYPE_CHARACTERS);
  const message = decoder.string().slice(0, MESSAGE_BYTES);
  const count = reader.array();
  if (count > 2 * TRACEBACK_ENDS) throw new BoundaryViolation(`an exception has ${count} frames`);
  const frames = Array.from({ length: count }, () => {
    expectCount(reader, 3);
    return { file: decoder.string(), line: reader.unsigned(), function: decoder.string() };
  });
  const hidden = reader.unsigned();
  const exit = decoder.decode();
  reader.finish();
  const shared = { type, message, hidden, exit: category === ExceptionCategory.exit ? exit : undefined };
  if (kind !== "syntax") return { ...shared, kind, frames };
  // With frames around it, it was raised inside of a run, by exec() for instance. Otherwise the run never began: its only
  // frame is a place in the source, in which the compiler may have got as far as some function.
  if (frames.length > 1) return { ...shared, kind: "exception", frames };
  return { ...shared, kind, frames: frames.map((frame) => ({ ...frame, function: "" })) };
}

function expectCount(reader: CborReader, expected: number): void {
  const count = reader.array();
  if (count !== expected) throw new BoundaryViolation(`a report has ${count} parts, not ${expected}`);
}
