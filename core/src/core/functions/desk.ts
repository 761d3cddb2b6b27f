import { TooManyItems } from "../../boundary/values/decode.ts";
import { type PyInput, PythonError } from "../../boundary/values/types.ts";
import { AuditTrail } from "../audit/trail.ts";
import { MisuseError } from "../errors.ts";
import type { LimitValues } from "../limits.ts";
import type { Moment, Reply } from "../machine/machine.ts";
import { AnswerWriter, type Outcome } from "./answer.ts";
import { type Arguments, checkedArguments, readArguments, readCaller } from "./arguments.ts";
import type { Call, DeskOptions } from "./call.ts";
import { CallAudit } from "./call-audit.ts";
import { Completions } from "./completions.ts";
import { CallContext } from "./context.ts";
import { invoke } from "./invocation.ts";
import { promised } from "./promised.ts";
import { type CallEntry, CallRecord, newEntry, toHostCall, toOpenCall } from "./record.ts";
import { readSavedDesk, type SavedDesk } from "./saved-desk.ts";
import type { FunctionTable, GrantedFunction } from "./table.ts";
import type { HostCall, OpenCall } from "./types.ts";

/** What a call has come to: `pause` when `settle` is to answer it. */
type Done = Outcome | "pause";

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
  readonly #open = new Map<number, Call & { readonly left: Uint8Array }>();
  /** Calls that host code has not answered yet. Those that it answers at once are never here. */
  readonly #pending = new Map<Call, CallContext>();
  readonly #completions = new Completions();
  readonly #trail: AuditTrail;
  readonly #audit: CallAudit;
  #atWork = 0;
  #ended = false;

  constructor(table: FunctionTable, limits: LimitValues, options: DeskOptions) {
    this.#table = table;
    this.#limits = limits;
    this.#options = options;
    this.#trail = options.trail ?? new AuditTrail();
    this.#audit = new CallAudit(this.#trail);
  }

  /** The desk of a paused run, as `save` left it. Throws `SnapshotError`. */
  static restore(table: FunctionTable, limits: LimitValues, options: DeskOptions, saved: unknown): Desk {
    const desk = new Desk(table, limits, options);
    const { count, entries, open, completions } = readSavedDesk(saved);
    desk.#record.restore(count, entries);
    for (const { begun, outcome } of completions) desk.#completions.add(begun, outcome);
    for (const { id, begun, given, request, at } of open) {
      const entry = desk.#record.find(id) ?? newEntry(id, given.name, begun !== undefined, request.length);
      desk.#open.set(id, { entry, at, begun, left: request, isCancelled: false });
      desk.#audit.begin(entry, given, at);
    }
    return desk;
  }

  /** For `restore`. Only when nothing is awaited. */
  save(): SavedDesk {
    return {
      count: this.#record.count,
      entries: this.#record.save(),
      open: Array.from(this.#open, ([id, { begun, left, at }]) => ({ id, begun, request: left, ...at })),
      completions: this.#completions.save(),
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
    return Array.from(this.#open, ([id, { begun, left }]) => toOpenCall(id, begun !== undefined, left));
  }

  /** Whether host code is at work, now or on its way. */
  get busy(): boolean {
    return this.#atWork > 0;
  }

  /** Whether an answer that the guest still waits for is on its way. */
  get isAwaited(): boolean {
    for (const { isCancelled } of this.#pending.keys()) if (!isCancelled) return true;
    return false;
  }

  get hasCompletions(): boolean {
    return this.#completions.hasArrived;
  }

  /** The record so far. */
  records(): HostCall[] {
    return this.#record.all();
  }

  /** `Call.invoke`. */
  invoke(request: Uint8Array, at: Moment): Reply | Promise<Reply> {
    this.#trail.at = at;
    const done = this.#answer(request, false);
    return done instanceof Promise ? done.then(toReply) : toReply(done);
  }

  /** `Call.begin`. */
  begin(request: Uint8Array, at: Moment): boolean {
    this.#trail.at = at;
    this.#answer(request, true);
    return true;
  }

  /** `Call.cancel`: its number is no longer awaited. */
  cancel(begun: number): void {
    this.#completions.drop(begun);
    for (const [id, call] of this.#open) if (call.begun === begun) this.#open.delete(id);
    for (const [call, context] of this.#pending) {
      if (call.begun !== begun) continue;
      call.isCancelled = true;
      context.abort();
    }
  }

  /** Settles when there are completions, or none will come by themselves. Whoever stops waiting has taken none. */
  arrival(): Promise<void> {
    return this.#completions.arrival();
  }

  /** Completions that there are, of hostCallBytes together or one: the others are for the next time. */
  take(): Reply {
    if (this.#completions.isOverflown) return "hostCallBytes";
    return this.#answers.completions(this.#completions.take(this.#limits.hostCallBytes));
  }

  /**
   * Answers an open call. Returns the reply when the guest waits for it without awaiting. Throws `MisuseError` when there is
   * no such call, and `UnsendableError` when the value has no counterpart in Python: then it stays open.
   */
  settle(id: number, outcome: { readonly value: PyInput } | { readonly error: unknown }): Uint8Array | undefined {
    const call = this.#open.get(id);
    if (!call) {
      const ids = [...this.#open.keys()].join(", ");
      throw new MisuseError("INVALID_OPTION", `no call with the id ${String(id)} is open; open are: ${ids}`);
    }
    const returned = "value" in outcome;
    const bytes = returned ? this.#answers.answered("value", outcome.value) : this.#answers.raised(outcome.error);
    if (!bytes) {
      throw new MisuseError(
        "INVALID_OPTION",
        `the value is beyond hostCallBytes of ${this.#limits.hostCallBytes} bytes`,
      );
    }
    this.#open.delete(id);
    this.#finish(call.entry, returned ? "returned" : "raised", bytes);
    if (call.begun === undefined) return bytes;
    this.#complete(call, bytes);
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
    this.#completions.clear();
    this.#audit.close();
    for (const context of this.#pending.values()) context.abort();
  }

  #answer(request: Uint8Array, awaited: boolean): Done | Promise<Done> {
    const given = this.#read(request, awaited);
    const { name, begun } = given ?? readCaller(request, awaited);
    const entry = this.#record.begin(name, awaited, request);
    const granted = this.#table.get(name);
    const left = granted?.pauses && this.#options.mayPause ? request.slice() : undefined;
    const { at } = this.#trail;
    const call = { entry, at, begun, left, isCancelled: false };
    const refusal = this.#refusal(name, granted, given);
    // What our own functions do is told by themselves.
    if (granted?.isOurs !== true) this.#audit.begin(entry, given, at);
    if (!granted || !given || refusal) return this.#complete(call, this.#raise(entry, refusal, true));
    this.#atWork++;
    return this.#carryOut(granted, given, call);
  }

  /** Undefined when there are too many of them. */
  #read(request: Uint8Array, awaited: boolean): (Arguments & { readonly begun: number | undefined }) | undefined {
    try {
      return readArguments(request, awaited, this.#limits);
    } catch (error) {
      if (error instanceof TooManyItems) return undefined;
      throw error;
    }
  }

  #refusal(name: string, granted: GrantedFunction | undefined, given: Arguments | undefined): PythonError | undefined {
    if (!granted) return new PythonError("NameError", `host function '${name}' is not granted here`);
    if (!granted.call && !this.#options.mayPause)
      return new PythonError("RuntimeError", `${name}() pauses, which only a run of start() can`);
    if (!given)
      return new PythonError("ValueError", `the arguments of ${name}() hold more values than valueItems allows`);
    return undefined;
  }

  #carryOut(granted: GrantedFunction, given: Arguments, call: Call): Done | Promise<Done> {
    const context = new CallContext(granted.name);
    try {
      const result = call.left ? checkedArguments(granted, given) : invoke(granted, context, given);
      const promise = promised(result);
      if (promise) {
        this.#pending.set(call, context);
        return this.#settled(call, promise);
      }
      return this.#conclude(call, this.#finished(call, result));
    } catch (error) {
      return this.#conclude(call, this.#raise(call.entry, error));
    }
  }

  async #settled(call: Call, promise: Promise<unknown>): Promise<Done> {
    try {
      return this.#conclude(call, this.#finished(call, await promise));
    } catch (error) {
      return this.#conclude(call, this.#raise(call.entry, error));
    }
  }

  /** Host code is no longer at work, and the guest can have what it came to: both at once, for whoever asks in between. */
  #conclude(call: Call, done: Done): Done {
    this.#pending.delete(call);
    this.#atWork--;
    return this.#complete(call, done);
  }

  #finished(call: Call, result: unknown): Done {
    const { entry, left, isCancelled } = call;
    if (left) {
      if (!isCancelled && !this.#ended) this.#open.set(entry.id, { ...call, left });
      return "pause";
    }
    const outcome = this.#answers.returned(entry.name, result);
    // The second byte of an outcome says whether it is raised.
    this.#finish(entry, outcome === undefined ? "stopped" : outcome[1] === 0 ? "returned" : "raised", outcome);
    return outcome;
  }

  #raise(entry: CallEntry, error: unknown, isRefused = false): Outcome {
    const outcome = this.#answers.raised(error);
    this.#finish(entry, outcome === undefined ? "stopped" : "raised", outcome, isRefused);
    return outcome;
  }

  #finish(entry: CallEntry, outcome: HostCall["outcome"], bytes: Uint8Array | undefined, isRefused = false): void {
    if (this.#ended) return;
    this.#record.end(entry, outcome, bytes);
    this.#audit.end(entry, isRefused);
    this.#options.onCall?.(toHostCall(entry));
  }

  #complete({ begun, isCancelled }: Call, done: Done): Done {
    if (begun === undefined || isCancelled || this.#ended) return done;
    if (done === "pause") this.#completions.wake();
    else this.#completions.add(begun, done);
    return done;
  }
}

function toReply(done: Done): Reply {
  return done ?? "hostCallBytes";
}
