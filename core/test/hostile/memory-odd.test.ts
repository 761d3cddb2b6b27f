import { describe, expect, test } from "vitest";
import { outcome } from "./memory-guests.ts";

/** Each program does many odd things, each in a try: what they come to does not matter, as long as it is something of Python's. */
const PROGRAMS: readonly (readonly [name: string, code: string])[] = [
  [
    "generators that are thrown anything, in every state",
    `
def g():
  try:
    x = yield 1
    y = yield x
  except GeneratorExit as e:
    kept.append(e); raise
kept = []
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
r = []
for f in (lambda: i.throw(5), lambda: i.throw(ValueError, 5), lambda: i.throw(ValueError), lambda: i.throw(None), lambda: i.pend_throw(5), lambda: i.pend_throw(ValueError()), lambda: i.close(), lambda: i.send(3), lambda: next(i), lambda: i.throw(StopIteration), lambda: i.throw(GeneratorExit), lambda: i.throw([])):
  for n in (0, 1, 2):
    i = g()
    for _ in range(n): next(i)
    r.append(o(f)); r.append(o(lambda: next(i))); r.append(o(lambda: i.close()))
for e in kept:
  try: raise e
  except GeneratorExit: pass
  e.__traceback__ = None
  import sys, io
  s = io.StringIO(); sys.print_exception(e, s)
def h(): yield next(j)
j = h()
r.append(o(lambda: next(j)))
def k():
  yield from 5
r.append(o(lambda: next(k())))
class N:
  def __iter__(s): return s
  def __next__(s): raise StopIteration(1, 2, 3)
  throw = 5
  close = 5
  send = 5
def l(): return (yield from N())
r.append(o(lambda: next(l())))
len(r)`,
  ],
  [
    "exec() and eval() with odd globals, builtins that are none",
    `
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
class C: pass
from collections import OrderedDict
r = [o(f) for f in (lambda: exec('x=1', {}), lambda: exec('x=1', C.__dict__), lambda: exec('x=1', list.__dict__), lambda: exec('x=1', OrderedDict()), lambda: exec('x=1', 5), lambda: exec('x=1', {1: 2, 'y': 3}), lambda: eval('x', {'x': 1}, {}), lambda: eval(5), lambda: eval(compile('1', 'a', 'eval'), {}), lambda: exec(compile('global x\\nx=1', 'a', 'exec'), {}, {}), lambda: exec('def f(): return x\\nf()', {}), lambda: exec('class A: pass', {}), lambda: exec('import sys', {}), lambda: exec('from sys import *', {}), lambda: eval('__import__("sys")', {}), lambda: eval(bytearray(b'1+1')), lambda: eval(memoryview(b'1+1')), lambda: compile('1', 'a', 'nope'), lambda: compile(b'\\xff', 'a', 'exec'), lambda: exec('del print\\nprint'), lambda: exec('print = 5'), lambda: exec('\\x00'), lambda: exec('\\\\'), lambda: exec('a\\r\\nb'), lambda: exec(b'\\xff\\xfe'))]
import builtins
g = globals()
def dl():
  for n in list(g):
    if n not in ('r', 'o', 'builtins', 'g', 'dl', 'len'): del g[n]
r.append(o(dl))
def bi():
  builtins.__build_class__ = 5
  try:
    class A: pass
  finally: del builtins.__build_class__
r.append(o(bi))
def bi():
  builtins.__import__ = lambda *a: 5
  try:
    import zz.yy
    exec('from zz import *')
  finally: del builtins.__import__
r.append(o(bi))
def bi():
  kept = []
  builtins.__build_class__ = lambda f, *a: kept.append(f)
  try:
    class A(list):
      def f(self): return super().x
      y = 1
  finally: del builtins.__build_class__
  return [kept[0](), type(kept[0])]
r.append(o(bi))
len(r)`,
  ],
  [
    "classes made by hand, their dicts changed afterwards",
    `
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
r = []
for b in ((), (list,), (list, dict), (int, str), (object, list), (5,), ([],), (bool,), (type(None),), (type(lambda: 0),), (type,), (super,), (property,), (slice,), (range,), (memoryview,), (type(iter([])),), (Exception, list), (ValueError, KeyError)):
  for d in ({}, {1: 2}, {'__new__': 5}, {'__init__': 5}, {'__len__': 5}, {'__eq__': len}, {'__getattr__': 5}, {'__iter__': iter}, {'__call__': 5}, {'__hash__': None}, {'__repr__': repr}, {'__getitem__': 3}, {'__del__': 1}, {'__class__': 5}, {'__enter__': 1}, {'__setattr__': 5}, {'__get__': 5, '__set__': 4}):
    def t():
      T = type('T', b, d)
      d.clear()
      d['z'] = 5
      x = T()
      for f in (repr, str, len, iter, hash, bool, list, lambda x: x.z, lambda x: x[0], lambda x: x(), lambda x: x == x, lambda x: x + 1, lambda x: setattr(x, 'q', 1), lambda x: dir(x), lambda x: x.__dict__, lambda x: x.__class__, lambda x: setattr(x, '__class__', int), lambda x: isinstance(x, T), lambda x: {x: 1}):
        o(lambda: f(x))
      T.y = property(5)
      o(lambda: x.y)
      del T.y
      return 1
    r.append(o(t))
len(r)`,
  ],
  [
    "modules, sys.path and names that are taken away or something else",
    `
import sys
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
def d1(): del sys.modules['__main__']
def d2():
  sys.modules.clear()
  import asyncio
def d3():
  sys.modules['asyncio'] = sys.modules
  import asyncio.core
def d4():
  sys.path[:] = [5]
  import nothing
def d5():
  sys.path[:] = ['a' * 100000]
  import nothing
def d6(): sys.path = 5; import nothing
def d7(): __import__('a' * 300)
def d8(): __import__('')
def d9(): __import__('.')
def d10(): __import__('a..b')
def d11(): __import__('x', 1, 2, 3, -1)
def d12(): __import__('x', 1, 2, 3, [])
def d13():
  m = type(sys)
  m()
def d14():
  global __name__
  __name__ = 5
  __import__('x', None, None, None, 1)
def d15():
  sys.argv.append(1); sys.argv.clear(); sys.argv.extend(range(100)); return len(sys.argv)
def d16(): sys.stdout = 5
def d17(): del sys.modules
r = [o(f) for f in (d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12, d13, d14, d15, d16, d17)]
len(r)`,
  ],
  [
    "formats beyond every bound, and reprs that are none",
    `
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
class R:
  def __repr__(s): return 5
class T:
  def __str__(s): raise ValueError
  def write(s, x): return 5
r = [o(f) for f in (lambda: repr(R()), lambda: str(R()), lambda: '%s' % R(), lambda: '{}'.format(R()), lambda: print(1, file=R()), lambda: print(1, file=T()), lambda: print(1, sep=5), lambda: print(1, end=[]), lambda: '%d' % 'a', lambda: '%(a' % {}, lambda: '%(a)s' % 5, lambda: '%*d' % (2,), lambda: '%.*f' % (99999999, 1.5), lambda: '%99999.99999d' % 5, lambda: '{:99999999999999999999}'.format(1), lambda: '{0[a]}'.format(1), lambda: '{:{:{:{}}}}'.format(1, 2, 3, 4), lambda: '{' * 1000, lambda: ('{' * 1000).format(1), lambda: '{:c}'.format(0x110000), lambda: '%c' % '', lambda: '{:.999999f}'.format(1.5), lambda: '{:e}'.format(10**400), lambda: '%s %s' % (1,), lambda: '{!x}'.format(1), lambda: b'%s' % 5, lambda: '%r' % (T(),), lambda: f'{R()!r:>{"x"}}', lambda: format(1, '>>>>'), lambda: '{:,}'.format(-10**30), lambda: '%x' % -10**40, lambda: '{:#x}'.format(2**200), lambda: '{:+,d}'.format(123456789), lambda: '% 020.15g' % 1e-300)]
len(r)`,
  ],
  [
    "memoryviews and arrays at their ends",
    `
from array import array
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
b = bytearray(range(100))
m = memoryview(b)
a = array('d', range(10))
n = memoryview(a)
r = [o(f) for f in (lambda: m[200], lambda: m[-101], lambda: m[50:40], lambda: m[10:20][5:30][3:][:2][0], lambda: bytes(m[99:200]), lambda: m.__setitem__(slice(0, 5), b'123'), lambda: m.__setitem__(slice(0, 3), a), lambda: n[3], lambda: n[2:4][1], lambda: bytes(n[2:4]), lambda: memoryview(5), lambda: memoryview('abc')[1], lambda: memoryview(memoryview(b)[5:10])[2], lambda: memoryview(m[5:10])[7], lambda: array('d', memoryview(b)), lambda: array('Q', b'12345678901'), lambda: array('b', [300]), lambda: array('I', [-1]), lambda: array('', []), lambda: array('xx'), lambda: array('O', [1]), lambda: array('\\x01', [1]), lambda: a.append('x'), lambda: a.extend('abc'), lambda: a.extend(b'123456789'), lambda: a + m, lambda: m + a, lambda: m == a, lambda: a < a, lambda: hash(m), lambda: m.hex(), lambda: b.decode(), lambda: int.from_bytes(m, 'big') > 0, lambda: b.__class__(2**31-1), lambda: bytearray(-1), lambda: b[::2], lambda: b[::-1], lambda: m[1:5:2], lambda: bytearray(b'abc', 'x', 'y', 'z'), lambda: bytes([256]), lambda: bytes([-1]), lambda: array('e', [1.5]))]
len(r)`,
  ],
  [
    "containers within themselves",
    `
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
l = []; l.append(l); d = {}; d[1] = d; t = (l, d); s = {1}; 
from collections import deque, OrderedDict, namedtuple
q = deque((), 5); q.append(q)
od = OrderedDict(); od[1] = od
import json
r = [o(f) for f in (lambda: repr(l), lambda: repr(d), lambda: repr(t), lambda: l == l, lambda: l == [l], lambda: d == {1: d}, lambda: json.dumps(l), lambda: json.dumps(d), lambda: hash(t), lambda: l < l, lambda: sorted([l, l]), lambda: [l] * 3 == [l] * 3, lambda: repr(od), lambda: od == od, lambda: list(q), lambda: zip(*[iter(l)] * 3), lambda: list(map(l, l)), lambda: l.extend(l), lambda: l.__iadd__(l), lambda: list(reversed(l)), lambda: list(enumerate(l, 2**30 - 1)), lambda: sum(l, l), lambda: max(l), lambda: l.index(l), lambda: l.remove(l), lambda: namedtuple('a', 'x x')(1, 2), lambda: namedtuple('a', l), lambda: namedtuple('a', [1]), lambda: namedtuple('a', ['x'] * 300)(*range(300)).x, lambda: namedtuple('', ''), lambda: namedtuple('a', 'b')._asdict(), lambda: namedtuple('a', 'b')(1)._asdict())]
len(r)`,
  ],
  [
    "tasks, futures and loops whose parts are something else, and the host's side of them",
    `
import asyncio, _host
from asyncio import core
def o(f):
  try: return f()
  except BaseException as e: return type(e).__name__
async def c(): return 1
async def own(f): return f()
def mk():
  global t, u, l
  l = asyncio.new_event_loop(); t = l.create_task(c()); u = l.create_future()
r = []
for f in (lambda: t.cancel(), lambda: next(t), lambda: next(iter(t)), lambda: next(u.__await__()), lambda: t._step(5), lambda: (t._step(None), t._step(None)), lambda: l._soon(5, 6), lambda: l._ready.append(5), lambda: setattr(l, '_ready', 5), lambda: setattr(l, '_timers', [5]), lambda: l._timers.append((float('nan'), 1, 5)), lambda: l._timers.append(('x', [], {})), lambda: l._ready.append((t._step, None)), lambda: setattr(t, '_coro', t), lambda: setattr(t, '_coro', iter([1])), lambda: setattr(t, '_coro', l), lambda: setattr(t, '_state', []), lambda: setattr(u, '_callbacks', 5), lambda: u.add_done_callback(5), lambda: u.set_result(u), lambda: u.set_exception(5), lambda: u.set_exception(StopIteration()), lambda: asyncio.Task(), lambda: asyncio.Task(5), lambda: asyncio.Task(c()), lambda: asyncio.Task.__new__(asyncio.Task).cancel(), lambda: asyncio.Future.__new__(asyncio.Future).result(), lambda: setattr(core, 'cur_task', 5), lambda: setattr(core, '_running_loop', l), lambda: setattr(core, '_open_calls', 5), lambda: asyncio.run(5), lambda: asyncio.run(own(lambda: asyncio.run(c()))), lambda: asyncio.run(own(lambda: l.run_until_complete(t))), lambda: core._complete(5), lambda: core._complete([5]), lambda: core._complete([(1, 2, 3)]), lambda: core._begin(5), lambda: next(core._begin(c()))):
  mk()
  r.append(o(f))
  r.append(o(lambda: l.run_until_complete(t)))
  core.cur_task = core._running_loop = core._current_loop = None
  core._open_calls = {}
for f in (lambda: _host.attach(5), lambda: _host.attach(_host.__dict__), lambda: _host.attach(list.__dict__), lambda: _host.attach({}), lambda: _host.begin(5, 5, 5), lambda: _host.begin(len, [], {}), lambda: _host.begin(_host.begin, 5, {}), lambda: _host.cancel(-1), lambda: _host.cancel(2 ** 40), lambda: _host.cancel([]), lambda: _host.wait('x'), lambda: _host.wait({})):
  r.append(o(f))
len(r)`,
  ],
];

describe.each(["released", "debug"] as const)("odd things: %s engine", (engine) => {
  test.each(PROGRAMS)("%s", (_, code) => {
    expect(outcome(engine, code)).toBeGreaterThan(10);
  });
});

test("a call with more arguments than the C stack holds, when the heap is full", () => {
  const code = `
class A:
  def m(self, *a): return len(a)
a, big, keep = A(), [0] * 70000, []
for size in (4000, 10):
  try:
    while True: keep.append(bytearray(size))
  except MemoryError: pass
try: a.m(*big)
except MemoryError: keep = 'refused'
keep`;
  for (const engine of ["released", "debug"] as const) expect(outcome(engine, code)).toBe("refused");
});
