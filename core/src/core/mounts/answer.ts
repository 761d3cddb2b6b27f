import { CborWriter, Major } from "../../boundary/values/writer.ts";
import type { FileDeeds } from "./file-deeds.ts";
import { type FileOperation, type FileRequest, readFileRequest } from "./file-request.ts";
import { checkPath } from "./names.ts";
import { type Directory, FILE_ERRORS, type FileErrorCode, FileRefusal } from "./types.ts";

/** A directory, and where the guest has it. */
export interface Mounted {
  readonly path: string;
  /** Whether anything in it can be changed, wherever that goes. */
  readonly writable: boolean;
  readonly directory: Directory;
}

/** A request names a mounted directory and a path in it. */
interface Place extends Mounted {
  readonly names: readonly string[];
}

/** The engine's paths have 4,096 bytes at most, without the name of the mount. */
const LONGEST_PLACE = 8_192;
/** A page of a list. */
const PAGE_BYTES = 8_192;
/** Heads of CBOR in a reply: of the array, an error, a position, and what comes then. */
const HEADS_BYTES = 24;
/** Of a name in a list: UTF-8 has three bytes for a unit of UTF-16 at most. */
const NAME_HEAD_BYTES = 3;
/** The engine has sizes of 32 bits. What is as large as that is beyond every limit on files. */
const LARGEST_SIZE = 2 ** 32 - 1;

/** Operations that change nothing. */
const LOOKING: ReadonlySet<FileOperation> = new Set<FileOperation>(["stat", "list", "read"]);

const encoder = new TextEncoder();

/** Answers requests of a hostile guest about the files of mounted directories. */
export class FileAnswers {
  readonly #mounts: ReadonlyMap<string, Mounted>;
  readonly #deeds: FileDeeds | undefined;
  readonly #writer = new CborWriter();
  /** The list of which a page was given last. */
  #listed: { readonly place: string; readonly names: readonly string[] } | undefined;

  /** The directories have names of ours, which the guest was told, without a slash. */
  constructor(mounts: ReadonlyMap<string, Mounted>, deeds: FileDeeds | undefined) {
    this.#mounts = mounts;
    this.#deeds = deeds;
  }

  /**
   * The reply to a request of `Call.file`, of up to `bound` bytes, which has to be 1 KiB at least. Throws `BoundaryViolation`
   * for what no engine sends. What the host asks for itself is nobody's deed, and not told.
   */
  answer(bytes: Uint8Array, bound: number, isTold = true): Uint8Array {
    const request = readFileRequest(bytes);
    const deeds = isTold ? this.#deeds : undefined;
    if (!isTold) this.#deeds?.interrupt();
    this.#writer.begin();
    try {
      const amount = this.#perform(request, bound);
      this.#tell(deeds, request, amount, undefined);
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error;
      this.#tell(deeds, request, undefined, error.code);
      this.#writer.begin();
      this.#writer.head(Major.array, 1);
      this.#writer.head(Major.unsigned, FILE_ERRORS[error.code]);
    }
    return this.#writer.written().slice();
  }

  /** Returns how many bytes, or names of a list, that was about. */
  #perform(request: FileRequest, bound: number): number | undefined {
    const { operation, position, length, bytes } = request;
    const { directory, names, writable } = this.#placeOf(request.place);
    if (!writable && !LOOKING.has(operation)) throw new FileRefusal("EROFS");
    if (operation !== "list") this.#listed = undefined;
    switch (operation) {
      case "stat": {
        const status = directory.status(names);
        this.#begin(3);
        this.#writer.head(Major.unsigned, status.kind === "directory" ? 1 : 0);
        this.#writer.head(Major.unsigned, Math.min(status.bytes, LARGEST_SIZE));
        this.#writer.float(status.modified);
        return undefined;
      }
      case "list":
        return this.#list(request, directory, names, Math.min(bound, PAGE_BYTES));
      case "read": {
        const content = directory.read(names, position, Math.min(length, bound - HEADS_BYTES));
        this.#begin(1);
        this.#writer.bytes(content);
        return content.length;
      }
      case "write":
        directory.write(names, position, bytes);
        this.#begin(0);
        return bytes.length;
      case "resize":
        directory.resize(names, length);
        this.#begin(0);
        return length;
      case "rename":
        this.#rename(request);
        this.#begin(0);
        return undefined;
      default:
        directory[operation](names);
        this.#begin(0);
        return undefined;
    }
  }

  /** Positions are those of names. */
  #list({ place, position }: FileRequest, directory: Directory, path: readonly string[], bound: number): number {
    const isNext = position !== 0 && this.#listed?.place === place;
    const names = isNext && this.#listed ? this.#listed.names : directory.list(path);
    this.#listed = { place, names };
    const page: string[] = [];
    let left = bound - HEADS_BYTES;
    for (const name of names.slice(position, position + bound)) {
      left -= NAME_HEAD_BYTES + encoder.encode(name).length;
      if (left < 0) break;
      page.push(name);
    }
    this.#begin(2);
    this.#writer.head(Major.unsigned, position + page.length);
    this.#writer.head(Major.array, page.length);
    for (const name of page) this.#writer.text(name);
    return page.length;
  }

  #rename({ place, target }: FileRequest): void {
    const from = this.#placeOf(place);
    const to = this.#placeOf(target);
    if (from.directory !== to.directory) throw new FileRefusal("EXDEV");
    from.directory.rename(from.names, to.names);
  }

  #begin(parts: number): void {
    this.#writer.head(Major.array, 1 + parts);
    this.#writer.head(Major.unsigned, 0);
  }

  /** Throws `FileRefusal` for a path that leads nowhere. */
  #placeOf(text: string): Place {
    if (text.length > LONGEST_PLACE) throw new FileRefusal("ENAMETOOLONG");
    const [name = "", ...names] = text.split("/");
    const mounted = this.#mounts.get(name);
    // It was there when the guest's memory was saved.
    if (!mounted) throw new FileRefusal("ENOENT");
    checkPath(names);
    return { ...mounted, names };
  }

  /** As the guest knows it, whatever it is. */
  #shown(text: string): string {
    const slash = text.indexOf("/");
    const name = slash === -1 ? text : text.slice(0, slash);
    return (this.#mounts.get(name)?.path ?? "?") + (slash === -1 ? "" : text.slice(slash));
  }

  #tell(
    deeds: FileDeeds | undefined,
    request: FileRequest,
    amount: number | undefined,
    error: FileErrorCode | undefined,
  ): void {
    if (!deeds) return;
    const { operation, place, target, position } = request;
    deeds.tell({
      name: operation === "stat" ? "status" : operation,
      path: this.#shown(place),
      to: operation === "rename" ? this.#shown(target) : undefined,
      position,
      amount,
      error,
    });
  }
}
