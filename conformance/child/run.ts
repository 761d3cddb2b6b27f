// Runs the code that the parent sends, each piece in a fresh sandbox: one job in, one outcome out.
import { type RunError, Sandbox } from "micropython-wasm";
import type { Failure, Job, Outcome } from "../target.ts";

function failureFrom(error: RunError, filename: string): Failure {
  const lines = error.frames.filter((frame) => frame.file === filename).map((frame) => frame.line);
  return { kind: error.kind, type: error.type, message: error.message, traceback: error.traceback, lines };
}

async function run(job: Job): Promise<Outcome> {
  try {
    const limits = { timeoutMs: job.timeoutMs, cpuMs: job.timeoutMs };
    await using sandbox = await Sandbox.create({ isolation: "inline", limits });
    const result = await sandbox.run(job.source, { filename: job.filename });
    if (result.ok) return { stdout: result.stdout };
    const error = failureFrom(result.error, job.filename);
    if (result.error.sandbox === "lost") return { stdout: result.stdout, error, trap: result.error.message };
    return { stdout: result.stdout, error };
  } catch (error) {
    // The library throws for misuse by the host only, so this is a bug of the library.
    return { stdout: "", trap: `the library threw ${error instanceof Error ? error.stack : String(error)}` };
  }
}

process.on("message", async (job: Job) => {
  process.send?.(await run(job));
});
