import collections.abc as A


# case: sequences and mappings among the built-in types
print([isinstance(x, A.Sequence) for x in ([], (), "", b"", range(3), {}, set(), 5)], [isinstance(x, A.MutableSequence) for x in ([], (), bytearray(), "")])
print([isinstance(x, A.Mapping) for x in ({}, [], None)], isinstance({}, A.MutableMapping), issubclass(dict, A.Mapping), issubclass(list, A.Mapping))
# case: sets
print([isinstance(x, A.Set) for x in (set(), frozenset(), {}, [])], isinstance(set(), A.MutableSet), isinstance(frozenset(), A.MutableSet), isinstance({}.keys(), A.Set))
# case: iterables and iterators
def g():
    yield 1
print([isinstance(x, A.Iterable) for x in ([], "", {}, g(), iter([]), 5, None, zip(), map(str, []), enumerate([]))])
print([isinstance(x, A.Iterator) for x in ([], iter([]), g(), zip(), iter({}), 5)], isinstance(g(), A.Generator), isinstance(iter([]), A.Generator))
# case: hashable
print([isinstance(x, A.Hashable) for x in (1, "", (), frozenset(), None, int, len, [], {}, set(), bytearray())])
class E:
    def __eq__(self, o):
        return True
class H(E):
    def __hash__(self):
        return 1
class N:
    __hash__ = None
print(isinstance(E(), A.Hashable), isinstance(H(), A.Hashable), isinstance(N(), A.Hashable), isinstance(object(), A.Hashable))
# case: callable
class C:
    def __call__(self):
        pass
class D:
    def m(self):
        pass
print([isinstance(x, A.Callable) for x in (len, print, lambda: 0, int, C, C(), D().m, D(), 5, "", [].append)])
# case: sized, container, collection, reversible
print([isinstance(x, A.Sized) for x in ([], "", {}, set(), range(1), 5, iter([]))], [isinstance(x, A.Container) for x in ([], "", {}, 5)], [isinstance(x, A.Collection) for x in ([], {}, "", 5, iter([]))], [isinstance(x, A.Reversible) for x in ([], {}, set(), range(2))])
# case: what only has the methods
class It:
    def __iter__(self):
        return iter([1])
class Nx(It):
    def __next__(self):
        raise StopIteration
class Ln:
    def __len__(self):
        return 0
class Ct:
    def __contains__(self, x):
        return False
print(isinstance(It(), A.Iterable), isinstance(It(), A.Iterator), isinstance(Nx(), A.Iterator), isinstance(Ln(), A.Sized), isinstance(Ct(), A.Container), isinstance(Ct(), A.Sized), issubclass(It, A.Iterable), issubclass(int, A.Iterable))
# case: None says no
class No:
    __iter__ = None
    __hash__ = None
print(isinstance(No(), A.Iterable), isinstance(No(), A.Hashable))
# case: a sequence of one's own
class Evens(A.Sequence):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * 2
e = Evens(4)
print(list(e), 4 in e, 5 in e, e.index(6), e.count(2), list(reversed(e)), len(e))
try:
    e.index(99)
except ValueError:
    print("ValueError")
# case: a mutable sequence of one's own
class L(A.MutableSequence):
    def __init__(self):
        self.l = []
    def __len__(self):
        return len(self.l)
    def __getitem__(self, i):
        return self.l[i]
    def __setitem__(self, i, v):
        self.l[i] = v
    def __delitem__(self, i):
        del self.l[i]
    def insert(self, i, v):
        self.l.insert(i, v)
l = L()
l.append(1)
l.extend([2, 3])
l += [4]
l.reverse()
print(l.l, l.pop(), l.pop(0), l.l)
l.remove(2)
print(l.l)
l.clear()
print(l.l)
# case: a mapping of one's own
class M(A.Mapping):
    def __init__(self, **k):
        self.d = k
    def __getitem__(self, k):
        return self.d[k]
    def __iter__(self):
        return iter(self.d)
    def __len__(self):
        return len(self.d)
m = M(a=1, b=2)
print(m["a"], m.get("z"), m.get("z", 5), "a" in m, list(m.keys()), list(m.values()), list(m.items()), m == {"a": 1, "b": 2}, dict(m), {**m})
print(("a", 1) in m.items(), 2 in m.values(), len(m.keys()), m.keys() & {"a"}, m != M(a=1))
# case: a mutable mapping of one's own
class M(A.MutableMapping):
    def __init__(self, *a, **k):
        self.d = {}
        self.update(*a, **k)
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __iter__(self):
        return iter(self.d)
    def __len__(self):
        return len(self.d)
m = M([("a", 1)], b=2)
print(m.setdefault("c", 3), m.setdefault("a", 9), m.pop("b"), m.pop("zz", None), m.d, m.popitem(), m.d)
m.update({"q": 1})
m.update([("r", 2)])
print(m.d)
m.clear()
print(m.d)
try:
    m.pop("x")
except KeyError as e:
    print(repr(e))
# case: a set of one's own
class S(A.Set):
    def __init__(self, it):
        self.e = []
        for x in it:
            if x not in self.e:
                self.e.append(x)
    def __iter__(self):
        return iter(self.e)
    def __contains__(self, x):
        return x in self.e
    def __len__(self):
        return len(self.e)
a, b = S("abc"), S("bcd")
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, S("ab") < a, a == S("cba"), a.isdisjoint("xyz"), list({"z"} | a)[:1] == ["z"], a != b, a >= S("a"))
# case: a mutable set of one's own
class S(A.MutableSet):
    def __init__(self, it=()):
        self.s = set(it)
    def __iter__(self):
        return iter(self.s)
    def __contains__(self, x):
        return x in self.s
    def __len__(self):
        return len(self.s)
    def add(self, x):
        self.s.add(x)
    def discard(self, x):
        self.s.discard(x)
s = S([1, 2])
s |= {3}
s -= {1}
s.add(9)
s.remove(9)
print(s.s, sorted(s ^ {2, 7}))
try:
    s.remove(77)
except KeyError as e:
    print(repr(e))
s &= {2}
print(s.s, s.pop(), len(s))
# case: iterators and generators of one's own
class Count(A.Iterator):
    def __init__(self):
        self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
print(list(Count()), iter(Count()).__next__())
class G(A.Generator):
    def send(self, v):
        return v
    def throw(self, t, v=None, tb=None):
        raise StopIteration
g = G()
print(next(g), g.send(5), g.close())
# case: abstract ones cannot be made
for cls in (A.Iterable, A.Mapping, A.Sequence, A.MutableSet, A.Callable):
    try:
        cls()
    except TypeError as e:
        print(e)
# case: one method is missing
class Half(A.Sequence):
    def __len__(self):
        return 0
try:
    Half()
except TypeError as e:
    print(e)
# case: register
class Mine:
    pass
A.Sequence.register(Mine)
print(isinstance(Mine(), A.Sequence), issubclass(Mine, A.Collection), A.Sequence.register(Mine) is Mine)
# case: subscripts
print(A.Iterable[int], A.Mapping[str, int])
# case: awaitables
async def co():
    pass
c = co()
print(isinstance(c, A.Awaitable), isinstance(c, A.Coroutine), isinstance(c, A.Iterable))
c.close()
class Aw:
    def __await__(self):
        yield
class AI:
    def __aiter__(self):
        return self
    async def __anext__(self):
        raise StopAsyncIteration
print(isinstance(Aw(), A.Awaitable), isinstance(AI(), A.AsyncIterable), isinstance(AI(), A.AsyncIterator), isinstance(5, A.Awaitable))
