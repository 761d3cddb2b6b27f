import { readFileSync } from "node:fs";
import { recogniseEngine } from "../core/src/boundary/engine.ts";
import { minimumMemoryBytes } from "../core/src/core/limits.ts";
import type { Program } from "./program.ts";
import { Random } from "./random.ts";

/** How a program is run: it belongs to what has to be the same to see the same again. */
export interface How {
  readonly engine: "release" | "debug";
  /** The debug engine only: a collection at every so many allocations, 0 for none. */
  readonly stress: number;
  readonly fuel: number;
  readonly memoryBytes: number;
}

export interface HowOptions {
  /** Every so manieth program is run in the debug engine: 0 for none, 1 for all. */
  readonly debugEvery: number;
  readonly stress: number | undefined;
}

const ENGINE = new URL("../core/dist/engine.wasm", import.meta.url);

/** The least that the engine accepts. */
const least = minimumMemoryBytes(recogniseEngine(new WebAssembly.Module(readFileSync(ENGINE))).minimumPages);

/** Only a backstop: fuel ends programs first. */
export const TIMEOUT_MS = 2_000;

export const OUTPUT_BYTES = 2 ** 16;

/** Sizes of memory, each of which has sandboxes of its own: what the engine needs, and room for little, more and much. */
export const MEMORY_BYTES: readonly [number, ...number[]] = [least + 2 ** 18, least + 2 ** 20, least + 3 * 2 ** 20];

export function howOf({ seed, number }: Pick<Program, "seed" | "number">, options: HowOptions): How {
  // Not the numbers that the program is made of.
  const random = new Random(seed, number, 1);
  const fuel = random.pick([100_000, 500_000, 3_000_000]);
  const memoryBytes = random.pick(MEMORY_BYTES);
  const stress = random.pick([1, 5, 20, 100, 0]);
  const { debugEvery } = options;
  if (debugEvery === 0 || number % debugEvery !== debugEvery - 1)
    return { engine: "release", stress: 0, fuel, memoryBytes };
  return { engine: "debug", stress: options.stress ?? stress, fuel: Math.min(fuel, 500_000), memoryBytes };
}
