import { Sandbox } from "micropython-wasm";
import type { Caller } from "./caller.ts";

const GUEST = `
import asyncio

def loop(count):
    total = 0
    for _ in range(count):
        total += add(1, 2)
    return total

def empty(count):
    total = 0
    for _ in range(count):
        total += 3
    return total

async def gather(width, count):
    total = 0
    for _ in range(count):
        total += sum(await asyncio.gather(*[add_later(1, 2) for _ in range(width)]))
    return total
`;

export async function load(isolation: "inline" | "worker"): Promise<Caller> {
  const sandbox = await Sandbox.create({
    isolation,
    limits: { timeoutMs: 120_000, hostCalls: Number.POSITIVE_INFINITY },
    functions: { add: (a: number, b: number) => a + b },
    asyncFunctions: { add_later: async (a: number, b: number) => a + b },
  });
  const result = await sandbox.run(GUEST);
  if (!result.ok) throw new Error(result.error.traceback);
  return {
    loop: (count) => sandbox.call("loop", [count]),
    empty: (count) => sandbox.call("empty", [count]),
    gather: (width, count) => sandbox.call("gather", [width, count]),
    close: () => sandbox.close(),
  };
}
