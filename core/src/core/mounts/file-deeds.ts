import type { Json, Witness } from "../audit/event.ts";
import type { FileErrorCode } from "./types.ts";

/** What a guest did with a file, as it is in the audit. */
export type FileDeedName =
  | "status"
  | "list"
  | "read"
  | "write"
  | "resize"
  | "create"
  | "makeDirectory"
  | "remove"
  | "removeDirectory"
  | "rename";

export interface FileDeed {
  readonly name: FileDeedName;
  /** The guest's. */
  readonly path: string;
  /** Of a renaming. */
  readonly to?: string | undefined;
  /** Where in a file, or in a list, it begins. */
  readonly position?: number | undefined;
  /** How many bytes were read or written, what a file was resized to, or how many names of a list were given. */
  readonly amount?: number | undefined;
  readonly error?: FileErrorCode | undefined;
}

/** What no permission was given for; everything else could have worked out, had other files been there. */
const REFUSALS: ReadonlySet<FileErrorCode> = new Set([
  ...(["EPERM", "EACCES", "EINVAL", "EROFS", "ELOOP", "EXDEV", "ENOSPC", "EBUSY"] as const),
]);

/** As much of a path as is shown; the engine's own are no longer. */
const PATH_CHARACTERS = 4_096;

/**
 * Tells a witness what a guest does with files. The engine reads and writes in chunks, and lists in pages: what directly goes on
 * with the last deed is part of it and not told again, so `bytes` is what the first chunk had. Nor is a status that is asked for
 * twice. Refusals are always told.
 */
export class FileDeeds {
  readonly #witness: Witness;
  #last: Pick<FileDeed, "name" | "path"> | undefined;
  /** Where what goes on with it begins. */
  #end = 0;

  constructor(witness: Witness) {
    this.#witness = witness;
  }

  /** Somebody else was at it: what comes next does not go on with the last deed. */
  interrupt(): void {
    this.#last = undefined;
  }

  tell(deed: FileDeed): void {
    const { name, path, position = 0, amount = 0, error } = deed;
    const isSame = error === undefined && this.#last?.name === name && this.#last.path === path;
    const goesOn = isSame && (name === "status" || (isInParts(name) && position !== 0 && position === this.#end));
    this.#last = error === undefined ? { name, path } : undefined;
    this.#end = position + amount;
    if (!goesOn) this.#witness({ kind: "file", name, detail: detailOf(deed), outcome: outcomeOf(error) });
  }
}

function isInParts(name: FileDeedName): boolean {
  return name === "read" || name === "write" || name === "list";
}

function outcomeOf(error: FileErrorCode | undefined): "allowed" | "refused" | "failed" {
  if (error === undefined) return "allowed";
  return REFUSALS.has(error) ? "refused" : "failed";
}

function detailOf({ name, path, to, position, amount, error }: FileDeed): { readonly [name: string]: Json } {
  return {
    path: path.slice(0, PATH_CHARACTERS),
    ...(to !== undefined && { to: to.slice(0, PATH_CHARACTERS) }),
    ...(position !== undefined && position !== 0 && name !== "list" && { position }),
    ...(amount !== undefined && name !== "list" && { bytes: amount }),
    ...(error !== undefined && { error }),
  };
}
