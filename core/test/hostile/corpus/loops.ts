import { attack, type Category } from "./attack.ts";

/** Programs that never end by themselves, in Python that the virtual machine sees step by step. */
export const LOOPS: Category = {
  name: "loops",
  title: "Work in Python",
  outlives: true,
  attacks: [
    attack("a loop", "timeout", "while True: pass"),
    attack(
      "a loop around one that catches everything",
      "timeout",
      "while True:\n  try:\n    while True: pass\n  except: pass",
    ),
    attack(
      "catching BaseException and going on",
      "timeout",
      "while True:\n  try: 1 / 0\n  except BaseException: continue",
    ),
    attack(
      "catching the deadline itself",
      "timeout",
      `
while True:
  try:
    while True: pass
  except TimeoutError: pass`,
    ),
    attack("finally: continue", "timeout", "def f():\n  while True:\n    try: return 1\n    finally: continue\nf()"),
    attack("a generator without end", "timeout", "def g():\n  while True: yield 1\nfor _ in g(): pass"),
    attack(
      "a generator that swallows what is thrown into it",
      "timeout",
      `
def g():
  while True:
    try: yield 1
    except BaseException: pass
it = g()
next(it)
while True: it.throw(ValueError)`,
    ),
    attack(
      "a generator that refuses to close",
      ["exception", "timeout"],
      `
def g():
  while True:
    try: yield 1
    except GeneratorExit: pass
it = g()
next(it)
it.close()
while True: pass`,
    ),
    attack(
      "an iterator that is its own",
      "timeout",
      "class I:\n  def __iter__(self): return self\n  def __next__(self): return 1\nfor _ in I(): pass",
    ),
    attack("a comprehension without end", ["timeout", "memory"], "def g():\n  while True: yield 1\n[x for x in g()]"),
    attack("a set comprehension without end", "timeout", "def g():\n  while True: yield 1\n{x for x in g()}"),
    attack("a list that grows while it is read", ["timeout", "memory"], "x = [1]\nfor i in x: x.append(i)"),
    attack("text that grows", ["timeout", "memory"], "x = ''\nwhile True: x += 'x'"),
    attack("calls without end by exponent", "timeout", "def f(n): return f(n - 1) + f(n - 1) if n else 1\nf(100)"),
    attack("calls that go on in finally", "timeout", "def f():\n  try: f()\n  finally: f()\nf()"),
    attack("calls that go on in except", "timeout", "def f():\n  try: f()\n  except: f()\nf()"),
    attack(
      "catching RecursionError for ever",
      "timeout",
      "def f(): f()\nwhile True:\n  try: f()\n  except RecursionError: pass",
    ),
    attack(
      "catching SystemExit for ever",
      "timeout",
      "import sys\nwhile True:\n  try: sys.exit()\n  except SystemExit: pass",
    ),
    attack("exit in finally of a loop", "timeout", "import sys\nwhile True:\n  try: sys.exit(3)\n  finally: continue"),
    attack(
      "__exit__ that swallows everything",
      "timeout",
      `
class C:
  def __enter__(self): return self
  def __exit__(self, *a): return True
while True:
  with C(): raise KeyboardInterrupt`,
    ),
    attack(
      "__exit__ that loops",
      "timeout",
      `
class C:
  def __enter__(self): pass
  def __exit__(self, *a):
    while True: pass
with C(): pass`,
    ),
    attack(
      "__lt__ that is slow, in sorted()",
      "timeout",
      "class C:\n  def __lt__(self, other):\n    for i in range(10**6): pass\n    return True\nsorted([C() for i in range(1000)])",
    ),
    attack(
      "__eq__ that loops, in list.index",
      "timeout",
      "class C:\n  def __eq__(self, other):\n    while True: pass\n[C()].index(1)",
    ),
    attack(
      "__hash__ that loops, in a dict",
      "timeout",
      "class C:\n  def __hash__(self):\n    while True: pass\n{C(): 1}",
    ),
    attack(
      "__bool__ that loops, in if",
      "timeout",
      "class C:\n  def __bool__(self):\n    while True: pass\nif C(): pass",
    ),
    attack("__len__ that loops", "timeout", "class C:\n  def __len__(self):\n    while True: pass\nlen(C())"),
    attack(
      "__getattr__ that loops",
      "timeout",
      "class C:\n  def __getattr__(self, name):\n    while True: pass\nC().x",
    ),
    attack(
      "__str__ that loops, in print",
      "timeout",
      "class C:\n  def __str__(self):\n    while True: pass\nprint(C())",
    ),
    attack(
      "__str__ that loops, in an f-string",
      "timeout",
      "class C:\n  def __str__(self):\n    while True: pass\nf'{C()}'",
    ),
    attack(
      "__repr__ that loops, of the result",
      "timeout",
      "class C:\n  def __repr__(self):\n    while True: pass\nC()",
    ),
    attack(
      "__repr__ that loops, inside the result",
      "timeout",
      "class C:\n  def __repr__(self):\n    while True: pass\n[1, {'x': C()}]",
    ),
    attack(
      "__str__ that loops, of the exception that ends the run",
      ["timeout", "exception"],
      "class E(Exception):\n  def __str__(self):\n    while True: pass\nraise E()",
    ),
    attack(
      "__repr__ that loops, of an exception's argument",
      ["timeout", "exception"],
      "class C:\n  def __repr__(self):\n    while True: pass\nraise ValueError(C(), 1)",
    ),
    attack("a property that loops", "timeout", "class C:\n  @property\n  def x(self):\n    while True: pass\nC().x"),
    attack("a loop in the body of a class", "timeout", "class C:\n  while True: pass"),
    attack("a loop in a default argument", "timeout", "def f():\n  while True: pass\ndef g(x=f()): pass"),
    attack("a loop in a decorator", "timeout", "def f(g):\n  while True: pass\n@f\ndef g(): pass"),
    attack("a loop in sort's key", "timeout", "def f(x):\n  while True: pass\n[2, 1].sort(key=f)"),
    attack(
      "a loop in map, filter and zip",
      "timeout",
      "def g():\n  while True: yield 1\nfor _ in zip(map(lambda x: x, g()), filter(lambda x: True, g())): pass",
    ),
    attack("a loop in re.sub's function", "timeout", "import re\ndef f(m):\n  while True: pass\nre.sub('a', f, 'aaa')"),
    attack(
      "a loop in a stream that print() writes to",
      ["timeout", "exception"],
      "import io\nclass S(io.IOBase):\n  def write(self, b):\n    while True: pass\nprint('x', file=S())\nwhile True: pass",
    ),
    attack("a loop in exec", "timeout", "exec('while True: pass')"),
    attack("compiling for ever", "timeout", "while True: eval('1 + 1')"),
    attack("importing for ever", "timeout", "while True: __import__('json')"),
    attack("collecting for ever", "timeout", "import gc\nwhile True: gc.collect()"),
    attack("raising for ever", "timeout", "while True:\n  try: raise ValueError('x' * 100)\n  except ValueError: pass"),
    attack("sleeping a little for ever", "timeout", "import time\nwhile True: time.sleep(0.001)"),
    attack("a collatz of big integers", ["timeout", "memory"], "x = 3\nwhile True: x = x * x + 1"),
    attack("asyncio: giving way for ever", "timeout", "import asyncio\nwhile True: await asyncio.sleep(0)"),
    attack(
      "asyncio: a task that is not cancelled",
      "timeout",
      `
import asyncio
async def f():
  while True:
    try: await asyncio.sleep(1000)
    except BaseException: pass
await asyncio.wait_for(f(), 0.001)`,
    ),
    attack(
      "asyncio: tasks that make tasks",
      ["timeout", "memory", "exception"],
      `
import asyncio
async def f():
  asyncio.create_task(f())
  asyncio.create_task(f())
  await asyncio.sleep(0)
asyncio.create_task(f())
while True: await asyncio.sleep(0)`,
    ),
    attack(
      "asyncio: a lock that is passed on for ever",
      "timeout",
      `
import asyncio
lock = asyncio.Lock()
async def f():
  while True:
    async with lock: await asyncio.sleep(0)
await asyncio.gather(f(), f(), f())`,
    ),
    attack(
      "asyncio: a clock that tells no time",
      ["timeout", "exception"],
      `
import asyncio
asyncio.core.ticks_diff = lambda a, b: float('nan')
while True: await asyncio.sleep(1000)`,
    ),
    attack(
      "asyncio: a clock that goes backwards",
      ["timeout", "exception"],
      `
import asyncio
asyncio.core.ticks_diff = lambda a, b: -10**300
while True: await asyncio.sleep(1000)`,
    ),
    attack(
      "waiting for no time, in the module behind asyncio",
      "timeout",
      "import _host\nwhile True: _host.wait(float('nan'))",
    ),
    attack(
      "waiting without end, in the module behind asyncio",
      "timeout",
      "import _host\nwhile True: _host.wait(None)",
    ),
    attack(
      "asyncio: spinning side by side",
      "timeout",
      `
import asyncio
async def spin():
  while True: await asyncio.sleep(0)
await asyncio.gather(*[spin() for i in range(50)])`,
    ),
  ],
};
