import { spawnSync } from "node:child_process";
import { Unavailable } from "./native.ts";
import { newestNode } from "./newest-node.ts";
import { type Executable, npmExecutable } from "./npm-executable.ts";
import { childScript } from "./processes.ts";

/** Something that runs the compiled scripts of bench/child. */
export interface Runtime {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
}

function deno(): Executable {
  return npmExecutable({
    title: "Deno",
    version: "2.9.6",
    packages: {
      "linux x64": "@deno/linux-x64-glibc",
      "linux arm64": "@deno/linux-arm64-glibc",
      "darwin x64": "@deno/darwin-x64",
      "darwin arm64": "@deno/darwin-arm64",
    },
    file: "deno",
  });
}

function bun(): Executable {
  return npmExecutable({
    title: "Bun",
    version: "1.4.5",
    packages: {
      "linux x64": "@oven/bun-linux-x64",
      "linux arm64": "@oven/bun-linux-aarch64",
      "darwin x64": "@oven/bun-darwin-x64",
      "darwin arm64": "@oven/bun-darwin-aarch64",
    },
    file: "bin/bun",
  });
}

/** All that the library needs there. */
const DENO_ARGUMENTS = ["run", "--allow-read", "--no-prompt"];

const OTHERS: readonly (readonly [find: () => Executable, args: readonly string[]])[] = [
  [newestNode, []],
  [deno, DENO_ARGUMENTS],
  [bun, ["run"]],
];

/** This Node, and the others that can be installed; why not, for those that cannot. */
export function findRuntimes(): { readonly runtimes: readonly [Runtime, ...Runtime[]]; readonly missing: string[] } {
  const runtimes: [Runtime, ...Runtime[]] = [{ title: `Node ${process.versions.node}`, command: [process.execPath] }];
  const missing: string[] = [];
  for (const [find, args] of OTHERS) {
    try {
      const { title, version, executable } = find();
      runtimes.push({ title: `${title} ${version}`, command: [executable, ...args] });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      missing.push(error.message);
    }
  }
  return { runtimes, missing };
}

/** The lines that a script prints until it ends or is ended, and why it did not end well, if so. */
export function linesOf({ command }: Runtime, script: string, args: readonly string[], timeoutMs: number) {
  const [executable, ...before] = command;
  const result = spawnSync(executable, [...before, childScript(script), ...args], {
    encoding: "utf8",
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    maxBuffer: 2 ** 28,
  });
  const lines = result.stdout.split("\n").slice(0, -1);
  if (result.status === 0) return { lines };
  const complaint = result.stderr.trim().split("\n").slice(-3).join(" | ");
  return { lines, problem: `ended with ${result.signal ?? result.status}: ${complaint}` };
}
