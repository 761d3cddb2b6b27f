import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { packageFolder, REPOSITORY } from "./places.ts";

export const PEERS = [
  "@micropython/micropython-webassembly-pyscript",
  "pyodide",
  "quickjs-emscripten",
  "@pydantic/monty",
] as const;

/** What was measured, and where: printed above every table and kept in the JSON. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly commit: string;
  readonly date: string;
}

export function describeMachine(): Machine {
  const versions: Record<string, string> = {
    node: process.versions.node,
    v8: process.versions.v8,
    gcc: firstLine("gcc", ["--version"]),
    python3: firstLine("python3", ["--version"]),
  };
  for (const peer of PEERS) versions[peer] = installedVersion(peer);
  return {
    cpu: os.cpus()[0]?.model ?? "unknown",
    cores: os.cpus().length,
    memoryGib: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    versions,
    commit: commit(),
    date: new Date().toISOString(),
  };
}

export function formatMachine(machine: Machine): string {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.system}`,
    versions.join(", "),
    `commit ${machine.commit}, ${machine.date}`,
  ].join("\n");
}

function installedVersion(name: string): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(packageFolder(name), "package.json"), "utf8"));
    if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  } catch {
    // Reported as missing; the contender is skipped with its own reason.
  }
  return "missing";
}

function commit(): string {
  const head = firstLine("git", ["-C", REPOSITORY, "rev-parse", "--short=12", "HEAD"]);
  const changes = firstLine("git", ["-C", REPOSITORY, "status", "--porcelain", "--untracked-files=no"]);
  return changes === "missing" || changes === "" ? head : `${head} with local changes`;
}

function firstLine(command: string, args: readonly string[]): string {
  try {
    const output = execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return output.split("\n")[0] ?? "";
  } catch {
    return "missing";
  }
}
