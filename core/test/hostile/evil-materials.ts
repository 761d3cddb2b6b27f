import { type Engine, recogniseEngine } from "../../src/boundary/engine.ts";
import { ValueDecoder } from "../../src/boundary/values/decode.ts";
import { CborReader } from "../../src/boundary/values/reader.ts";
import type { PyDict, PyValue } from "../../src/boundary/values/types.ts";
import { open, type SealedKind } from "../../src/core/snapshot/container.ts";
import { store } from "../../src/core/stored.ts";
import { readEngine } from "../../src/node/engine-file.ts";
import { Sandbox, type SandboxOptions } from "../../src/node/index.ts";
import { StoredMemory } from "./evil-memory.ts";

export const KEY = "a key that attackers do not have";
export const OTHER_KEY = "a key of the attackers' own";

/** Objects of most kinds, so that there is something of each in memory. */
const SETUP = `
import asyncio, json, re, collections, struct, array
numbers = list(range(50))
table = {str(i): [i, (i, None), 2.5 * i] for i in range(40)}
table.update({i: i ** 9 for i in range(40)})
names = {'a', 'b', 3, (1, 2)}
big = 3 ** 500
data = bytearray(b'0123456789' * 20)
pattern = re.compile('(a|b)*c+')
words = array.array('i', numbers)
queue = collections.deque(numbers, 60)
class Base:
    def __init__(self, x): self.x = x
    def twice(self): return self.x * 2
    def __eq__(self, other): return isinstance(other, Base) and self.x == other.x
    def __hash__(self): return hash(self.x)
class Derived(Base):
    @property
    def y(self): return self.twice() + 1
things = [Derived(i) for i in range(20)]
def counter(start):
    n = start
    def step(k=1, *more, **named):
        nonlocal n
        n += k
        return n
    return step
step = counter(5)
def walk(items):
    for item in items: yield item
steps = walk(numbers)
next(steps)
`;

/** What a guest does with them. */
export const PROBES: readonly string[] = [
  "repr([numbers, table, names, big, data, words, list(queue)])",
  "import gc; gc.collect(); [[i] * 50 for i in range(100)]; gc.collect()",
  "table['new'] = dict(table); del table['3']; sorted(table, key=str)[:5]",
  "[t.y for t in things] + [step(), step(3), next(steps)]",
  "pattern.match('ababcc').group(0) + json.dumps(json.loads('[1, {\"a\": 2.5}]'))",
  "big * big // (big - 1) % 10 ** 9",
  "data.extend(b'x' * 100); bytes(data[::3]) + str(big).encode()[:20]",
  "{Derived(i): i for i in range(30)}[Derived(7)], things[3] in things, things == list(things)",
  "async def f(n):\n  await asyncio.sleep(0)\n  return n\nawait asyncio.gather(*[f(i) for i in range(5)])",
  "try:\n  names.add([])\nexcept TypeError as e:\n  str(e)\n''.join(chr(65 + i % 26) for i in range(200)).lower().split('m')",
  "class C(Base):\n  def __lt__(self, o): return self.x < o.x\nsorted([C(i * 7 % 11) for i in range(30)])[0].x",
  "exec('def g(a, b=2): return a + b\\nz = g(1)'); z",
];

export const OPTIONS: SandboxOptions = {
  functions: { approve: { pauses: true }, f: () => 1 },
  asyncFunctions: { ask: { pauses: true } },
  limits: { timeoutMs: 100, memoryBytes: 2 ** 21, journalBytes: 2 ** 16, outputBytes: 10_000, resultBytes: 20_000 },
};

/** Something stored, sealed without and with a key, and taken apart. */
export interface Material {
  readonly kind: SealedKind;
  readonly plain: Uint8Array;
  readonly signed: Uint8Array;
  readonly body: Uint8Array;
  /** With the memory that its field `state` holds. */
  readonly memory: StoredMemory;
}

export async function readMaterials(): Promise<{ readonly engine: Engine; readonly materials: readonly Material[] }> {
  const engine = recogniseEngine(await readEngine());
  const materials: Material[] = [];
  for (const [kind, make] of [
    ["snapshot", idle],
    ["snapshot", paused],
    ["journal", recorded],
  ] as const) {
    const plain = await make(undefined);
    const body = await open(kind, plain, engine.identity, undefined);
    const { state } = recordOf(body);
    if (!(state instanceof Uint8Array)) throw new Error("what is stored has no state");
    materials.push({ kind, plain, signed: await make(KEY), body, memory: new StoredMemory(engine, state) });
  }
  return { engine, materials };
}

/** The body of something stored, with another state. */
export function withState(body: Uint8Array, state: Uint8Array): Uint8Array {
  return store({ ...recordOf(body), state });
}

/** What a body holds. */
export function recordOf(body: Uint8Array): PyDict {
  const record: PyValue = new ValueDecoder(new CborReader(body), { valueDepth: 200, valueItems: 10_000_000 }).decode();
  if (!isDict(record)) throw new Error("no record");
  return record;
}

export function isDict(value: PyValue): value is PyDict {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

async function sandboxOf(): Promise<Sandbox> {
  const sandbox = await Sandbox.create({
    ...OPTIONS,
    isolation: "inline",
    clock: { start: new Date(0) },
    randomSeed: 1,
  });
  await sandbox.eval(`${SETUP}\nNone`, { timeoutMs: 100 });
  return sandbox;
}

async function idle(key: string | undefined): Promise<Uint8Array> {
  await using sandbox = await sandboxOf();
  return await sandbox.snapshot({ key });
}

async function paused(key: string | undefined): Promise<Uint8Array> {
  await using sandbox = await sandboxOf();
  const code =
    "import time\nt = asyncio.create_task(ask(5))\nawait asyncio.sleep(0)\nprint(time.time(), f())\n[approve(1), await t]";
  const step = await sandbox.start(code);
  if (step.status !== "paused") throw new Error("it was to pause");
  return await sandbox.snapshot({ key });
}

async function recorded(key: string | undefined): Promise<Uint8Array> {
  await using sandbox = await sandboxOf();
  const code = `import random\nprint(f(), random.random())\n${PROBES[0]}`;
  const { journal } = await sandbox.run(code, { record: { key } });
  if (!journal) throw new Error("it was to be recorded");
  return journal;
}
