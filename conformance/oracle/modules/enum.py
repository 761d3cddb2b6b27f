from enum import *


# case: members
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), len(Color), Color.RED in Color, Color)
print(Color.RED is Color.RED, Color.RED == 1, Color.RED != Color.GREEN, isinstance(Color.RED, Color), type(Color.RED) is Color, {Color.RED: "r"}[Color.RED], [c.name for c in reversed(Color)])
# case: errors
class Color(Enum):
    RED = 1
for f in (lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: Color(), lambda: setattr(Color, "RED", 2), lambda: delattr(Color, "RED"), lambda: Color.RED < Color.RED):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e if type(e) in (ValueError, KeyError) else "")
# case: aliases
class S(Enum):
    A = 1
    B = 1
    C = 2
print(S.B, S.A is S.B, list(S), list(S.__members__.items()), S["B"], S(1))
# case: auto
class A(Enum):
    X = auto()
    Y = auto()
    Z = 10
    W = auto()
print([(m.name, m.value) for m in A])
# case: auto with _generate_next_value_
class A(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    NORTH = auto()
    SOUTH = auto()
print([(m.name, m.value) for m in A])
# case: methods and properties
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return round(6.67e-11 * self.mass / self.radius ** 2, 2)
    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)
    @staticmethod
    def kind():
        return "planet"
print(Planet.EARTH.gravity, Planet.heaviest(), Planet.MARS.kind(), Planet.EARTH.value, Planet((6.42e23, 3.39e6)))
# case: __str__ and __repr__ of one's own
class A(Enum):
    X = 1
    def __str__(self):
        return "s" + self.name
    def __repr__(self):
        return "r" + self.name
print(A.X, repr(A.X), "%s" % A.X, f"{A.X}", [A.X])
# case: IntEnum
class P(IntEnum):
    LOW = 1
    HIGH = 3
print(P.LOW, repr(P.LOW), P.LOW + 1, P.LOW < P.HIGH, P.HIGH == 3, P(3), sorted([P.HIGH, P.LOW]), f"{P.LOW}", f"{P.HIGH:03d}", "%d" % P.HIGH, [10, 20, 30, 40][P.HIGH], max(P), isinstance(P.LOW, int), int(P.LOW), P.LOW.name, hash(P.LOW) == hash(1), {1: "a"}[P.LOW], str(P.HIGH), range(P.HIGH), P.LOW | 2, bool(P.LOW))
# case: StrEnum
class S(StrEnum):
    A = auto()
    B = "bee"
print(S.A, repr(S.A), S.A == "a", S.B.upper(), S("bee"), f"{S.B}", "x" + S.A, S.A.value, S.B in ("bee", 1), {"a": 1}[S.A], len(S.B), isinstance(S.A, str))
try:
    class T(StrEnum):
        A = 1
except TypeError as e:
    print(e)
# case: a str mixed in
class M(str, Enum):
    A = "a"
    B = "b"
print(M.A, repr(M.A), M.A == "a", M("b"), f"{M.A}", M.A.upper(), M.A + "x", "a" in [M.A], M.A.value, str(M.B))
import json
print(json.dumps({"k": M.A}), json.dumps([M.B]))
# case: an int mixed in
class N(int, Enum):
    ONE = 1
print(N.ONE, repr(N.ONE), N.ONE + 1, f"{N.ONE}", N.ONE == 1, "%d" % N.ONE)
# case: Flag
class Perm(Flag):
    R = 4
    W = 2
    X = 1
rw = Perm.R | Perm.W
print(rw, repr(rw), Perm.R in rw, Perm.X in rw, bool(Perm(0)), repr(Perm(0)), ~Perm.R, Perm.R & rw, rw ^ Perm.R, list(rw), len(rw), Perm(7), rw.value, Perm.R & Perm.X, rw == Perm(6), rw is Perm(6))
# case: Flag with auto and composites
class F(Flag):
    A = auto()
    B = auto()
    C = auto()
    AB = A | B
    ALL = A | B | C
print([(m.name, m.value) for m in F], F.AB, repr(F.AB), list(F.AB), F.ALL, ~F.A, F.AB in F.ALL, F.__members__["ALL"].value, len(F), F.A | F.B, F.A | F.C)
# case: a Flag's invalid values
class F(Flag):
    A = 1
    B = 4
for v in (2, 8, "x"):
    try:
        F(v)
    except ValueError as e:
        print(e)
try:
    F.A | 1
except TypeError as e:
    print(e)
try:
    1 in F.A
except TypeError as e:
    print(e)
# case: IntFlag
class I(IntFlag):
    R = 4
    W = 2
print(I.R | I.W, repr(I.R | I.W), I.R | 8, repr(I.R | 8), repr(~I.R), I.R + 1, I(6), I.R & 4, repr(I.R & 4), I.R == 4, f"{I.R}", int(I.W), repr(I(0)), 4 | I.W, repr(4 | I.W), I.R in (I.R | I.W))
# case: Flag boundaries
class C(Flag, boundary=CONFORM):
    A = 1
    B = 2
class E(IntFlag, boundary=EJECT):
    A = 1
class K(Flag, boundary=KEEP):
    A = 1
print(repr(C(7)), repr(E(5)), type(E(5)).__name__, repr(K(5)), repr(K.A | K(8)))
# case: unique
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
        C = 2
        D = 2
except ValueError as e:
    print(e)
@unique
class V(Enum):
    A = 1
print(V.A)
# case: the functional way
A = Enum("A", "CAT DOG")
B = Enum("B", ["X", "Y"], start=5)
C = Enum("C", {"P": "p", "Q": "q"})
D = IntEnum("D", [("ONE", 1), ("TWO", 2)])
E = Flag("E", "A B C")
print(list(A), list(B), list(C), D.TWO + 1, list(E), A.__name__, Enum("F", "a", module="m").__module__)
# case: _missing_
class A(Enum):
    X = 1
    @classmethod
    def _missing_(cls, value):
        return cls.X if value == "x" else None
print(A("x"))
try:
    A("y")
except ValueError as e:
    print(e)
# case: _missing_ that returns nonsense
class A(Enum):
    X = 1
    @classmethod
    def _missing_(cls, value):
        return 5
try:
    A("y")
except TypeError as e:
    print(e)
# case: case-insensitive lookup
class Level(str, Enum):
    LOW = "low"
    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.value == value.lower():
                return m
print(Level("LOW"), Level("low") is Level.LOW)
# case: extending
class Base(Enum):
    def hi(self):
        return "hi " + self.name
class Sub(Base):
    A = 1
print(Sub.A.hi(), isinstance(Sub.A, Base), issubclass(Sub, Base))
try:
    class More(Sub):
        B = 2
except TypeError as e:
    print(e)
# case: __new__
class Coord(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj
    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "km")
print(Coord.PX.label, Coord(1), Coord.PY.value, Coord.PY.unit)
# case: __new__ without a type
class A(Enum):
    def __new__(cls, v):
        obj = object.__new__(cls)
        obj._value_ = v * 10
        return obj
    X = 1
    Y = 2
print(A(10), A.Y.value, list(A))
# case: comparing and ordering of one's own
class G(Enum):
    A = 5
    B = 3
    def __lt__(self, o):
        return self.value < o.value
print(sorted(G), min(G))
# case: member and nonmember
class A(Enum):
    X = 1
    Y = nonmember(5)
    @member
    def f():
        return "called"
print([m.name for m in A], A.Y, A.X, A.f.value())
# case: _ignore_ and private names
class A(Enum):
    _ignore_ = ["tmp"]
    tmp = 5
    X = tmp + 1
    __private = 3
print(list(A), hasattr(A, "tmp"))
# case: unhashable values
class A(Enum):
    X = [1]
    Y = {"a": 1}
print(A([1]), A({"a": 1}), list(A))
# case: in dicts, sets, match
class C(Enum):
    A = 1
    B = 2
d = {C.A: "a", C.B: "b"}
print(d[C.A], {C.A, C.A} == {C.A}, [d[c] for c in C])
match C.B:
    case C.A:
        print("A")
    case C.B:
        print("B")
# case: copying gives the same
import copy
class C(Enum):
    A = [1]
print(copy.copy(C.A) is C.A, copy.deepcopy(C.A) is C.A, copy.deepcopy([C.A])[0] is C.A)
# case: a dataclass mixed in
from dataclasses import dataclass
@dataclass
class D:
    a: int
    b: str
class E(D, Enum):
    X = 1, "x"
    Y = 2, "y"
print(E.X.a, E.Y.b, repr(E.X))
# case: verify
try:
    @verify(UNIQUE)
    class A(Enum):
        X = 1
        Y = 1
except ValueError as e:
    print(e)
try:
    @verify(CONTINUOUS)
    class B(IntEnum):
        X = 1
        Y = 4
except ValueError as e:
    print(e)
try:
    @verify(NAMED_FLAGS)
    class C(Flag):
        X = 1
        Y = 12
except ValueError as e:
    print(e)
# case: _order_, and names that are reserved
class A(Enum):
    _order_ = "X Y"
    X = 1
    Y = 2
print(list(A))
try:
    class B(Enum):
        _foo_ = 1
except ValueError as e:
    print(e)
# case: enum.property
import enum
class A(Enum):
    X = 1
    @enum.property
    def double(self):
        return self.value * 2
print(A.X.double)
# case: __members__ cannot be changed
class A(Enum):
    X = 1
try:
    A.__members__["Y"] = 2
except TypeError as e:
    print(e)
print(A.__members__, dict(A.__members__))
# case: a state machine
class State(Enum):
    IDLE = "idle"
    RUN = "run"
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]
print(State.IDLE.next(), State.RUN.next(), State("run").name)

# case: a member that does not exist
from enum import Enum
C = Enum("C", "A B")
for code in ("C.NOPE", "C['NOPE']", "C('NOPE')", "C.A.nope"):
    try:
        eval(code)
    except Exception as e:
        print(type(e).__name__, e)
print(hasattr(C, "A"), hasattr(C, "X"), getattr(C, "X", 1))
