import { readFileSync } from "node:fs";
import type { RunError } from "micropython-wasm";
import { FileAction, Mode, Operation, SMALL_STACK_BYTES, Stream } from "../../core/src/boundary/abi.ts";
import { recogniseEngine } from "../../core/src/boundary/engine.ts";
import { minimumMemoryBytes, sandboxLimits } from "../../core/src/core/limits.ts";
import { Interpreter } from "../../core/src/core/machine/interpreter.ts";
import type { Report } from "../../core/src/core/machine/machine.ts";
import { RequestBuilder } from "../../core/src/core/request.ts";
import { outcomeOf } from "../../core/src/core/results/conclusion.ts";
import { errorOf } from "../../core/src/core/results/outcome.ts";
import { OutputStream } from "../../core/src/core/results/output.ts";
import { Sources } from "../../core/src/core/results/sources.ts";
import { DEBUG_ENGINE } from "../places.ts";
import { surroundingsOf } from "../surroundings.ts";
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
  const clock = job.virtualClock === true ? { startMs: 0, stepMs: 1 } : undefined;
  const world = { clock, randomSeed: undefined };
  const interpreter = new Interpreter(engine, { limits, world, stackBytes: SMALL_STACK_BYTES });
  const { stress } = interpreter.exports;
  if (typeof stress !== "function") throw new Error(`${DEBUG_ENGINE} has no export that forces collections`);
  stress(1);
  const request = new RequestBuilder().build(limits, 4, (writer) => {
    writer.source(job.source);
    writer.text(job.filename);
    writer.values(limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", undefined));
    writer.integer(Mode.script);
  });
  for (const [path, content] of Object.entries(surroundingsOf(job.file))) {
    const write = new RequestBuilder().build(limits, 3, (writer) => {
      writer.integer(FileAction.write);
      writer.text(path);
      writer.bytes(content);
    });
    interpreter.perform(
      { operation: Operation.file, request: write, limits, live: false, recorded: false },
      { ...NO_FUNCTIONS, output: () => false },
    );
  }
  const output = new OutputStream(undefined);
  let report: Report = interpreter.perform(
    { operation: Operation.run, request, limits, live: false, recorded: false },
    { ...NO_FUNCTIONS, output: (stream, bytes) => keep(output, stream, bytes) },
  );
  while (report.kind === "waiting") report = interpreter.resume(NO_COMPLETIONS);
  // The debug engine keeps the names of its functions, so the stack says where it trapped.
  if (report.kind === "lost") throw report.cause;
  if (report.kind === "paused") throw new Error("a run without functions is paused");
  const stdout = output.text(false);
  const outcome = outcomeOf(report, limits);
  if (outcome.kind === "value") return { stdout };
  if (outcome.kind === "refused") throw new Error(`the engine refused the request: ${outcome.reason}`);
  return { stdout, error: errorOf(outcome, limits, new Sources()) };
}

/** An array without items, in CBOR. */
const NO_COMPLETIONS = new Uint8Array([0x80]);

function keep(output: OutputStream, stream: number, bytes: Uint8Array): boolean {
  if (stream === Stream.stdout) output.write(bytes);
  return true;
}

function notThere(): never {
  throw new Error("a run without functions called one");
}

const NO_FUNCTIONS = { invoke: notThere, file: notThere, begin: notThere, wait: notThere, cancel: notThere };
