import { FileAction } from "../boundary/abi.ts";
import type { PyValue } from "../boundary/values/types.ts";
import {
  checkContent,
  checkPath,
  contentOf,
  entriesOf,
  type FileEntry,
  type FileRequest,
  listRequest,
  readRequest,
} from "./files.ts";

/** The part of a sandbox that is about its files, which are in the guest's own memory. */
export abstract class SandboxFiles {
  /** Does something with a file when it is the caller's turn. */
  protected abstract performOnFile(request: FileRequest): Promise<PyValue>;

  /** Makes or replaces a file, and the directories above it. Text is written as UTF-8. Throws `FileError`. */
  async writeFile(path: string, content: string | Uint8Array): Promise<void> {
    const request = { action: FileAction.write, path: checkPath(path), content: checkContent(path, content) };
    await this.performOnFile(request);
  }

  /** The content of a file. Throws `FileError`. */
  async readFile(path: string): Promise<Uint8Array> {
    return contentOf(await this.performOnFile(readRequest(path)));
  }

  /** All files below a directory, sorted by their paths. Throws `FileError`. */
  async listFiles(path = "/"): Promise<FileEntry[]> {
    return entriesOf(await this.performOnFile(listRequest(path)));
  }
}
