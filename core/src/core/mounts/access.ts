import { type Directory, type FileErrorCode, FileRefusal, type FileStatus } from "./types.ts";

/** Bytes that are read at a time. */
export const CHUNK_BYTES = 65_536;

/** What comes of it, or undefined where it is refused for one of these reasons, any when there are none. */
export function attempt<T>(act: () => T, ...codes: readonly FileErrorCode[]): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof FileRefusal && (codes.length === 0 || codes.includes(error.code))) return undefined;
    throw error;
  }
}

/** Whether a name is taken, if only by something that cannot be used. */
export function isTaken(directory: Directory, path: readonly string[]): boolean {
  try {
    directory.status(path);
    return true;
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    return error.code !== "ENOENT" && error.code !== "ENOTDIR";
  }
}

export function fileStatus(directory: Directory, path: readonly string[]): FileStatus | undefined {
  return attempt(() => directory.status(path));
}

/** The whole content of a file, or null where there is none. */
export function contentOf(directory: Directory, path: readonly string[]): Uint8Array | null {
  const status = fileStatus(directory, path);
  if (status?.kind !== "file") return null;
  const content = new Uint8Array(status.bytes);
  let length = 0;
  while (length < content.length) {
    const chunk = directory.read(path, length, Math.min(CHUNK_BYTES, content.length - length));
    if (chunk.length === 0) break;
    content.set(chunk, length);
    length += chunk.length;
  }
  return content.subarray(0, length);
}
