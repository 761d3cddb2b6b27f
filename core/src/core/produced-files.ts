import type { FileEntry } from "./files.ts";

/** A file that a run made or changed. */
export interface ProducedFile {
  /** Absolute, as the guest names it. */
  readonly path: string;
  readonly change: "made" | "changed";
  /** Its size. */
  readonly bytes: number;
  /** Of its content, in hexadecimal digits. */
  readonly sha256: string;
  /** With `producedFiles: "content"`. */
  readonly content?: Uint8Array;
}

/** What there is, by path: the hash of each file's content. */
export type Inventory = ReadonlyMap<string, string>;

/** Files of a sandbox as they are now. */
export interface FileView {
  list(): Promise<readonly FileEntry[]>;
  /** Undefined when it is gone, or beyond a limit. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** Those that are not below directories of the host. */
export function withoutMounts(entries: readonly FileEntry[], mounts: readonly string[] = []): FileEntry[] {
  return entries.filter(({ path }) => !mounts.some((mount) => path.startsWith(`${mount}/`)));
}

export async function takeInventory(files: FileView): Promise<Inventory> {
  const inventory = new Map<string, string>();
  for (const { path } of await files.list()) {
    const content = await files.read(path);
    if (content) inventory.set(path, await sha256(content));
  }
  return inventory;
}

/**
 * What differs from `before`, and files below directories of the host that are `touched`, of which it says whether they were there;
 * sorted by path.
 */
export async function findProduced(
  files: FileView,
  before: Inventory,
  touched: ReadonlyMap<string, boolean>,
  withContent: boolean,
): Promise<ProducedFile[]> {
  const listed = (await files.list()).map(({ path }) => path);
  const produced: ProducedFile[] = [];
  for (const path of [...new Set([...listed, ...touched.keys()])].sort()) {
    const content = await files.read(path);
    if (!content) continue;
    const hash = await sha256(content);
    const known = before.get(path);
    if (known === hash && !touched.has(path)) continue;
    const change = known !== undefined || touched.get(path) ? "changed" : "made";
    const { length: bytes } = content;
    produced.push({ path, change, bytes, sha256: hash, ...(withContent ? { content } : {}) });
  }
  return produced;
}

/** In hexadecimal digits. */
export async function sha256(content: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(content)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
