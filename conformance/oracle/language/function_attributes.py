# case: names
def f(): pass
class A:
    def m(self): pass
    def o(self):
        def inner(): pass
        return inner
print(f.__name__, f.__qualname__, A.m.__qualname__, A.m.__name__, A().m.__qualname__, A().o().__qualname__, (lambda: 0).__qualname__, (lambda: 0).__name__)
f.__name__ = 'g'; f.__qualname__ = 'Q.g'; print(f.__name__, f.__qualname__)
try: f.__name__ = 5
except TypeError as e: print(e)
# case: defaults
def f(a, b=2, *, c=3, d): pass
print(f.__defaults__, f.__kwdefaults__, (lambda: 0).__defaults__, (lambda: 0).__kwdefaults__)
# case: arbitrary attributes
def f(): f.calls += 1
f.calls = 0; f(); f(); print(f.calls, f.__dict__)
del f.calls
print(hasattr(f, 'calls'))
try: f.nothing
except AttributeError as e: print(e)
# case: attributes of closures are their own
def make(n):
    def inner(): return n
    inner.n = n
    return inner
a, b = make(1), make(2); print(a.n, b.n, a(), b(), make(3).__dict__)
# case: attributes of functions within functions with attributes
def outer():
    def inner(): pass
    return inner
outer.x = 1
i = outer(); print(hasattr(i, 'x'), i.__dict__); i.y = 2; print(outer.__dict__, i.__dict__)
# case: wraps
import functools
def deco(f):
    @functools.wraps(f)
    def wrapper(*a, **k): return f(*a, **k)
    return wrapper
@deco
def hello(x: int) -> str: return 'hi %s' % x
print(hello.__name__, hello.__wrapped__.__name__, hello(1), hello.__annotations__, hello.__module__, hello.__qualname__)
# case: annotations
def f(a: int, b: 'x' = 1, *args: str, c: float = 2.0, **kw: dict) -> list: pass
print(f.__annotations__)
f.__annotations__ = {'z': 1}; print(f.__annotations__)
# case: code
def f(a, b, /, c, *args, d=1, **kw):
    x = 1
    return x
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_flags & 0x2c, c.co_nlocals, c.co_freevars)
def g(): yield 1
print(g.__code__.co_flags & 0x2c)
# case: closure cells
def outer():
    x = 5; y = 6
    def inner(): return x, y
    return inner
f = outer(); print([c.cell_contents for c in f.__closure__], f.__code__.co_freevars, (lambda: 0).__closure__)
# case: globals and module
def f(): pass
print(f.__globals__ is globals(), f.__module__)
# case: equality, hash and calls
def f(): return 1
def g(): return 1
print(f == f, f == g, hash(f) == hash(f), callable(f), f.__call__(), len({f, g, f}), type(f).__name__, type(lambda: 0) is type(f))
# case: types of functions
def outer():
    x = 1
    return lambda: x
def gen(): yield
print(type(outer()) is type(outer) is type(gen), type(gen()).__name__, gen().__name__, gen().__qualname__)
# case: read-only
def f(): pass
for n in ('__globals__', '__closure__'):
    try: setattr(f, n, 1)
    except AttributeError as e: print(e)
# case: builtin functions
print(len.__name__, print.__name__, [].append.__name__, 'x'.join.__name__, int.__name__, list.append.__name__)
# case: repr
def f(): pass
class A:
    def m(self): pass
import re
for x in (f, A.m, A().m, A, A(), lambda: 0):
    print(re.sub('0x[0-9a-fA-F]+', '0x', repr(x)))
# case: methods bound to anything
def f(self, x): return (self, x)
import types
m = types.MethodType(f, 5); print(m(1), m.__self__, m.__func__ is f)
