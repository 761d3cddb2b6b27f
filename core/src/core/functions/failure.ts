import { PythonError } from "../../boundary/values/types.ts";

const MESSAGE_CHARACTERS = 1_000;
const NO_MESSAGE = "a host function failed without a message";

/** How an absolute path begins, in POSIX with two parts at least, in Windows, or as a URL. */
const ROOT = String.raw`(?:file:\/\/|[A-Za-z]:[\\/]|\\\\|\/(?=[^\s/'"\x60]+\/))`;

/**
 * URLs of other kinds, which stay as they are; paths in quotes, up to the closing one, with their spaces; and others, up
 * to the next space.
 */
const PATHS = new RegExp(
  String.raw`(\b(?!file:)[A-Za-z][A-Za-z0-9+.-]+:\/\/[^\s'"\x60]*)|(?<=(['"\x60]))${ROOT}[^\n]*?(?=\2|$)|(?<![\w./-])${ROOT}[^\s'"\x60)>,;]+`,
  "g",
);

/**
 * What is raised in the guest for whatever a host function threw. A `PythonError` says it itself; of anything else only the
 * message is told, without stack and paths. Never throws, whatever traps the thrown thing has.
 */
export function raisedFor(thrown: unknown): PythonError {
  try {
    if (thrown instanceof PythonError) return thrown;
    const message: unknown = thrown instanceof Error ? thrown.message : thrown;
    if (typeof message === "string" && message !== "") return new PythonError("RuntimeError", presentable(message));
  } catch {
    // A proxy or a getter that throws.
  }
  return new PythonError("RuntimeError", NO_MESSAGE);
}

/** An error whose own parts cannot be sent. */
export function simplified(error: PythonError): PythonError {
  try {
    if (typeof error.message === "string") return new PythonError("RuntimeError", presentable(error.message));
  } catch {
    // As above.
  }
  return new PythonError("RuntimeError", NO_MESSAGE);
}

function presentable(message: string): string {
  const told = message.slice(0, MESSAGE_CHARACTERS).replace(PATHS, (_, url?: string) => url ?? "<path>");
  return told.slice(0, MESSAGE_CHARACTERS).toWellFormed();
}
