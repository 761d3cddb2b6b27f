// Programs that would run for hours, and how long it takes until their deadline has ended them.
import { Sandbox } from "micropython-wasm";

export const DEADLINE_MS = 200;

export const ENDLESS: Readonly<Record<string, string>> = {
  "a loop": "while True: pass",
  "a loop that catches everything":
    "def f():\n  while True:\n    try:\n      while True: pass\n    except BaseException: pass\n    finally: continue\nf()",
  "a generator": "def g():\n  while True: yield 1\nfor _ in g(): pass",
  "a long sum": "sum(range(10**10))",
  "a long maximum": "max(range(10**10))",
  sleeping: "import time\ntime.sleep(1000)",
  "tasks that do nothing": "import asyncio\nwhile True: await asyncio.sleep(0)",
  "sorting with slow comparisons":
    "class C:\n  def __lt__(self, other):\n    for _ in range(10**6): pass\n    return True\nsorted([C() for _ in range(1000)])",
  "a large power": "9**9**9",
  "digits of a large number": "str(1 << 8_000_000)",
  "a number of many digits": "int('9' * 3_000_000)",
  "a pattern that tries everything": "import re\nre.match('(a|a)*b', 'a' * 60)",
  "a search with the worst needle": "('a' * 1_000_000 + 'b') in 'a' * 3_000_000",
  "comparing long lists": "a = [0.5] * 200_000\nb = [0.5] * 200_000\nwhile a == b: pass",
  "keys that collide": "class K:\n  def __hash__(self): return 1\n{K(): 0 for _ in range(100_000)}",
  "a text in pieces": "s = 'ab' * 2_000_000\nwhile True: s.replace('b', 'b').split('a')",
};

export interface Stop {
  readonly name: string;
  readonly isolation: "inline" | "worker";
  /** From the beginning of the run to its end. */
  readonly ms: number;
  /** How it ended: `kind` and whether the sandbox is usable. */
  readonly ending: string;
}

export async function runUntilStopped(name: string, isolation: "inline" | "worker"): Promise<Stop> {
  const limits = { timeoutMs: DEADLINE_MS, memoryBytes: 2 ** 26 };
  const sandbox = await Sandbox.create({ isolation, limits });
  await sandbox.run("1 + 1");
  const begin = performance.now();
  const result = await sandbox.run(ENDLESS[name] ?? "");
  const ms = performance.now() - begin;
  await sandbox.close();
  return { name, isolation, ms, ending: result.ok ? "value" : `${result.error.kind}, ${result.error.sandbox}` };
}
