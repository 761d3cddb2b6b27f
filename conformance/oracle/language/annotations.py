# case: of functions
def f(a: int, b: "str" = "x", *args: float, c: bool = True, **kw: dict) -> None: pass
print(f.__annotations__)
def g(a, b=1): pass
print(g.__annotations__)
# case: of classes and modules
class C:
    x: int
    y: "str" = "a"
    z: list = []
print(C.__annotations__, C.y, C.z, hasattr(C, "x"))
m: int = 5
n: float
print(__annotations__, m)
# case: order of evaluation
def say(x):
    print("say", x)
    return x
a: say(1) = say(2)
def f(x: say(3) = say(4)) -> say(5): pass
# case: attributes and items are not kept
class O: pass
o = O(); d = {}
o.x: int = 1
d["k"]: str = 2
(p): int = 3
print(o.x, d, p)
# case: in functions they are not evaluated
def f():
    x: undefined = 1
    y: also_undefined
    return x
print(f())
def g():
    y: int
    return y
try:
    g()
except UnboundLocalError as e:
    print(e)
# case: with future import
from __future__ import annotations
def f(a: undefined, b: "str", c: list[int] = None, d: a.b.C | None = None) -> dict[str, int]: pass
class C:
    x: Undefined
    y: Callable[[int, str], bool]
    z: "quoted"
print(f.__annotations__)
print(C.__annotations__)
# case: methods and nested functions
class C:
    def m(self, x: int) -> "C": return self
    @staticmethod
    def s(y: str): pass
def outer():
    def inner(z: int): return z
    return inner
print(C.m.__annotations__, C.s.__annotations__, outer().__annotations__, outer()(4))
# case: other future imports
from __future__ import division, print_function, generator_stop
print(1 / 2)
