import { spawn } from "node:child_process";
import { BuildError } from "./errors.ts";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and returns what it printed. Rejects with its last lines when it fails. */
export function run(program: string, parameters: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
    child.on("error", (error) => reject(new BuildError(`${program} could not be started: ${error.message}.`)));
    child.on("close", (status) => {
      if (status === 0) return resolve(Buffer.concat(output));
      const text = Buffer.concat([...complaints, ...output])
        .toString()
        .trim()
        .split("\n")
        .slice(-20)
        .join("\n");
      reject(new BuildError(`${program} ${parameters.slice(0, 2).join(" ")} failed with status ${status}:\n${text}`));
    });
  });
}

/** Runs python3 so that neither hash order nor compiled caches show in what it makes. */
export function python(parameters: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  return run("python3", parameters, {
    ...options,
    env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0", PYTHONUTF8: "1", ...options.env },
  });
}
