from dataclasses import *
from typing import ClassVar, List, Optional


# case: a dataclass
@dataclass
class P:
    x: int
    y: int = 0
print(P(1), P(1, 2), P(1) == P(1, 0), P(1) != P(2), P(1) == (1, 0), P(x=3, y=4), P.__match_args__, P.y)
p = P(1)
p.x = 5
print(p, p.__dict__)
# case: the arguments of __init__
@dataclass
class P:
    x: int
    y: int = 0
for a, k in (((), {}), ((1, 2, 3), {}), ((1,), {"z": 2}), ((1,), {"x": 2})):
    try:
        P(*a, **k)
    except TypeError as e:
        print(e)
# case: order
@dataclass(order=True)
class V:
    a: int
    b: str = "x"
print(V(1) < V(2), V(1, "a") < V(1, "b"), sorted([V(3), V(1)]), max(V(1), V(5)), V(1) >= V(1), V(2) > V(1), V(1) <= V(0))
try:
    V(1) < 5
except TypeError as e:
    print(e)
# case: frozen
@dataclass(frozen=True)
class F:
    a: int
    b: tuple = ()
f = F(1)
for g in (lambda: setattr(f, "a", 2), lambda: setattr(f, "z", 2), lambda: delattr(f, "a")):
    try:
        g()
    except FrozenInstanceError as e:
        print(e)
print(hash(f) == hash(F(1)), {f: 1}[F(1)], isinstance(FrozenInstanceError(), AttributeError))
# case: hash
@dataclass
class A:
    x: int
@dataclass(eq=False)
class B:
    x: int
@dataclass(unsafe_hash=True)
class C:
    x: int
    y: list = field(default_factory=list, hash=False)
print(A.__hash__, B(1) == B(1), hash(C(1)) == hash(C(1)))
try:
    hash(A(1))
except TypeError as e:
    print(e)
# case: field options
@dataclass
class A:
    a: int = field(default=1, repr=False)
    b: list = field(default_factory=list)
    c: int = field(init=False, default=7)
    d: int = field(compare=False, default=0)
    e: int = field(default=0, metadata={"unit": "m"})
print(A(), A(d=1) == A(d=2), A().b is A().b, A(5).a, fields(A)[4].metadata["unit"], [f.name for f in fields(A)], fields(A)[1].default is MISSING)
# case: a mutable default
for default in ("[]", "{}", "set()"):
    try:
        exec("@dataclass\nclass A:\n  x: list = " + default)
    except ValueError as e:
        print(e)
# case: wrong classes
for body in ("x: int = 1\n  y: int", "x = field()", "x: int = field(default=1, default_factory=int)"):
    try:
        exec("@dataclass\nclass A:\n  " + body)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for kw in ("order=True, eq=False",):
    try:
        exec("@dataclass(%s)\nclass A:\n  x: int" % kw)
    except ValueError as e:
        print(e)
# case: __post_init__
@dataclass
class R:
    w: float
    h: float
    area: float = field(init=False)
    def __post_init__(self):
        self.area = self.w * self.h
print(R(2, 3), R(2, 3).area)
# case: __post_init__ that checks
@dataclass
class Age:
    years: int
    def __post_init__(self):
        if self.years < 0:
            raise ValueError("negative: %d" % self.years)
try:
    Age(-1)
except ValueError as e:
    print(e)
# case: InitVar
@dataclass
class A:
    x: int
    scale: InitVar[int] = 2
    def __post_init__(self, scale):
        self.x *= scale
print(A(3), A(3, 5), [f.name for f in fields(A)], A(1, scale=9))
# case: ClassVar
@dataclass
class A:
    count: ClassVar[int] = 0
    x: int = 1
print(A(), A.count, [f.name for f in fields(A)])
# case: inheritance
@dataclass
class A:
    x: int
    y: int = 1
@dataclass
class B(A):
    z: int = 2
    y: int = 9
print(B(0), B(1, 2, 3), [f.name for f in fields(B)], isinstance(B(0), A), A(0) == B(0))
# case: inheritance of frozen ones
@dataclass(frozen=True)
class A:
    x: int
try:
    @dataclass
    class B(A):
        y: int
except TypeError as e:
    print(e)
@dataclass
class C:
    x: int
try:
    @dataclass(frozen=True)
    class D(C):
        y: int
except TypeError as e:
    print(e)
# case: kw_only
@dataclass
class A:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
print(A(1, c=3), A.__match_args__)
try:
    A(1, 2, 3)
except TypeError as e:
    print(e)
@dataclass(kw_only=True)
class B:
    x: int
    y: int = 0
print(B(x=1))
@dataclass
class C:
    x: int = field(kw_only=True)
    y: int = 0
print(C(5, x=1))
# case: slots
@dataclass(slots=True)
class S:
    x: int
    y: int = 5
s = S(1)
print(s, S.__slots__, s == S(1, 5))
try:
    s.z = 1
except AttributeError as e:
    print("AttributeError")
# case: asdict and astuple
@dataclass
class P:
    x: int
    y: list
@dataclass
class Q:
    p: P
    d: dict
q = Q(P(1, [2]), {"k": P(3, [])})
d = asdict(q)
print(d, astuple(q), d["p"]["y"] is q.p.y, asdict(q, dict_factory=lambda kv: sorted(k for k, v in kv)))
for f in (asdict, astuple, fields):
    try:
        f(5)
    except TypeError as e:
        print(e)
# case: replace
@dataclass
class P:
    x: int
    y: int = 2
    z: int = field(init=False, default=0)
p = P(1)
print(replace(p, y=9), replace(p), replace(p) is p)
for k in ({"z": 1}, {"q": 1}):
    try:
        replace(p, **k)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# case: is_dataclass
@dataclass
class P:
    x: int
print(is_dataclass(P), is_dataclass(P(1)), is_dataclass(5), is_dataclass(int))
# case: make_dataclass
C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))], namespace={"sum": lambda self: self.x + self.y + self.z})
print(C(1, 2), C(1, 2).sum(), C.__name__)
for f in (["a", "a"], ["class"], [5]):
    try:
        make_dataclass("D", f)
    except TypeError as e:
        print(e)
# case: methods that are there already are kept
@dataclass
class A:
    x: int
    def __repr__(self):
        return "mine"
    def __eq__(self, o):
        return True
print(A(1), A(1) == A(2))
@dataclass(repr=False, init=False)
class B:
    x: int = 3
print(B().x, "B object" in repr(B()))
# case: a repr that contains itself
@dataclass
class N:
    name: str
    next: Optional["N"] = None
n = N("a")
n.next = n
print(n, N("b", N("c")))
# case: a default factory is called each time
@dataclass
class A:
    tags: List[str] = field(default_factory=lambda: ["x"])
a, b = A(), A()
a.tags.append("y")
print(a, b, A(["z"]))
# case: eq compares the same class only
@dataclass
class A:
    x: int
class B(A):
    pass
print(A(1) == B(1), B(1) == B(1), B(1))
# case: properties, class methods and others beside fields
@dataclass
class C:
    r: float
    @property
    def d(self):
        return self.r * 2
    @classmethod
    def unit(cls):
        return cls(1.0)
    @staticmethod
    def name():
        return "circle"
print(C(2).d, C.unit(), C.name())
# case: matching
@dataclass
class P:
    x: int
    y: int
match P(1, 2):
    case P(0, y):
        print("zero", y)
    case P(x, y=2):
        print("two", x)
# case: sorting by a field, in sets and as keys
@dataclass(order=True, frozen=True)
class T:
    p: int
    name: str = field(compare=False)
print(sorted([T(2, "b"), T(1, "a")]), {T(1, "x"), T(1, "y")}, T(1, "q") == T(1, "r"))
# case: annotations as text
@dataclass
class A:
    x: "int"
    y: "ClassVar[int]" = 3
    z: "list" = field(default_factory=list)
print(A(1), [f.name for f in fields(A)], fields(A)[0].type)
# case: generic and nested
@dataclass
class Tree:
    value: int
    children: List["Tree"] = field(default_factory=list)
    def total(self):
        return self.value + sum(c.total() for c in self.children)
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
print(t.total(), t, asdict(t))
# case: __doc__
@dataclass
class A:
    x: int
    y: str = "a"
@dataclass
class B:
    "Mine."
    x: int
print(A.__doc__, B.__doc__)
# case: abstract dataclasses
from abc import ABC, abstractmethod
@dataclass
class S(ABC):
    n: str
    @abstractmethod
    def f(self): ...
@dataclass
class T(S):
    k: int = 1
    def f(self):
        return self.n * self.k
print(T("a", 3).f(), T("a"))
try:
    S("x")
except TypeError as e:
    print(e)
# case: copying
import copy
@dataclass
class A:
    x: list
a = A([1])
b, c = copy.copy(a), copy.deepcopy(a)
print(b == a, b.x is a.x, c == a, c.x is a.x)

# case: annotations of __init__
import dataclasses, inspect
@dataclasses.dataclass
class D:
    a: int
    b: str = "x"
    c: list = dataclasses.field(default_factory=list)
    d: float = dataclasses.field(default=1.0, kw_only=True)
print(inspect.signature(D), D.__init__.__annotations__, D.__doc__)
