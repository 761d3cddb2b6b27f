import { Status, Stream } from "../../boundary/abi.ts";
import { isLimitName } from "../limits.ts";
import type { Moment, Progress, Used } from "../machine/machine.ts";
import { SLOTS } from "./mailbox.ts";
import { type Answer, type FromWorker, isStopReason, type WireError, type WireReport } from "./protocol.ts";

/** Names and texts of a worker's errors are cut to these lengths. */
const NAME_CHARACTERS = 100;
const MESSAGE_CHARACTERS = 2_000;
/** The longest name of a function that a report of an overflow gives, in characters. */
const FUNCTION_CHARACTERS = 600;

type Fields = { readonly [name: string]: unknown };

/**
 * What a worker said, made anew of the fields that are known, or undefined when no worker of ours says that. Whether it may
 * say it now, and that much, is up to the request (`exchange.ts`). Never throws.
 */
export function readMessage(message: unknown): FromWorker | undefined {
  try {
    return isFields(message) ? readFields(message) : undefined;
  } catch {
    return undefined;
  }
}

function readFields(message: Fields): FromWorker | undefined {
  const { type, request } = message;
  if (type === "ready") return { type };
  if (!isCount(request)) return undefined;
  switch (type) {
    case "started":
    case "more":
      return { type, request };
    case "output": {
      const { stream, bytes } = message;
      const isStream = stream === Stream.stdout || stream === Stream.stderr;
      return isStream && isBytes(bytes) ? { type, request, stream, bytes } : undefined;
    }
    case "progress": {
      const progress = readProgress(message["progress"]);
      return progress && { type, request, progress };
    }
    case "begin": {
      const { bytes } = message;
      const at = readMoment(message["at"]);
      return isBytes(bytes) && at ? { type, request, bytes, at } : undefined;
    }
    case "cancel": {
      const { bytes } = message;
      return isBytes(bytes) ? { type, request, bytes } : undefined;
    }
    case "invoke":
    case "file": {
      const { bytes, slot } = message;
      const at = readMoment(message["at"]);
      return isBytes(bytes) && isSlot(slot) && at ? { type, request, slot, bytes, at } : undefined;
    }
    case "wait": {
      const { bytes, slot } = message;
      return isBytes(bytes) && isSlot(slot) ? { type, request, slot, bytes } : undefined;
    }
    case "answer": {
      const answer = isFields(message["answer"]) ? readAnswer(message["answer"]) : undefined;
      return answer && { type, request, answer };
    }
    default:
      return undefined;
  }
}

function readAnswer({ kind, state, report, error }: Fields): Answer | undefined {
  if (state !== undefined && !isBytes(state)) return undefined;
  switch (kind) {
    case "state":
      return { kind, state };
    case "error": {
      const read = readError(error);
      return read && { kind, error: read };
    }
    case "report": {
      const read = isFields(report) ? readReport(report) : undefined;
      return read && { kind, report: read, state };
    }
    default:
      return undefined;
  }
}

function readReport(report: Fields): WireReport | undefined {
  const { kind, tape } = report;
  const used = readUsed(report["usage"]);
  if (!used || (tape !== undefined && !isBytes(tape))) return undefined;
  const common = { usage: used, ...(tape === undefined ? {} : { tape }) };
  switch (kind) {
    case "done": {
      const { status, reply } = report;
      const isStatus = Object.values(Status).some((known) => known === status);
      return isStatus && isCount(status) && isBytes(reply) ? { kind, status, reply, ...common } : undefined;
    }
    case "stopped": {
      const { reason } = report;
      return isStopReason(reason) ? { kind, reason, ...common } : undefined;
    }
    case "overflow": {
      const { limit, function: name } = report;
      if (typeof limit !== "string" || !isLimitName(limit)) return undefined;
      if (typeof name !== "string" || name.length > FUNCTION_CHARACTERS) return undefined;
      return { kind, limit, function: name, ...common };
    }
    case "waiting": {
      const { ms } = report;
      const isTime = ms === undefined || (typeof ms === "number" && ms >= 0);
      return isTime ? { kind, ms, ...common } : undefined;
    }
    case "paused": {
      const { request } = report;
      return isBytes(request) ? { kind, request, ...common } : undefined;
    }
    case "diverged": {
      const { event, expected, actual } = report;
      if (!isCount(event) || !isBytes(expected) || !isBytes(actual)) return undefined;
      return { kind, event, expected, actual, ...common };
    }
    case "full":
      return { kind, ...common };
    case "lost": {
      const { reason } = report;
      const error = readError(report["error"]);
      if (!error || (reason !== undefined && !isStopReason(reason))) return undefined;
      return { kind, error, reason, ...common };
    }
    default:
      return undefined;
  }
}

function readUsed(value: unknown): Used | undefined {
  if (!isFields(value)) return undefined;
  const { fuel, cpuMs, wallMs, memoryBytes, peakMemoryBytes, clockReadings, entropyWords, timeMs } = value;
  if (!isAmount(fuel) || !isAmount(cpuMs) || !isAmount(wallMs)) return undefined;
  if (!isAmount(memoryBytes) || !isAmount(peakMemoryBytes)) return undefined;
  if (!isCount(clockReadings) || !isCount(entropyWords) || !isAmount(timeMs)) return undefined;
  return { fuel, cpuMs, wallMs, memoryBytes, peakMemoryBytes, clockReadings, entropyWords, timeMs };
}

function readMoment(value: unknown): Moment | undefined {
  if (!isFields(value)) return undefined;
  const { fuel, timeMs } = value;
  return isAmount(fuel) && isAmount(timeMs) ? { fuel, timeMs } : undefined;
}

function readProgress(value: unknown): Progress | undefined {
  if (!isFields(value)) return undefined;
  const { fuel, cpuMs, wallMs, peakMemoryBytes } = value;
  if (!isAmount(fuel) || !isAmount(cpuMs) || !isAmount(wallMs) || !isAmount(peakMemoryBytes)) return undefined;
  return { fuel, cpuMs, wallMs, peakMemoryBytes };
}

function readError(value: unknown): WireError | undefined {
  if (!isFields(value)) return undefined;
  const { name, code, message } = value;
  if (typeof name !== "string" || typeof code !== "string" || typeof message !== "string") return undefined;
  if (!/^[A-Z_]{0,40}$/.test(code)) return undefined;
  return { name: name.slice(0, NAME_CHARACTERS), code, message: message.slice(0, MESSAGE_CHARACTERS).toWellFormed() };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isSlot(value: unknown): value is number {
  return isCount(value) && value < SLOTS;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < Number.POSITIVE_INFINITY;
}

/** Bytes that nobody else can change, nor holds more memory than they need. */
function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return (
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength
  );
}
