import { EngineCache } from "../core/engine-cache.ts";
import { checkSandboxOptions, type SandboxOptions } from "../core/options.ts";
import type { RunResult } from "../core/results/results.ts";
import { type OneRunOptions, runOnce } from "../core/run.ts";
import { Sandbox as CoreSandbox } from "../core/sandbox.ts";
import { readEngine } from "./engine-file.ts";

export * from "../core/public.ts";

const engines = new EngineCache(() => readEngine());

export class Sandbox extends CoreSandbox {
  /** Throws `MisuseError` for its options, `EngineError` for its engine, and `SandboxError` without memory for it. */
  static async create(options: SandboxOptions = {}): Promise<Sandbox> {
    checkSandboxOptions(options);
    return new Sandbox(await engines.get(options.engine), options);
  }
}

/** Runs `code` in a sandbox of its own, which is closed afterwards. Throws as `Sandbox.create` and `Sandbox.run`. */
export function run(code: string | Uint8Array, options: OneRunOptions = {}): Promise<RunResult> {
  return runOnce(Sandbox.create, code, options);
}
