import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const COMMAND = fileURLToPath(new URL("../bin/micropython-wasm.js", import.meta.url));
const TERMINAL = fileURLToPath(new URL("./cli-terminal.py", import.meta.url));

/** Whether there is something to run: `npm run setup` builds both. */
export const isBuilt = ["../dist/cli/main.js", "../dist/engine.wasm"].every((path) =>
  existsSync(new URL(path, import.meta.url)),
);

export interface Outcome {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** Runs the built command line with pipes for standard streams. */
export function runCommand(words: readonly string[], input: string | Uint8Array = ""): Outcome {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, ...words], { input, encoding: "utf8" });
  return { stdout, stderr, status };
}

export type Step = { send: string } | { expect: string };

/** Runs the built command line on a pseudo-terminal; fails when an expected text does not appear. */
export function runOnTerminal(
  words: readonly string[],
  steps: readonly Step[],
  environment: Record<string, string> = {},
): { screen: string; status: number } {
  const plan = {
    command: [process.execPath, COMMAND, ...words],
    environment: { TERM: "xterm-256color", NO_COLOR: "1", MICROPYTHON_WASM_HISTORY: "/dev/null", ...environment },
    steps,
  };
  const { stdout, stderr } = spawnSync("python3", [TERMINAL], { input: JSON.stringify(plan), encoding: "utf8" });
  if (stdout === "") throw new Error(`the terminal did not answer: ${stderr}`);
  const { screen, status, missing }: { screen: string; status: number; missing: string | null } = JSON.parse(stdout);
  if (missing !== null) throw new Error(`${JSON.stringify(missing)} did not appear on the screen:\n${screen}`);
  return { screen, status };
}
