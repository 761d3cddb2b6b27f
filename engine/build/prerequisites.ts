import { spawnSync } from "node:child_process";
import { BuildError } from "./errors.ts";

const NODE = [20, 19] as const;
const PYTHON = [3, 9] as const;
const PACKAGES = ["@yowasp/clang", "binaryen", "tsx"] as const;

function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [actualMajor = 0, actualMinor = 0] = version.split(".").map(Number);
  return actualMajor > major || (actualMajor === major && actualMinor >= minor);
}

/** What a program answers to `--version`, or undefined when it cannot be started. */
function versionOf(program: string): string | undefined {
  const { status, stdout, stderr } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return status === 0 ? /\d+\.\d+[.\d]*/.exec(`${stdout}${stderr}`)?.[0] : undefined;
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** One sentence for everything that is missing on this machine: what, and what to do about it. */
export function missingPrerequisites(
  version: (program: string) => string | undefined = versionOf,
  installed: (name: string) => boolean = isInstalled,
  node: string = process.versions.node,
): string[] {
  const missing: string[] = [];
  if (!atLeast(node, NODE))
    missing.push(`Node ${NODE.join(".")} or newer is needed, and this is ${node}: install a newer one.`);
  const python = version("python3");
  if (python === undefined) missing.push("python3 is missing: install it (on Debian: apt-get install python3).");
  else if (!atLeast(python, PYTHON))
    missing.push(`python3 ${PYTHON.join(".")} or newer is needed, and this is ${python}: install a newer one.`);
  if (version("git") === undefined) missing.push("git is missing: install it (on Debian: apt-get install git).");
  for (const name of PACKAGES) {
    if (!installed(name))
      missing.push(`The npm package ${name} is missing: run npm install in the repository's folder.`);
  }
  return missing;
}

export function checkPrerequisites(): void {
  const missing = missingPrerequisites();
  if (missing.length > 0) throw new BuildError(missing.join("\n"));
}
