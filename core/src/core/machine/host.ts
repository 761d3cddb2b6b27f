import { Clock, Stream } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import type { HostFunctions } from "../../boundary/instance.ts";
import type { GuestMemory } from "../../boundary/memory.ts";
import type { LimitValues } from "../limits.ts";
import { type OutputListener, OutputStream } from "../results/output.ts";
import type { GuestClock } from "./clock.ts";
import type { Entropy } from "./entropy.ts";
import type { Meter } from "./meter.ts";
import { wait } from "./wait.ts";

/** What the guest is told after its question; anything but 0 ends the run. */
const GO_ON = 0;
const STOP = 1;

/** A guest that was told to stop unwinds, which may take some more questions, but not this many. */
const QUESTIONS_AFTER_STOP = 1_000;

/** Where the guest's time and chance come from. Made anew by a reset. */
export interface World {
  readonly clock: GuestClock;
  readonly entropy: Entropy;
}

/**
 * Answers the guest. Nothing here throws through the guest's frames, but for a `BoundaryViolation`, after which the
 * sandbox is lost.
 */
export class Host {
  readonly functions: HostFunctions;
  readonly meter: Meter;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** What a callback of the caller threw. */
  callbackError: unknown;
  /** The memory of the instance that `functions` was given to. */
  memory: GuestMemory | undefined;
  readonly #hasListener: boolean;
  #world: World;
  #running = false;
  #outputLeft = 0;
  #outputBytes = 0;
  #questionsLeft = 0;

  constructor(meter: Meter, world: World, onStdout: OutputListener | undefined, onStderr: OutputListener | undefined) {
    this.meter = meter;
    this.#world = world;
    this.stdout = new OutputStream(onStdout);
    this.stderr = new OutputStream(onStderr);
    this.#hasListener = onStdout !== undefined || onStderr !== undefined;
    this.functions = {
      write: (stream, address, length) => (this.#mayGoOn() ? this.#write(stream, address, length) : STOP),
      refuel: () => (this.#mayGoOn() ? this.meter.refuel() : 0),
      clock: (clock) => this.#readClock(clock),
      entropy: () => this.#readEntropy(),
      sleep: (ms) => (this.#mayGoOn() ? this.#sleep(ms) : STOP),
    };
  }

  /** Begins a run and returns its first slice of fuel. */
  begin(limits: LimitValues): number {
    this.callbackError = undefined;
    this.#running = true;
    this.#outputLeft = limits.outputBytes;
    this.#outputBytes = 0;
    this.#questionsLeft = QUESTIONS_AFTER_STOP;
    return this.meter.begin(limits);
  }

  end(): void {
    this.#running = false;
    if (this.#hasListener) {
      this.#callBack(() => {
        this.stdout.flush();
        this.stderr.flush();
      });
    }
  }

  /** Bytes written in the current or last run. */
  get outputBytes(): number {
    return this.#outputBytes;
  }

  restart(world: World): void {
    this.#world = world;
  }

  /** A hostile guest may ask at any time, and go on after it was told to stop. */
  #mayGoOn(): boolean {
    if (!this.#running) throw new BoundaryViolation("the guest called the host while nothing was running");
    if (this.meter.stopReason === undefined) return true;
    if (this.#questionsLeft-- <= 0) throw new BoundaryViolation("the guest went on after it was told to stop");
    return false;
  }

  #readClock(clock: number): number {
    this.#mayGoOn();
    if (clock === Clock.wall) return this.#world.clock.wall();
    if (clock === Clock.monotonic) return this.#world.clock.monotonic();
    throw new BoundaryViolation(`the guest named a clock ${clock}`);
  }

  #readEntropy(): number {
    this.#mayGoOn();
    return this.#world.entropy();
  }

  #write(stream: number, address: number, length: number): number {
    if (!this.memory || (stream !== Stream.stdout && stream !== Stream.stderr)) {
      throw new BoundaryViolation(`the guest wrote to a stream ${stream}`);
    }
    const bytes = this.memory.view(address, length);
    const kept = bytes.length > this.#outputLeft ? bytes.subarray(0, this.#outputLeft) : bytes;
    this.#outputLeft -= kept.length;
    this.#outputBytes += kept.length;
    const target = stream === Stream.stdout ? this.stdout : this.stderr;
    if (this.#hasListener) this.#callBack(() => target.write(kept));
    else target.write(kept);
    if (kept.length < bytes.length) this.meter.stop("output");
    return this.meter.stopReason === undefined ? GO_ON : STOP;
  }

  #sleep(ms: number): number {
    const { meter } = this;
    // NaN and negative numbers are no time at all.
    if (ms > 0) {
      const endless = ms === Number.POSITIVE_INFINITY;
      if (endless && (this.#world.clock.skip(0) || !this.#canEnd())) meter.stop("timeout");
      else if (!this.#world.clock.skip(ms)) meter.waiting(() => wait(ms, meter));
    }
    return meter.stopReason === undefined ? GO_ON : STOP;
  }

  /** Whether anything would ever end an endless wait. */
  #canEnd(): boolean {
    return this.meter.interrupt !== undefined || this.meter.remainingMs() < Number.POSITIVE_INFINITY;
  }

  #callBack(action: () => void): void {
    try {
      this.meter.waiting(action);
    } catch (error) {
      // The first one counts, whatever it is: `undefined` can be thrown too.
      if (this.meter.stopReason !== "callback") this.callbackError = error;
      this.meter.stop("callback");
    }
  }
}
