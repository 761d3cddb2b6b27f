import { readFileSync } from "node:fs";
import { Mode, Operation, SMALL_STACK_BYTES } from "../../core/src/boundary/abi.ts";
import { type Engine, recogniseEngine } from "../../core/src/boundary/engine.ts";
import { minimumMemoryBytes, sandboxLimits } from "../../core/src/core/limits.ts";
import { Interpreter } from "../../core/src/core/machine/interpreter.ts";
import type { Report } from "../../core/src/core/machine/machine.ts";
import { RequestBuilder } from "../../core/src/core/request.ts";
import { outcomeOf } from "../../core/src/core/results/conclusion.ts";
import { errorOf } from "../../core/src/core/results/outcome.ts";
import { OutputStream } from "../../core/src/core/results/output.ts";
import { readSource } from "../../core/src/core/results/source.ts";
import { Sources } from "../../core/src/core/results/sources.ts";
import { type How, OUTPUT_BYTES, TIMEOUT_MS } from "../how.ts";
import { DEBUG_ENGINE } from "../places.ts";
import type { Outcome } from "./outcome.ts";

/** The debug engine is slow, and slower with collections. */
const TIMES_SLOWER = 10;

export const DEBUG_TIMEOUT_MS = TIMES_SLOWER * TIMEOUT_MS;

/**
 * The debug engine, which asserts, fills freed memory and collects garbage at every so manieth allocation. No public
 * interface switches that on, so this works with the interpreter below the library's sandbox.
 */
export class DebugTarget {
  #engine: Engine | undefined;
  readonly #interpreters = new Map<number, Interpreter>();

  run(code: string | Uint8Array, how: How): Outcome {
    this.#engine ??= recogniseEngine(new WebAssembly.Module(readFileSync(DEBUG_ENGINE)));
    const outcome = runIn(this.#interpreterFor(this.#engine, how.memoryBytes), code, how);
    // An interpreter that was lost is replaced, not put right: the next program should not depend on how well that works.
    if (outcome.lost) this.#interpreters.delete(how.memoryBytes);
    return outcome;
  }

  #interpreterFor(engine: Engine, memoryBytes: number): Interpreter {
    const kept = this.#interpreters.get(memoryBytes);
    kept?.reset();
    const interpreter = kept ?? makeInterpreter(engine, memoryBytes);
    this.#interpreters.set(memoryBytes, interpreter);
    return interpreter;
  }
}

function makeInterpreter(engine: Engine, memoryBytes: number): Interpreter {
  const limits = sandboxLimits(
    { memoryBytes, timeoutMs: DEBUG_TIMEOUT_MS, outputBytes: OUTPUT_BYTES, recursionDepth: 400 },
    minimumMemoryBytes(engine.minimumPages),
  );
  const world = { clock: { startMs: 0, stepMs: 1 }, randomSeed: 1 };
  return new Interpreter(engine, { limits, world, stackBytes: SMALL_STACK_BYTES });
}

function runIn(interpreter: Interpreter, code: string | Uint8Array, how: How): Outcome {
  const { stress } = interpreter.exports;
  if (typeof stress !== "function") throw new Error(`${DEBUG_ENGINE} has no export that forces collections`);
  stress(how.stress);
  const limits = { ...interpreter.options.limits, fuel: how.fuel };
  const nothing = { fuel: 0, wallMs: 0, peakMemoryBytes: 0, output: "", lost: false, cause: undefined };
  const source = readSource(code, limits.sourceBytes);
  if ("problem" in source) return { end: "syntax", type: "SyntaxError", message: source.problem, ...nothing };
  const request = new RequestBuilder().build(limits, 4, (writer) => {
    writer.source(source.text);
    writer.text("main.py");
    writer.values(limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", undefined));
    writer.integer(Mode.value);
  });
  const output = new OutputStream(undefined);
  let room = OUTPUT_BYTES;
  const write = (_: number, bytes: Uint8Array) => {
    room -= bytes.length;
    if (room >= 0) output.write(bytes);
    return room >= 0;
  };
  const task = { operation: Operation.run, request, limits, live: false, recorded: false };
  let report: Report = interpreter.perform(task, { ...NO_FUNCTIONS, output: write });
  while (report.kind === "waiting") report = interpreter.resume(NO_COMPLETIONS);
  if (report.kind === "paused") throw new Error("a run without functions is paused");
  const { fuel, wallMs, peakMemoryBytes } = report.usage;
  const traces = { fuel, wallMs, peakMemoryBytes, output: output.text(false) };
  const outcome = outcomeOf(report, limits);
  if (outcome.kind === "value") return { ...nothing, ...traces, end: "ok", type: "", message: typeof outcome.value };
  if (outcome.kind === "refused") throw new Error(`the engine refused the request: ${outcome.reason}`);
  const { kind: end, type, message, sandbox } = errorOf(outcome, limits, new Sources());
  const cause = outcome.kind === "lost" && end === "lost" ? outcome.cause : undefined;
  return { ...traces, end, type, message, lost: sandbox === "lost", cause };
}

/** An array without items, in CBOR. */
const NO_COMPLETIONS = new Uint8Array([0x80]);

function notThere(): never {
  throw new Error("a run without functions called one");
}

const NO_FUNCTIONS = { invoke: notThere, file: notThere, begin: notThere, wait: notThere, cancel: () => undefined };
