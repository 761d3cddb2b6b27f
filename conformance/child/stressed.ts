import { readFileSync } from "node:fs";
import type { RunError } from "micropython-wasm";
import { Mode, Operation } from "../../core/src/boundary/abi.ts";
import { recogniseEngine } from "../../core/src/boundary/engine.ts";
import { minimumMemoryBytes, sandboxLimits } from "../../core/src/core/limits.ts";
import { Host } from "../../core/src/core/machine/host.ts";
import { Interpreter } from "../../core/src/core/machine/interpreter.ts";
import { Meter } from "../../core/src/core/machine/meter.ts";
import { worldOf } from "../../core/src/core/options.ts";
import { errorOf } from "../../core/src/core/results/outcome.ts";
import { Sources } from "../../core/src/core/results/sources.ts";
import { DEBUG_ENGINE } from "../places.ts";
import type { Job } from "../target.ts";

/** Tests that fill the memory take time with its square here, so there is less of it than by default. */
const MEMORY_BYTES = 2 * 2 ** 20;

const engine = recogniseEngine(new WebAssembly.Module(readFileSync(DEBUG_ENGINE)));

/**
 * The debug engine with a collection at every allocation. No public interface switches that on, so this works with the
 * interpreter below the library's sandbox.
 */
export async function runInInterpreter(job: Job): Promise<{ stdout: string; error?: RunError }> {
  const limits = sandboxLimits(
    { timeoutMs: job.timeoutMs, memoryBytes: MEMORY_BYTES },
    minimumMemoryBytes(engine.minimumPages),
  );
  const clock = job.virtualClock === true ? { start: new Date(0) } : "real";
  const host = new Host(new Meter(limits, undefined), worldOf({ clock })(), undefined, undefined);
  const interpreter = new Interpreter(engine, limits.memoryBytes, host);
  const { stress } = interpreter.exports;
  if (typeof stress !== "function") throw new Error(`${DEBUG_ENGINE} has no export that forces collections`);
  stress(1);
  const { outcome } = interpreter.perform(Operation.run, limits, 4, (request) => {
    request.source(job.source);
    request.text(job.filename);
    request.values(limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", undefined));
    request.integer(Mode.script);
  });
  const stdout = host.stdout.take(false);
  if (outcome.kind === "value") return { stdout };
  if (outcome.kind === "refused") throw new Error(`the engine refused the request: ${outcome.reason}`);
  // The debug engine keeps the names of its functions, so the stack says where it trapped.
  if (outcome.kind === "lost") throw outcome.cause;
  return { stdout, error: errorOf(outcome, limits, new Sources()) };
}
