import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Ignored by git, safe to delete. */
export const CACHE = fileURLToPath(new URL("../../.cache/runtimes", import.meta.url));

/** The compiled library, which is what a user installs. */
export const LIBRARY = fileURLToPath(new URL("../../core/dist", import.meta.url));

/** Makes one JavaScript file of a program here and all that it imports, but for `external`. Returns its path. */
export async function bundle(entry: string, external: string[] = []): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const outfile = path.join(CACHE, entry.replace(/\.ts$/, ".mjs"));
  await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outfile,
    external,
    bundle: true,
    format: "esm",
    target: "es2022",
  });
  return outfile;
}
