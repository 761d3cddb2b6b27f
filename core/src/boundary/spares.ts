import type { Engine } from "./engine.ts";
import { type HostFunctions, Instance } from "./instance.ts";

/** Kept for each combination of engine and memory: a loop of short-lived sandboxes needs one, and each holds memory. */
const KEPT = 4;

const spares = new WeakMap<Engine, Map<string, Instance[]>>();

function sparesLike(engine: Engine, initialPages: number, maximumPages: number): Instance[] {
  let ofEngine = spares.get(engine);
  if (!ofEngine) {
    ofEngine = new Map();
    spares.set(engine, ofEngine);
  }
  const key = `${initialPages}/${maximumPages}`;
  let list = ofEngine.get(key);
  if (!list) {
    list = [];
    ofEngine.set(key, list);
  }
  return list;
}

/**
 * A freshly started instance. It may be one that another sandbox gave back: then each byte of its memory and each of its
 * globals was written anew, so that it differs from a new one in nothing but the time it takes. Making one costs some
 * hundred microseconds with all that the process does for its memory. Throws as `Instance` does.
 */
export function takeInstance(
  engine: Engine,
  initialPages: number,
  maximumPages: number,
  host: HostFunctions,
): Instance {
  const spare = sparesLike(engine, initialPages, maximumPages).pop();
  if (!spare) return new Instance(engine, initialPages, maximumPages, host);
  spare.attach(host);
  return spare;
}

/**
 * Gives back an instance that is not executing and has never trapped; nobody may use it afterwards. One whose memory has
 * grown is dropped: memory cannot shrink.
 */
export function giveBack(engine: Engine, instance: Instance): void {
  const list = sparesLike(engine, instance.initialPages, instance.maximumPages);
  if (list.length < KEPT && instance.reset()) {
    instance.detach();
    list.push(instance);
  }
}
