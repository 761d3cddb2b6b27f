import type { Engine } from "./engine.ts";

/** Native code in the host's own process, no WebAssembly; its REPL is what keeps state between runs. */
export async function load(): Promise<Engine> {
  const { MontyRepl } = await import("@pydantic/monty");
  return {
    create() {
      const sandbox = new MontyRepl();
      return { onePlusOne: () => sandbox.feed("1+1"), close() {} };
    },
  };
}
