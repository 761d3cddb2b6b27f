import { type GuestClock, RealClock, VirtualClock } from "./clock.ts";
import { type Entropy, SeededEntropy, SystemEntropy } from "./entropy.ts";
import type { WorldOptions } from "./machine.ts";

/** What a world needs to be told to go on where another one was. */
export interface WorldState {
  readonly elapsedMs: number;
  /** Undefined where chance is the operating system's. */
  readonly random: { readonly seed: number; readonly state: bigint } | undefined;
}

/** Where the guest's time and chance come from. */
export class World {
  readonly clock: GuestClock;
  readonly entropy: Entropy;
  readonly options: WorldOptions;

  /** With a state, goes on from there: the clock wherever it stood, random numbers if they are of the same seed. */
  constructor(options: WorldOptions, state?: WorldState) {
    const { clock, randomSeed } = options;
    this.options = options;
    this.clock = clock ? new VirtualClock(clock.startMs, clock.stepMs) : new RealClock();
    this.entropy = randomSeed === undefined ? new SystemEntropy() : new SeededEntropy(randomSeed);
    if (state) this.goTo(state);
  }

  get state(): WorldState {
    const { clock, entropy, options } = this;
    const seed = options.randomSeed;
    const isSeeded = seed !== undefined && entropy instanceof SeededEntropy;
    return { elapsedMs: clock.elapsedMs, random: isSeeded ? { seed, state: entropy.state } : undefined };
  }

  goTo({ elapsedMs, random }: WorldState): void {
    this.clock.goTo(elapsedMs);
    const { entropy, options } = this;
    if (random && entropy instanceof SeededEntropy && Object.is(random.seed, options.randomSeed)) {
      entropy.state = random.state;
    }
  }
}
