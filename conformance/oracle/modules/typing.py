from typing import *
import typing


# case: reprs of aliases
print(List[int], Dict[str, List[int]], Set[str], FrozenSet[int], Tuple[int, str], Tuple[int, ...], Tuple[()], Type[int], Deque[int], DefaultDict[str, int], OrderedDict[str, int], typing.Counter[str], ChainMap[str, int])
print(Iterable[int], Iterator[int], Sequence[str], Mapping[str, int], MutableMapping[str, int], Generator[int, None, str], AsyncIterator[int], Awaitable[int], Coroutine[int, int, int], Collection[int])
# case: bare aliases and forms
print(List, Dict, Tuple, Callable, Iterable, Any, Union, Optional, NoReturn, Never, Self, Final, ClassVar, Literal, TypeAlias, Hashable, Sized, LiteralString)
# case: unions
print(Optional[int], Union[int, str], Union[int, None], Union[int, str, None], Union[int], Union[int, Union[str, int]], Optional[None], Union[int, int], Optional[List[str]])
print(Union[int, str] == Union[str, int], Optional[int] == Union[None, int], hash(Union[int, str]) == hash(Union[str, int]), int | List[int], List[int] | None, Union["A", int])
# case: callables
print(Callable[[int, str], bool], Callable[..., int], Callable[[], None], get_args(Callable[[int], str]), get_args(Callable[..., int]), get_origin(Callable[[int], str]))
# case: literals
print(Literal[1, "a", None, True], get_args(Literal["x", "y"]), Literal[1] == Literal[1], Literal[1] == Literal[True], Literal["a", "b"] == Literal["b", "a"], Literal[Literal[1], 2])
# case: annotated
A = Annotated[int, "meta", 5]
print(A, A.__metadata__, A.__origin__, get_args(A), get_origin(A) is Annotated, Annotated[Annotated[int, 1], 2])
try:
    Annotated[int]
except TypeError as e:
    print(e)
# case: origins and arguments
print(get_origin(List[int]), get_origin(Dict[str, int]), get_origin(int), get_origin(Union[int, str]), get_origin(Optional[int]) is Union, get_origin(list[int]), get_origin(Generic), get_args(Dict[str, List[int]]), get_args(int), get_args(list[int]), get_args(int | str), get_origin(ClassVar[int]))
# case: type variables
T = TypeVar("T")
K = TypeVar("K", bound=int)
N = TypeVar("N", int, str)
C = TypeVar("C", covariant=True)
D = TypeVar("D", contravariant=True)
print(T, C, D, T.__name__, K.__bound__, N.__constraints__, T.__covariant__, C.__covariant__, List[T], Dict[T, K].__parameters__)
for f in (lambda: TypeVar("X", int), lambda: TypeVar("X", int, str, bound=int), lambda: TypeVar("X", covariant=True, contravariant=True)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
# case: substitution
T, K = TypeVar("T"), TypeVar("K")
print(List[T][int], Dict[K, T][str, int], Optional[T][int], Union[T, K][int, str], Callable[[T], K][int, str], Tuple[T, T][int], List[List[T]][int])
# case: generic classes
T, K = TypeVar("T"), TypeVar("K")
class Stack(Generic[T]):
    def __init__(self):
        self.items = []
    def push(self, x: T) -> None:
        self.items.append(x)
    def pop(self) -> T:
        return self.items.pop()
s = Stack[int]()
s.push(3)
print(s.pop(), Stack[int], Stack.__parameters__, s.__orig_class__, isinstance(s, Stack), Stack[str].__args__, Stack[int].__origin__ is Stack)
class Pair(Generic[K, T]):
    pass
class IntPair(Pair[int, T]):
    pass
print(Pair[int, str], IntPair.__parameters__, IntPair[str], Pair[T, K].__parameters__)
# case: generic classes' errors
T = TypeVar("T")
class S(Generic[T]):
    pass
class P:
    pass
for f in (lambda: S[int, str], lambda: Generic[int], lambda: Generic[T, T], lambda: isinstance(S(), S[int])):
    try:
        f()
    except TypeError as e:
        print(e)
# case: classes that derive from aliases
class L(List[int]):
    pass
class M(Dict[str, int]):
    def total(self):
        return sum(self.values())
print(L([1, 2]), isinstance(L(), list), M(a=1, b=2).total(), issubclass(M, dict))
# case: wrong subscripts
for f in (lambda: List[int, str], lambda: Dict[int], lambda: Optional[int, str], lambda: Callable[int], lambda: Union[()], lambda: ClassVar[int, str], lambda: Any[int]):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)
# case: what cannot be called
for f in (lambda: List(), lambda: Any(), lambda: Union(), lambda: Optional[int]()):
    try:
        f()
    except TypeError as e:
        print(e)
# case: isinstance
print(isinstance([], List), isinstance({}, Dict), isinstance((), Sequence), isinstance(1, Union[int, str]), isinstance(5, Hashable), issubclass(list, Iterable), isinstance(None, Optional[int]))
for f in (lambda: isinstance([], List[int]), lambda: isinstance(1, Any)):
    try:
        f()
    except TypeError as e:
        print(e)
# case: NamedTuple
class P(NamedTuple):
    x: int
    y: int = 0
print(P(1), P(1, 2).y, P._fields, P._field_defaults, P(1)._replace(x=5), P(1)._asdict(), P(1) == (1, 0), P.__annotations__, P.__name__)
x, y = P(3, 4)
print(x, y, isinstance(P(1), tuple))
# case: NamedTuple with methods
class E(NamedTuple):
    "An employee."
    name: str
    id: int = 3
    def __repr__(self):
        return "<%s %d>" % (self.name, self.id)
    def hello(self):
        return "hi " + self.name
    @property
    def upper(self):
        return self.name.upper()
e = E("bob")
print(e, e.hello(), e.upper, e[0], E._fields, E.__doc__, len(e))
# case: NamedTuple by call, and its errors
P = NamedTuple("P", [("x", int), ("y", str)])
print(P(1, "a"), P._fields, P.__annotations__)
try:
    class Q(NamedTuple):
        x: int = 1
        y: int
except TypeError as e:
    print(e)
# case: TypedDict
class Movie(TypedDict):
    title: str
    year: int
class Sub(Movie, total=False):
    note: Required[str]
    extra: int
m: Movie = {"title": "a", "year": 1}
print(Movie(title="b", year=2), type(Movie(title="b", year=2)), Movie.__annotations__, Movie.__total__, Sub.__total__, sorted(Sub.__required_keys__), sorted(Sub.__optional_keys__), is_typeddict(Movie), is_typeddict(dict))
T = TypedDict("T", {"a": int, "b": str})
print(T(a=1), T.__annotations__, T.__name__)
try:
    isinstance({}, Movie)
except TypeError as e:
    print(e)
# case: Protocol
@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
class F:
    def close(self):
        return "closed"
print(isinstance(F(), Closes), isinstance(5, Closes), issubclass(F, Closes))
try:
    Closes()
except TypeError as e:
    print(e)
class NotChecked(Protocol):
    x: int
try:
    isinstance(5, NotChecked)
except TypeError as e:
    print(e)
# case: Protocol with attributes, and classes that implement it
@runtime_checkable
class Named(Protocol):
    name: str
    def hi(self) -> str:
        return "hi " + self.name
class A(Named):
    def __init__(self, n):
        self.name = n
class B:
    name = "b"
    def hi(self):
        return ""
print(A("x").hi(), isinstance(A("x"), Named), isinstance(B(), Named), isinstance(5, Named))
# case: generic protocols
T = TypeVar("T", covariant=True)
class Gives(Protocol[T]):
    def get(self) -> T: ...
class G:
    def get(self):
        return 1
def use(g: Gives[int]) -> int:
    return g.get()
print(use(G()), Gives[int])
# case: supports
print(isinstance(5, SupportsInt), isinstance(5, SupportsIndex), isinstance("a", SupportsInt), isinstance(-1, SupportsAbs))
# case: NewType
U = NewType("U", int)
print(U(5), type(U(5)), U, U.__supertype__, U.__name__)
# case: cast and the like
print(cast(int, "a"), TYPE_CHECKING, Text is str, assert_type(5, int))
try:
    assert_never("x")
except AssertionError as e:
    print(e)
@final
class A:
    pass
@no_type_check
def f(x: "nonsense"):
    pass
print(A.__final__, get_type_hints(f))
# case: overload
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x
print(f(1), f("a"), len(get_overloads(f)))
@overload
def g(): ...
try:
    g()
except NotImplementedError as e:
    print(str(e)[:50])
# case: get_type_hints
class A:
    x: int
    y: "List[str]" = []
class B(A):
    z: Optional["B"] = None
def f(a: int, b: "Dict[str, int]" = None, *c: str, **d: float) -> "Optional[A]":
    pass
print(get_type_hints(A), get_type_hints(B), get_type_hints(f))
def g(x: Annotated[int, "m"], y: List[Annotated[str, 1]]): ...
print(get_type_hints(g), get_type_hints(g, include_extras=True))
# case: forward references
print(List["Node"], get_args(List["Node"]), ForwardRef("X"), ForwardRef("X") == ForwardRef("X"))
# case: ParamSpec and Concatenate
P = ParamSpec("P")
T = TypeVar("T")
def deco(f: Callable[P, T]) -> Callable[Concatenate[int, P], T]:
    def inner(n, *args: P.args, **kwargs: P.kwargs):
        return f(*args, **kwargs)
    return inner
@deco
def hello(name):
    return "hello " + name
print(hello(1, "x"), P, P.args, P.kwargs, Callable[P, T])
# case: ClassVar, Final, Required
print(ClassVar[int], Final[int], Required[int], NotRequired[str], TypeGuard[int], Unpack[Tuple[int, str]])
# case: annotations in a class and a function
class A:
    x: List[int]
    y: ClassVar[Dict[str, int]] = {}
def f(x: int, y: Optional[str] = None) -> List[int]: ...
print(A.__annotations__, f.__annotations__)
# case: IO
print(TextIO, IO[str], BinaryIO)
