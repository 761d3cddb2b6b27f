import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError, messageOf } from "../errors.ts";
import { digest } from "../files.ts";
import { run } from "../run.ts";

/** File names of the patches, in the order in which they are applied: that of the numbers they begin with. */
export function listPatches(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".patch"))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
}

/** Files that a patch says it changes, read from its `+++ b/…` lines. */
export function patchedFiles(patch: string): string[] {
  return [...patch.matchAll(/^\+\+\+ b\/([^\t\n]+)/gm)].map((match) => match[1] ?? "");
}

/**
 * Applies the patches of `folder` to the source in `target`. Each must match its context exactly; that it also took
 * effect is checked, because `git apply` skips, without a word, files that it takes for those of another repository.
 */
export async function applyPatches(folder: string, target: string): Promise<void> {
  for (const name of listPatches(folder)) {
    const path = join(folder, name);
    const files = patchedFiles(readFileSync(path, "utf8"));
    if (files.length === 0) throw new BuildError(`The patch ${name} names no file to change (no line "+++ b/…").`);
    const before = files.map((file) => hashOf(join(target, file)));
    try {
      await run("git", ["apply", "--whitespace=nowarn", path], {
        cwd: target,
        // Not as part of the repository that surrounds the build folder.
        env: { GIT_DIR: join(target, ".no-repository"), GIT_CEILING_DIRECTORIES: target },
      });
    } catch (error) {
      throw new BuildError(`The patch ${name} does not apply to the pinned source: ${messageOf(error)}`);
    }
    files.forEach((file, index) => {
      if (hashOf(join(target, file)) === before[index]) {
        throw new BuildError(`The patch ${name} applied but left ${file} unchanged.`);
      }
    });
  }
}

function hashOf(path: string): string | undefined {
  try {
    return digest(readFileSync(path));
  } catch {
    return undefined;
  }
}
