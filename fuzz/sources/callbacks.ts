import type { Random } from "../random.ts";
import { indent, shielded } from "./layout.ts";
import { ANY, CONTAINERS, type Victim } from "./victims.ts";
import { BUFFERS } from "./victims-buffers.ts";
import { OTHERS } from "./victims-other.ts";

/**
 * An operation on an object, in the middle of which methods of the guest's are called that change that very object, free
 * and reuse its memory, begin the operation anew, or throw. Where an interpreter kept a pointer across the call, it dangles.
 */
export function callbackProgram(random: Random): string {
  const victim = random.pickOr(random.pick([CONTAINERS, BUFFERS, OTHERS]), ANY);
  const fill = (text: string) => filled(random, text);
  const make = fill(random.pickOr(random.oneIn(12) ? ANY.make : victim.make, "E(1)"));
  const uses = random.times(random.between(1, 5), () => fill(usage(random, victim)));
  const use = (text: string) => shielded(`global X, Y\n${text}`);
  const own = fill(random.pick(DERIVED));
  const body = [
    prelude(random, victim, fill),
    evilClass(random),
    shielded(`X = ${make}`),
    shielded(`Y = ${own}`),
    ...uses.map((text, index) => `def use${index}():\n${indent(use(text))}\nn = 0\nuse${index}()`),
    random.oneIn(3) ? shielded("print(X, Y)") : "",
    random.oneIn(6) ? "X" : "",
  ].join("\n");
  // Nothing is called before `E` is there, so it does not matter that these come first.
  const helpers = Object.entries(HELPERS).filter(([name]) => new RegExp(`\\b${name}\\b`).test(body));
  const needed = helpers.map(([, text]) => (typeof text === "string" ? text : text(random)));
  return [`import gc${victim.imports === undefined ? "" : `, ${victim.imports}`}`, ...needed, body].join("\n");
}

/** Another object, beside the first or upon it. */
const DERIVED: readonly [string, ...string[]] = [
  "X",
  "iter(X)",
  "memoryview(X)",
  "X.copy()",
  "[X]",
  "E(2)",
  "X.items()",
  "(X, X)",
  "bytearray(9)",
];

function usage(random: Random, victim: Victim): string {
  return random.pickOr(random.oneIn(3) ? ANY.use : victim.use, "print(X)");
}

/** `call()` is what all callbacks do. It does it a limited number of times, as they call each other. */
function prelude(random: Random, victim: Victim, fill: (text: string) => string): string {
  const changes = random.times(random.between(1, 3), () => {
    return fill(random.pickOr(random.oneIn(8) ? ANY.change : victim.change, "X = None"));
  });
  const actions = changes.map((text) => (random.oneIn(4) ? text : shielded(text)));
  if (!random.oneIn(3)) actions.push("gc.collect()");
  if (!random.oneIn(3)) actions.push(churn(random));
  if (random.oneIn(6)) actions.push(`use0()`);
  if (random.oneIn(8))
    actions.push(
      `if n == ${random.between(1, 5)}: raise ${random.pick(["ValueError", "StopIteration", "MemoryError", "E(1)", "KeyError(X)", "GeneratorExit", "SystemExit"])}`,
    );
  const from = random.oneIn(3) ? random.between(1, 4) : 0;
  return `X = Y = kept = None
n = 0
def call(*a, **k):
  global X, Y, kept, n
  n += 1
  if n <= ${from} or n > ${from + random.pick([1, 1, 2, 3, 6])}: return ${random.pick(["1", "0", "True", "a", "None", "n", "'s'"])}
${indent(actions.join("\n"))}
  return ${random.pick(["1", "0", "n", "None", "a", "X", "True", "-n"])}`;
}

/** New objects in the place of those that were freed. */
function churn(random: Random): string {
  const size = random.pick([8, 16, 24, 32, 48, 64, 128, 256, 1024]);
  const many = random.pick([2, 10, 40]);
  const what = random.pick([
    `bytearray(b'\\xff' * ${size})`,
    `bytes(range(${Math.min(size, 256)}))`,
    `[kept] * ${size >> 2}`,
    `(1.5,) * ${size >> 2}`,
    `{i: ${size}}`,
    `'x' * ${size} + str(i)`,
    `[E(i)] * ${size >> 3}`,
  ]);
  return `kept = [${what} for i in range(${many})]`;
}

/** By the name that they are used by. */
const HELPERS: Readonly<Record<string, string | ((random: Random) => string)>> = {
  g: "def g():\n  for i in range(6):\n    call()\n    yield E(i)",
  h: "def h():\n  while True:\n    try:\n      yield call()\n    except ValueError: call()\n    finally: call()",
  co: "async def co(x):\n  import asyncio\n  call()\n  await asyncio.sleep_ms(1)\n  call()\n  return x",
  f: "def f(*a, **k):\n  call()\n  return a",
  F: (random) => {
    const stream = random.pick(STREAMS);
    return `import io\nclass F(io.IOBase):\n  def readinto(self, b): ${stream}\n  def write(self, b): ${stream}\n  def ioctl(self, *a): call(); return 0`;
  },
  L: "class L(list): pass",
  D: "class D(dict): pass",
  S: "class S(set): pass",
  B: "class B(bytearray): pass",
  P: "class P:\n  p = property(lambda *a: call(), lambda *a: call(), lambda *a: call())\n  def __getattr__(self, name): return call()\n  def __get__(self, *a): return call()",
};

const STREAMS: readonly [string, ...string[]] = [
  "call(b); return 1",
  "call(); return len(b)",
  "return call()",
  "b[:3] = b'abc'; call(); return 3",
  "call(); return 1 << 20",
  "call(); return -1",
];

/** What special methods return: first what is expected of them, then anything. */
const RETURNS: Readonly<Record<string, readonly string[]>> = {
  __eq__: ["r", "self.v == getattr(a[0], 'v', a[0])", "False", "True"],
  __ne__: ["r", "True"],
  __lt__: ["r", "self.v < getattr(a[0], 'v', 5)", "True", "False"],
  __gt__: ["r", "True"],
  __le__: ["r", "True"],
  __ge__: ["r", "True"],
  __hash__: ["self.v", "0", "7", "r", "-1", "1 << 70"],
  __iter__: ["self", "iter([1, E(2), 3])", "iter(X)", "g()", "X", "5"],
  __next__: ["r", "E(1)", "X", "n"],
  __len__: ["3", "r", "-1", "1 << 40", "1 << 29"],
  __getitem__: ["r", "X", "a[0]", "E(1)"],
  __setitem__: ["r"],
  __delitem__: ["r"],
  __contains__: ["r", "X"],
  __enter__: ["self", "X", "r"],
  __exit__: ["r", "True", "False"],
  __call__: ["r", "X", "'r'"],
  __getattr__: ["r", "call", "X", "E(1)"],
  __setattr__: ["r", "object.__setattr__(self, *a)"],
  __delattr__: ["r"],
  __repr__: ["'E'", "'x' * 300", "r", "repr(X)", "str(X)"],
  __str__: ["'E'", "r", "repr(X)"],
  __int__: ["3", "r", "1 << 70", "self"],
  __index__: ["2", "0", "r", "-1", "1 << 70"],
  __float__: ["1.5", "r"],
  __bool__: ["True", "False", "r", "5"],
  __add__: ["self", "r", "X"],
  __radd__: ["self", "r", "X"],
  __iadd__: ["self", "X"],
  __sub__: ["1", "r"],
  __mul__: ["1", "X"],
  __mod__: ["1", "X"],
  __neg__: ["1"],
  __del__: ["r"],
  __new__: ["object.__new__(E)", "r", "X"],
  __await__: ["iter([1])", "g()", "5"],
  __aenter__: ["r", "co(1)"],
  __reversed__: ["iter([1])", "X"],
  __round__: ["1"],
  __divmod__: ["1"],
};

const RARE = new Set(["__new__", "__setattr__", "__getattr__", "__del__"]);

/** A class with some special methods, all of which do the damage before they return. */
function evilClass(random: Random): string {
  const many = random.pick([2, 3, 5]);
  const methods = Object.entries(RETURNS)
    .filter(([name]) => random.oneIn(RARE.has(name) ? 10 : many) || (name === "__eq__" && random.oneIn(2)))
    .map(([name, returns]) => {
      const value = random.oneIn(3) ? random.pickOr(returns, "r") : (returns[0] ?? "r");
      const stop = name === "__next__" ? "\n  self.v += 1\n  if self.v > 8: raise StopIteration" : "";
      return `def ${name}(self, *a):\n  r = call(self, *a)${stop}\n  return ${value}`;
    });
  const own = "def __init__(self, v=0, *a): self.v = v\ndef m(self, *a, **k): return call()";
  const base = random.oneIn(10) ? random.pick(BASES) : "";
  return `class E${base}:\n${indent([own, ...methods].join("\n"))}`;
}

const BASES: readonly [string, ...string[]] = [
  "(list)",
  "(dict)",
  "(int)",
  "(str)",
  "(Exception)",
  "(bytearray)",
  "(tuple)",
];

const INTEGERS: readonly [string, ...string[]] = [
  "0",
  "1",
  "-1",
  "2",
  "3",
  "5",
  "100",
  "-100",
  "E(1)",
  "1 << 40",
  "len(X)",
  "",
];

/** Puts something in the place of each placeholder. */
function filled(random: Random, text: string): string {
  return text.replace(/[@#$?]/g, (placeholder) => {
    switch (placeholder) {
      case "@":
        return random.pick(["E(1)", "E(2)", "E()", "E(-1)", "1", "'a'", "X", "Y", "None", "[X]", "g()"]);
      case "#":
        return random.pick(INTEGERS) || "2";
      case "$":
        return random.pick(["b'abc'", "b''", "X", "bytearray(20)", "memoryview(b'xyz')", "b'1'", "Y"]);
      default:
        return random.pick(["call", "E(1)", "lambda x: call()", "E", "str", "lambda x: x", "len"]);
    }
  });
}
