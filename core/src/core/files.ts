import { FileAction, Operation, STDIN } from "../boundary/abi.ts";
import { SandboxError } from "../boundary/errors.ts";
import type { PyValue } from "../boundary/values/types.ts";
import { MisuseError } from "./errors.ts";
import { LIMITS, type LimitValues } from "./limits.ts";
import { attendantFor, type FileDesk } from "./machine/host-files.ts";
import type { Machine, Task } from "./machine/machine.ts";
import type { RequestBuilder } from "./request.ts";
import { outcomeOf } from "./results/conclusion.ts";

/** Content of files by path: text is written as UTF-8. A path without a leading slash is relative to `/`. */
export type Files = { readonly [path: string]: string | Uint8Array };

/** One file of a sandbox. */
export interface FileEntry {
  /** Absolute. */
  readonly path: string;
  /** Its size. */
  readonly bytes: number;
}

/** Something that is to be done with a file of a sandbox. */
export interface FileRequest {
  readonly action: (typeof FileAction)[keyof typeof FileAction];
  readonly path: string;
  readonly content: Uint8Array;
}

/** A file of a sandbox cannot be read, written or listed. `code` says why. */
export class FileError extends SandboxError {
  declare readonly code: "FILE_NOT_FOUND" | "FILE_IS_DIRECTORY" | "FILE_LIMIT" | "FILE_FAILED";
  readonly path: string;

  constructor(code: FileError["code"], path: string, reason: string) {
    super(code, `${path}: ${reason}`);
    this.path = path;
  }

  override get name(): string {
    return "FileError";
  }
}

const LONGEST_PATH_BYTES = 4096;
const NOTHING = new Uint8Array();

/** By the number that the guest gives as `[Errno n]`. */
const ERRORS: ReadonlyMap<string, readonly [FileError["code"], string]> = new Map([
  ["2", ["FILE_NOT_FOUND", "there is no such file"]],
  ["20", ["FILE_NOT_FOUND", "a part of the path is a file, not a directory"]],
  ["21", ["FILE_IS_DIRECTORY", "this is a directory"]],
  ["28", ["FILE_LIMIT", "it would go beyond the limits files or fileBytes"]],
  ["36", ["FILE_FAILED", "the path is too long"]],
]);

/** Throws `MisuseError` for what is no path. */
export function checkPath(path: unknown): string {
  const fits =
    typeof path === "string" &&
    path !== "" &&
    path.isWellFormed() &&
    !path.includes("\0") &&
    new TextEncoder().encode(path).length <= LONGEST_PATH_BYTES;
  if (fits) return path;
  throw new MisuseError(
    "INVALID_OPTION",
    `a path must be text with 1 to ${LONGEST_PATH_BYTES} bytes of UTF-8, without NUL`,
  );
}

/** The bytes of what a file is to hold. Throws `MisuseError`. */
export function checkContent(path: string, content: unknown): Uint8Array {
  if (content instanceof Uint8Array) return content;
  if (typeof content === "string" && content.isWellFormed()) return new TextEncoder().encode(content);
  throw new MisuseError("INVALID_OPTION", `the content of ${path} must be well-formed text or a Uint8Array`);
}

/** What writes the files of an option, in their order. Throws `MisuseError`. */
export function fileRequests(files: Files | undefined): FileRequest[] {
  if (files === undefined) return [];
  if (typeof files !== "object" || files === null || Array.isArray(files)) {
    throw new MisuseError("INVALID_OPTION", "option 'files' must be an object of contents by path");
  }
  return Object.entries(files).map(([path, content]) => ({
    action: FileAction.write,
    path: checkPath(path),
    // A copy: it is written later, and again after a reset.
    content: checkContent(path, content).slice(),
  }));
}

/** What feeds standard input with text or bytes. A function is asked instead. */
export function stdinRequests(stdin: unknown): FileRequest[] {
  if (typeof stdin !== "string" && !(stdin instanceof Uint8Array)) return [];
  return [{ action: FileAction.feed, path: STDIN, content: checkContent(STDIN, stdin).slice() }];
}

export function readRequest(path: string): FileRequest {
  return { action: FileAction.read, path: checkPath(path), content: NOTHING };
}

export function listRequest(path: string): FileRequest {
  return { action: FileAction.list, path: checkPath(path), content: NOTHING };
}

/** A list as the guest gives it, sorted by path. Throws `SandboxError` for anything else. */
export function entriesOf(value: PyValue): FileEntry[] {
  if (!Array.isArray(value)) throw unexpected();
  return value
    .map((item): FileEntry => {
      const [path, bytes] = Array.isArray(item) ? item : [];
      if (typeof path !== "string" || typeof bytes !== "number") throw unexpected();
      return { path, bytes };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function contentOf(value: PyValue): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw unexpected();
}

function unexpected(): SandboxError {
  return new SandboxError("BOUNDARY_VIOLATION", "the guest gave something else than what a file operation gives");
}

/**
 * Does something with a file. Returns its reply, or what the machine was lost by. Throws `FileError`, and `MisuseError` when
 * memory does not suffice.
 */
export async function performFileRequest(
  machine: Machine,
  { action, path, content }: FileRequest,
  own: LimitValues,
  requests: RequestBuilder,
  host: { readonly untoldFiles: FileDesk | undefined },
): Promise<{ readonly value: PyValue } | { readonly cause: unknown }> {
  // Not by the limits of a run: this is the caller's own, and the guest runs nothing.
  const limits = {
    ...own,
    fuel: LIMITS.fuel.default,
    inputBytes: LIMITS.inputBytes.maximum,
    resultBytes: LIMITS.resultBytes.maximum,
    valueItems: LIMITS.valueItems.maximum,
  };
  const request = requests.build(limits, 3, (writer) => {
    writer.integer(action);
    writer.text(path);
    writer.bytes(content);
  });
  const task: Task = { operation: Operation.file, request, limits, live: false, recorded: false };
  const report = await machine.perform(task, attendantFor(host.untoldFiles));
  if (report.kind === "paused" || report.kind === "waiting")
    return { cause: `a file operation ended as '${report.kind}'` };
  const outcome = outcomeOf(report, limits);
  switch (outcome.kind) {
    case "value":
      return outcome;
    case "exception": {
      const number = /^\[Errno (\d+)\]/.exec(outcome.report.message)?.[1] ?? "";
      const [code, reason] = ERRORS.get(number) ?? ["FILE_FAILED", `${outcome.report.type}: ${outcome.report.message}`];
      throw new FileError(code, path, reason);
    }
    case "full":
      throw new FileError("FILE_LIMIT", path, "it does not fit into memoryBytes");
    case "lost":
      return { cause: outcome.cause };
    default:
      return { cause: `a file operation ended as '${outcome.kind}'` };
  }
}
