import { FileAction, Mode, Operation, SMALL_STACK_BYTES, STACK_BYTES, Stream } from "../boundary/abi.ts";
import type { Engine } from "../boundary/engine.ts";
import type { PyValue } from "../boundary/values/types.ts";
import { hintFor } from "../core/dialect/hint.ts";
import type { FunctionTable } from "../core/functions/table.ts";
import type { LimitValues } from "../core/limits.ts";
import type { BlockingAttendant } from "../core/machine/execution.ts";
import { Interpreter } from "../core/machine/interpreter.ts";
import type { Task } from "../core/machine/machine.ts";
import { RequestBuilder, type RequestWriter } from "../core/request.ts";
import { outcomeOf } from "../core/results/conclusion.ts";
import { errorOf } from "../core/results/outcome.ts";
import { Sources } from "../core/results/sources.ts";
import { BuildError, failedBuild } from "./errors.ts";

/** The same for every build, so that equal programs become equal bytes: 2000-01-01T00:00Z, and one course of chance. */
const WORLD = { clock: { startMs: 946_684_800_000, stepMs: 0 }, randomSeed: 0 };

const NOTHING = new Uint8Array();

/** The interpreter that a program is prepared in. All that it does is the same every time. */
export class Workshop {
  readonly #interpreter: Interpreter;
  readonly #limits: LimitValues;
  readonly #requests = new RequestBuilder();
  readonly #sources: Sources;
  readonly #decoder = new TextDecoder();
  /** What the program has printed so far. */
  output = "";

  private constructor(interpreter: Interpreter, limits: LimitValues, sources: Sources) {
    this.#interpreter = interpreter;
    this.#limits = limits;
    this.#sources = sources;
  }

  static open(engine: Engine, limits: LimitValues): Workshop {
    const options = { limits, world: WORLD, stackBytes: SMALL_STACK_BYTES };
    return new Workshop(new Interpreter(engine, options), limits, new Sources());
  }

  /** Another one, in the same state: what it does leaves no trace in this one. */
  copy(): Workshop {
    return new Workshop(this.#interpreter.fork(), this.#limits, this.#sources.copy());
  }

  /** Makes functions known, which nobody answers here. */
  install(functions: FunctionTable): void {
    this.#perform("the functions cannot be given:", Operation.install, 1, (request) => {
      request.values(this.#limits.inputBytes, (encoder) => encoder.encodeList("functions", functions.installation()));
    });
  }

  /** Puts a file there. Python files are compiled, and become known for tracebacks. Throws `BuildError`. */
  addFile(path: string, content: Uint8Array): void {
    this.#file(`${path} cannot be written:`, FileAction.write, path, content);
    if (!path.endsWith(".py")) return;
    this.#sources.add(path, new TextDecoder().decode(content));
    this.#file(`${path} does not compile:`, FileAction.compile, path, NOTHING);
  }

  /** Runs source of its own. `filename` and lines are those of tracebacks. Throws `BuildError`. */
  execute(doing: string, source: string, filename: string): void {
    this.#run(doing, source, filename, Mode.script);
  }

  evaluate(doing: string, source: string, filename: string): PyValue {
    this.#sources.add(filename, source);
    return this.#run(doing, source, filename, Mode.value);
  }

  /** Runs a file that is there. Throws `BuildError`. */
  runFile(doing: string, path: string, name: string): void {
    this.#perform(doing, Operation.script, 3, (request) => {
      request.text(path);
      request.text(name);
      request.values(this.#limits.inputBytes, (encoder) => encoder.encodeList("arguments", [path]));
    });
  }

  /** Everything that is in memory now, and where that begins: before it is the C stack, which is empty. */
  memory(): { readonly bytes: Uint8Array; readonly begin: number } {
    // A copy has been tidied: it holds nothing that the program has let go of.
    return { bytes: this.#interpreter.fork().memory.slice(), begin: STACK_BYTES };
  }

  #run(doing: string, source: string, filename: string, mode: number): PyValue {
    return this.#perform(doing, Operation.run, 4, (request) => {
      request.source(source);
      request.text(filename);
      request.values(this.#limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", {}));
      request.integer(mode);
    });
  }

  #file(doing: string, action: number, path: string, content: Uint8Array): void {
    this.#perform(doing, Operation.file, 3, (request) => {
      request.integer(action);
      request.text(path);
      request.bytes(content);
    });
  }

  #perform(
    doing: string,
    operation: Task["operation"],
    parts: number,
    write: (request: RequestWriter) => void,
  ): PyValue {
    const limits = this.#limits;
    const request = this.#requests.build(limits, parts, write);
    const report = this.#interpreter.perform(
      { operation, request, limits, live: false, recorded: false },
      this.#attendant,
    );
    if (report.kind === "waiting" || report.kind === "paused") {
      throw new BuildError("BUILD_FAILED", `${doing}\nit awaits something while it is imported`);
    }
    const outcome = outcomeOf(report, limits);
    if (outcome.kind === "value") return outcome.value;
    if (outcome.kind === "refused") throw new BuildError("BUILD_FAILED", `${doing}\n${outcome.reason}`);
    const error = errorOf(outcome, limits, this.#sources);
    const hint = hintFor(error, []);
    throw failedBuild(doing, hint === undefined ? error : { ...error, hint });
  }

  readonly #attendant: BlockingAttendant = {
    output: (stream, bytes) => {
      if (stream === Stream.stdout || stream === Stream.stderr)
        this.output += this.#decoder.decode(bytes, { stream: true });
      return true;
    },
    invoke: () => "cancelled",
    begin: () => false,
    file: () => "cancelled",
    wait: () => "cancelled",
    cancel: () => undefined,
  };
}
