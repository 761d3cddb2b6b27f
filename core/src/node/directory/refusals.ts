import { FILE_ERRORS, type FileErrorCode, FileRefusal } from "../../core/mounts/types.ts";

/** What the guest is told of errors that have no number in it. */
const OTHERS: ReadonlyMap<string, FileErrorCode> = new Map([
  ["EDQUOT", "ENOSPC"],
  ["EMLINK", "ENOSPC"],
  ["ETXTBSY", "EBUSY"],
  ["ENXIO", "EACCES"],
  ["ENODEV", "EACCES"],
  ["EROFS", "EROFS"],
]);

/** Does something with files of the host. Whatever is thrown there becomes a `FileRefusal`, without a word of the host's. */
export function refusing<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof FileRefusal ? error : new FileRefusal(fileErrorCode(error));
  }
}

function fileErrorCode(error: unknown): FileErrorCode {
  const code = codeOf(error);
  return isFileErrorCode(code) ? code : (OTHERS.get(code) ?? "EIO");
}

/** Of an error of Node's, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function isFileErrorCode(code: string): code is FileErrorCode {
  return Object.hasOwn(FILE_ERRORS, code);
}
