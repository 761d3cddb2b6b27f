import type { Attendant, Moment, Reply } from "./machine.ts";

/** Answers what the guest asks about directories of the host. */
export interface FileDesk {
  /** `Call.file` → its reply. Throws `BoundaryViolation`. */
  answer(request: Uint8Array, at: Moment): Uint8Array;
}

/** The most that one question about a file takes, or its answer: a piece of content, and a path before and behind it. */
export const FILE_BYTES = 64 * 1024;

/** The reply `[EACCES]` of `HostFile`. */
export const FILE_REFUSED: Reply = new Uint8Array([0x81, 13]);

/** Attends to tasks of which the guest's code runs nothing, so that they ask for nothing but what is in those directories. */
export function attendantFor(files: FileDesk | undefined): Attendant {
  return {
    output: () => false,
    invoke: () => "cancelled",
    begin: () => false,
    file: (request, at) => files?.answer(request, at) ?? FILE_REFUSED,
    wait: () => Promise.resolve("cancelled"),
    cancel: () => undefined,
  };
}
