import { HostFile } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import { ValueDecoder } from "../../boundary/values/decode.ts";
import { CborReader } from "../../boundary/values/reader.ts";

export type FileOperation = keyof typeof HostFile;

/** What the guest asks about what is below a mounted directory. `place` is what it says: a mount's name, and parts of a path. */
export interface FileRequest {
  readonly operation: FileOperation;
  readonly place: string;
  /** Of `list`, `read` and `write`. */
  readonly position: number;
  /** Of `read` and `resize`. */
  readonly length: number;
  /** Of `write`. */
  readonly bytes: Uint8Array;
  /** Of `rename`. */
  readonly target: string;
}

/** The engine reads and writes 8 KiB at a time. */
const MOST_BYTES = 2 ** 20;

const OPERATIONS = new Map<number, FileOperation>(
  Object.keys(HostFile)
    .filter(isOperation)
    .map((name) => [HostFile[name], name]),
);
const NOTHING = new Uint8Array();

/** How many items come behind the name. */
const MORE: Readonly<Record<FileOperation, number>> = {
  stat: 0,
  list: 1,
  read: 2,
  write: 2,
  resize: 1,
  create: 0,
  makeDirectory: 0,
  remove: 0,
  removeDirectory: 0,
  rename: 1,
};

/** Reads a request of `Call.file`. Throws `BoundaryViolation` for what no engine sends. */
export function readFileRequest(request: Uint8Array): FileRequest {
  const reader = new CborReader(request);
  const count = reader.array();
  const operation = operationOf(reader.unsigned());
  if (count !== 2 + MORE[operation]) throw new BoundaryViolation("a request about a file has another number of items");
  const place = textOf(reader);
  const hasPosition = operation === "list" || operation === "read" || operation === "write";
  const position = hasPosition ? reader.unsigned() : 0;
  const length = operation === "read" || operation === "resize" ? reader.unsigned() : 0;
  const bytes = operation === "write" ? reader.bytes() : NOTHING;
  const target = operation === "rename" ? textOf(reader) : "";
  reader.finish();
  if ((operation === "read" && length > MOST_BYTES) || bytes.length > MOST_BYTES) {
    throw new BoundaryViolation(`a request about a file is for more than ${MOST_BYTES} bytes`);
  }
  if (!Number.isSafeInteger(position + length + bytes.length)) {
    throw new BoundaryViolation("a request about a file goes beyond the end of all files");
  }
  return { operation, place, position, length, bytes, target };
}

function operationOf(number: number): FileOperation {
  const operation = OPERATIONS.get(number);
  if (operation === undefined) throw new BoundaryViolation(`there is no operation ${number} on files`);
  return operation;
}

function isOperation(name: string): name is FileOperation {
  return Object.hasOwn(HostFile, name);
}

/** Text of any kind: a path in Python can hold surrogates. */
function textOf(reader: CborReader): string {
  return new ValueDecoder(reader, { valueDepth: 0, valueItems: 0 }).string();
}
