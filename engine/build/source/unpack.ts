import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { digest, filesBelow, hashFiles, sha256 } from "../files.ts";
import { python } from "../run.ts";
import type { Source } from "./fetch.ts";
import { applyPatches, listPatches } from "./patches.ts";

/** The folders that go into the engine or make it. Only these are copied for the patches. */
const USED = ["py", "extmod", "shared", "mpy-cross", "tools"];

/** Unpacks without the archive's topmost folder; refuses what would land outside the target. */
const EXTRACT = `
import sys, tarfile
archive, target = sys.argv[1:]
with tarfile.open(archive) as tar:
    for member in tar:
        member.name = member.name.partition("/")[2]
        if member.isfile() and ".." not in member.name.split("/"):
            tar.extract(member, target, set_attrs=False)
`;

export interface PreparedSource {
  /** As unpacked, complete: tests, benchmarks and other ports included. */
  readonly pristine: string;
  /** What the engine is built from. */
  readonly patched: string;
  readonly sourceHash: string;
  readonly patchesHash: string;
}

/** Unpacks the source and applies the patches, once for each pair of them. */
export async function prepareSource(source: Source, patches: string, cache: string): Promise<PreparedSource> {
  const folder = join(cache, "source");
  const patchesHash = hashFiles(patches, listPatches(patches));
  const sourceHash =
    source.kind === "archive"
      ? digest(readFileSync(source.path))
      : sha256(
          ...USED.map((name) =>
            hashFiles(
              join(source.path, name),
              filesBelow(join(source.path, name), () => true),
            ),
          ),
        );
  const pristine = source.kind === "folder" ? source.path : join(folder, `pristine-${sourceHash.slice(0, 16)}`);
  const patched = join(folder, `patched-${sha256(sourceHash, patchesHash, ...USED).slice(0, 16)}`);

  if (source.kind === "archive") {
    await makeFolder(pristine, async (target) => void (await python(["-c", EXTRACT, source.path, target])));
  }
  await makeFolder(patched, async (target) => {
    for (const name of USED) cpSync(join(pristine, name), join(target, name), { recursive: true });
    await applyPatches(patches, target);
  });
  // Sources with earlier patches are of no more use.
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith("patched-") && path !== patched) rmSync(path, { recursive: true, force: true });
  }
  return { pristine, patched, sourceHash, patchesHash };
}

/** Fills a folder and only then gives it its name, so that a folder that exists is complete. */
async function makeFolder(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(path)) return;
  const temporary = `${path}.${process.pid}`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    await fill(temporary);
    // Someone else may have been faster; the content is the same.
    if (!existsSync(path)) renameSync(temporary, path);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
