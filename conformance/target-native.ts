import { execFile } from "node:child_process";
import path from "node:path";
import type { Job, Outcome, Target } from "./target.ts";

/** Runs jobs in a MicroPython executable as upstream's own runner does it. */
export function nativeTarget(executable: string, testsFolder: string): Target {
  const command = path.resolve(executable);
  const env = { ...process.env, MICROPYPATH: `.frozen:${path.join(testsFolder, "..", "extmod")}` };
  return {
    title: command,
    run(job: Job): Promise<Outcome> {
      const file = job.file ?? "";
      const options = { cwd: path.dirname(file), env, timeout: job.timeoutMs, maxBuffer: 2 ** 26 };
      return new Promise((resolve) => {
        // The shell joins both streams, in the order in which they were written.
        execFile("sh", ["-c", 'exec "$0" "$1" 2>&1', command, file], options, (error, stdout) => {
          if (error === null) resolve({ stdout });
          else resolve({ stdout: `${stdout}${error.killed === true ? "TIMEOUT" : "CRASH"}` });
        });
      });
    },
    close() {},
  };
}
