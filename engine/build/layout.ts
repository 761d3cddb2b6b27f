import { join, resolve } from "node:path";

/** Every folder that a build reads or writes. */
export interface Layout {
  readonly port: string;
  readonly python: string;
  readonly patches: string;
  /** Survives builds: the download, unpacked sources, objects by the hash of what they were made from. */
  readonly cache: string;
  /** Where the release engine and its provenance go. */
  readonly output: string;
  /** Where the debug engine goes. */
  readonly debugOutput: string;
}

export function repositoryLayout(): Layout {
  const root = resolve(import.meta.dirname, "../..");
  const cache = join(root, ".cache/engine");
  return {
    port: join(root, "engine/port"),
    python: join(root, "engine/python"),
    patches: join(root, "engine/patches"),
    cache,
    output: join(root, "core/dist"),
    debugOutput: cache,
  };
}
