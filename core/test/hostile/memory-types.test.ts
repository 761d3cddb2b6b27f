import { describe, expect, test } from "vitest";
import type { PyValue } from "../../src/boundary/values/types.ts";
import { ENGINES, outcome, printed } from "./memory-guests.ts";

/** Objects where C expects another type than theirs. */
const PROGRAMS: readonly (readonly [name: string, code: string, value: PyValue])[] = [
  [
    "methods of native types, taken from everywhere, with a self of another type",
    `
from array import array
class B(bytearray): pass
class C(bytearray):
  @classmethod
  def through_super(cls): return super().append(1)
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
[outcome(f) for f in (lambda: bytearray.append({}, 1), lambda: bytearray.__dict__['append'](5, 1),
  lambda: B.append(5, 1), lambda: B.append(B, 1), lambda: list.__dict__['append'](3, 1), C.through_super,
  lambda: super(C, C).append(1), lambda: type('T', (), dict(list.__dict__)).append(5, 1))]`,
    Array.from({ length: 8 }, () => "TypeError"),
  ],
  [
    "and with instances of subclasses",
    "class B(list): pass\nb = B()\nlist.append(b, 1)\nB.append(b, 2)\nlist.__dict__['append'](b, 3)\n[len(b), b[0], list(b)]",
    [3, 1, [1, 2, 3]],
  ],
  [
    "instances that __init__ has not made yet",
    `
from array import array
import io, collections
log = []
def use(a):
  for f in (repr, str, len, iter, hash, bool, int, float, list, bytes, sorted, sum, dict, memoryview, next, set,
      lambda a: a + a, lambda a: a[0], lambda a: a == a, lambda a: 1 in a, lambda a: a < a, lambda a: -a, lambda a: a * 2,
      lambda a: ','.join(a), lambda a: '%s %d' % (a, a), lambda a: {a: 1}, lambda a: [].extend(a), lambda a: a(),
      lambda a: a.args, lambda a: a | a, lambda a: {1} & a, lambda a: {} | a, lambda a: () + a, lambda a: b'' + a,
      lambda a: a.append(1), lambda a: a.update({}), lambda a: a.write('x'), lambda a: print(1, file=a)):
    try: f(a)
    except Exception as e: pass
for T in (list, dict, tuple, str, bytes, bytearray, int, float, set, frozenset, collections.OrderedDict, io.StringIO,
    io.BytesIO, Exception, property, complex):
  class A(T):
    def __init__(self):
      use(self)
      super().__init__()
  use(A())
  log.append(T.__name__)
len(log)`,
    16,
  ],
  [
    "an exception raised before it is made",
    `
class E(Exception):
  def __init__(self, *a):
    log.append(self.args)
    try: raise self
    except E as e: log.append(e.args)
    super().__init__(*a, 3)
class N(Exception):
  def __new__(cls, *a):
    made = Exception.__new__(cls)
    try: raise made
    except N as e: log.append(e.args)
    return made
log = []
try: raise E(1, 2)
except E as e: log.append(e.args)
try: raise N(1, 2)
except N as e: log.append(e.args)
log`,
    [[1, 2], [1, 2], [1, 2, 3], [], [1, 2]],
  ],
  [
    "except* with a split() that returns no exceptions, and with parts of its own replaced",
    `
import _builtins, sys
class G(ExceptionGroup):
  def split(self, kind): return self.part, None
def outcome(part):
  G.part = part
  try:
    try: raise G('g', [ValueError()])
    except* ValueError as e: seen = [type(sys.exception()).__name__, type(e).__name__]
    return seen
  except TypeError as e: return str(e)
first = [outcome(part) for part in (5, 'x', (), ValueError, ValueError())]
_builtins.match = lambda *a: 2**31
second = outcome(1)
_builtins.merge = lambda *a: 7
_builtins.match = lambda *a: None
def last():
  try:
    try: raise ValueError(1)
    except* KeyError: pass
  except BaseException as e: return type(e).__name__
[first, second, last()]`,
    [
      [
        "split must return exceptions",
        "split must return exceptions",
        "split must return exceptions",
        "split must return exceptions",
        ["ValueError", "ValueError"],
      ],
      "split must return exceptions",
      "TypeError",
    ],
  ],
  [
    "hints and states of iterators that lie about their lengths",
    `
import operator
class L:
  def __len__(s): return s.n
  def __getitem__(s, i): return i
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
l = L(); l.n = 5
r = reversed(l); i = iter(l); o = [outcome(lambda: r.__setstate__(3))]
l.n = 0
next(r, None)
o += [operator.length_hint(r), operator.length_hint(i)]
for it in (iter([1, 2]), iter((1, 2)), iter(b'ab'), iter('ab'), iter(range(2)), reversed([1, 2])):
  for at in (-5, 2**29, 1): outcome(lambda: it.__setstate__(at)); operator.length_hint(it); list(it)
o`,
    [null, 0, 0],
  ],
  [
    "super() of what is no class, or no instance of it",
    `
import collections
class A(list): pass
def f(self):
  __class__ = 5
  return super().append
def g(self):
  self = 5
  return super().x
g.__globals__['__class__'] = A
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
[outcome(f) for f in (lambda: super((int, str), 5).x, lambda: f(A()), lambda: g(1), lambda: super(A, A).__init__(3),
  lambda: super(ValueError, ValueError()).__init__(1), lambda: len(list(super(collections.OrderedDict, collections.OrderedDict(a=1)).items())))]`,
    ["TypeError", "TypeError", "TypeError", "TypeError", null, 1],
  ],
  [
    "subclasses of streams and tasks, as streams and iterators",
    `
import io, sys
from asyncio import Task
class S(io.StringIO): pass
class T(Task): pass
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
[outcome(f) for f in (lambda: print(1, file=S()), lambda: list(S('a\\nb')), lambda: next(iter(T(1))) or 0,
  lambda: next(iter(T.__new__(T))) is None, lambda: type('O', (type(sys.stdout),), {}), lambda: type(sys.stdout).write(S(), 'x'),
  lambda: type(sys.stdout)())]`,
    [null, ["a\n", "b"], "TypeError", false, "TypeError", "TypeError", "TypeError"],
  ],
  [
    "a tuple and an instance of a subclass of it",
    "class T(tuple): pass\n[(1,) + T((2, 3)), T((1,)) + (2,), (1, 2) == T((1, 2))]",
    [[1, 2, 3], [1, 2], true],
  ],
  [
    "fromhex() of a subclass",
    "class B(bytes): pass\nclass C(bytearray): pass\n[type(B.fromhex('6162')), type(C.fromhex('6162'))] == [B, C]",
    true,
  ],
  ["a class body that returns something", "__build_class__(lambda: [1, 2, 3], 'A').__name__", "A"],
  ["the code of a function with defaults", "def f(a=1, *, b=2): return a\ntype(f)(f.__code__, {})()", "TypeError"],
  ["the code of a closure", "def f():\n  x = 1\n  return lambda: x\ntype(f)(f().__code__, {})(5)", "TypeError"],
  [
    "lengths and hashes that are none",
    "class L:\n  def __len__(s): return 'x'\n  def __hash__(s): return 1 << 80\nhash(L())\nlen(L())",
    "TypeError",
  ],
  [
    "a task that raises what is no exception",
    "import asyncio\nf = asyncio.new_event_loop().create_future()\nf.set_exception(ValueError())\nf._exception = 5\nf.result()",
    "TypeError",
  ],
  [
    "a task that waits in two loops",
    `
import asyncio
async def f(): await asyncio.new_event_loop().create_future()
asyncio.run(f())`,
    "RuntimeError",
  ],
  [
    "a task that is sent to while it runs",
    `
import asyncio
async def f(): asyncio.current_task().get_coro().send(None)
asyncio.run(f())`,
    "ValueError",
  ],
  ["modules that are none", "import sys\nsys.modules['a'] = 5\nfrom a import *", "TypeError"],
  ["below modules that are none", "import sys\nsys.modules['a'] = 5\nimport a.b", "ModuleNotFoundError"],
  [
    "packages without a name",
    "import sys\nclass P: __path__ = 'x'\nsys.modules['p'] = P()\nfrom p import q",
    "ImportError",
  ],
  ["no sys.path", "import sys\ndel sys.path\nimport asyncio", "ModuleNotFoundError"],
  [
    "odd traceback limits",
    "import sys\ne = ValueError()\nfor limit in (2, 1 << 29, [], 2 ** 70):\n  sys.tracebacklimit = limit\n  for i in range(4):\n    e.__traceback__ = None\n    try: raise e\n    except ValueError: pass\nTrue",
    true,
  ],
];

describe.each(ENGINES)("other types than expected: %s engine", (engine) => {
  test.each(PROGRAMS)("%s", (_, code, value) => {
    expect(outcome(engine, code)).toEqual(value);
  });
});

test.each(ENGINES)("help() shows nothing where a name was deleted: %s engine", (engine) => {
  const fill = "for i in range(30): setattr(A, 'x%d' % i, i)\nfor i in range(0, 30, 2): delattr(A, 'x%d' % i)";
  const lines = printed(engine, `class A: pass\n${fill}\nhelp(A)`).split("\n");
  expect(
    lines
      .filter((line) => / -- [0-9]+$/.test(line))
      .map((line) => line.trim())
      .sort(),
  ).toEqual(Array.from({ length: 15 }, (_, i) => `x${2 * i + 1} -- ${2 * i + 1}`).sort());
});
