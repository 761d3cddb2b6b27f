import { attack, type Category } from "./attack.ts";

/** What a program may come to that misuses the interpreter, but does not harm it. */
const ANY = ["ok", "exception", "memory", "recursion", "syntax"] as const;

/** A method that allocates in the place of what was freed before. */
const REUSE = "def reuse(): return [bytearray(b'\\x41' * 64) for i in range(200)]\nimport gc\n";

/** Containers that change while the interpreter works on them. */
export const CALLBACKS: Category = {
  name: "callbacks",
  title: "Containers changed by the methods of their elements",
  attacks: [
    attack(
      "list.sort: __lt__ appends",
      ANY,
      "x = []\nclass C:\n  def __lt__(self, o):\n    x.append(C())\n    return True\nx += [C() for i in range(20)]\nx.sort()\nNone",
    ),
    attack(
      "list.sort: __lt__ clears, and memory is used again",
      ANY,
      `${REUSE}x = []\nkeep = []\nclass C:\n  def __lt__(self, o):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return True\nx += [C() for i in range(50)]\nx.sort()\nlen(x) >= 0`,
      { value: true },
    ),
    attack(
      "list.sort: key clears",
      ANY,
      `${REUSE}x = [5, 4, 3, 2, 1] * 20\nkeep = []\ndef key(v):\n  x.clear()\n  gc.collect()\n  keep.append(reuse())\n  return v\nx.sort(key=key)\nNone`,
    ),
    attack(
      "list.sort: __lt__ sorts again",
      ANY,
      "x = []\nn = 0\nclass C:\n  def __lt__(self, o):\n    global n\n    n += 1\n    if n < 20: x.sort()\n    return False\nx += [C() for i in range(10)]\nx.sort()\nNone",
    ),
    attack(
      "list.sort: __lt__ never agrees",
      ANY,
      "n = 0\nclass C:\n  def __lt__(self, o):\n    global n\n    n += 1\n    return n % 3\nx = [C() for i in range(300)]\nx.sort()\nNone",
    ),
    attack(
      "list.remove: __eq__ clears",
      ANY,
      "x = []\nclass C:\n  def __eq__(self, o):\n    x.clear()\n    return True\nx += [C() for i in range(20)]\nx.remove(1)\nlen(x) >= 0",
      { value: true },
    ),
    attack(
      "list.remove: __eq__ clears at the end",
      ANY,
      "x = []\nclass C:\n  def __eq__(self, o):\n    x.clear()\n    return False\nx += [C() for i in range(20)]\nx.remove(1)",
    ),
    attack(
      "list.index: __eq__ clears, and memory is used again",
      ANY,
      `${REUSE}x = []\nkeep = []\nclass C:\n  def __eq__(self, o):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return False\nx += [C() for i in range(100)]\nx.index(1)`,
    ),
    attack(
      "list.count: __eq__ clears, and memory is used again",
      ANY,
      `${REUSE}x = []\nkeep = []\nclass C:\n  def __eq__(self, o):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return False\nx += [C() for i in range(100)]\nx.count(1)`,
    ),
    attack(
      "in: __eq__ clears",
      ANY,
      `${REUSE}x = []\nkeep = []\nclass C:\n  def __eq__(self, o):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return False\nx += [C() for i in range(100)]\n1 in x`,
    ),
    attack(
      "list ==: __eq__ clears both",
      ANY,
      `${REUSE}x = []\ny = []\nkeep = []\nclass C:\n  def __eq__(self, o):\n    x.clear()\n    y.clear()\n    gc.collect()\n    keep.append(reuse())\n    return True\nx += [C() for i in range(100)]\ny += [C() for i in range(100)]\nx == y`,
    ),
    attack(
      "list <: __lt__ clears both",
      ANY,
      `${REUSE}x = []\ny = []\nkeep = []\nclass C:\n  def __eq__(self, o): return True\n  def __lt__(self, o):\n    x.clear()\n    y.clear()\n    gc.collect()\n    keep.append(reuse())\n    return False\nx += [C() for i in range(100)]\ny += [C() for i in range(100)]\nx < y`,
    ),
    attack(
      "repr: __repr__ clears",
      ANY,
      `${REUSE}x = []\nkeep = []\nclass C:\n  def __repr__(self):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return 'C'\nx += [C() for i in range(100)]\nlen(repr(x)) > 0`,
      { value: true },
    ),
    attack(
      "a result: __repr__ clears",
      ANY,
      `${REUSE}x = []\nkeep = []\nclass C:\n  def __repr__(self):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return 'C'\nx += [C() for i in range(100)]\nx`,
    ),
    attack(
      "a dict as a result: __repr__ clears",
      ANY,
      `${REUSE}x = {}\nkeep = []\nclass C:\n  def __repr__(self):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return 'C'\nfor i in range(100): x[i] = C()\nx`,
    ),
    attack(
      "a set as a result: __repr__ clears",
      ANY,
      `${REUSE}x = set()\nkeep = []\nclass C:\n  def __repr__(self):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return 'C'\nfor i in range(100): x.add(C())\nx`,
    ),
    attack(
      "json.dumps: __str__ clears",
      ANY,
      `${REUSE}import json\nx = {}\nkeep = []\nclass C:\n  def __repr__(self):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return 'C'\n  __str__ = __repr__\nfor i in range(100): x[C()] = C()\njson.dumps(x) and None`,
    ),
    attack(
      "str.join: the iterable changes",
      ANY,
      "x = []\ndef g():\n  for i in range(100):\n    x.append('y' * i)\n    yield x[-1]\n    x.clear()\n''.join(g()) and None",
    ),
    attack(
      "list.extend with an iterator over itself",
      ["memory", "exception", "timeout"],
      "x = [1]\ndef g():\n  for v in x: yield v\nx.extend(g())",
    ),
    attack(
      "list.extend: the iterator clears",
      ANY,
      `${REUSE}x = list(range(100))\nkeep = []\ndef g():\n  for i in range(100):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    yield i\nx.extend(g())\nNone`,
    ),
    attack(
      "slice assignment: the iterator clears",
      ANY,
      "x = list(range(100))\ndef g():\n  for i in range(50):\n    x.clear()\n    yield i\nx[10:90] = g()\nNone",
    ),
    attack("slice assignment of itself", ANY, "x = list(range(100))\nx[10:20] = x\nx[:] = x\nx[50:] = x[:]\nlen(x)"),
    attack(
      "an index that clears",
      ANY,
      "x = list(range(100))\nclass I:\n  def __index__(self):\n    x.clear()\n    return 50\n  __int__ = __index__\nx[I()]",
    ),
    attack(
      "a slice whose bounds clear",
      ANY,
      "x = list(range(100))\nclass I:\n  def __index__(self):\n    x.clear()\n    return 50\n  __int__ = __index__\nx[I():I()]",
    ),
    attack(
      "list.pop with an index that clears",
      ANY,
      "x = list(range(100))\nclass I:\n  def __index__(self):\n    x.clear()\n    return 50\n  __int__ = __index__\nx.pop(I())",
    ),
    attack(
      "list.insert with an index that clears",
      ANY,
      "x = list(range(100))\nclass I:\n  def __index__(self):\n    x.clear()\n    return 50\n  __int__ = __index__\nx.insert(I(), 1)",
    ),
    attack(
      "list * a number that clears",
      ANY,
      "x = list(range(100))\nclass I:\n  def __index__(self):\n    x.clear()\n    return 50\n  __int__ = __index__\nx * I()",
    ),
    attack(
      "a call with *args that change",
      ANY,
      "x = list(range(100))\nclass D(dict):\n  def keys(self):\n    x.clear()\n    return ['a']\n  def __getitem__(self, k): return 1\ndef f(*a, **k): return len(a)\nf(*x, **D())",
    ),
    attack(
      "unpacking that changes what is unpacked",
      ANY,
      "x = list(range(3))\nclass I:\n  def __iter__(self):\n    x.clear()\n    return iter([1, 2])\n(a, b), c, d = [I()] + x\nNone",
    ),
    attack(
      "dict: __hash__ clears",
      ANY,
      "x = {}\nclass C:\n  def __hash__(self):\n    x.clear()\n    return 1\nfor i in range(50): x[i] = i\nx[C()] = 1\nNone",
    ),
    attack(
      "dict: __eq__ clears",
      ANY,
      "x = {}\nclass C:\n  def __hash__(self): return 1\n  def __eq__(self, o):\n    x.clear()\n    return False\nx[C()] = 1\nx[C()] = 2\nx[C()] = 3\nNone",
    ),
    attack(
      "dict: __eq__ clears in a lookup, and memory is used again",
      ANY,
      `${REUSE}x = {}\nkeep = []\nclass C:\n  def __hash__(self): return 1\n  def __eq__(self, o):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return False\nclass D:\n  def __hash__(self): return 1\nfor i in range(40): x[D()] = i\nx.get(C())`,
    ),
    attack(
      "dict: __eq__ fills during a lookup",
      ANY,
      "x = {}\nclass C:\n  def __hash__(self): return 1\n  def __eq__(self, o):\n    for i in range(200): x[i] = i\n    return False\nfor i in range(4): x[C()] = i\nNone",
    ),
    attack(
      "dict: __eq__ deletes what is looked for",
      ANY,
      "x = {}\nclass C:\n  def __hash__(self): return 1\n  def __eq__(self, o):\n    for k in list(x): x.pop(k, None)\n    return True\nx[C()] = 1\nx.pop(C())",
    ),
    attack(
      "dict: __hash__ clears while the table grows",
      ANY,
      "x = {}\narmed = False\nclass C:\n  def __hash__(self):\n    if armed: x.clear()\n    return 7\nfor i in range(3): x[C()] = i\narmed = True\nfor i in range(100): x[i] = i\nNone",
    ),
    attack(
      "dict: __hash__ raises while the table grows",
      ANY,
      "x = {}\narmed = False\nclass C:\n  def __hash__(self):\n    if armed: raise ValueError\n    return 7\nfor i in range(3): x[C()] = i\narmed = True\ntry:\n  for i in range(100): x[i] = i\nexcept ValueError: pass\narmed = False\nlen(x) >= 3",
      { value: true },
    ),
    attack(
      "dict.update with a dict that changes",
      ANY,
      "x = {}\ny = {}\nclass C:\n  def __hash__(self):\n    y.clear()\n    return 1\n  def __eq__(self, o):\n    y.clear()\n    x.clear()\n    return False\nfor i in range(10): y[i] = C()\nx[C()] = 1\nx.update(y)\nx.update(x)\nNone",
    ),
    attack(
      "dict.update of itself by an iterator",
      ANY,
      "x = {i: i for i in range(10)}\nx.update((k + 10, 1) for k in x if k < 1000)\nNone",
    ),
    attack("dict.fromkeys of itself", ANY, "x = {i: i for i in range(10)}\nx = dict.fromkeys(x, x)\nx == x"),
    attack(
      "dict ==: __eq__ clears",
      ANY,
      "x = {}\ny = {}\nclass C:\n  def __eq__(self, o):\n    x.clear()\n    y.clear()\n    return True\nfor i in range(40): x[i] = C(); y[i] = C()\nx == y",
    ),
    attack(
      "dict: resized while it is iterated",
      ANY,
      "x = {i: i for i in range(10)}\nfor k in x: x[k + 1000] = 1\nNone",
    ),
    attack("dict: cleared while it is iterated", ANY, "x = {i: i for i in range(100)}\nfor k in x: x.clear()\nNone"),
    attack(
      "dict.items(): cleared while it is iterated",
      ANY,
      `${REUSE}x = {i: i for i in range(100)}\nkeep = []\nfor k, v in x.items():\n  x.clear()\n  gc.collect()\n  keep.append(reuse())\nNone`,
    ),
    attack("dict.popitem while it is iterated", ANY, "x = {i: i for i in range(100)}\nfor k in x: x.popitem()\nNone"),
    attack(
      "OrderedDict: changed by __eq__",
      ANY,
      "from collections import OrderedDict\nx = OrderedDict()\nclass C:\n  def __hash__(self): return 1\n  def __eq__(self, o):\n    x.clear()\n    return False\nfor i in range(20): x[C()] = i\nx.popitem()\nNone",
    ),
    attack(
      "set: __hash__ clears",
      ANY,
      "x = set(range(50))\nclass C:\n  def __hash__(self):\n    x.clear()\n    return 1\nx.add(C())\nNone",
    ),
    attack(
      "set: __eq__ clears",
      ANY,
      "x = set()\nclass C:\n  def __hash__(self): return 1\n  def __eq__(self, o):\n    x.clear()\n    return False\nfor i in range(20): x.add(C())\nNone",
    ),
    attack(
      "set: __eq__ clears in a lookup, and memory is used again",
      ANY,
      `${REUSE}x = set()\nkeep = []\nclass D:\n  def __hash__(self): return 1\nclass C:\n  def __hash__(self): return 1\n  def __eq__(self, o):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return False\nfor i in range(40): x.add(D())\nC() in x`,
    ),
    attack(
      "set: changed while it is iterated",
      ANY,
      "x = set(range(20))\nfor i in x:\n  x.clear()\n  x.update(range(100))\n  if i > 1000: break\nNone",
    ),
    attack(
      "set operations that change their operands",
      ANY,
      "x = set(range(20))\ny = set()\nclass C:\n  def __init__(self, n): self.n = n\n  def __hash__(self):\n    x.clear()\n    return self.n\n  def __eq__(self, o):\n    y.clear()\n    return True\narm = [C(i) for i in range(20)]\ny = set(arm)\nfor f in (x.union, x.intersection, x.difference, x.symmetric_difference, x.update, x.intersection_update, x.difference_update, x.symmetric_difference_update, x.issubset, x.issuperset, x.isdisjoint):\n  f(y)\n  x.update(range(20))\nNone",
    ),
    attack(
      "max and min: the key clears",
      ANY,
      "x = [3, 1, 2] * 50\ndef key(v):\n  x.clear()\n  return v\nmax(x, key=key)",
    ),
    attack(
      "sum of what clears its list",
      ANY,
      "x = []\nclass C:\n  def __radd__(self, o):\n    x.clear()\n    return 1\n  def __add__(self, o):\n    x.clear()\n    return self\nx += [C() for i in range(50)]\nsum(x) and None",
    ),
    attack(
      "zip over what clears itself",
      ANY,
      "x = list(range(50))\ndef g():\n  for i in range(50):\n    x.clear()\n    yield i\nlist(zip(x, g(), x)) and None",
    ),
    attack(
      "heapq: __lt__ clears",
      ANY,
      `${REUSE}import heapq\nx = []\nkeep = []\nclass C:\n  def __lt__(self, o):\n    x.clear()\n    gc.collect()\n    keep.append(reuse())\n    return True\nx += [C() for i in range(50)]\nheapq.heapify(x)\nheapq.heappush(x, C())\nheapq.heappop(x)\nNone`,
    ),
    attack(
      "heapq: __lt__ pops",
      ANY,
      "import heapq\nx = []\nclass C:\n  def __lt__(self, o):\n    if x: x.pop()\n    return True\nx += [C() for i in range(50)]\nheapq.heappush(x, C())\nheapq.heappop(x)\nheapq.heapify(x)\nNone",
    ),
    attack(
      "deque: changed while it is iterated",
      [...ANY, "fuel"],
      "from collections import deque\nx = deque((), 10)\nx.extend(range(10))\nfor i in x:\n  while x: x.popleft()\n  x.extend(range(10))\n  if i > 100: break\nNone",
      { limits: { fuel: 100_000 } },
    ),
    attack(
      "deque: extended by itself",
      [...ANY, "fuel"],
      "from collections import deque\nx = deque((), 10)\nx.extend(range(5))\nx.extend(x)\nlen(x)",
      { limits: { fuel: 100_000 } },
    ),
    attack(
      "re.sub: the function collects, and calls the pattern again",
      ANY,
      `${REUSE}import re\np = re.compile('(a)(b)?')\nkeep = []\ndef f(m):\n  gc.collect()\n  keep.append(reuse())\n  return p.sub('c', m.group(0)) + str(m.group(1))\np.sub(f, 'abaab' * 10) and None`,
    ),
    attack(
      "isinstance with classes that change",
      ANY,
      "class A: pass\nclass B(A): pass\nB.__bases__\nisinstance(B(), (A, (B, (A,))))",
      { value: true },
    ),
    attack(
      "a class whose dict changes in a lookup",
      ANY,
      "class C:\n  def __getattr__(self, name):\n    setattr(C, name, 1)\n    for i in range(200): setattr(C, 'a%d' % i, i)\n    return 1\nc = C()\n[getattr(c, 'x%d' % i) for i in range(20)] and None",
    ),
    attack("globals that vanish", ANY, "def f():\n  globals().clear()\n  return g\ng = 1\nf()"),
    attack(
      "a module that vanishes while it is used",
      ANY,
      "import sys, json\ndel sys.modules\nimport json\njson.dumps([1])",
    ),
    attack("a generator that advances itself", ANY, "def g():\n  yield next(x)\nx = g()\nnext(x)"),
    attack("a generator that closes itself", ANY, "def g():\n  x.close()\n  yield 1\nx = g()\nnext(x)"),
    attack("a generator that throws into itself", ANY, "def g():\n  x.throw(ValueError)\n  yield 1\nx = g()\nnext(x)"),
    attack("generators that delegate to each other", ANY, "def g():\n  yield from x\nx = g()\nlist(x)"),
    attack(
      "a generator that is dropped half way",
      ANY,
      `${REUSE}def g():\n  try: yield 1\n  finally: reuse()\nfor i in range(200): next(g())\ngc.collect()\nNone`,
    ),
    attack(
      "__del__ that is never called",
      "ok",
      "import gc\nclass C:\n  def __del__(self): print('called')\nfor i in range(100): C()\ngc.collect()\nNone",
      { value: null },
    ),
    attack(
      "exceptions raised while exceptions are raised",
      ANY,
      "class E(Exception):\n  def __init__(self, n):\n    if n: raise E(n - 1)\nraise E(50)",
    ),
    attack(
      "an exception class that makes something else",
      ANY,
      "class E(Exception):\n  def __new__(cls, *a): return 1\nraise E",
    ),
    attack("raising what is no exception", "exception", "raise 5", { type: "TypeError" }),
    attack("raising a class with a broken __init__", ANY, "class E(Exception):\n  def __init__(self): pass\nraise E"),
    attack(
      "tasks that are queued twice",
      ANY,
      "import asyncio\nfrom _asyncio import TaskQueue, Task\nq = TaskQueue()\nt = Task(None)\nq.push(t)\nq.push(t)\nq.pop()\nq.pop()",
    ),
    attack(
      "tasks removed from another queue",
      ANY,
      "from _asyncio import TaskQueue, Task\na, b = TaskQueue(), TaskQueue()\nt, u = Task(None), Task(None)\na.push(t)\nb.push(u)\nb.remove(t)\na.remove(u)\na.pop()\nb.pop()",
    ),
    attack(
      "asyncio's own queue, emptied",
      ANY,
      "import asyncio\nasync def f():\n  for i in range(5): await asyncio.sleep(0)\nt = asyncio.create_task(f())\nasyncio._task_queue = None\nasyncio.core._task_queue = None\nawait asyncio.sleep(0.01)",
    ),
    attack(
      "asyncio's current task, replaced",
      ANY,
      "import asyncio\nasyncio.core.cur_task = 5\nasyncio.cur_task = 5\nawait asyncio.sleep(0.01)",
    ),
    attack(
      "a task that waits for itself",
      [...ANY, "timeout"],
      "import asyncio\nasync def f(): await t\nt = asyncio.create_task(f())\nawait asyncio.wait_for(t, 0.01)",
    ),
    attack(
      "the host's own module, called by the guest",
      [...ANY, "timeout"],
      "import _host\nfor f in (_host.attach, _host.begin, _host.cancel, _host.wait):\n  for a in ((), (1,), (-1,), (2**31,), ('x',), (None, None), (1, 2, 3), ([], {}, ())):\n    try: f(*a)\n    except Exception as e: pass\nNone",
    ),
  ],
};
