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
import { diffOf } from "./mounts/diff.ts";
import type { MountTable } from "./mounts/mount-table.ts";
import type { FileChange } from "./mounts/overlay-changes.ts";

/** The part of a sandbox that is about its files, which are in the guest's own memory. */
export abstract class SandboxFiles {
  /** Does something with a file when it is the caller's turn. */
  protected abstract performOnFile(request: FileRequest): Promise<PyValue>;

  /** The directories of the host, when it is the caller's turn. */
  protected abstract mountTable(): Promise<MountTable | undefined>;

  /** Makes or replaces a file, and the directories above it. Text is written as UTF-8. Throws `FileError`. */
  async writeFile(path: string, content: string | Uint8Array): Promise<void> {
    const request = { action: FileAction.write, path: checkPath(path), content: checkContent(path, content) };
    await this.performOnFile(request);
  }

  /** The content of a file. Throws `FileError`. */
  async readFile(path: string): Promise<Uint8Array> {
    return contentOf(await this.performOnFile(readRequest(path)));
  }

  /**
   * What the guest has changed in directories that are mounted as overlays, at `path` or below it, sorted by path. Throws
   * `MisuseError` for a path that is in none.
   */
  async changes(path?: string): Promise<FileChange[]> {
    return (await this.mountTable())?.changes(path) ?? [];
  }

  /** The same as text: a unified diff of each file, with the paths of the guest. Throws as `changes`. */
  async diff(path?: string): Promise<string> {
    const mounts = await this.mountTable();
    return mounts ? diffOf(mounts, path) : "";
  }

  /** The content of each file that was made or changed, by path, and `null` for what was removed. Throws as `changes`. */
  async exportChanges(path?: string): Promise<Map<string, Uint8Array | null>> {
    return (await this.mountTable())?.export(path) ?? new Map();
  }

  /** All files below a directory, sorted by their paths. Throws `FileError`. */
  async listFiles(path = "/"): Promise<FileEntry[]> {
    return entriesOf(await this.performOnFile(listRequest(path)));
  }
}
