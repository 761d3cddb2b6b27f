import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { visible } from "../../core/terminal-text.ts";

/** A file that is to be part of a program cannot be. */
export class IncludeError extends Error {
  override readonly name = "IncludeError";
  readonly code = "INCLUDE";
}

/** A file of this folder, by its path with slashes; undefined when there is none. */
export function readFrom(folder: string): (path: string) => Promise<Uint8Array | undefined> {
  return async (path) => {
    try {
      return new Uint8Array(readFileSync(join(folder, path)));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
      throw error;
    }
  };
}

/** Files, and all that is in folders, by their paths from `folder`. Throws `IncludeError`. */
export function includedFiles(folder: string, includes: readonly string[]): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const include of includes) {
    for (const path of filesAt(include)) {
      const name = relative(folder, resolve(path));
      if (name === "" || name.startsWith(`..${sep}`) || name === ".." || resolve(name) === name) {
        throw new IncludeError(`${visible(path)} is not below ${visible(folder)}, where the program finds its files`);
      }
      files[name.split(sep).join("/")] = new Uint8Array(readFileSync(path));
    }
  }
  return files;
}

function filesAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new IncludeError(`${visible(path)} cannot be included: there is no such file`);
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
