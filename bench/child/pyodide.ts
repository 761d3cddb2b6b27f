import type { Engine } from "./engine.ts";

/** One interpreter per sandbox, since there is no other isolation between two pieces of code. */
export async function load(): Promise<Engine> {
  const { loadPyodide } = await import("pyodide");
  return {
    async create() {
      const python = await loadPyodide();
      return { onePlusOne: () => python.runPython("1+1"), close() {} };
    },
  };
}
