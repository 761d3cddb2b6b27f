// Runs programs so that nothing but the program can make a difference, on whatever runtime this is.
import { Sandbox } from "micropython-wasm";
import { hostOf } from "./host.ts";
import { outcomeOf } from "./outcome.ts";

export interface SameProgram {
  readonly name: string;
  readonly code: string;
  /** Of what is random in Python, and of the host's answers. */
  readonly seed: number;
}

/** Enough for all but what never ends. */
const LIMITS = { timeoutMs: 120_000, fuel: 10_000_000, memoryBytes: 2 ** 22, outputBytes: 2 ** 16 };

/** Everything that can be compared of a run; its memory, too. */
export async function runSame({ code, seed }: SameProgram): Promise<string> {
  const world = { clock: { start: new Date(86_400_000 * (seed % 10_000)) }, randomSeed: seed };
  const sandbox = await Sandbox.create({ isolation: "inline", limits: LIMITS, ...hostOf(seed, true), ...world });
  try {
    const result = await sandbox.run(code);
    const { memoryBytes, peakMemoryBytes, hostCalls } = result.usage;
    // How a trap is called differs; that there is none is for others to see to.
    if (!result.ok && result.error.sandbox === "lost") return JSON.stringify(["lost", result.usage.fuel]);
    const kind = result.ok ? "value" : result.error.kind;
    return JSON.stringify([kind, outcomeOf(result), memoryBytes, peakMemoryBytes, hostCalls]);
  } catch (error) {
    return JSON.stringify(["thrown", String(error)]);
  } finally {
    await sandbox.close();
  }
}
