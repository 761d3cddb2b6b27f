import { type RunError, Sandbox } from "micropython-wasm";

/** As many frames as CPython allows, although the thread's stack may not have room for all of them. */
const LIMITS = { timeoutMs: 30_000, recursionDepth: 1_000 };

/** Runs one case in a fresh sandbox. */
export async function runCase(source: string): Promise<{ stdout: string; error?: RunError }> {
  await using sandbox = await Sandbox.create({ isolation: "inline", limits: LIMITS });
  const result = await sandbox.run(source, { filename: "case.py", mode: "script" });
  return result.ok ? { stdout: result.stdout } : { stdout: result.stdout, error: result.error };
}
