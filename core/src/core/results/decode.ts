import { Status } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import { TooManyItems, ValueDecoder } from "../../boundary/values/decode.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import type { PyValue } from "../../boundary/values/types.ts";
import type { LimitName, LimitValues } from "../limits.ts";
import { type ExceptionReport, readReport } from "./report.ts";

/** What a guest that was done came to. */
export type Outcome =
  | { readonly kind: "value"; readonly value: PyValue }
  | { readonly kind: "exception"; readonly report: ExceptionReport }
  | { readonly kind: "unsendable"; readonly limit: LimitName }
  | { readonly kind: "refused"; readonly reason: string };

/** Reads the reply of an operation. Throws `BoundaryViolation`. */
export function readOutcome(status: number, reply: Uint8Array, limits: LimitValues): Outcome {
  switch (status) {
    case Status.ok:
      return readValue(reply, limits);
    case Status.exception:
      return { kind: "exception", report: readReport(reply, limits) };
    case Status.unsendable:
      return { kind: "unsendable", limit: limitNamed(readText(reply)) };
    case Status.refused:
      return { kind: "refused", reason: readText(reply) };
    default:
      throw new BoundaryViolation(`an operation ended with status ${status}`);
  }
}

function readValue(reply: Uint8Array, limits: LimitValues): Outcome {
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

function readText(reply: Uint8Array): string {
  const reader = new CborReader(reply);
  const result = reader.text();
  reader.finish();
  return result;
}

function limitNamed(name: string): LimitName {
  if (name === "resultBytes" || name === "valueDepth") return name;
  throw new BoundaryViolation("a value exceeds a limit that does not exist");
}
