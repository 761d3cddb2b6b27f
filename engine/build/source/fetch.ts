import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { BuildError, messageOf } from "../errors.ts";
import { digest } from "../files.ts";
import { SOURCE } from "../pins.ts";
import { run } from "../run.ts";
import { type AptSource, debianMirror, parseDeb822, parseOneLine } from "./apt.ts";

const APT_FOLDER = "/etc/apt";
const DEBIAN_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";
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

function machineSources(): AptSource[] {
  const sources: AptSource[] = [];
  const read = (path: string): void => {
    if (path.endsWith(".sources")) sources.push(...parseDeb822(readFileSync(path, "utf8")));
    else if (path.endsWith(".list")) sources.push(...parseOneLine(readFileSync(path, "utf8")));
  };
  const main = join(APT_FOLDER, "sources.list");
  if (existsSync(main)) read(main);
  const parts = join(APT_FOLDER, "sources.list.d");
  if (existsSync(parts)) for (const name of readdirSync(parts).sort()) read(join(parts, name));
  return sources;
}

/** Downloads with the machine's own apt, but with private lists: needs no root and changes nothing outside `cache`. */
async function download(cache: string, target: string): Promise<void> {
  const mirror = debianMirror(machineSources());
  if (mirror === undefined) {
    throw new BuildError(`No Debian mirror is configured under ${APT_FOLDER}; ${OTHER_WAY}.`);
  }
  if (!existsSync(DEBIAN_KEYRING)) {
    throw new BuildError(`${DEBIAN_KEYRING} is missing; install debian-archive-keyring, or ${OTHER_WAY}.`);
  }
  const folder = join(cache, "apt");
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["parts", "lists/partial", "cache/archives/partial", "state", "download"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(
    join(folder, "parts/source.sources"),
    `Types: deb-src\nURIs: ${mirror}\nSuites: ${SOURCE.suite}\nComponents: main\nSigned-By: ${DEBIAN_KEYRING}\n`,
  );
  const settings = [
    "Dir::Etc::SourceList=/dev/null",
    `Dir::Etc::SourceParts=${join(folder, "parts")}`,
    `Dir::State=${join(folder, "state")}`,
    `Dir::State::Lists=${join(folder, "lists")}`,
    `Dir::Cache=${join(folder, "cache")}`,
    "Acquire::Languages=none",
    // As root apt would fetch as another user, who may not be able to write here.
    "APT::Sandbox::User=root",
  ].flatMap((setting) => ["-o", setting]);
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
