import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Everything that the benchmark builds; ignored by git, safe to delete. */
export const CACHE = path.join(REPOSITORY, ".cache", "bench");

/** Programs of our own that are measured. */
export const PROGRAMS = path.join(REPOSITORY, "bench", "programs");

export function packageFolder(name: string): string {
  return path.join(REPOSITORY, "node_modules", name);
}

/** The built library; the figures are those of what a user installs, not of the sources. */
export const LIBRARY = path.join(REPOSITORY, "core", "dist");

export function libraryIsBuilt(): boolean {
  return existsSync(path.join(LIBRARY, "engine.wasm"));
}
