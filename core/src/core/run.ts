import { splitOptions } from "./check-options.ts";
import type { LimitOptions } from "./limits.ts";
import type { RunOptions, SandboxOptions } from "./options.ts";
import type { RunResult } from "./results/results.ts";
import type { Sandbox } from "./sandbox.ts";

/**
 * Options of a sandbox and of its only run together. A limit may be given in `limits` or by itself, but for `files`, which by itself
 * is what the sandbox finds in its file system.
 */
export type OneRunOptions = SandboxOptions & Omit<RunOptions, "files"> & Omit<LimitOptions, "files">;

/** Creates a sandbox, runs `code` in it, and closes it. */
export async function runOnce(
  create: (options: SandboxOptions) => Promise<Sandbox>,
  code: string | Uint8Array,
  options: OneRunOptions,
): Promise<RunResult> {
  const { forSandbox, forRun } = splitOptions(options);
  const sandbox = await create(forSandbox);
  try {
    return await sandbox.run(code, forRun);
  } finally {
    await sandbox.close();
  }
}
