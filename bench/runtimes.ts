import { spawnSync } from "node:child_process";
import { newestNode } from "../tools/runtimes/newest-node.ts";
import type { Executable } from "../tools/runtimes/npm-executable.ts";
import { bun, DENO_ARGUMENTS, deno } from "../tools/runtimes/others.ts";
import { Unavailable } from "../tools/runtimes/unavailable.ts";
import { childScript } from "./processes.ts";

/** Something that runs the compiled scripts of bench/child. */
export interface Runtime {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
}

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
