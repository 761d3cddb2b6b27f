import { type RunError, Sandbox } from "micropython-wasm";
import type { Job } from "../target.ts";

/** A fresh sandbox of the built package, with its default limits but for time. */
export async function runInSandbox({
  source,
  filename,
  timeoutMs,
}: Job): Promise<{ stdout: string; error?: RunError }> {
  await using sandbox = await Sandbox.create({ isolation: "inline", limits: { timeoutMs } });
  const result = await sandbox.run(source, { filename, mode: "script" });
  return result.ok ? { stdout: result.stdout } : { stdout: result.stdout, error: result.error };
}
