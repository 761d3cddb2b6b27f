import { attack, type Category } from "./attack.ts";

const TOO_DEEP = ["recursion", "exception", "memory"] as const;
const DEEP = "def deep(make, x=None):\n  for i in range(50000): x = make(x)\n  return x\n";

/** Programs that go as deep as they can, in Python and in the interpreter's own functions. */
export const DEPTH: Category = {
  name: "depth",
  title: "Too deep",
  attacks: [
    attack("exec of itself", TOO_DEEP, "s = 'exec(s)'\nexec(s)"),
    attack("eval of itself", TOO_DEEP, "s = 'eval(s)'\neval(s)"),
    attack(
      "__getattr__ of itself",
      TOO_DEEP,
      "class C:\n  def __getattr__(self, name): return getattr(self, name)\nC().x",
    ),
    attack("__hash__ of itself", TOO_DEEP, "class C:\n  def __hash__(self): return hash(self)\n{C(): 1}"),
    attack("__call__ of itself", TOO_DEEP, "class C: pass\nC.__call__ = lambda self: self()\nC()()"),
    attack("__init__ of itself", TOO_DEEP, "class C:\n  def __init__(self): C()\nC()"),
    attack("__iter__ of itself", TOO_DEEP, "class C:\n  def __iter__(self): return iter(self)\nlist(C())"),
    attack(
      "__lt__ of itself, in sort",
      TOO_DEEP,
      "class C:\n  def __lt__(self, o): return sorted([C(), C()])\nsorted([C(), C()])",
    ),
    attack("a decorator that decorates itself", TOO_DEEP, "def f(g):\n  @f\n  def h(): pass\nf(1)"),
    attack("repr of what is deep", TOO_DEEP, `${DEEP}repr(deep(lambda x: [x]))`),
    attack("repr of a deep dict", TOO_DEEP, `${DEEP}repr(deep(lambda x: {1: x}))`),
    attack("repr of a deep partial slice", TOO_DEEP, `${DEEP}repr(deep(lambda x: slice(x, x, x)))`),
    attack("json of what is deep", TOO_DEEP, `${DEEP}import json\njson.dumps(deep(lambda x: [x]))`),
    attack("comparing what is deep", TOO_DEEP, `${DEEP}deep(lambda x: [x]) == deep(lambda x: [x])`),
    attack("ordering what is deep", TOO_DEEP, `${DEEP}deep(lambda x: (x,)) < deep(lambda x: (x,))`),
    attack("hashing what is deep", TOO_DEEP, `${DEEP}hash(deep(lambda x: (x,)))`),
    attack("looking for what is deep", TOO_DEEP, `${DEEP}deep(lambda x: [x]) in [deep(lambda x: [x])]`),
    attack("a deep key of a dict", TOO_DEEP, `${DEEP}{deep(lambda x: (x,)): 1}`),
    attack("text of deep exceptions", [...TOO_DEEP, "ok"], `${DEEP}str(deep(lambda x: ValueError(x)))`),
    attack("a deep exception that ends the run", [...TOO_DEEP, "result"], `${DEEP}raise deep(lambda x: ValueError(x))`),
    attack("a deep result", "result", `${DEEP}deep(lambda x: [x])`),
    attack("a deep result of dicts", "result", `${DEEP}deep(lambda x: {'a': x})`),
    attack("what holds itself: repr", ["ok", ...TOO_DEEP], "x = []\nx.append(x)\nlen(repr(x)) > 0"),
    attack("what holds itself: comparing", TOO_DEEP, "x = []\nx.append(x)\ny = []\ny.append(y)\nx == y"),
    attack("what holds itself: json", TOO_DEEP, "import json\nx = {}\nx['x'] = x\njson.dumps(x)"),
    attack(
      "what holds itself: isinstance",
      ["ok", ...TOO_DEEP],
      "x = (int,)\nfor i in range(50000): x = (x,)\nisinstance('a', x)",
    ),
    attack(
      "generators that delegate",
      TOO_DEEP,
      "def g(x): yield from x\nx = iter([1])\nfor i in range(50000): x = g(x)\nlist(x)",
    ),
    attack("map of map", TOO_DEEP, "x = iter([1])\nfor i in range(50000): x = map(lambda v: v, x)\nlist(x)"),
    attack("zip of zip", TOO_DEEP, "x = iter([1])\nfor i in range(50000): x = zip(x)\nlist(x)"),
    attack("filter of filter", TOO_DEEP, "x = iter([1])\nfor i in range(50000): x = filter(None, x)\nlist(x)"),
    attack("enumerate of enumerate", TOO_DEEP, "x = iter([1])\nfor i in range(50000): x = enumerate(x)\nlist(x)"),
    attack(
      "closures of closures",
      TOO_DEEP,
      "def wrap(f): return lambda: f()\nf = lambda: 1\nfor i in range(50000): f = wrap(f)\nf()",
    ),
    attack(
      "bound methods of bound methods",
      ["ok", ...TOO_DEEP],
      "class C:\n  def f(self, g): return g\nx = C().f\nfor i in range(50000): x = x(x)\nx is not None",
    ),
    attack(
      "classes of classes",
      ["ok", ...TOO_DEEP],
      "class C: pass\nfor i in range(20000): C = type('C', (C,), {})\nC().x",
    ),
    attack(
      "classes of classes, asked for a parent",
      ["ok", ...TOO_DEEP],
      "class B: pass\nC = B\nfor i in range(20000): C = type('C', (C,), {})\nissubclass(C, B)",
    ),
    attack(
      "tasks that wait for tasks",
      ["ok", "exception", "memory", "recursion"],
      "import asyncio\nasync def f(t): return t and await t\nt = None\nfor i in range(5000): t = asyncio.create_task(f(t))\nawait t",
    ),
    attack("coroutines that wait for coroutines", TOO_DEEP, "async def f(n): return await f(n + 1)\nawait f(0)"),
    attack("a deep pattern", TOO_DEEP, "import re\nre.compile('(' * 60000)"),
    attack(
      "a pattern deep in its text",
      [...TOO_DEEP, "timeout", "ok"],
      "import re\nre.match('(a|b)*c', 'ab' * 20000)",
      { limits: { timeoutMs: 500 } },
    ),
    attack(
      "json that is deep",
      [...TOO_DEEP, "result", "ok"],
      "import json\njson.loads('[' * 100000 + ']' * 100000) and None",
    ),
    attack("an f-string of a deep object", TOO_DEEP, `${DEEP}x = deep(lambda x: [x])\nf"{x}"`),
    attack("the size of what is deep", ["ok"], `${DEEP}import sys\nsys.getsizeof(deep(lambda x: [x])) > 0`, {
      value: true,
    }),
    attack("letting go of what is deep", "ok", `${DEEP}import gc\nx = deep(lambda x: [x])\nx = None\ngc.collect()\n1`, {
      value: 1,
    }),
    attack(
      "keeping what is deep",
      "ok",
      `${DEEP}import gc\nx = deep(lambda x: [x])\ngc.collect()\nn = 0\nwhile x: x = x[0]; n += 1\nn`,
      { value: 50_000 },
    ),
  ],
};
