# case: keyword
import keyword
print(keyword.iskeyword("for"), keyword.iskeyword("print"), keyword.iskeyword("None"), len(keyword.kwlist), keyword.kwlist[:4], keyword.issoftkeyword("match"))
# case: numbers
import numbers
print([isinstance(x, numbers.Number) for x in (1, 1.5, 1j, True, "a")], isinstance(1, numbers.Integral), isinstance(1.5, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Real), isinstance(1j, numbers.Complex), isinstance(1, numbers.Rational), issubclass(int, numbers.Real))
# case: numbers of one's own
import numbers
class N(numbers.Number):
    pass
print(isinstance(N(), numbers.Number))
try:
    numbers.Integral()
except TypeError as e:
    print(str(e)[:60])
# case: reprlib
import reprlib
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr((1,)), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(12345678901234567890123456789012345678901234567890))
r = reprlib.Repr()
r.maxlist = 2
r.maxstring = 10
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"), r.repr(frozenset([1])))
# case: recursive_repr
import reprlib
class A:
    def __init__(self):
        self.l = [self]
    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return "A(%r)" % self.l
print(A())
# case: graphlib
from graphlib import TopologicalSorter, CycleError
print(list(TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}).static_order())[0::3])
t = TopologicalSorter()
t.add(3, 1, 2)
t.add(2, 1)
print(list(t.static_order()))
# case: graphlib in steps
from graphlib import TopologicalSorter
t = TopologicalSorter({"c": ["a", "b"], "d": ["c"]})
t.prepare()
while t.is_active():
    ready = sorted(t.get_ready())
    print(ready)
    t.done(*ready)
# case: cycles in graphlib
from graphlib import TopologicalSorter, CycleError
try:
    list(TopologicalSorter({"a": ["b"], "b": ["c"], "c": ["a"]}).static_order())
except CycleError as e:
    print(e.args[0], len(e.args[1]), e.args[1][0] == e.args[1][-1], isinstance(e, ValueError))
t = TopologicalSorter({1: [2]})
for f in (t.get_ready, lambda: t.done(1)):
    try:
        f()
    except ValueError as e:
        print(e)
t.prepare()
for f in (lambda: t.done(9), lambda: t.done(1), t.prepare, lambda: t.add(5)):
    try:
        f()
    except ValueError as e:
        print(e)
# case: sched
import sched
now = [0]
def sleep(n):
    now[0] += n
s = sched.scheduler(lambda: now[0], sleep)
out = []
s.enter(5, 1, out.append, ("b",))
e = s.enter(3, 1, out.append, ("gone",))
s.enter(1, 2, out.append, ("a2",))
s.enter(1, 1, out.append, argument=("a1",))
s.cancel(e)
print(len(s.queue), s.empty())
s.run()
print(out, now, s.empty())
# case: queue
import queue
q = queue.Queue(maxsize=2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
for f in (q.get_nowait, lambda: q.get(block=False), lambda: q.get(timeout=0.001)):
    try:
        f()
    except queue.Empty as e:
        print("Empty")
q.put(1), q.put(2)
for f in (lambda: q.put_nowait(3), lambda: q.put(3, block=False)):
    try:
        f()
    except queue.Full:
        print("Full")
# case: other queues
import queue
p = queue.PriorityQueue()
for x in ((3, "c"), (1, "a"), (2, "b")):
    p.put(x)
l = queue.LifoQueue()
l.put(1), l.put(2)
s = queue.SimpleQueue()
s.put("x")
print([p.get() for _ in range(3)], l.get(), l.get(), s.get(), s.empty(), s.qsize())
# case: task_done and join
import queue
q = queue.Queue()
q.put(1)
q.get()
q.task_done()
q.join()
try:
    q.task_done()
except ValueError as e:
    print(e)
# case: threads that end
import threading
out = []
def work(n, k=0):
    out.append((n, k))
ts = [threading.Thread(target=work, args=(i,), kwargs={"k": i * 2}) for i in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(out, [t.is_alive() for t in ts], threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
# case: a thread class, names, errors
import threading
class T(threading.Thread):
    def __init__(self, n):
        super().__init__(name="t%d" % n, daemon=True)
        self.n = n
        self.result = None
    def run(self):
        self.result = self.n ** 2
        self.where = threading.current_thread().name
t = T(4)
t.start()
t.join()
print(t.result, t.where, t.name, t.daemon)
for f in (t.start, lambda: T(1).join()):
    try:
        f()
    except RuntimeError as e:
        print(e)
# case: locks
import threading
l = threading.Lock()
with l:
    print(l.locked(), l.acquire(blocking=False))
print(l.locked(), l.acquire(), l.release())
try:
    l.release()
except RuntimeError as e:
    print(e)
r = threading.RLock()
with r:
    with r:
        print("twice")
try:
    r.release()
except RuntimeError as e:
    print(e)
# case: a counter with a lock
import threading
n = 0
lock = threading.Lock()
def inc():
    global n
    for _ in range(100):
        with lock:
            n += 1
ts = [threading.Thread(target=inc) for _ in range(4)]
[t.start() for t in ts]
[t.join() for t in ts]
print(n)
# case: events, semaphores, conditions, locals
import threading
e = threading.Event()
print(e.is_set(), e.wait(0.001))
threading.Thread(target=e.set).start()
print(e.wait(), e.is_set())
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release(), s.acquire(timeout=0.001))
b = threading.BoundedSemaphore(1)
try:
    b.release()
except ValueError as x:
    print(x)
c = threading.Condition()
with c:
    print(c.wait(0.001), c.wait_for(lambda: True))
    c.notify_all()
try:
    c.notify()
except RuntimeError as x:
    print(x)
loc = threading.local()
loc.x = 1
seen = []
threading.Thread(target=lambda: seen.append(hasattr(loc, "x"))).start()
print(loc.x, seen)
# case: producer and consumer
import queue
import threading
q = queue.Queue()
got = []
def produce():
    for i in range(3):
        q.put(i)
    q.put(None)
def consume():
    while True:
        x = q.get()
        if x is None:
            break
        got.append(x)
p = threading.Thread(target=produce)
c = threading.Thread(target=consume)
p.start()
p.join()
c.start()
c.join()
print(got)
# case: references while objects live
import weakref
class A:
    def m(self):
        return "m"
    def __repr__(self):
        return "A"
a = A()
r = weakref.ref(a)
print(r() is a, r == weakref.ref(a), weakref.proxy(a).m(), hash(r) == hash(a))
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
# case: weak dictionaries and sets while objects live
import weakref
class K:
    def __init__(self, n):
        self.n = n
a, b = K(1), K(2)
d = weakref.WeakKeyDictionary()
d[a] = "a"
v = weakref.WeakValueDictionary({"x": a})
v["y"] = b
s = weakref.WeakSet([a, b])
print(d[a], len(d), a in d, b in d, v["x"].n, sorted(v), len(s), a in s, d.get(b), v.get("z"), [k.n for k in d])
s.discard(b)
print(len(s), b in s)
del v["x"]
print(list(v.items())[0][1].n)
# case: finalize that is called
import weakref
class A: ...
a = A()
f = weakref.finalize(a, print, "bye", 1, sep="-")
print(f.alive, f.peek()[1] is print)
f()
print(f.alive, f())
g = weakref.finalize(a, print, "never")
print(g.detach()[1] is print, g.alive)
# case: WeakMethod
import weakref
class A:
    def m(self):
        return 5
a = A()
print(weakref.WeakMethod(a.m)()())
# case: warnings that are recorded
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    warnings.warn(RuntimeWarning("three"))
print([(str(x.message), x.category.__name__) for x in w], len(w))
# case: warnings as errors, and ignored
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("bad", FutureWarning)
    except FutureWarning as e:
        print("raised", e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("ignore")
    warnings.warn("x")
print(len(w))
# case: filters by message, category
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message=".*secret")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.warn("a secret thing")
    warnings.warn("public")
    warnings.warn("old", DeprecationWarning)
print([str(x.message) for x in w])
# case: once and default
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("once")
    for i in range(3):
        warnings.warn("same")
print(len(w))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    for i in range(3):
        warnings.warn("same")
print(len(w))
# case: wrong arguments of warnings
import warnings
for f in (lambda: warnings.warn("x", int), lambda: warnings.warn("x", "y")):
    try:
        f()
    except TypeError as e:
        print(e)
# case: formatwarning and showwarning
import warnings
print(warnings.formatwarning("msg", UserWarning, "f.py", 3, "line"), end="")
shown = []
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = lambda *a, **k: shown.append((str(a[0]), a[1].__name__))
    warnings.warn("hey")
print(shown)
