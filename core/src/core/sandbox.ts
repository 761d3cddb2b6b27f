import { Mode, Operation } from "../boundary/abi.ts";
import type { Engine } from "../boundary/engine.ts";
import type { PyInput, PyValue } from "../boundary/values/types.ts";
import { MisuseError, RunFailedError, SandboxClosedError, SandboxLostError } from "./errors.ts";
import { type LimitValues, minimumMemoryBytes, runLimits, sandboxLimits } from "./limits.ts";
import { Host, type World } from "./machine/host.ts";
import { Interpreter, type Outcome, type RequestWriter } from "./machine/interpreter.ts";
import { Meter } from "./machine/meter.ts";
import {
  checkCallOptions,
  checkRunOptions,
  isName,
  type RunLimits,
  type RunOptions,
  type SandboxOptions,
  worldOf,
} from "./options.ts";
import { errorOf, plainError } from "./results/outcome.ts";
import type { RunResult, Usage } from "./results/results.ts";
import { readSource } from "./results/source.ts";
import { Sources } from "./results/sources.ts";
import { Turns } from "./turns.ts";

/** `lost`: refuses everything but `close()`. */
export type SandboxState = "idle" | "running" | "lost" | "closed";

const DEFAULT_FILENAME = "main.py";
const NO_USAGE = { fuel: 0, cpuMs: 0, wallMs: 0, memoryBytes: 0, peakMemoryBytes: 0, outputBytes: 0 } satisfies Usage;
/** What an engine says about a request that it refuses is shown up to here. */
const REASON_CHARACTERS = 300;

/** Symbol.asyncDispose is younger than some browsers; `await using` then looks for what its polyfills agree on. */
const asyncDispose: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");

/**
 * One isolated Python interpreter. What a run defines is there for the next one, until `reset()`. Operations on one
 * sandbox run one after the other, in the order in which they were asked for.
 *
 * Every method rejects with `SandboxClosedError` after `close()`, and with `SandboxLostError` once a run was lost.
 */
export class Sandbox {
  readonly #limits: LimitValues;
  readonly #makeWorld: () => World;
  readonly #meter: Meter;
  readonly #host: Host;
  readonly #turns = new Turns();
  readonly #sources = new Sources();
  /** Undefined when closed or lost, so that the memory is free again. */
  #interpreter: Interpreter | undefined;
  #lost: { readonly cause: unknown } | undefined;

  /** For `Sandbox.create()`, which checks the options. */
  protected constructor(engine: Engine, options: SandboxOptions) {
    this.#limits = sandboxLimits(options.limits ?? {}, minimumMemoryBytes(engine.minimumPages));
    this.#makeWorld = worldOf(options);
    this.#meter = new Meter(this.#limits, options.interrupt);
    this.#host = new Host(this.#meter, this.#makeWorld(), options.onStdout, options.onStderr);
    this.#interpreter = new Interpreter(engine, this.#limits.memoryBytes, this.#host);
  }

  get state(): SandboxState {
    if (this.#lost) return "lost";
    if (!this.#interpreter) return "closed";
    return this.#turns.busy ? "running" : "idle";
  }

  /**
   * Runs Python source; bytes are UTF-8. A guest that fails is an ordinary outcome. Throws only for the caller's
   * mistakes: `MisuseError`, and `UnsendableError` for inputs that have no counterpart in Python.
   */
  run(code: string | Uint8Array, options: RunOptions = {}): Promise<RunResult> {
    return this.#turns.take(() => this.#run(code, options));
  }

  /** The value of Python source. Throws as `run`, and `RunFailedError` when the guest fails. */
  async eval(code: string | Uint8Array, options: RunOptions = {}): Promise<PyValue> {
    return valueOrThrow(await this.run(code, options));
  }

  /** Calls a global of the sandbox by its name. Throws as `eval`. */
  async call(
    name: string,
    args: readonly PyInput[] = [],
    kwargs: { readonly [name: string]: PyInput } = {},
    options: RunLimits = {},
  ): Promise<PyValue> {
    return valueOrThrow(await this.#turns.take(() => this.#call(name, args, kwargs, options)));
  }

  /** Whether a prompt should ask for another line before it runs `code`. */
  needsMoreInput(code: string): Promise<boolean> {
    return this.#turns.take(() => {
      const interpreter = this.#usable();
      const source = readSource(code, this.#limits.sourceBytes);
      if ("problem" in source) return false;
      const request = (writer: RequestWriter): void => writer.source(source.text);
      const result = this.#finish(interpreter, this.#limits, Operation.continues, 1, request);
      return result.ok && result.value === true;
    });
  }

  /** Back to the state of a new sandbox: every byte of memory, clock and random numbers. */
  reset(): Promise<void> {
    return this.#turns.take(() => {
      this.#usable().reset();
      this.#host.restart(this.#makeWorld());
      this.#sources.clear();
    });
  }

  /** Frees the sandbox. From a callback it also ends the run, as `cancelled`. May be called again. */
  async close(): Promise<void> {
    this.#meter.stop("cancelled");
    this.#lost = undefined;
    const interpreter = this.#interpreter;
    this.#interpreter = undefined;
    // From a callback the guest is still executing: its instance cannot serve another sandbox.
    if (this.#turns.busy) await this.#turns.take(() => undefined);
    else interpreter?.close();
  }

  [asyncDispose](): Promise<void> {
    return this.close();
  }

  #usable(): Interpreter {
    if (this.#lost) throw new SandboxLostError(this.#lost.cause);
    if (!this.#interpreter) throw new SandboxClosedError();
    return this.#interpreter;
  }

  #run(code: string | Uint8Array, options: RunOptions): RunResult {
    const interpreter = this.#usable();
    checkRunOptions(options);
    const { filename = DEFAULT_FILENAME, mode = "value", inputs } = options;
    const limits = runLimits(this.#limits, options);
    const source = readSource(code, limits.sourceBytes);
    if ("problem" in source) {
      const error = plainError("syntax", "SyntaxError", source.problem);
      return { ok: false, error, stdout: "", stderr: "", usage: NO_USAGE };
    }
    this.#sources.add(filename, source.text);
    return this.#finish(interpreter, limits, Operation.run, 4, (request) => {
      request.source(source.text);
      request.text(filename);
      request.values(limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", inputs));
      request.integer(Mode[mode]);
    });
  }

  #call(
    name: string,
    args: readonly PyInput[],
    kwargs: { readonly [name: string]: PyInput },
    options: RunLimits,
  ): RunResult {
    const interpreter = this.#usable();
    checkCallOptions(options);
    if (!isName(name)) {
      throw new MisuseError("INVALID_OPTION", "the name of the function must be text with up to 255 bytes of UTF-8");
    }
    const limits = runLimits(this.#limits, options);
    return this.#finish(interpreter, limits, Operation.call, 3, (request) => {
      request.text(name);
      request.values(limits.inputBytes, (encoder) => {
        encoder.encodeList("args", args);
        encoder.encodeRecord("kwargs", kwargs);
      });
    });
  }

  #finish(
    interpreter: Interpreter,
    limits: LimitValues,
    operation: (typeof Operation)[keyof typeof Operation],
    parts: number,
    write: (request: RequestWriter) => void,
  ): RunResult {
    const { outcome, usage } = interpreter.perform(operation, limits, parts, write);
    const wasCut = this.#meter.stopReason === "output";
    const stdout = this.#host.stdout.take(wasCut);
    const stderr = this.#host.stderr.take(wasCut);
    if (outcome.kind === "lost" && this.#interpreter) {
      this.#lost = { cause: outcome.cause };
      this.#interpreter = undefined;
    }
    if (this.#meter.stopReason === "callback") throw this.#host.callbackError;
    if (outcome.kind === "value") return { ok: true, value: outcome.value, stdout, stderr, usage };
    if (outcome.kind === "refused") throw refusal(outcome);
    return { ok: false, error: errorOf(outcome, limits, this.#sources), stdout, stderr, usage };
  }
}

function refusal({ reason }: Outcome & { kind: "refused" }): MisuseError {
  return new MisuseError(
    "REQUEST_REFUSED",
    `the inputs cannot become Python values: ${reason.slice(0, REASON_CHARACTERS).toWellFormed()}`,
  );
}

function valueOrThrow(result: RunResult): PyValue {
  if (result.ok) return result.value;
  throw new RunFailedError(result);
}
