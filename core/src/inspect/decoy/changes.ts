import type { Sandbox } from "../../core/sandbox.ts";
import type { Dossier } from "../types.ts";
import { sha256 } from "./record.ts";

type Inventory = ReadonlyMap<string, { readonly bytes: number; readonly sha256: string }>;

export async function takeFiles(sandbox: Sandbox): Promise<Inventory> {
  const inventory = new Map<string, { bytes: number; sha256: string }>();
  for (const { path, bytes } of await sandbox.listFiles()) {
    inventory.set(path, { bytes, sha256: await sha256(await sandbox.readFile(path)) });
  }
  return inventory;
}

/** What has become of the decoy's files, sorted by path. */
export async function changedFiles(sandbox: Sandbox, before: Inventory): Promise<Dossier["files"]> {
  const after = await takeFiles(sandbox);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): Dossier["files"][number][] => {
    const [was, is] = [before.get(path), after.get(path)];
    if (!is) return [{ path, change: "removed", bytes: 0, sha256: undefined }];
    if (!was) return [{ path, change: "made", ...is }];
    return was.sha256 === is.sha256 ? [] : [{ path, change: "changed", ...is }];
  });
}
