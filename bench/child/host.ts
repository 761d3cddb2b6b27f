import { PythonError } from "micropython-wasm";
import { Random } from "./random.ts";

/**
 * What the host answers to a generated program: from another seed than the program's, and asynchronous calls in no fixed
 * order, unless it is `prompt`.
 */
export function hostOf(seed: number, prompt = false) {
  const random = new Random(seed + 1_000_003);
  const value = (): string | number | bigint | null | boolean | number[] | Uint8Array | { [key: string]: string } =>
    random.pick([
      random.between(-1000, 1000),
      random.between(0, 1000) / 8,
      2n ** BigInt(random.between(60, 200)),
      null,
      random.once(2),
      "text ž 🐍".slice(0, random.between(0, 7)),
      [random.between(0, 9), random.between(0, 9)],
      new Uint8Array([random.between(0, 255), 0]),
      { ["__proto__"]: "plain", key: String(random.between(0, 99)) },
    ]);
  const pause = async (turns: number): Promise<void> => {
    if (prompt) return;
    for (let turn = 0; turn < Math.min(turns, 20); turn++) await new Promise((resolve) => setTimeout(resolve));
  };
  return {
    functions: {
      pick: () => value(),
      risky: (index: number, { reason }: { reason: string }) => {
        if (random.once(3)) throw new PythonError("ValueError", `${reason} ${index}`);
        if (random.once(4)) throw new Error(`host says ${reason}`);
        return index;
      },
      slow: async (number: number) => {
        await pause(1);
        return number * 2;
      },
    },
    asyncFunctions: {
      later: async (turns: number, given: number) => {
        await pause(turns);
        if (random.once(7)) throw new PythonError("ValueError", `not ${String(given)}`);
        return random.once(2) ? value() : given;
      },
    },
    modules: {
      tools: { scale: (number: number, { factor }: { factor: number }) => number * factor + random.between(0, 3) },
    },
  };
}
