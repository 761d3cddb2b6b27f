import { Random } from "./random.ts";

/** A program, and how it is run. */
export interface GeneratedProgram {
  /** Runs first, in the same sandbox, so that the journal does not begin with a fresh one. */
  readonly earlier: string | undefined;
  readonly source: string;
  /** Time and chance are either the sandbox's own or those of the machine. */
  readonly virtual: boolean;
  readonly isolation: "inline" | "worker";
  /** Whether it goes as deep as the stack allows, which is deeper in a worker. */
  readonly deep: boolean;
  /** What ends the run early; some programs run into it. */
  readonly limits: { readonly timeoutMs?: number; readonly fuel?: number; readonly hostCalls?: number };
}

type Block = (random: Random, name: string) => string;

/** Every block defines `name` and may print. The host's functions are those of replay.ts. */
const BLOCKS: readonly [Block, ...Block[]] = [
  (random, name) => `${name} = ${arithmetic(random, 4)}\nprint(${name})`,
  (random, name) =>
    `${name} = ${random.between(2, 99)} ** ${random.between(40, 400)} % 10 ** ${random.between(20, 90)}`,
  (random, name) => `
${name} = "${word(random)} ${word(random)} žluť ${word(random)}"
print("".join(reversed(${name}.upper())), ${name}.split(), "{:>9}|{:<7}|".format(${name}[:5], ${random.between(1, 999)}))
${name} = "-".join(sorted(set(${name})))
print(f"{${name}!r} {len(${name}):04d} {${random.between(1, 9999)} / 7:.5f}")`,
  (random, name) => `
${name} = {key: value * ${random.between(2, 9)} for value, key in enumerate("${word(random)}${word(random)}")}
${name}.update({i: [i] * 2 for i in range(${random.between(1, 40)})})
for key in list(${name})[::${random.between(2, 4)}]:
    del ${name}[key]
print(${name})`,
  (random, name) => `
def f_${name}(n):
    return n if n < 2 else f_${name}(n - 1) + f_${name}(n - 2)
def g_${name}(step):
    seen = 0
    def more(by):
        nonlocal seen
        seen += by * step
        return seen
    return more
more = g_${name}(${random.between(1, 9)})
${name} = [f_${name}(${random.between(3, 12)}), more(1), more(2)]
${name} += [i * i for i in (lambda n: (yield from range(n)))(${random.between(1, 20)})]`,
  (random, name) => `
class Base_${name}:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f"{type(self).__name__}({self.x})"
    def __lt__(self, other):
        return self.x < other.x
class Sub_${name}(Base_${name}):
    def __init__(self, x):
        super().__init__(x * ${random.between(2, 7)})
    @property
    def twice(self):
        return 2 * self.x
objects = [Sub_${name}(i * ${random.between(3, 97)} % 31) for i in range(${random.between(2, 30)})]
print(sorted(objects))
${name} = sum(o.twice for o in objects)`,
  (random, name) => `
${name} = []
for divisor in (${random.between(1, 9)}, 0, "x", None):
    try:
        ${name}.append(${random.between(10, 999)} // divisor)
    except ZeroDivisionError as error:
        ${name}.append(str(error))
    except TypeError as error:
        ${name}.append(type(error).__name__)
    finally:
        ${name}.append("|")
try:
    {}["${word(random)}"]
except KeyError as error:
    ${name}.append(error.args)`,
  (random, name) => `
import random
${name} = [random.randint(0, ${random.between(5, 5000)}) for _ in range(${random.between(1, 30)})]
print(random.random(), random.choice(${name}), random.getrandbits(${random.between(1, 32)}))`,
  (random, name) => `
import time
${name} = [time.time(), time.monotonic() >= 0, time.ticks_ms() % 7]
time.sleep(${random.between(0, 3)} / 1000)
print(time.time() - ${name}[0], time.time_ns() % 1000, time.perf_counter() % 1)
for _ in range(${random.between(1, 300)}):
    time.ticks_us()`,
  (random, name) => `
${name} = [pick(i) for i in range(${random.between(1, 12)})]
print(${name})`,
  (random, name) => `
${name} = []
for i in range(${random.between(1, 8)}):
    try:
        ${name}.append(risky(i, reason="${word(random)}"))
    except ValueError as error:
        ${name}.append(str(error))
    except RuntimeError as error:
        ${name}.append(error.args)`,
  (random, name) => `
import tools
${name} = sorted(range(${random.between(2, 12)}), key=lambda i: tools.scale(i, factor=${random.between(2, 9)}) % 11)
print(${name}, slow(${random.between(0, 99)}))`,
  (random, name) => `
import asyncio
${name} = []
async def job_${name}(i):
    try:
        value = await later(i * ${random.between(1, 5)} % 4, i)
    except ValueError as error:
        value = error.args
    print("${name}", i, value)
    ${name}.append((i, value))
    return value
print(await asyncio.gather(*[job_${name}(i) for i in range(${random.between(1, 12)})]))`,
  (random, name) => `
import asyncio
async def nap_${name}(i):
    await asyncio.sleep(${random.between(0, 3)} / 1000 * i)
    return await later(0, pick(i))
async def impatient_${name}():
    try:
        return await asyncio.wait_for(later(1_000, 0), 0.001)
    except asyncio.TimeoutError:
        return "too late"
${name} = await asyncio.gather(impatient_${name}(), *[nap_${name}(i) for i in range(${random.between(1, 6)})])`,
];

const DEEP = "def deep(n):\n    return deep(n + 1) + pick(n) if n < 3 else deep(n + 1)\ndeep(0)";

/** How a program can end, beside with the value of its last line. */
const ENDINGS: readonly [string, ...string[]] = [
  "raise ValueError(trace)",
  "import sys\nsys.exit(3)",
  DEEP,
  "x = []\nwhile True:\n    x.append(bytearray(100_000))",
  "while True:\n    print('again and again', pick(1))",
  "while True:\n    pass",
  "sorted(range(10_000), key=lambda i: [pick(i) for _ in range(1000)])",
  "object()",
];

/** The same program for the same seed, everywhere. */
export function generateProgram(seed: number): GeneratedProgram {
  const random = new Random(seed);
  const names = Array.from({ length: random.between(1, 7) }, (_, index) => `v${index}`);
  const blocks = names.map((name) => random.pick(BLOCKS)(random, name).trim());
  const stopped = random.once(4);
  const ending = stopped ? random.pick(ENDINGS) : "";
  const trace = `trace = [${names.join(", ")}]`;
  return {
    earlier: random.once(2)
      ? `carried = [${random.between(1, 99)}, "${word(random)}"]\ntotal = sum(range(500))`
      : undefined,
    source: [...blocks, trace, ending, "trace + globals().get('carried', [])"].filter((part) => part !== "").join("\n"),
    virtual: random.once(2),
    isolation: random.once(2) ? "inline" : "worker",
    deep: ending === DEEP,
    limits: limits(random, stopped),
  };
}

/** A program that never ends meets one of them. */
function limits(random: Random, stopped: boolean): GeneratedProgram["limits"] {
  if (!stopped) return {};
  return random.pick<GeneratedProgram["limits"]>([
    { timeoutMs: random.between(5, 20) },
    { fuel: random.between(100, 200_000) },
    { hostCalls: random.between(1, 40), fuel: 200_000 },
  ]);
}

function arithmetic(random: Random, depth: number): string {
  if (depth === 0 || random.once(6)) {
    return random.pick([
      String(random.between(0, 999)),
      `${random.between(0, 99)}.25`,
      String(2 ** random.between(20, 52)),
    ]);
  }
  const [left, right] = [arithmetic(random, depth - 1), arithmetic(random, depth - 1)];
  const operator = random.pick(["+", "-", "*", "/", "//", "%", "<", "=="]);
  if (operator === "/" || operator === "//" || operator === "%") return `(${left} ${operator} (abs(${right}) + 1))`;
  return `(${left} ${operator} ${right})`;
}

function word(random: Random): string {
  return Array.from({ length: random.between(2, 8) }, () => random.pick(["a", "e", "n", "r", "t", "k", "z", "ö"])).join(
    "",
  );
}
