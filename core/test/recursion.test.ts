import { describe, expect, test } from "vitest";
import { run } from "../src/node/index.ts";

/** Ways to go deep: through Python frames, through the interpreter's own C functions, and through its parser. */
const SHAPES: Readonly<Record<string, string>> = {
  "plain calls": "def f(n): return f(n + 1)\nf(0)",
  "calls with stars": "def f(*a, **k): return f(*a, **k)\nf(1, a=2)",
  methods: "class A:\n  def f(self): return self.f()\nA().f()",
  "super()": "class A:\n  def f(self): return self.f()\nclass B(A):\n  def f(self): return super().f()\nB().f()",
  __init__: "class A:\n  def __init__(self): A()\nA()",
  __call__: "class A:\n  def __call__(self): return self()\nA()()",
  __add__: "class A:\n  def __add__(self, o): return self + o\nA() + 1",
  __eq__: "class A:\n  def __eq__(self, o): return self == o\nA() == 1",
  __hash__: "class A:\n  def __hash__(self): return hash(self)\nhash(A())",
  __repr__: "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
  "__str__ through print": "class A:\n  def __str__(self): print(self); return ''\nprint(A())",
  "__str__ through format": "class A:\n  def __str__(self): return '{}'.format(self)\nstr(A())",
  "__str__ through an f-string": "class A:\n  def __str__(self): return f'{self}'\nstr(A())",
  "__str__ through %": "class A:\n  def __str__(self): return '%s' % self\nstr(A())",
  __getitem__: "class A:\n  def __getitem__(self, n): return self[n]\nA()[1]",
  __setattr__: "class A:\n  def __setattr__(self, n, v): self.x = v\nA().x = 1",
  __contains__: "class A:\n  def __contains__(self, x): return x in self\n1 in A()",
  __iter__: "class A:\n  def __iter__(self): return iter(self)\niter(A())",
  __next__: "class A:\n  def __iter__(self): return self\n  def __next__(self): return next(self)\nnext(A())",
  __enter__: "class A:\n  def __enter__(self):\n    with self: pass\n  def __exit__(self, *a): pass\nwith A(): pass",
  properties: "class A:\n  @property\n  def x(self): return self.x\nA().x",
  exceptions: "def f():\n  try: raise ValueError\n  except ValueError: f()\nf()",
  finally: "def f():\n  try:\n    f()\n  finally:\n    pass\nf()",
  "sort(key)": "def f(x): [1, 2].sort(key=f)\nf(1)",
  "sorted(key)": "def f(x): return sorted([3, 1], key=f)\nf(1)",
  "max(key)": "def f(x): return max([1, 2], key=f)\nf(1)",
  map: "def f(x): return list(map(f, [1, 2]))\nf(1)",
  join: "class A:\n  def __iter__(self): return iter([','.join(self)])\nlist(A())",
  heapify:
    "import heapq\nclass A:\n  def __lt__(self, o): heapq.heapify([A(), A()]); return True\nheapq.heapify([A(), A()])",
  "re.sub with a function": "import re\ndef f(m): return re.sub('a', f, 'a')\nre.sub('a', f, 'a')",
  "yield from": "def g(n):\n  yield from g(n + 1)\nlist(g(0))",
  "generators in loops": "def g(n):\n  for x in g(n + 1): yield x\nlist(g(0))",
  await: "async def f(): return await f()\nawait f()",
  closures: "def wrap(f): return lambda: f()\nf = lambda: 1\nfor i in range(20_000): f = wrap(f)\nf()",
  exec: "s = 'exec(s)'\nexec(s)",
  eval: "s = 'eval(s)'\neval(s)",
  "repr of a deep list": "a = []\nfor i in range(20_000): a = [a]\nrepr(a)",
  "str of a deep dict": "a = {}\nfor i in range(20_000): a = {1: a}\nstr(a)",
  "json.dumps of a deep list": "import json\na = []\nfor i in range(20_000): a = [a]\njson.dumps(a)",
  "comparing deep lists": "a = []\nb = []\nfor i in range(20_000): a = [a]; b = [b]\na == b",
  "hashing a deep tuple": "a = ()\nfor i in range(20_000): a = (a,)\nhash(a)",
  "a deep pattern": "import re\nre.compile('(' * 60_000)",
  "repr of a deep deque": "from collections import deque\na = deque()\nfor i in range(20_000): a = deque([a])\nrepr(a)",
  "copy.deepcopy of a deep list": "import copy\na = []\nfor i in range(20_000): a = [a]\ncopy.deepcopy(a)",
  "json.loads of deep text": "import json\njson.loads('[' * 100_000)",
  "pprint of a deep list": "import pprint\na = []\nfor i in range(20_000): a = [a]\npprint.pprint(a)",
  "dataclasses that hold each other":
    "import dataclasses\n@dataclasses.dataclass\nclass A:\n  a: object\na = None\nfor i in range(20_000): a = A(a)\ndataclasses.asdict(a)",
};

/** Each thread has a stack of its own, and code that has just been compiled takes more of it. */
describe.each([
  ["inline", "cold", 1],
  ["inline", "warm", 5],
  ["worker", "cold", 1],
  ["worker", "warm", 5],
] as const)("too deep is RecursionError, never an error of the host's: %s, %s", (isolation, _, times) => {
  test.each(Object.entries(SHAPES))("%s", async (_name, code) => {
    for (let time = 0; time < times; time++) {
      const result = await run(code, { isolation, limits: { timeoutMs: 20_000 } });
      expect(result).toMatchObject({ ok: false, error: { kind: "recursion", sandbox: "usable" } });
    }
  });
});

test.each([
  "eval('(' * 100_000 + '1' + ')' * 100_000)",
  "eval('[' * 100_000 + ']' * 100_000)",
  "eval('-' * 100_000 + '1')",
  "eval('not ' * 50_000 + '1')",
  "eval('1 if 1 else ' * 20_000 + '1')",
  "eval('2' + '**1' * 20_000)",
  "eval('a' + '.b' * 50_000)",
  "eval('[' * 200 + 'x' + ' for x in [1]]' * 200)",
  "exec(''.join(' ' * i + 'if 1:\\n' for i in range(1000)) + ' ' * 1000 + 'pass')",
])("source that is nested deeply does not lose the sandbox: %s", async (code) => {
  const result = await run(code);
  if (!result.ok) expect(result.error).toMatchObject({ sandbox: "usable" });
});

test.each([
  "import re\nre.match('(a|b)*c', 'ab' * 20_000)",
  "import re\nre.match('(a|b)*', 'ab' * 20_000).end() == 40_000 or None",
  "import re\nre.match('(a*)*b', 'a' * 5_000)",
  "import re\nre.match('(a|aa)+$', 'a' * 5_000 + 'b')",
])("matching is no recursion: %s", async (code) => {
  for (const isolation of ["inline", "worker"] as const) {
    const result = await run(code, { isolation, limits: { timeoutMs: 500, recursionDepth: 50 } });
    if (!result.ok)
      expect(result.error).toMatchObject({ kind: expect.stringMatching(/^(timeout|memory)$/), sandbox: "usable" });
  }
});

test("source of 100,000 parentheses is refused as a program, too", async () => {
  const code = `${"(".repeat(100_000)}1${")".repeat(100_000)}`;
  expect(await run(code)).toMatchObject({ ok: false, error: { sandbox: "usable" } });
});

test.each([
  ["inline", 375, 375],
  ["worker", 990, 990],
] as const)(
  "on this thread and in a worker, calls go as deep as is documented: %s",
  async (isolation, plain, other) => {
    const code = `
def plain(n): return n and plain(n - 1)
class A:
  def method(self, n): return n and self.method(n - 1)
def generator(n):
  yield n
  if n: yield from generator(n - 1)
[plain(${plain}), A().method(${plain}), len(list(generator(${other})))]`;
    const value = [0, 0, other + 1];
    expect(await run(code, { isolation, limits: { recursionDepth: 1000 } })).toMatchObject({ ok: true, value });
  },
);
