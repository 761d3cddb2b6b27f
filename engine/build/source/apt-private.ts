import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError } from "../errors.ts";
import { type AptSource, debianMirror, parseDeb822, parseOneLine } from "./apt.ts";

const APT_FOLDER = "/etc/apt";
const DEBIAN_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

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

/**
 * Options of apt-get with which it has lists and caches of its own below `folder`, for one release of Debian from the mirror
 * that this machine has: needs no root, and changes nothing else. Throws `BuildError` where there is no such mirror.
 */
export function privateApt(
  folder: string,
  wanted: { readonly types: "deb" | "deb-src"; readonly suite: string },
): string[] {
  const mirror = debianMirror(machineSources());
  if (mirror === undefined) throw new BuildError(`No Debian mirror is configured under ${APT_FOLDER}.`);
  if (!existsSync(DEBIAN_KEYRING)) {
    throw new BuildError(`${DEBIAN_KEYRING} is missing; install debian-archive-keyring.`);
  }
  for (const name of ["parts", "lists/partial", "cache/archives/partial", "state"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(
    join(folder, "parts/source.sources"),
    `Types: ${wanted.types}\nURIs: ${mirror}\nSuites: ${wanted.suite}\nComponents: main\nSigned-By: ${DEBIAN_KEYRING}\n`,
  );
  return [
    "Dir::Etc::SourceList=/dev/null",
    `Dir::Etc::SourceParts=${join(folder, "parts")}`,
    `Dir::State=${join(folder, "state")}`,
    `Dir::State::Lists=${join(folder, "lists")}`,
    `Dir::Cache=${join(folder, "cache")}`,
    "Acquire::Languages=none",
    // As root apt would fetch as another user, who may not be able to write here.
    "APT::Sandbox::User=root",
  ].flatMap((setting) => ["-o", setting]);
}
