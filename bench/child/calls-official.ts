import type { Caller } from "./caller.ts";

type Counting = (count: number) => unknown;
type Gathering = (width: number, count: number) => unknown;

interface MicroPython {
  runPython(source: string): unknown;
  globals: { get(name: string): unknown; set(name: string, value: unknown): void };
}

/** The package ships no types; this is the part that is used here. */
interface Package {
  loadMicroPython(): Promise<MicroPython>;
}

const NAME: string = "@micropython/micropython-webassembly-pyscript/micropython.mjs";

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

async def one():
    return await add_later(1, 2)

async def gather(width, count):
    total = 0
    for _ in range(count):
        total += sum(await asyncio.gather(*[one() for _ in range(width)]))
    return total
`;

export async function load(): Promise<Caller> {
  const { loadMicroPython }: Package = await import(NAME);
  const python = await loadMicroPython();
  python.globals.set("add", (a: number, b: number) => a + b);
  python.globals.set("add_later", async (a: number, b: number) => a + b);
  python.runPython(GUEST);
  return {
    loop: python.globals.get("loop") as Counting,
    empty: python.globals.get("empty") as Counting,
    gather: python.globals.get("gather") as Gathering,
    close() {},
  };
}
