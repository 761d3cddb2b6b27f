import { Clock, Place, STREAM_EARLY, Stream } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import type { HostFunctions } from "../../boundary/instance.ts";
import type { GuestMemory } from "../../boundary/memory.ts";
import { Calls } from "./calls.ts";
import type { Execution } from "./execution.ts";
import type { Meter } from "./meter.ts";
import { wait } from "./wait.ts";
import type { World } from "./world.ts";

/** What the guest is told after its question; anything but 0 ends the run. */
const GO_ON = 0;
const STOP = 1;
/** The same after a call. */
const STOP_CALL = -1;

/** A guest that was told to stop unwinds, which may take some more questions, but not this many. */
const QUESTIONS_AFTER_STOP = 1_000;

/** Between two reports of progress. */
const PROGRESS_MS = 50;

const NOTHING = new Uint8Array();

/**
 * Answers the guest. Nothing here throws through the guest's frames, but for a `BoundaryViolation`, after which the
 * sandbox is lost.
 */
export class Host {
  readonly functions: HostFunctions;
  readonly meter: Meter;
  world: World;
  /** The memory of the instance that `functions` was given to. */
  memory: GuestMemory | undefined;
  readonly #calls = new Calls();
  /** The task that is being carried out. */
  #execution: Execution | undefined;
  /** An answer is on its way, so that the guest cannot have another question. */
  #isAnswering = false;
  #questionsLeft = 0;
  /** When the attendant is to hear how far it has come. */
  #progressAt = Number.POSITIVE_INFINITY;

  constructor(meter: Meter, world: World) {
    this.meter = meter;
    this.world = world;
    this.functions = {
      write: (stream, address, length) => (this.#mayGoOn() ? this.#write(stream, address, length) : STOP),
      // Of a unit of fuel to come out of where it cannot be left, the meter keeps count.
      refuel: (place) => (this.#mayGoOn(place === Place.inside) ? this.#refuel(place) : this.meter.leave(place)),
      clock: (clock) => this.#readClock(clock),
      entropy: () => this.#readEntropy(),
      sleep: (ms) => (this.#mayGoOn() ? this.#sleep(ms) : STOP),
      call: (kind, address, length, capacity) =>
        this.#mayGoOn() ? this.#call(kind, address, length, capacity) : STOP_CALL,
    };
  }

  /** A new task begins. */
  begin(): void {
    this.#calls.begin();
    this.#questionsLeft = QUESTIONS_AFTER_STOP;
  }

  /** The guest executes from here to `leave`. */
  enter(execution: Execution): void {
    this.#progressAt = execution.task.progress === true ? performance.now() + PROGRESS_MS : Number.POSITIVE_INFINITY;
    this.#execution = execution;
    this.#isAnswering = false;
  }

  leave(): void {
    this.#execution = undefined;
  }

  /** A hostile guest may ask at any time, and go on after it was told to stop. */
  #mayGoOn(isCounted = false): boolean {
    if (!this.#execution) throw new BoundaryViolation("the guest called the host while nothing was running");
    if (this.#isAnswering) throw new BoundaryViolation("the guest called the host while it was being answered");
    if (this.meter.halt === undefined) return true;
    if (!isCounted && this.#questionsLeft-- <= 0)
      throw new BoundaryViolation("the guest went on after it was told to stop");
    return false;
  }

  #refuel(place: number): number {
    const execution = this.#running();
    const { meter } = this;
    meter.check();
    if (meter.checkedAt >= this.#progressAt) this.#tellProgress(execution);
    const answer = this.#warning(execution, place) ?? meter.grant();
    if (answer !== 0) return answer;
    execution.note("fuel", 0);
    return meter.leave(place);
  }

  #tellProgress({ attendant }: Execution): void {
    this.#progressAt = this.meter.checkedAt + PROGRESS_MS;
    const peakMemoryBytes = this.memory?.memory.buffer.byteLength ?? 0;
    attendant.progress?.({ ...this.meter.usage(), peakMemoryBytes });
  }

  /** What the guest is to raise: as its tape says, or because its time is nearly over. */
  #warning(execution: Execution, place: number): number | undefined {
    const { meter } = this;
    if (meter.halt !== undefined) return undefined;
    if (meter.burnt > meter.ceiling) return execution.endOfFuel(place);
    if (place !== Place.instruction || execution.isPlaying) return undefined;
    const warning = meter.warn();
    if (warning !== undefined) execution.record({ kind: "warning", fuel: meter.burnt, warning });
    return warning;
  }

  #call(kind: number, address: number, length: number, capacity: number): number {
    const execution = this.#running();
    if (!this.memory) throw new BoundaryViolation("the guest called a function before it had memory");
    this.#isAnswering = true;
    const answer = this.#calls.answer(execution, this.memory, kind, address, length, capacity);
    this.#isAnswering = false;
    return answer;
  }

  #readClock(clock: number): number {
    if (clock !== Clock.wall && clock !== Clock.monotonic) {
      throw new BoundaryViolation(`the guest named a clock ${clock}`);
    }
    if (!this.#mayGoOn()) return this.#now(clock);
    const execution = this.#running();
    execution.clockReadings++;
    if (!execution.recorder) return this.#now(clock);
    execution.questions++;
    const played = execution.play("clock", NOTHING, clock);
    if (played) {
      if (execution.hasEnded) this.#stopSoon(execution);
      // A virtual clock goes the way it went; the real one must not be behind what the guest was told.
      if (this.world.clock.skip(0)) this.#now(clock);
      else if (clock === Clock.monotonic) this.world.clock.goTo(played.ms);
      return played.ms;
    }
    const ms = this.#now(clock);
    if (!execution.hasEnded) execution.record({ kind: "clock", clock, ms });
    if (execution.hasEnded) this.#stopSoon(execution);
    return ms;
  }

  #readEntropy(): number {
    const mayGoOn = this.#mayGoOn();
    const word = this.world.entropy.next();
    const execution = this.#running();
    execution.entropyWords++;
    if (!mayGoOn || !execution.recorder) return word;
    execution.questions++;
    const played = execution.play("entropy", NOTHING);
    if (!played && !execution.hasEnded) execution.record({ kind: "entropy", word });
    if (execution.hasEnded) this.#stopSoon(execution);
    return played?.word ?? word;
  }

  /** The guest cannot be told to stop in return, but has to ask for its next unit of fuel. */
  #stopSoon(execution: Execution): void {
    execution.note("question", execution.questions);
    this.meter.drain();
  }

  #write(named: number, address: number, length: number): number {
    const execution = this.#running();
    const isEarly = named > STREAM_EARLY;
    const stream = isEarly ? named - STREAM_EARLY : named;
    if (!this.memory || (stream !== Stream.stdout && stream !== Stream.stderr)) {
      throw new BoundaryViolation(`the guest wrote to a stream ${named}`);
    }
    const bytes = this.memory.view(address, length);
    const left = execution.task.limits.outputBytes - execution.outputBytes;
    const kept = bytes.subarray(0, Math.min(left, execution.outputLeft()));
    execution.outputBytes += kept.length;
    if (kept.length > 0) {
      this.#isAnswering = true;
      this.meter.waits();
      const goOn = execution.attendant.output(stream, kept);
      this.meter.goesOn();
      this.#isAnswering = false;
      if (!goOn) this.meter.stop("callback");
    }
    execution.endOfOutput();
    execution.isCut ||= kept.length < bytes.length;
    // When output is shown early is a matter of time, and the run has to end at the same place every time.
    if (isEarly && !execution.hasEnded) return GO_ON;
    if (execution.isCut) this.meter.stop("output");
    execution.note("output", execution.outputBytes);
    return execution.hasEnded ? STOP : GO_ON;
  }

  #sleep(ms: number): number {
    const { meter, world } = this;
    const execution = this.#running();
    execution.questions++;
    execution.playStop();
    // NaN and negative numbers are no time at all.
    if (ms > 0 && !execution.hasEnded) {
      const endless = ms === Number.POSITIVE_INFINITY;
      if (endless && (world.clock.skip(0) || !this.#canEnd())) meter.stop("timeout");
      else if (!world.clock.skip(ms) && !execution.isPlaying) {
        meter.waits();
        wait(ms, meter);
        meter.goesOn();
        if (meter.isDueToWarn) meter.recall();
      }
    }
    execution.note("question", execution.questions);
    return execution.hasEnded ? STOP : GO_ON;
  }

  /** Whether anything would ever end an endless wait. */
  #canEnd(): boolean {
    return this.meter.interrupt !== undefined || this.meter.remainingMs() < Number.POSITIVE_INFINITY;
  }

  #now(clock: number): number {
    return clock === Clock.wall ? this.world.clock.wall() : this.world.clock.monotonic();
  }

  #running(): Execution {
    if (!this.#execution) throw new BoundaryViolation("the guest called the host while nothing was running");
    return this.#execution;
  }
}
