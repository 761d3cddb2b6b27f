import { type RunError, Sandbox } from "micropython-wasm";
import { surroundingsOf } from "../surroundings.ts";
import type { Job } from "../target.ts";

/** A fresh sandbox of the built package, with its default limits but for time. */
export async function runInSandbox(job: Job): Promise<{ stdout: string; error?: RunError }> {
  const files = surroundingsOf(job.file);
  const clock = job.virtualClock === true ? { start: new Date(0) } : "real";
  await using sandbox = await Sandbox.create({
    isolation: "inline",
    limits: { timeoutMs: job.timeoutMs },
    clock,
    files,
  });
  const result = await sandbox.run(job.source, { filename: job.filename, mode: "script" });
  return result.ok ? { stdout: result.stdout } : { stdout: result.stdout, error: result.error };
}
