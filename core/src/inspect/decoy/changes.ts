import type { FileEntry, Files } from "../../core/files.ts";
import type { Dossier } from "../types.ts";
import { sha256 } from "./layers.ts";
import { personaPath, sandboxPath } from "./paths.ts";

/** Where files are looked at when a run is over. */
export interface FileReader {
  listFiles(path?: string): Promise<FileEntry[]>;
  readFile(path: string): Promise<Uint8Array>;
}

/** Files of the decoy that are not as they were, sorted by path. `before` is by paths of the persona's. */
export async function changesOf(sandbox: FileReader, before: Files, windows: boolean): Promise<Dossier["files"]> {
  const old = new Map(Object.entries(before).map(([path, content]) => [sandboxPath(path, windows), bytesOf(content)]));
  const changes: Dossier["files"][number][] = [];
  for (const { path, bytes } of await sandbox.listFiles("/")) {
    const was = old.get(path);
    old.delete(path);
    const now = await sandbox.readFile(path);
    if (was !== undefined && equal(was, now)) continue;
    const change = was === undefined ? "made" : "changed";
    changes.push({ path: personaPath(path, windows), change, bytes, sha256: await sha256(now) });
  }
  for (const path of old.keys()) {
    changes.push({ path: personaPath(path, windows), change: "removed", bytes: 0, sha256: undefined });
  }
  return changes.sort((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)));
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
