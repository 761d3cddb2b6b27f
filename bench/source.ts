import { existsSync } from "node:fs";
import path from "node:path";
import { CACHE } from "./places.ts";

/** The unpacked source of MicroPython, as published: the engine's patches are not applied to it. */
export function sourceFolder(): string {
  const folder = process.env["MICROPYTHON_SOURCE"] ?? path.join(CACHE, "source");
  if (!existsSync(path.join(folder, "tests", "perf_bench")))
    throw new Error(`MicroPython's source is not in ${folder}`);
  return folder;
}
