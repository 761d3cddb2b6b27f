import { Call, Clock, Place, STREAM_EARLY, Stream } from "../boundary/abi.ts";
import { BoundaryViolation } from "../boundary/errors.ts";
import type { HostFunctions, Instance } from "../boundary/instance.ts";
import type { LimitValues } from "../core/limits.ts";
import { Meter } from "../core/machine/meter.ts";
import { wait } from "../core/machine/wait.ts";
import { World } from "../core/machine/world.ts";
import type { Failure } from "../core/results/outcome.ts";

/** Where a program prints: bytes of `Stream.stdout` or `Stream.stderr`, valid until this returns. */
export type Printer = (stream: number, bytes: Uint8Array) => void;

/** An empty array, in CBOR. */
const NO_COMPLETIONS = new Uint8Array([0x80]);

/** A guest that was told to stop unwinds, which may take some more questions, but not this many. */
const QUESTIONS_AFTER_STOP = 1_000;

/**
 * Answers a program that was granted nothing: it can print, wait, and know time and chance. The meter is not asked before the
 * first slice of fuel is used up, so that calls of small functions do without the time.
 */
export class ProgramHost {
  readonly functions: HostFunctions;
  readonly meter: Meter;
  /** The instance that is answered. */
  instance: Instance | undefined;
  readonly #limits: LimitValues;
  readonly #world = new World({ clock: undefined, randomSeed: undefined });
  readonly #print: Printer;
  #isMetered = false;
  #outputBytes = 0;
  #questionsLeft = QUESTIONS_AFTER_STOP;

  constructor(limits: LimitValues, print: Printer) {
    this.#limits = limits;
    this.#print = print;
    this.meter = new Meter(limits, undefined);
    this.functions = {
      write: (stream, address, length) => this.#write(stream, address, length),
      refuel: (place) => this.#refuel(place),
      clock: (clock) => this.#readClock(clock),
      entropy: () => this.#world.entropy.next(),
      sleep: (ms) => this.#sleep(ms),
      call: (kind, address, _, capacity) => this.#call(kind, address, capacity),
    };
  }

  /** A new operation begins. */
  begin(): void {
    if (!this.#isMetered && this.#outputBytes === 0) return;
    this.#isMetered = false;
    this.#outputBytes = 0;
    this.#questionsLeft = QUESTIONS_AFTER_STOP;
  }

  /** Measures this operation from now on, if it does not yet. */
  measure(): Meter {
    if (!this.#isMetered) {
      if (!this.instance) throw new BoundaryViolation("starting the interpreter called the host");
      this.#isMetered = true;
      this.meter.begin(this.#limits, this.instance, undefined);
    }
    return this.meter;
  }

  /** What ended the operation, if the host did. */
  get stopped(): Failure | undefined {
    const halt = this.#isMetered ? this.meter.halt : undefined;
    if (halt === undefined || halt === "overflow" || halt === "paused" || halt === "diverged") return undefined;
    return { kind: "stopped", reason: halt };
  }

  get #hasEnded(): boolean {
    return this.#isMetered && this.meter.halt !== undefined;
  }

  /** asyncio asks for completions of calls that it has not begun. */
  #call(kind: number, address: number, capacity: number): number {
    if (kind === Call.cancel) return 0;
    if (kind !== Call.wait || !this.instance || capacity < NO_COMPLETIONS.length) {
      throw new BoundaryViolation("a program that has no functions of the host called one");
    }
    this.instance.memory.write(address, NO_COMPLETIONS);
    return NO_COMPLETIONS.length;
  }

  #refuel(place: number): number {
    const meter = this.measure();
    meter.check();
    if (meter.halt === undefined && place === Place.instruction) {
      const warning = meter.warn();
      if (warning !== undefined) return warning;
    }
    return meter.grant() || meter.leave(place);
  }

  #readClock(clock: number): number {
    if (clock === Clock.wall) return this.#world.clock.wall();
    if (clock === Clock.monotonic) return this.#world.clock.monotonic();
    throw new BoundaryViolation(`the guest named a clock ${clock}`);
  }

  #write(named: number, address: number, length: number): number {
    const isEarly = named > STREAM_EARLY;
    const stream = isEarly ? named - STREAM_EARLY : named;
    if (!this.instance || (stream !== Stream.stdout && stream !== Stream.stderr)) {
      throw new BoundaryViolation(`the guest wrote to a stream ${named}`);
    }
    if (this.#hasEnded) return this.#stopped();
    const bytes = this.instance.memory.view(address, length);
    const kept = bytes.subarray(0, this.#limits.outputBytes - this.#outputBytes);
    this.#outputBytes += kept.length;
    if (kept.length > 0) this.#print(stream, kept);
    if (kept.length < bytes.length) this.measure().stop("output");
    return this.#hasEnded ? this.#stopped() : 0;
  }

  #sleep(ms: number): number {
    const meter = this.measure();
    if (ms > 0 && !this.#hasEnded) {
      meter.waits();
      wait(ms, meter);
      meter.goesOn();
    }
    return this.#hasEnded ? this.#stopped() : 0;
  }

  #stopped(): number {
    if (this.#questionsLeft-- <= 0) throw new BoundaryViolation("the guest went on after it was told to stop");
    return 1;
  }
}
