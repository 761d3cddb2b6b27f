import { TooManyItems } from "../../boundary/values/decode.ts";
import { type PyInput, PythonError } from "../../boundary/values/types.ts";
import { MisuseError } from "../errors.ts";
import type { LimitValues } from "../limits.ts";
import type { Reply } from "../machine/machine.ts";
import { AnswerWriter, type Outcome } from "./answer.ts";
import { type BegunArguments, checkedArguments, readArguments } from "./arguments.ts";
import { CallContext } from "./context.ts";
import { promised } from "./promised.ts";
import { type CallEntry, CallRecord, toHostCall, toOpenCall } from "./record.ts";
import { readSavedDesk, type SavedDesk } from "./saved-desk.ts";
import type { FunctionTable, GrantedFunction } from "./table.ts";
import type { HostCall, OpenCall } from "./types.ts";

export interface DeskOptions {
  /** Whether functions that are declared as `pauses` wait for `settle`. */
  readonly mayPause?: boolean | undefined;
  /** Told of each call that has come to its end. */
  readonly onCall?: ((call: HostCall) => void) | undefined;
}

/** What a pending call waits with. */
interface Waiting {
  readonly entry: CallEntry;
  readonly request: Uint8Array;
  /** The guest's number of an awaited call. */
  readonly begun: number | undefined;
}

/**
 * Where the calls of one run come in: looks the function up, checks the arguments, calls it, and answers. Bytes in, bytes
 * out. Nothing that a host function does comes out as an exception here; a request that breaks the rules of the boundary
 * does.
 */
export class Desk {
  readonly #table: FunctionTable;
  readonly #limits: LimitValues;
  readonly #options: DeskOptions;
  #writer: AnswerWriter | undefined;
  readonly #record = new CallRecord();
  /** Calls that nobody but `settle` answers, by their id. */
  readonly #open = new Map<number, Waiting>();
  readonly #contexts = new Set<CallContext>();
  #completions: [begun: number, outcome: Uint8Array][] = [];
  readonly #cancelled = new Set<number>();
  #atWork = 0;
  #wake: (() => void) | undefined;
  /** A completion was beyond hostCallBytes. */
  #isOverflown = false;
  #ended = false;

  constructor(table: FunctionTable, limits: LimitValues, options: DeskOptions) {
    this.#table = table;
    this.#limits = limits;
    this.#options = options;
  }

  /** The desk of a paused run, as `save` left it. Throws `SnapshotError`. */
  static restore(table: FunctionTable, limits: LimitValues, options: DeskOptions, saved: unknown): Desk {
    const desk = new Desk(table, limits, options);
    const { count, entries, open } = readSavedDesk(saved);
    desk.#record.entries.push(...entries);
    desk.#record.count = count;
    for (const { id, begun, request } of open) {
      const entry = entries.find((each) => each.id === id) ?? desk.#record.begin("", begun !== undefined, request);
      desk.#open.set(id, { entry, request, begun });
    }
    return desk;
  }

  /** For `restore`. Only when no host code is at work. */
  save(): SavedDesk {
    return {
      count: this.#record.count,
      entries: this.#record.entries.map((entry) => ({ ...entry })),
      open: Array.from(this.#open, ([id, { begun, request }]) => ({ id, begun, request })),
    };
  }

  /** Most runs call nothing. */
  get #answers(): AnswerWriter {
    this.#writer ??= new AnswerWriter(this.#limits);
    return this.#writer;
  }

  /** How many calls there were. */
  get count(): number {
    return this.#record.count;
  }

  /** Calls that `settle` can answer. */
  get openCalls(): OpenCall[] {
    return Array.from(this.#open, ([id, { begun, request }]) => toOpenCall(id, begun !== undefined, request));
  }

  /** Whether host code is at work, now or on its way. */
  get busy(): boolean {
    return this.#atWork > 0;
  }

  get hasCompletions(): boolean {
    return this.#completions.length > 0 || this.#isOverflown;
  }

  /** The record so far. */
  records(): HostCall[] {
    return this.#record.all();
  }

  /** `Call.invoke`. */
  invoke(request: Uint8Array): Reply | Promise<Reply> {
    const call = this.#read(request, false);
    if (!("args" in call)) return toReply(call.reply);
    const entry = this.#record.begin(call.name, false, request);
    const granted = this.#table.get(call.name);
    if (granted?.pauses && this.#options.mayPause) {
      this.#open.set(entry.id, { entry, request: request.slice(), begun: undefined });
      return "pause";
    }
    const outcome = this.#carryOut(granted, call, entry);
    return outcome instanceof Promise ? outcome.then(toReply) : toReply(outcome);
  }

  /** `Call.begin`. */
  begin(request: Uint8Array): boolean {
    const call = this.#read(request, true);
    const begun = call.begun ?? 0;
    if (!("args" in call)) {
      this.#complete(begun, call.reply);
      return true;
    }
    const entry = this.#record.begin(call.name, true, request);
    const granted = this.#table.get(call.name);
    if (granted?.pauses && this.#options.mayPause) {
      this.#open.set(entry.id, { entry, request: request.slice(), begun });
      return true;
    }
    const outcome = this.#carryOut(granted, call, entry);
    if (outcome instanceof Promise) void outcome.then((bytes) => this.#complete(begun, bytes));
    else this.#complete(begun, outcome);
    return true;
  }

  /** `Call.cancel`: its number is no longer awaited. */
  cancel(begun: number): void {
    this.#completions = this.#completions.filter(([each]) => each !== begun);
    for (const [id, waiting] of this.#open) if (waiting.begun === begun) this.#open.delete(id);
    for (const context of this.#contexts) if (context.begun === begun) context.abort();
    if (this.#atWork > 0) this.#cancelled.add(begun);
  }

  /** Settles when there are completions. Whoever stops waiting has taken none. */
  async arrival(): Promise<void> {
    while (!this.hasCompletions) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** The completions that there are. */
  take(): Reply {
    if (this.#isOverflown) return "hostCallBytes";
    const completions = this.#completions;
    this.#completions = [];
    return this.#answers.completions(completions);
  }

  /**
   * Answers an open call. Returns the reply when the guest waits for it without awaiting. Throws `MisuseError` when there is
   * no such call, and `UnsendableError` when the value has no counterpart in Python: then it stays open.
   */
  settle(id: number, outcome: { readonly value: PyInput } | { readonly error: unknown }): Uint8Array | undefined {
    const waiting = this.#open.get(id);
    if (!waiting) {
      const ids = [...this.#open.keys()].join(", ");
      throw new MisuseError("INVALID_OPTION", `no call with the id ${String(id)} is open; open are: ${ids}`);
    }
    const { entry, begun } = waiting;
    const returned = "value" in outcome;
    const bytes = returned ? this.#answers.answered("value", outcome.value) : this.#answers.raised(outcome.error);
    if (!bytes) {
      throw new MisuseError(
        "INVALID_OPTION",
        `the value is beyond hostCallBytes of ${this.#limits.hostCallBytes} bytes`,
      );
    }
    this.#open.delete(id);
    this.#finish(entry, returned ? "returned" : "raised", bytes);
    if (begun === undefined) return bytes;
    this.#complete(begun, bytes);
    return undefined;
  }

  /** Whether the guest waits for an open call without awaiting it. */
  get isBlocked(): boolean {
    return [...this.#open.values()].some(({ begun }) => begun === undefined);
  }

  /** The run is over: what comes later is ignored, and host code that is still at work is told. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#open.clear();
    for (const context of this.#contexts) context.abort();
  }

  /** The arguments, or what is replied to a call that has too many of them. */
  #read(request: Uint8Array, awaited: boolean): BegunArguments | { readonly reply: Outcome; readonly begun?: number } {
    try {
      return readArguments(request, awaited, this.#limits);
    } catch (error) {
      if (!(error instanceof TooManyItems)) throw error;
      const reply = this.#answers.raised(
        new PythonError("ValueError", "the arguments hold more values than valueItems allows"),
      );
      return { reply };
    }
  }

  #carryOut(granted: GrantedFunction | undefined, call: BegunArguments, entry: CallEntry): Outcome | Promise<Outcome> {
    if (!granted)
      return this.#raise(entry, new PythonError("NameError", `host function '${call.name}' is not granted here`));
    if (!granted.call) {
      return this.#raise(
        entry,
        new PythonError("RuntimeError", `${call.name}() pauses, which only a run of start() can`),
      );
    }
    const context = new CallContext(call.name, call.begun);
    this.#atWork++;
    try {
      const checked = checkedArguments(granted, call);
      const result =
        checked instanceof Promise
          ? checked.then((args) => apply(granted, context, args))
          : apply(granted, context, checked);
      const promise = promised(result);
      if (promise) {
        this.#contexts.add(context);
        return this.#settled(entry, context, promise);
      }
      return this.#returned(entry, result);
    } catch (error) {
      return this.#raised(entry, error);
    }
  }

  async #settled(entry: CallEntry, context: CallContext, promise: Promise<unknown>): Promise<Outcome> {
    try {
      return this.#returned(entry, await promise);
    } catch (error) {
      return this.#raised(entry, error);
    } finally {
      this.#contexts.delete(context);
    }
  }

  #returned(entry: CallEntry, result: unknown): Outcome {
    const outcome = this.#answers.returned(entry.name, result);
    this.#atWork--;
    // The second byte of an outcome says whether it is raised.
    this.#finish(entry, outcome === undefined ? "stopped" : outcome[1] === 0 ? "returned" : "raised", outcome);
    return outcome;
  }

  #raised(entry: CallEntry, error: unknown): Outcome {
    this.#atWork--;
    return this.#raise(entry, error);
  }

  #raise(entry: CallEntry, error: unknown): Outcome {
    const outcome = this.#answers.raised(error);
    this.#finish(entry, outcome === undefined ? "stopped" : "raised", outcome);
    return outcome;
  }

  #finish(entry: CallEntry, outcome: HostCall["outcome"], bytes: Uint8Array | undefined): void {
    if (this.#ended) return;
    this.#record.end(entry, outcome, bytes);
    this.#options.onCall?.(toHostCall(entry));
  }

  #complete(begun: number, outcome: Outcome): void {
    if (this.#cancelled.delete(begun) || this.#ended) return;
    if (outcome) this.#completions.push([begun, outcome]);
    else this.#isOverflown = true;
    this.#wake?.();
  }
}

function toReply(outcome: Outcome): Reply {
  return outcome ?? "hostCallBytes";
}

function apply({ call }: GrantedFunction, context: CallContext, args: readonly unknown[]): unknown {
  return call && Reflect.apply(call, context, args);
}
