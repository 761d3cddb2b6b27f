import inspect


def f(a, b: int = 2, *args, c, d="x", **kw) -> str:
    "The doc."


# case: signature
s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["b"].default, s.return_annotation, repr(s.parameters["c"]), s.parameters["a"].default is inspect.Parameter.empty, s.parameters["args"].kind, s.parameters["b"].annotation)
# case: bind
s = inspect.signature(f)
b = s.bind(1, 2, 3, c=4, z=5)
print(b.arguments, b.args, b.kwargs, b)
b = s.bind(1, c=3)
b.apply_defaults()
print(b.arguments)
for a, k in (((), {}), ((1,), {}), ((1,), {"a": 2, "c": 3})):
    try:
        s.bind(*a, **k)
    except TypeError as e:
        print(e)
print(s.bind_partial().arguments, s.bind_partial(c=1).arguments)
# case: bind too many
def g(a, b=1): ...
for a, k in (((1, 2, 3), {}), ((1,), {"z": 1}), ((), {"b": 1})):
    try:
        inspect.signature(g).bind(*a, **k)
    except TypeError as e:
        print(e)
# case: signatures of many
class A:
    def __init__(self, x, y=1): ...
    def m(self, q): ...
    @staticmethod
    def st(a): ...
    @classmethod
    def cl(cls, b): ...
    def __call__(self, z): ...
print(inspect.signature(A), inspect.signature(A(1).m), inspect.signature(A.m), inspect.signature(A.st), inspect.signature(A.cl), inspect.signature(A(1)), inspect.signature(lambda x, *y: 0), inspect.signature(lambda: 0))
# case: positional-only and keyword-only
def h(a, b, /, c, *, d=1): ...
print(inspect.signature(h), [str(p.kind) for p in inspect.signature(h).parameters.values()])
# case: signatures of wrapped functions and partials
import functools
def deco(fn):
    @functools.wraps(fn)
    def inner(*a, **k):
        return fn(*a, **k)
    return inner
@deco
def w(x, y=2): ...
print(inspect.signature(w), inspect.signature(functools.partial(f, 1, c=2)), inspect.unwrap(w) is not w)
# case: annotations in signatures
from typing import List, Optional
def t(a: List[int], b: Optional[str] = None, c: "Later" = 3) -> None: ...
print(inspect.signature(t))
# case: signatures made by hand
P = inspect.Parameter
s = inspect.Signature([P("a", P.POSITIONAL_OR_KEYWORD), P("b", P.KEYWORD_ONLY, default=3)], return_annotation=int)
print(s, s.replace(return_annotation=inspect.Signature.empty), s == s, P("x", P.VAR_POSITIONAL), P("x", P.VAR_KEYWORD))
for args in (("1a", P.KEYWORD_ONLY), ("class", P.KEYWORD_ONLY)):
    try:
        P(*args)
    except ValueError as e:
        print(e)
try:
    inspect.Signature([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_OR_KEYWORD)])
except ValueError as e:
    print(e)
# case: what has no signature
for x in (5, "a"):
    try:
        inspect.signature(x)
    except TypeError as e:
        print(e)
# case: predicates
class A:
    def m(self): ...
    @property
    def p(self): ...
async def co(): ...
def gen():
    yield
async def ag():
    yield
print(inspect.isfunction(f), inspect.isfunction(len), inspect.isbuiltin(len), inspect.ismethod(A().m), inspect.ismethod(A.m), inspect.isclass(A), inspect.isclass(A()), inspect.ismodule(inspect), inspect.isroutine(f), inspect.isfunction(lambda: 0))
print(inspect.iscoroutinefunction(co), inspect.iscoroutinefunction(f), inspect.isgeneratorfunction(gen), inspect.isgenerator(gen()), inspect.isgenerator([]), inspect.isasyncgenfunction(ag), inspect.isdatadescriptor(A.__dict__["p"]))
c = co()
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isawaitable(5))
c.close()
# case: isabstract
from abc import ABC, abstractmethod
class X(ABC):
    @abstractmethod
    def f(self): ...
class Y(X):
    def f(self): ...
print(inspect.isabstract(X), inspect.isabstract(Y), inspect.isabstract(int))
# case: getmembers
class A:
    x = 1
    def m(self): ...
    def n(self): ...
a = A()
a.y = 2
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], [(n, v) for n, v in inspect.getmembers(a) if not n.startswith("_") and n not in "mn"], [n for n, _ in inspect.getmembers(a, inspect.ismethod)])
# case: getdoc and cleandoc
class A:
    """
    Summary.

        indented
    end
    """
    def m(self):
        "doc of m"
class B(A):
    def m(self): ...
print(repr(inspect.getdoc(A)), inspect.getdoc(f), inspect.getdoc(A.m), repr(inspect.cleandoc("  a\n    b\n      c\n")))
# case: getfullargspec
print(inspect.getfullargspec(f))
# case: getmro and getattr_static
class A: ...
class B(A):
    p = property(lambda self: 1)
print([c.__name__ for c in inspect.getmro(B)], type(inspect.getattr_static(B(), "p")).__name__, inspect.getattr_static(B(), "zz", 5))
# case: getcallargs
def g(a, b=2, *c, d=4): ...
print(sorted(inspect.getcallargs(g, 1).items()), inspect.getcallargs(g, 1, 2, 3, d=5)["c"])
# case: a simple dependency injector
def service(db, cache=None): ...
print({n: p.default is inspect._empty for n, p in inspect.signature(service).parameters.items()})
