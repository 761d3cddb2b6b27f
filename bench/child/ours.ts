import type { Engine } from "./engine.ts";

/** Programs of the benchmark may take longer than the default limit allows. */
const LIMITS = { timeoutMs: 120_000, cpuMs: 120_000 };

export async function load(): Promise<Engine> {
  const { Sandbox } = await import("micropython-wasm");
  return {
    recycles: true,
    async create() {
      const sandbox = await Sandbox.create({ isolation: "inline" });
      return {
        onePlusOne: () => sandbox.eval("1+1"),
        reset: () => sandbox.reset(),
        close: () => sandbox.close(),
      };
    },
    async run(source) {
      const sandbox = await Sandbox.create({ isolation: "inline", limits: LIMITS });
      const result = await sandbox.run(source, { mode: "script" });
      await sandbox.close();
      if (!result.ok) throw new Error(result.error.traceback);
      return result.stdout;
    },
  };
}
