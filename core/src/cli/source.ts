import { closeSync, openSync, readSync } from "node:fs";
import { visible } from "../core/terminal-text.ts";
import type { Program } from "./options.ts";
import { waitBriefly } from "./output.ts";

/** Beyond what any sandbox takes as source; keeps /dev/zero from filling the memory of this process. */
const MOST_BYTES = 64 * 2 ** 20;

const CHUNK_BYTES = 2 ** 16;

const FILENAME_BYTES = 255;

export interface Source {
  readonly code: Uint8Array;
  /** As tracebacks show it. */
  readonly filename: string;
  /** What the guest finds first in `sys.argv`. */
  readonly name: string;
}

/** There is no program to run. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
  readonly code = "UNREADABLE";
}

/** Reads the whole program. Throws `UnreadableError`. */
export function readSource(program: Program): Source {
  switch (program.from) {
    case "code":
      return { code: Buffer.from(program.code, "utf8"), filename: "<string>", name: "-c" };
    case "stdin":
      return { code: readAll(0), filename: "<stdin>", name: "-" };
    case "default":
      return { code: readAll(0), filename: "<stdin>", name: "" };
    case "file":
      return { code: readFile(program.path), filename: shownPath(program.path), name: program.path };
  }
}

/** The library takes file names of one line and bounded length only; the end of a path says more than its beginning. */
function shownPath(path: string): string {
  const shown = visible(path).replaceAll(/[\t\n]/g, " ");
  const bytes = Buffer.from(shown);
  // A character that is cut in two is left out.
  return bytes.length <= FILENAME_BYTES
    ? shown
    : bytes
        .subarray(-FILENAME_BYTES)
        .toString()
        .replace(/^\ufffd+/, "");
}

/** A whole file, as far as it is no larger than any source. Throws `UnreadableError`. */
export function readFile(path: string): Uint8Array {
  try {
    const descriptor = openSync(path, "r");
    try {
      return readAll(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new UnreadableError(`cannot read ${visible(path)}: ${reason(error)}`, { cause: error });
  }
}

/** What a program reads from standard input next; null at its end. Waits for it. */
export function readInput(): Uint8Array | null {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const length = readSome(0, chunk);
  return length === 0 ? null : chunk.subarray(0, length);
}

/** As `readFile`, of what is open. */
export function readAll(descriptor: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let total = 0; total <= MOST_BYTES; ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const length = readSome(descriptor, chunk);
    if (length === 0) break;
    chunks.push(chunk.subarray(0, length));
    total += length;
  }
  return Buffer.concat(chunks);
}

function readSome(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      waitBriefly();
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function reason(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a directory";
  if (code === "EACCES") return "permission denied";
  return error instanceof Error ? error.message : String(error);
}
