import functools


# case: partial
from functools import partial
def f(*a, **k):
    return a, sorted(k.items())
p = partial(f, 1, x=2)
print(p(3, y=4), p(), p(x=5), p.args, p.keywords, p.func is f)
# case: partial of a partial is one
from functools import partial
def f(*a, **k):
    return a, k
p = partial(partial(f, 1, x=1), 2, y=2)
print(p.args, p.keywords, p.func is f, p(3))
# case: partial's repr
from functools import partial
print(partial(int, base=2), partial(print, 1, "a"), partial(sorted, key=len, reverse=True))
# case: partial has attributes
from functools import partial
p = partial(int)
p.note = 5
print(p.note, p.__dict__)
try:
    p.func = 3
except AttributeError as e:
    print("AttributeError")
# case: partial's errors
from functools import partial
for args in ((), (5,)):
    try:
        partial(*args)
    except TypeError as e:
        print(e)
# case: partial of a method and of a class
from functools import partial
print(list(map(partial(str.replace, "banana", "a"), "xy")), partial(dict, a=1)(b=2), partial("a-b".split, "-")())
# case: reduce
from functools import reduce
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), reduce(max, [3, 9, 2]), reduce(lambda a, b: a + [b], "abc", []))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
# case: wraps
from functools import wraps
def deco(fn):
    @wraps(fn)
    def inner(*a):
        return fn(*a) + 1
    return inner
@deco
def original(x):
    "The doc."
    return x
print(original(1), original.__name__, original.__doc__, original.__qualname__, original.__wrapped__(1), original.__module__)
# case: update_wrapper takes over attributes
from functools import update_wrapper, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES
def a():
    pass
a.flag = 1
def b():
    pass
b.other = 2
print(update_wrapper(b, a) is b, b.flag, b.other, b.__name__, WRAPPER_ASSIGNMENTS[:4], WRAPPER_UPDATES)
# case: a decorator with arguments
from functools import wraps
def times(n):
    def deco(fn):
        @wraps(fn)
        def inner(*a, **k):
            return [fn(*a, **k) for _ in range(n)]
        return inner
    return deco
@times(3)
def hi(name="x"):
    return "hi " + name
print(hi(), hi(name="y"), hi.__name__)
# case: lru_cache
from functools import lru_cache
calls = []
@lru_cache(maxsize=2)
def f(x):
    calls.append(x)
    return x * 2
print([f(1), f(2), f(1), f(3), f(1), f(2)], calls, f.cache_info())
# case: lru_cache forgets the least recently used
from functools import lru_cache
@lru_cache(2)
def f(x):
    print("call", x)
    return x
f(1), f(2), f(1), f(3), f(2), f(1)
print(f.cache_info().hits, f.cache_info().misses, f.cache_info().maxsize, f.cache_info().currsize)
f.cache_clear()
print(f.cache_info())
# case: lru_cache without arguments, and cache
from functools import lru_cache, cache
@lru_cache
def f(x):
    return x
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
f(1)
print(f.cache_info(), f.cache_parameters(), fib(80), fib.cache_info(), fib.cache_parameters())
# case: lru_cache with types, and with keywords
from functools import lru_cache
@lru_cache(typed=True)
def f(x, y=0):
    return type(x).__name__
print(f(1), f(1.0), f(True), f.cache_info().currsize)
@lru_cache(None)
def g(x, y=0):
    return (x, y)
print(g(1), g(x=1), g(1, 0), g(1, y=0), g.cache_info())
# case: lru_cache of size 0
from functools import lru_cache
@lru_cache(maxsize=0)
def f(x):
    return x
f(1), f(1)
print(f.cache_info())
@lru_cache(maxsize=-5)
def g(x):
    return x
print(g.cache_parameters())
# case: lru_cache and what cannot be hashed
from functools import lru_cache
@lru_cache
def f(x):
    return x
for bad in ([], {}, ([],)):
    try:
        f(bad)
    except TypeError as e:
        print(e)
# case: lru_cache keeps names
from functools import lru_cache
@lru_cache
def documented(x):
    "Doc"
print(documented.__name__, documented.__doc__, documented.__wrapped__(1))
try:
    lru_cache("x")
except TypeError as e:
    print(e)
# case: lru_cache on methods
from functools import lru_cache
class A:
    def __init__(self, n):
        self.n = n
    @lru_cache(maxsize=None)
    def f(self, x):
        print("call", self.n, x)
        return self.n + x
    @staticmethod
    @lru_cache
    def g(x):
        return x
a, b = A(1), A(2)
print(a.f(1), a.f(1), b.f(1), A.f.cache_info(), A.g(5))
# case: a function that fails is not cached
from functools import lru_cache
n = 0
@lru_cache
def f(x):
    global n
    n += 1
    if n == 1:
        raise ValueError("once")
    return n
try:
    f(0)
except ValueError as e:
    print(e)
print(f(0), f(0), f.cache_info())
# case: cached_property
from functools import cached_property
class A:
    n = 0
    @cached_property
    def p(self):
        "doc of p"
        self.n += 1
        return self.n
a = A()
print(a.p, a.p, a.__dict__["p"], A.p.__doc__)
del a.p
print(a.p)
a.p = 9
print(a.p)
# case: total_ordering
from functools import total_ordering
@total_ordering
class V:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o):
        return self.n < o.n if isinstance(o, V) else NotImplemented
a, b = V(1), V(2)
print(a < b, a > b, a <= b, a >= b, a <= V(1), a >= V(1), a != b, max(a, b).n)
try:
    a <= 5
except TypeError as e:
    print(e)
# case: total_ordering from each
from functools import total_ordering
for name, op in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b), ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
    class V:
        def __init__(self, n):
            self.n = n
        def __eq__(self, o):
            return self.n == o.n
    setattr(V, name, lambda self, o, op=op: op(self.n, o.n))
    V = total_ordering(V)
    print([(V(x) < V(y), V(x) <= V(y), V(x) > V(y), V(x) >= V(y)) for x, y in ((1, 2), (2, 2), (3, 2))])
# case: total_ordering needs one
from functools import total_ordering
try:
    @total_ordering
    class A:
        pass
except ValueError as e:
    print(e)
# case: cmp_to_key
from functools import cmp_to_key
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(a) - len(b))))
K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(K(1) < K(2), K(2) <= K(2), K(1) == K(1), K(3) > K(1), K(3).obj, K(1) != K(2))
print(max([1, 5, 3], key=K), min("hello", key=K))
# case: singledispatch
from functools import singledispatch
@singledispatch
def show(x):
    return "object"
@show.register(int)
def _(x):
    return "int"
@show.register(list)
@show.register(tuple)
def _(x):
    return "seq %d" % len(x)
@show.register(str)
def show_str(x):
    return "str"
print(show(1), show([1]), show((1, 2)), show("a"), show(1.5), show(True), show_str("x"), show.dispatch(bool) is show.dispatch(int))
# case: singledispatch by annotation, and with abstract classes
from functools import singledispatch
from collections.abc import Mapping, Sized
@singledispatch
def f(x, y=0):
    return "other"
@f.register
def _(x: Mapping, y=0):
    return "mapping"
@f.register
def _(x: Sized, y=0):
    return "sized"
print(f({}), f([]), f(1), f("abc", y=1), sorted(c.__name__ for c in f.registry))
# case: singledispatch needs an argument
from functools import singledispatch
@singledispatch
def g(x):
    pass
try:
    g()
except TypeError as e:
    print(e)
print(g.__name__)
# case: singledispatchmethod
from functools import singledispatchmethod
class A:
    @singledispatchmethod
    def f(self, x):
        return "any"
    @f.register
    def _(self, x: int):
        return "int"
    @f.register(str)
    def _(self, x):
        return "str " + self.name
    name = "n"
print(A().f(1), A().f("a"), A().f([]))
# case: partialmethod
from functools import partialmethod
class Cell:
    alive = False
    def set(self, state, extra=0):
        self.alive = state
        return extra
    live = partialmethod(set, True)
    dead = partialmethod(set, False, extra=5)
c = Cell()
print(c.live(), c.alive, c.dead(), c.alive, c.live(extra=3))
