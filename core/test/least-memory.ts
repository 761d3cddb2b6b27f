import { readFileSync } from "node:fs";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { minimumMemoryBytes } from "../src/core/limits.ts";

const engine = recogniseEngine(new WebAssembly.Module(readFileSync(new URL("../dist/engine.wasm", import.meta.url))));

/** The lowest `memoryBytes` that the engine accepts. Limits of tests are this and so much more, as engines grow. */
export const leastMemory: number = minimumMemoryBytes(engine.minimumPages);
