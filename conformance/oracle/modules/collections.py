from collections import *


# case: namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], tuple(p), len(p), p == (1, 2), hash(p) == hash((1, 2)), P._fields, p._asdict(), p._replace(x=9), P._make([3, 4]))
x, y = p
print(x, y, p + (3,), p < P(1, 3), isinstance(p, tuple), issubclass(P, tuple), P.__name__)
# case: namedtuple's defaults
P = namedtuple("P", ["x", "y", "z"], defaults=(5, 6))
print(P(1), P(1, 2), P(1, z=3), P._field_defaults, namedtuple("Q", "a b", defaults=[1, 2])())
# case: namedtuple's field names
print(namedtuple("A", "a, b, c")._fields, namedtuple("A", "a,b c")._fields, namedtuple("A", ())(), namedtuple("A", "a class a _b", rename=True)._fields, namedtuple("A", "a", module="m").__module__)
for names in ("a a", "class", "_a", "1a", "a b-c"):
    try:
        namedtuple("A", names)
    except ValueError as e:
        print(e)
for args in (("class", "a"), ("A", "a", )):
    try:
        print(namedtuple(*args, defaults=(1, 2) if args[0] == "A" else None))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# case: namedtuple's arguments
P = namedtuple("P", "x y")
for args, kw in (((), {}), ((1,), {}), ((1, 2, 3), {}), ((1, 2), {"z": 3}), ((1,), {"x": 2})):
    try:
        P(*args, **kw)
    except TypeError as e:
        print(e)
# case: namedtuple's attributes cannot be set
P = namedtuple("P", "x")
p = P(1)
for f in (lambda: setattr(p, "x", 2), lambda: setattr(p, "q", 2), lambda: delattr(p, "x"), lambda: p.zz):
    try:
        f()
    except AttributeError as e:
        print("AttributeError")
# case: _replace and _make check
P = namedtuple("P", "x y")
try:
    P(1, 2)._replace(z=3)
except ValueError as e:
    print(e)
try:
    P._make([1])
except TypeError as e:
    print(e)
# case: a class that derives from a namedtuple
class Point(namedtuple("Point", ["x", "y"])):
    __slots__ = ()
    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, o):
        return Point(self.x + o.x, self.y + o.y)
p = Point(3, 4)
print(p, p.norm, p + p, p._replace(x=0), Point._make([5, 6]), type(p._replace(x=1)).__name__, p == (3, 4), p._asdict())
# case: a class that derives from one and makes itself
class V(namedtuple("V", "a b")):
    def __new__(cls, a, b=10):
        return super().__new__(cls, a, b)
    def __str__(self):
        return "<%s %s>" % (self.a, self.b)
print(V(1), repr(V(1, 2)), V(1).b)
# case: namedtuples in sets, sorted, unpacked, matched
P = namedtuple("P", "name age")
people = [P("b", 30), P("a", 25), P("a", 25)]
print(sorted(set(people)), max(people, key=lambda p: p.age), [n for n, a in people], dict(people), P.__match_args__)
# case: defaultdict
d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, dict(d), d.default_factory is list, "c" in d, d.get("c"), len(d))
# case: defaultdict counts and nests
d = defaultdict(int)
for c in "hello":
    d[c] += 1
print(d, sorted(d.items()))
t = defaultdict(lambda: defaultdict(int))
t["a"]["b"] += 1
print({k: dict(v) for k, v in t.items()})
# case: defaultdict without a factory
d = defaultdict(None, {"a": 1})
print(d["a"], d)
try:
    d["b"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(5)
except TypeError as e:
    print(e)
# case: defaultdict from pairs and keywords
d = defaultdict(int, [("a", 1)], b=2)
print(d, d.copy(), type(d.copy()).__name__, d == {"a": 1, "b": 2}, defaultdict(), defaultdict(int) == {})
e = d | {"c": 3}
print(e, type(e).__name__, {"z": 0} | d)
# case: defaultdict's methods are dict's
d = defaultdict(set)
d["x"].add(1)
print(d.pop("x"), d, d.setdefault("y", 5), list(d), d.popitem(), d.update({"q": 1}), d)
class Sub(defaultdict):
    def __missing__(self, key):
        return key * 2
print(Sub(None)["ab"])
# case: Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), sum(c.values()), c.total(), list(Counter(a=2, b=1).elements()), "zz" in c)
# case: Counter's order
print(Counter("banana").most_common(), Counter(["x", "y", "x", "z"]), Counter(), Counter([]), list(Counter("hello")))
print(Counter("aabbc").most_common(1), Counter("aabb").most_common(0), Counter("ab").most_common(99))
# case: Counter's arithmetic
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=1)
print(a + b, a - b, a & b, a | b, +Counter(a=-1, b=2), -Counter(a=-1, b=2), a == Counter(b=1, a=3, c=0), a != b)
# case: Counter's in-place arithmetic
c = Counter(a=3, b=1)
c += Counter(b=2)
print(c)
c -= Counter(a=5)
print(c)
c |= Counter(z=4)
c &= Counter(z=2, b=9)
print(c)
# case: Counter's update and subtract
c = Counter("ab")
c.update("bc")
c.update({"a": 10}, z=1)
print(c)
c.subtract("aaa")
c.subtract({"b": 5})
print(c, c.most_common()[-1])
del c["nothing"]
del c["a"]
print(sorted(c))
# case: Counter's comparisons
print(Counter("ab") <= Counter("aab"), Counter("ab") < Counter("ab"), Counter("aab") > Counter("ab"), Counter(a=0) == Counter(), Counter("a") >= Counter("b"))
# case: Counter's odd things
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
c = Counter(a=1)
d = c.copy()
d["a"] += 5
print(c, d, type(d).__name__, isinstance(c, dict), Counter({"a": "x"}), Counter(c))
# case: Counter of words
text = "the cat and the hat and the bat"
c = Counter(text.split())
for word, n in c.most_common(3):
    print(word, n)
print({w: n for w, n in c.items() if n > 1}, max(c, key=c.get))
# case: ChainMap
base, over = {"a": 1, "b": 2}, {"b": 3}
m = ChainMap(over, base)
print(m["a"], m["b"], m, len(m), list(m), dict(m), m.maps, "c" in m, m.get("c", 9))
m["z"] = 5
print(over, base, m.parents, m.new_child({"a": 0})["a"])
# case: ChainMap deletes in its first
m = ChainMap({"a": 1}, {"b": 2})
del m["a"]
for f in (lambda: m.__delitem__("b"), lambda: m.pop("b"), lambda: m.popitem(), lambda: m["zz"]):
    try:
        f()
    except KeyError as e:
        print(e)
print(ChainMap() == {}, bool(ChainMap()), m == {"b": 2})
# case: UserDict
class Upper(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
u = Upper({"a": 1}, b=2)
u["c"] = 3
u.update(d=4)
print(u, u.data, len(u), "A" in u, list(u.items()), u.get("x"), u == {"A": 1, "B": 2, "C": 3, "D": 4}, u.pop("A"))
# case: UserDict with __missing__
class M(UserDict):
    def __missing__(self, k):
        return "no " + k
m = M(a=1)
print(m["a"], m["b"], "b" in m, m.get("b"), m | {"z": 1})
# case: UserList
class L(UserList):
    def double(self):
        return L(x * 2 for x in self)
l = L([3, 1, 2])
l.append(4)
print(l, l.double(), sorted(l), l[1:3], type(l[1:3]).__name__, l + [9], [0] + l, l * 2, len(l), 3 in l, l == [3, 1, 2, 4], l.index(2))
l.sort()
l.extend([7])
l += [8]
print(l, l.pop(), l.count(1), l[::-1])
# case: UserString
s = UserString("hello")
print(s, repr(s), s.upper(), type(s.upper()).__name__, s + " w", s[1:3], len(s), s == "hello", "ell" in s, s.replace("l", "L"), s.split("l"), s * 2, s.find("l"), hash(s) == hash("hello"))
# case: classes of their own derive from them
class Stack(UserList):
    def push(self, x):
        self.append(x)
s = Stack()
s.push(1)
print(s, bool(s), bool(Stack()))
class D(dict):
    def __missing__(self, k):
        return 0
d = D(a=1)
print(d["a"], d["b"], "b" in d)
# case: deque
d = deque([1, 2, 3])
d.appendleft(0)
d.append(4)
print(d, d.popleft(), d.pop(), list(d), d[1], len(d))
d.rotate(1)
print(d)
d.extendleft([8, 9])
print(d, deque("abc", maxlen=2), 3 in d)
# case: OrderedDict
o = OrderedDict(b=1, a=2)
o["c"] = 3
o.move_to_end("b")
print(o, list(o), o.popitem(last=False), o == {"c": 3, "b": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
