import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { BuildError, messageOf } from "../errors.ts";
import { digest } from "../files.ts";
import { SOURCE } from "../pins.ts";
import { run } from "../run.ts";
import { privateApt } from "./apt-private.ts";

const OTHER_WAY = `set MICROPYTHON_SOURCE to the file ${SOURCE.file} of Debian's source package ${SOURCE.package} ${SOURCE.packageVersion}`;

/** Where the source comes from: the pinned archive, or a folder that replaces it unchecked. */
export type Source =
  | { readonly kind: "archive"; readonly path: string }
  | { readonly kind: "folder"; readonly path: string };

/** Throws a BuildError unless the archive is, byte for byte, the pinned one. */
export function verifyArchive(path: string, content: Uint8Array, expected: string = SOURCE.sha256): void {
  const actual = digest(content);
  if (actual !== expected) {
    throw new BuildError(`${path} is not the pinned source: its SHA-256 is ${actual}, expected ${expected}.`);
  }
}

/** The verified source: what MICROPYTHON_SOURCE names, an earlier download, or a new one through apt. */
export async function fetchSource(cache: string, override: string | undefined): Promise<Source> {
  if (override !== undefined && override !== "") {
    const path = resolve(override);
    if (!existsSync(path)) throw new BuildError(`MICROPYTHON_SOURCE names ${path}, which does not exist.`);
    if (statSync(path).isDirectory()) {
      if (existsSync(join(path, "py/gc.c"))) return { kind: "folder", path };
      throw new BuildError(`MICROPYTHON_SOURCE names the folder ${path}, which holds no MicroPython (no py/gc.c).`);
    }
    verifyArchive(path, readFileSync(path));
    return { kind: "archive", path };
  }
  const path = join(cache, SOURCE.file);
  if (!existsSync(path)) await download(cache, path);
  try {
    verifyArchive(path, readFileSync(path));
  } catch (error) {
    // Not kept, so that the next build fetches again.
    rmSync(path, { force: true });
    throw error;
  }
  return { kind: "archive", path };
}

/** Downloads with the machine's own apt, but with private lists: needs no root and changes nothing outside `cache`. */
async function download(cache: string, target: string): Promise<void> {
  const folder = join(cache, "apt");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "download"), { recursive: true });
  let settings: string[];
  try {
    settings = privateApt(folder, { types: "deb-src", suite: SOURCE.suite });
  } catch (error) {
    throw new BuildError(`${messageOf(error)} Otherwise ${OTHER_WAY}.`);
  }
  try {
    await run("apt-get", [...settings, "-qq", "update"]);
    await run(
      "apt-get",
      [...settings, "-qq", "source", "--download-only", `${SOURCE.package}=${SOURCE.packageVersion}`],
      {
        cwd: join(folder, "download"),
      },
    );
  } catch (error) {
    throw new BuildError(
      `The source package ${SOURCE.package} ${SOURCE.packageVersion} could not be downloaded; ${OTHER_WAY}. ${messageOf(error)}`,
    );
  }
  const downloaded = join(folder, "download", SOURCE.file);
  if (!existsSync(downloaded)) throw new BuildError(`apt-get downloaded no ${SOURCE.file}; ${OTHER_WAY}.`);
  copyFileSync(downloaded, target);
  rmSync(folder, { recursive: true, force: true });
}
