import copy


# case: shallow copies
l = [1, [2]]
d = {"a": [1]}
c = copy.copy(l)
print(c, c is l, c[1] is l[1], copy.copy(d)["a"] is d["a"], copy.copy((1, 2)), copy.copy({1, 2}), copy.copy("a"), copy.copy(5), copy.copy(None), copy.copy(len) is len, copy.copy(int) is int)
# case: deep copies
l = [1, [2, {"a": (3, [4])}]]
c = copy.deepcopy(l)
print(c == l, c[1] is l[1], c[1][1]["a"][1] is l[1][1]["a"][1])
t = (1, (2, 3))
print(copy.deepcopy(t) is t, copy.deepcopy(([1],))[0] == [1])
# case: what is shared stays shared, and cycles
a = [1]
b = copy.deepcopy([a, a])
print(b[0] is b[1], b[0] is a)
a.append(a)
c = copy.deepcopy(a)
print(c[1] is c, c is not a)
d = {}
d["self"] = d
e = copy.deepcopy(d)
print(e["self"] is e)
# case: instances
class P:
    def __init__(self, x):
        self.x = x
        self.l = [x]
p = P(1)
a, b = copy.copy(p), copy.deepcopy(p)
print(a.x, a.l is p.l, b.x, b.l == p.l, b.l is p.l, type(b).__name__, a is p)
# case: __init__ is not called
class P:
    def __init__(self):
        print("init")
        self.x = 1
p = P()
print(copy.copy(p).x, copy.deepcopy(p).x)
# case: __copy__ and __deepcopy__
class P:
    def __copy__(self):
        return "copied"
    def __deepcopy__(self, memo):
        return "deep %s" % type(memo).__name__
print(copy.copy(P()), copy.deepcopy(P()), copy.deepcopy([P()]))
# case: a linked list
class N:
    def __init__(self, v, next=None):
        self.v = v
        self.next = next
n = N(1, N(2, N(3)))
n.next.next.next = n
m = copy.deepcopy(n)
print(m.next.next.next is m, m.next.v, m is n)
# case: slots
class S:
    __slots__ = ("a", "b")
s = S()
s.a = [1]
t, u = copy.copy(s), copy.deepcopy(s)
print(t.a is s.a, u.a == s.a, u.a is s.a, hasattr(u, "b"))
# case: subclasses of built-in types
class L(list):
    pass
class D(dict):
    pass
l = L([1, [2]])
l.note = "n"
d = D(a=[1])
c, e = copy.copy(l), copy.deepcopy(l)
print(c, type(c).__name__, c.note, c[1] is l[1], e[1] is l[1], e.note, copy.copy(d), type(copy.deepcopy(d)).__name__)
# case: from collections
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
P = namedtuple("P", "x y")
d = defaultdict(list, a=[1])
e = copy.deepcopy(d)
print(copy.copy(P(1, [2])), copy.deepcopy(P(1, [2])), e, e["a"] is d["a"], copy.copy(d)["a"] is d["a"], copy.deepcopy(Counter("aab")), copy.copy(deque([1, 2])), copy.deepcopy(OrderedDict(a=[1])), type(copy.copy(Counter())).__name__)
# case: exceptions
e = ValueError("x", 1)
f = copy.copy(e)
print(repr(f), f is e, type(copy.deepcopy(e)).__name__)
# case: __reduce__
class R:
    def __init__(self, a):
        self.a = a
    def __reduce__(self):
        return (R, (self.a + 1,))
print(copy.copy(R(1)).a, copy.deepcopy(R(5)).a)
# case: __getstate__ and __setstate__
class G:
    def __init__(self):
        self.x = 1
        self.cache = "big"
    def __getstate__(self):
        return {"x": self.x}
    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = "rebuilt"
g = copy.copy(G())
print(g.x, g.cache, copy.deepcopy(G()).cache)
# case: __deepcopy__ with the memo
class T:
    def __init__(self, v):
        self.v = v
    def __deepcopy__(self, memo):
        c = T(copy.deepcopy(self.v, memo))
        memo[id(self)] = c
        return c
t = T([1])
a, b = copy.deepcopy([t, t])
print(a is b, a.v, a.v is t.v)
# case: functions, classes and modules are atoms
def f(): ...
class A: ...
print(copy.deepcopy(f) is f, copy.deepcopy(A) is A, copy.deepcopy([f])[0] is f, copy.deepcopy({"k": A})["k"] is A)
# case: bytearray, frozenset, complex, range
b = bytearray(b"ab")
c = copy.copy(b)
c.append(99)
print(b, c, copy.deepcopy(frozenset([1])), copy.copy(1 + 2j), copy.deepcopy(range(3)))
# case: a matrix
m = [[0] * 2 for _ in range(2)]
a, b = m[:], copy.deepcopy(m)
m[0][0] = 1
print(a, b)
