import { FileAction, Operation, PAGE_BYTES, SMALL_STACK_BYTES, Status } from "../boundary/abi.ts";
import type { Engine } from "../boundary/engine.ts";
import { SandboxError } from "../boundary/errors.ts";
import { Instance } from "../boundary/instance.ts";
import { PyFloat, type PyValue } from "../boundary/values/types.ts";
import { SandboxLostError } from "../core/errors.ts";
import type { LimitValues } from "../core/limits.ts";
import { readWaiting } from "../core/machine/task-run.ts";
import { RequestBuilder, type RequestWriter } from "../core/request.ts";
import { readOutcome } from "../core/results/decode.ts";
import type { Failure } from "../core/results/outcome.ts";
import { type ProgramError, programError } from "./errors.ts";
import type { ProgramFunction } from "./functions.ts";
import { type Printer, ProgramHost } from "./host.ts";
import { NOT_SMALL, readSmall, SmallWriter } from "./small-values.ts";

/** What a program is beside its engine. */
export interface ProgramOptions {
  /** The file that is run, and the name that it knows itself by. */
  readonly main: string;
  readonly name: string;
  readonly limits: LimitValues;
  readonly print: Printer;
}

type OperationNumber = (typeof Operation)[keyof typeof Operation];

/** An empty array, in CBOR. */
const NO_COMPLETIONS = new Uint8Array([0x80]);

/** An empty map, in CBOR. */
const NO_KEYWORDS = 0xa0;

/** Units until the time is looked at for the first time: less than a millisecond. */
const UNMETERED_FUEL = 500;

/** What a timer can wait, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

const NOTHING = new Uint8Array();

/**
 * A program that was baked into its engine, on this thread: its functions are called like any other, and answer at once.
 * Nothing of the host is granted to it.
 */
export class Program {
  readonly #options: ProgramOptions;
  readonly #host: ProgramHost;
  readonly #instance: Instance;
  readonly #requests = new RequestBuilder();
  readonly #small = new SmallWriter();
  #lost: { readonly cause: unknown } | undefined;
  /** The last of the calls that wait. */
  #queue: Promise<unknown> | undefined;
  #isWaiting = false;

  /** Throws `SandboxError` when this process has no room for its memory. */
  constructor(engine: Engine, options: ProgramOptions) {
    this.#options = options;
    this.#host = new ProgramHost(options.limits, options.print);
    const maximumPages = Math.floor(options.limits.memoryBytes / PAGE_BYTES);
    this.#instance = new Instance(engine, engine.minimumPages, maximumPages, this.#host.functions);
    this.#host.instance = this.#instance;
    const { recursionDepth, valueDepth, resultBytes, hostCallBytes, files, fileBytes } = options.limits;
    this.#instance.limit(recursionDepth, SMALL_STACK_BYTES, valueDepth, resultBytes, hostCallBytes, files, fileBytes);
  }

  /** Runs the main file. Throws as `call`. */
  run(): void {
    const { main, name, limits } = this.#options;
    const request = this.#requests.build(limits, 3, (writer) => {
      writer.text(main);
      writer.text(name);
      writer.values(limits.inputBytes, (encoder) => encoder.encodeList("arguments", [main]));
    });
    this.#conclude(this.#execute(Operation.script, request, request.length));
  }

  /**
   * Calls a function. Throws `ProgramError` when it fails, `UnsendableError` for arguments that have no counterpart in Python,
   * and `SandboxLostError` once the program is in no defined state any more.
   */
  call(target: ProgramFunction, args: readonly unknown[]): PyValue {
    const small = this.#small;
    if (!this.#writeSmall(target, args)) {
      const request = this.#requestOf(target, args);
      return this.#conclude(this.#execute(Operation.call, request, request.length));
    }
    const status = this.#execute(Operation.call, small.bytes, small.length);
    if (status !== Status.ok) return this.#conclude(status);
    const instance = this.#instance;
    const length = instance.replyLength();
    const value = readSmall(instance.memory.data(), instance.replyAddress(length), length);
    return value === NOT_SMALL ? this.#conclude(status) : value;
  }

  /** The same for a function that awaits. One goes on after the other. */
  callAsync(target: ProgramFunction, args: readonly unknown[]): Promise<PyValue> {
    const request = this.#requestOf(target, args);
    const before = this.#queue;
    const call = (async () => {
      await before?.catch(() => undefined);
      return this.#await(request);
    })();
    this.#queue = call;
    return call;
  }

  async #await(request: Uint8Array): Promise<PyValue> {
    let status = this.#execute(Operation.call, request, request.length);
    while (status === Status.waiting) {
      const ms = this.#waitingMs();
      const meter = this.#host.measure();
      meter.waits();
      this.#isWaiting = true;
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(ms, Math.max(meter.remainingMs(), 0), LONGEST_TIMER)),
      );
      this.#isWaiting = false;
      meter.goesOn();
      // The interpreter drops what waits in it when something else begins.
      if (this.#host.stopped) throw this.#failure(this.#host.stopped);
      if (meter.isDueToWarn) meter.recall();
      status = this.#goOn(Operation.resume, NO_COMPLETIONS, NO_COMPLETIONS.length);
    }
    return this.#conclude(status);
  }

  /** How long the program waits. */
  #waitingMs(): number {
    try {
      const ms = readWaiting(this.#instance.reply());
      if (ms === undefined) throw new SandboxError("INTERNAL", "the program waits for what nobody can give");
      return ms;
    } catch (cause) {
      throw this.#lose(cause);
    }
  }

  /** False when the arguments are not small. */
  #writeSmall({ heads, floats, keywords }: ProgramFunction, args: readonly unknown[]): boolean {
    const count = countOf(args);
    const head = heads[count];
    if (!head || (keywords !== undefined && count > keywords)) return false;
    const small = this.#small;
    small.begin(head);
    for (let index = 0; index < count; index++) {
      if (!small.write(args[index], floats?.includes(index) === true)) return false;
    }
    small.byte(NO_KEYWORDS);
    return true;
  }

  #requestOf({ name, floats, keywords }: ProgramFunction, args: readonly unknown[]): Uint8Array {
    const { limits } = this.#options;
    const given = args.slice(0, keywords === undefined ? countOf(args) : Math.min(countOf(args), keywords));
    for (const position of floats ?? []) {
      const value = given[position];
      if (typeof value === "number") given[position] = new PyFloat(value);
    }
    const write = (writer: RequestWriter): void => {
      writer.text(name);
      writer.values(limits.inputBytes, (encoder) => {
        encoder.encodeList("arguments", given);
        encoder.encodeRecord("keywords", keywords === undefined ? undefined : args[keywords]);
      });
    };
    return this.#requests.build(limits, 3, write);
  }

  #execute(operation: OperationNumber, request: Uint8Array, length: number): number {
    if (this.#lost) throw new SandboxLostError(this.#lost.cause);
    if (this.#isWaiting) {
      throw new SandboxError("SANDBOX_BUSY", "a call of an asynchronous function is on its way: await it first");
    }
    this.#host.begin();
    this.#instance.fuel = UNMETERED_FUEL;
    return this.#goOn(operation, request, length);
  }

  /** The same, as a part of the operation that was executed last. */
  #goOn(operation: OperationNumber, request: Uint8Array, length: number): number {
    const instance = this.#instance;
    if (!instance.request(request, length)) throw this.#failure({ kind: "full" });
    try {
      return instance.execute(operation, length);
    } catch (cause) {
      throw this.#lose(cause);
    }
  }

  #lose(cause: unknown): Error {
    this.#lost = { cause };
    const reason = this.#host.meter.stuckBy;
    return this.#failure({ kind: "lost", cause, reason, recovered: false });
  }

  /** The value of a finished operation. */
  #conclude(status: number): PyValue {
    const { stopped } = this.#host;
    if (stopped) throw this.#failure(stopped);
    let outcome: ReturnType<typeof readOutcome>;
    try {
      outcome = readOutcome(status, this.#instance.reply(), this.#options.limits);
    } catch (cause) {
      throw this.#lose(cause);
    }
    if (outcome.kind === "value") return outcome.value;
    if (outcome.kind === "refused") throw new SandboxError("REQUEST_REFUSED", outcome.reason);
    throw this.#failure(outcome);
  }

  #failure(failure: Failure): ProgramError {
    return programError(failure, this.#options.limits, (path) => this.#readFile(path));
  }

  /** A file of the program's, for the lines in tracebacks; undefined when it has none of that name. */
  #readFile(path: string): string | undefined {
    if (this.#lost) return undefined;
    const { limits } = this.#options;
    const request = this.#requests.build(limits, 3, (writer) => {
      writer.integer(FileAction.read);
      writer.text(path);
      writer.bytes(NOTHING);
    });
    const status = this.#execute(Operation.file, request, request.length);
    if (status !== Status.ok) return undefined;
    const outcome = readOutcome(status, this.#instance.reply(), limits);
    const content = outcome.kind === "value" ? outcome.value : undefined;
    return content instanceof Uint8Array ? new TextDecoder().decode(content) : undefined;
  }
}

/** Positional arguments: those at the end that are left out, or undefined, have their defaults in Python. */
function countOf(args: readonly unknown[]): number {
  let count = args.length;
  while (count > 0 && args[count - 1] === undefined) count--;
  return count;
}
