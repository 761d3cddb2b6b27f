import type { FunctionOptions } from "../../../src/core/functions/types.ts";

const forever = (): Promise<never> => new Promise(() => undefined);

/** What the attacks on the boundary are granted: what hosts grant, and what a careless one would. */
export function grants(): FunctionOptions {
  const circle: unknown[] = [];
  circle.push(circle);
  return {
    functions: {
      echo: (value: unknown) => value,
      echo_later: async (value: unknown) => value,
      never_answers: async () => forever(),
      large: () => "x".repeat(4 * 2 ** 20),
      large_enough: () => "x".repeat(500_000),
      symbol: () => Symbol("none"),
      circle: () => circle,
      fails: () => {
        throw new Error("failed at /srv/app/main.ts:3");
      },
    },
    asyncFunctions: {
      ask: async (value: unknown) => value,
      never: forever,
      large_later: async () => new Uint8Array(4 * 2 ** 20),
    },
    modules: { tools: { double: (value: number) => 2 * value } },
  };
}
