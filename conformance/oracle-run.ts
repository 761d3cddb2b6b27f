import { type RunError, Sandbox } from "micropython-wasm";

const TIMEOUT_MS = 30_000;

/** Runs one case in a fresh sandbox. */
export async function runCase(source: string): Promise<{ stdout: string; error?: RunError }> {
  await using sandbox = await Sandbox.create({ isolation: "inline", limits: { timeoutMs: TIMEOUT_MS } });
  const result = await sandbox.run(source, { filename: "case.py", mode: "script" });
  return result.ok ? { stdout: result.stdout } : { stdout: result.stdout, error: result.error };
}
