import type { Instance } from "../../boundary/instance.ts";
import { giveBack } from "../../boundary/spares.ts";
import { Checkpoint, freshInstance, type InstanceSource } from "./checkpoint.ts";
import type { Host } from "./host.ts";
import type { Beginning } from "./task-run.ts";
import { World, type WorldState } from "./world.ts";

/** The instance that a machine has, which may be another one later, and the host that answers it. */
export class Body {
  readonly source: InstanceSource;
  readonly host: Host;
  #instance: Instance;

  constructor(source: InstanceSource, host: Host, instance: Instance) {
    this.source = source;
    this.host = host;
    this.#instance = instance;
    host.memory = instance.memory;
  }

  get instance(): Instance {
    return this.#instance;
  }

  /** Two machines with the same data have the same memory from here on, so that what a task does depends on nothing else. */
  beginning(): Beginning {
    this.tidy();
    return { memory: new Checkpoint(this.#instance), world: this.host.world.state };
  }

  /** Clears what holds nothing. */
  tidy(): void {
    this.#instance.tidy();
  }

  putBack(memory: Checkpoint, world: WorldState): void {
    this.#use(memory.restore(this.source, this.#instance));
    this.host.world.goTo(world);
  }

  /** Back to a fresh start. An instance that was lost is not used again. */
  reset(isLost: boolean): void {
    if (isLost || !this.#instance.reset()) this.#use(freshInstance(this.source));
    this.host.world = new World(this.host.world.options);
  }

  /** The end, for an instance that is not executing and was not lost. */
  giveBack(): void {
    giveBack(this.source.engine, this.#instance);
  }

  #use(instance: Instance): void {
    this.#instance = instance;
    this.host.memory = instance.memory;
  }
}
