import { readFileSync } from "node:fs";
import { Status } from "../../src/boundary/abi.ts";
import { type Engine, recogniseEngine } from "../../src/boundary/engine.ts";
import type { PyValue } from "../../src/boundary/values/types.ts";
import { Guest } from "../support/guest.ts";

function load(path: string): Engine {
  return recogniseEngine(new WebAssembly.Module(readFileSync(new URL(path, import.meta.url))));
}

const released = load("../../dist/engine.wasm");
const debug = load("../../../.cache/engine/engine.debug.wasm");

/** The released engine; one that checks its assertions and overwrites what it frees; and that with a collection at every allocation. */
export const ENGINES = ["released", "debug", "collecting always"] as const;

function started(engine: (typeof ENGINES)[number]): Guest {
  const guest = new Guest(engine === "released" ? released : debug);
  if (engine === "collecting always") {
    const stress = guest.instance.exports["stress"];
    if (typeof stress !== "function") throw new Error("the debug engine exports no stress()");
    stress(1);
  }
  return guest;
}

/**
 * What a program comes to in a fresh guest: its value, or the name of its exception. A trap, or an abort, is an error of
 * the host and fails the test.
 */
export function outcome(engine: (typeof ENGINES)[number], code: string): PyValue {
  const { status, reply } = started(engine).run(code);
  if (status === Status.ok) return reply;
  if (status !== Status.exception || !Array.isArray(reply)) throw new Error(`status ${status}`);
  const [, exception] = reply;
  return Array.isArray(exception) ? (exception[0] ?? null) : null;
}

/** What a program prints. */
export function printed(engine: (typeof ENGINES)[number], code: string): string {
  const guest = started(engine);
  guest.value(code);
  return guest.output.join("");
}
