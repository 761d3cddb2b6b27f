// Runs the code that the parent sends, each piece in a fresh sandbox: one job in, one outcome out.
import type { RunError } from "micropython-wasm";
import type { Failure, Job, Outcome } from "../target.ts";

type Ended = { readonly stdout: string; readonly error?: RunError };

const runIn = process.argv.includes("--stress") ? await stressed() : await released();

async function released(): Promise<(job: Job) => Promise<Ended>> {
  return (await import("./released.ts")).runInSandbox;
}

async function stressed(): Promise<(job: Job) => Promise<Ended>> {
  return (await import("./stressed.ts")).runInInterpreter;
}

function failureFrom(error: RunError, filename: string): Failure {
  const lines = error.frames.filter((frame) => frame.file === filename).map((frame) => frame.line);
  return { kind: error.kind, type: error.type, message: error.message, traceback: error.traceback, lines };
}

async function run(job: Job): Promise<Outcome> {
  try {
    const { stdout, error } = await runIn(job);
    if (error === undefined) return { stdout };
    const failure = failureFrom(error, job.filename);
    if (error.sandbox === "lost") return { stdout, error: failure, trap: error.message };
    return { stdout, error: failure };
  } catch (error) {
    // The library throws for misuse by the host only.
    return { stdout: "", trap: `thrown: ${error instanceof Error ? error.stack : String(error)}` };
  }
}

process.on("message", async (job: Job) => {
  process.send?.(await run(job));
});
