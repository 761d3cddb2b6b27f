import { join, resolve } from "node:path";
import type { Variant } from "./flags.ts";

/** Every folder that a build reads or writes. */
export interface Layout {
  readonly port: string;
  readonly python: string;
  /** The program that the engine becomes a WASI command with. */
  readonly wasi: string;
  readonly patches: string;
  /** Survives builds: the download, unpacked sources, objects by the hash of what they were made from. */
  readonly cache: string;
  /** Where the release engine and its provenance go. */
  readonly output: string;
  /** Where the other engines go. */
  readonly debugOutput: string;
}

export function repositoryLayout(): Layout {
  const root = resolve(import.meta.dirname, "../..");
  const cache = join(root, ".cache/engine");
  return {
    port: join(root, "engine/port"),
    python: join(root, "engine/python"),
    wasi: join(root, "engine/wasi"),
    patches: join(root, "engine/patches"),
    cache,
    output: join(root, "core/dist"),
    debugOutput: cache,
  };
}

/** The finished engine. */
export function artifactPath(layout: Layout, variant: Variant): string {
  return variant === "release"
    ? join(layout.output, "engine.wasm")
    : join(layout.debugOutput, `engine.${variant}.wasm`);
}

/** The release engine as a WASI command. */
export function commandPath(layout: Layout): string {
  return join(layout.output, "engine-wasi.wasm");
}

/** What the release engine was made of. */
export function provenancePath(layout: Layout): string {
  return join(layout.output, "engine.json");
}
