# case: private names
class A:
    __x = 1
    def __init__(self): self.__y = 2
    def get(self): return self.__x, self.__y
    def __priv(self, __p=5): return __p
    def call(self): return self.__priv(), self.__priv(6), self.__priv.__name__
    __dunder__ = 3
a = A()
print(a.get(), a._A__x, a._A__y, a.call(), A.__dunder__, hasattr(a, "__x"), sorted(n for n in vars(a)))
# case: private names of derived classes do not meet
class A:
    def __init__(self): self.__v = "A"
    def a(self): return self.__v
class B(A):
    def __init__(self):
        super().__init__()
        self.__v = "B"
    def b(self): return self.__v
print(B().a(), B().b())
# case: private names in nested functions, comprehensions and imports
class _C:
    __k = 2
    def f(self):
        def g(): return self.__k
        return g(), [self.__k * i for i in range(2)], (lambda: self.__k)()
print(_C().f(), _C._C__k)
# case: comprehensions have their own scope
x = "outer"
print([x for x in range(3)], x, {x for x in "a"}, x, {x: 1 for x in "b"}, x, list(x for x in "c"), x)
# case: walrus binds outside of comprehensions
print([y := i for i in range(3)], y)
def f():
    [z := i for i in range(4) if (w := i)]
    return z, w
print(f())
# case: class scope is not seen by functions and comprehensions
v = "global"
class C:
    v = "class"
    def f(self): return v
    g = lambda self: v
    l = [v for _ in range(1)]
    first = [i for i in v]
print(C().f(), C().g(), C.l, C.first)
# case: nonlocal and global
def f():
    x = 1
    def g():
        nonlocal x
        x += 1
        def h():
            global gg
            gg = x
        h()
    g()
    return x
print(f(), gg)
# case: unbound variables
def f():
    print(a)
    a = 1
def g():
    del b
    b = 1
def h():
    def k(): return c
    return k()
    c = 1
def i(p):
    del p
    return p
for fn in f, g, h, lambda: i(1):
    try:
        fn()
    except NameError as e:
        print(type(e).__name__, e)
try:
    undefined
except NameError as e:
    print(e)
# case: the name of a handler is deleted
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        return e
    except UnboundLocalError as x:
        return str(x)
print(f())
# case: decorators of any expression
decs = [lambda f: lambda: f() + 1]
class O:
    d = staticmethod(lambda n: lambda f: lambda: f() * n)
@decs[0]
@O.d(3)
@(lambda f: f)
@(x := lambda f: f)
def f(): return 2
print(f())
# case: with of several items
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n)
with (CM(1) as a, CM(2) as b,): print(a, b)
with (CM(3), CM(4)): print("in")
with (CM(5)) as c, CM(6): print(c)
with (CM((7, 8))) as (d, e): print(d, e)
with (
    CM(1) as a,  # a comment: with as
    CM("as") as b
): print(a, b)
# case: causes and contexts
def show(e):
    print(type(e).__name__, type(e.__cause__).__name__, type(e.__context__).__name__, e.__suppress_context__)
for code in ("raise ValueError('x') from e", "raise ValueError('x')", "raise ValueError('x') from None", "raise", "raise ValueError from KeyError", "[][1]"):
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            exec(code)
    except Exception as e2:
        show(e2)
# case: raise of what is no exception
for code in "raise 5", "raise ValueError from 5", "raise", "raise int", "raise None":
    try:
        exec(code)
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
# case: exc_info follows the handlers
import sys
def inner():
    try:
        int("x")
    except ValueError:
        pass
    return sys.exc_info()[0]
try:
    1 / 0
except ZeroDivisionError:
    print(inner(), sys.exc_info()[0])
    try:
        [][1]
    except IndexError:
        print(sys.exc_info()[0])
    print(sys.exc_info()[0])
print(sys.exc_info())
# case: raise without an argument in a function that was called
def again(): raise
try:
    try:
        {}["k"]
    except KeyError:
        again()
except KeyError as e:
    print("KeyError", e.args)
# case: qualified names
def f():
    class C:
        class D:
            def m(self): pass
    return C
C = f()
print(C.__qualname__, C.D.__qualname__, C.D.m.__qualname__, f.__qualname__, (lambda: 1).__qualname__)
