import { spawn, spawnSync } from "node:child_process";

/** What a program prints in CPython, while servers of this process go on answering. */
export function cpython(source: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("python3", ["-X", "utf8", "-c", source], { env: { ...process.env, no_proxy: "*" } });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.on("close", (status) => (status === 0 ? resolve(output) : reject(new Error(errors))));
  });
}

export const CPYTHON_HAS_REQUESTS = spawnSync("python3", ["-c", "import requests"]).status === 0;
