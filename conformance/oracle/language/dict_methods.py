def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: making dicts
print(dict(), dict({}), dict([]), dict([(1, 2), [3, 4], "ab"]), dict(a=1), dict({"a": 1}, a=2, b=3))
print(dict(zip("ab", [1, 2])), dict(x for x in [(1, 2)]))
# case: wrong arguments of dict
show(lambda: dict(1))
show(lambda: dict(1, 2))
show(lambda: dict([1]))
show(lambda: dict(["abc"]))
show(lambda: dict([(1, 2), (1,)]))
show(lambda: dict([[1, 2, 3]]))
show(lambda: dict([(1, 2), 3]))
# case: from an object with keys
class M:
    def keys(self): return iter("ab")
    def __getitem__(self, key): return key * 2
print(dict(M()), dict(M(), b=1))
d = {"z": 1}
d.update(M())
print(d)
# case: get, setdefault, pop
d = {"a": None}
print(d.get("a", 1), d.get("b"), d.get("b", 2), d.setdefault("a", 5), d.setdefault("c"), d.setdefault("e", []), d)
print(d.pop("a"), d.pop("zz", 3), d.pop("zz", None), d)
# case: missing keys
d = {}
for function in (lambda: d["x"], lambda: d.pop("x"), lambda: d[1, 2], lambda: d.pop(3)):
    try:
        function()
    except KeyError as error:
        print(error.args)
try:
    del d["q"]
except KeyError as error:
    print(error.args)
# case: keys without a hash
show(lambda: {}[[]])
show(lambda: {[]: 1})
show(lambda: {}.get({}))
show(lambda: [] in {})
show(lambda: {"a": 1}.pop([]))
show(lambda: {}.setdefault({1}))
show(lambda: {(1, []): 2})
show(lambda: {bytearray(): 1})
show(lambda: dict.fromkeys([[]]))
# case: update
d = {}
d.update()
d.update({"a": 1})
d.update([("b", 2)], c=3)
d.update(a=4)
d.update({})
print(d, d.update(d), d)
show(lambda: d.update(1))
show(lambda: d.update(1, 2))
show(lambda: d.update([(1, 2, 3)]))
# case: fromkeys
print(dict.fromkeys("abca"), dict.fromkeys([1, 2], 0), {}.fromkeys(range(3), "x"), dict.fromkeys([]))
class D(dict):
    pass
d = D.fromkeys("ab", 1)
print(type(d) is D, len(d), d["a"])
# case: merging operators
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a, b)
a |= b
print(a)
a |= [("q", 5)]
print(a)
show(lambda: a | [("q", 5)])
show(lambda: [1] | a)
show(lambda: a + b)
# case: comparing
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 1.0}, {"a": 1} != {"a": 2}, {} == [], {1: 2} == {1: 2, 3: 4})
show(lambda: {} < {})
show(lambda: {} >= {1: 2})
nan = float("nan")
print({1: nan} == {1: nan}, {nan: 1} == {nan: 1})
# case: clear and copy
d = {1: 2, 3: 4}
e = d
e.clear()
print(d, len(d), bool(d), not d)
d[5] = 6
c = d.copy()
c[7] = 8
print(d, c, c is d)
# case: contains and len
d = {i: i for i in range(50)}
print(len(d), 10 in d, 50 in d, 50 not in d, "10" in d, d.__contains__(3), None in d)
# case: changed during iteration
def grow():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1
def shrink():
    d = {1: 1, 2: 2, 3: 3}
    for k in d:
        del d[k]
def grow_items():
    d = {1: 1}
    for k, v in d.items():
        d["x"] = 1
show(grow)
show(shrink)
show(grow_items)
# case: values may be replaced during iteration
d = {"a": 1, "b": 2}
for k in d:
    d[k] *= 10
print(d)
for k in list(d):
    del d[k]
print(d)
# case: an iterator that ended stays at its end
d = {1: 1}
i = iter(d)
print(next(i), next(i, "end"))
d[2] = 2
print(next(i, "end"))
# case: __missing__
class D(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value
d = D(a=1)
print(d["a"], d["b"], len(d), d.get("c"), "c" in d)
d["x"] += "!"
print(d["x"])
# case: __missing__ that raises
class D(dict):
    def __missing__(self, key):
        raise ValueError("no " + str(key))
show(lambda: D()["k"])
# case: subclasses
class D(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value + 1)
    def __getitem__(self, key):
        return super().__getitem__(key) * 10
d = D()
d["a"] = 1
print(d["a"], len(d), "a" in d, list(d), isinstance(d, dict), d == {"a": 2})
d.update(b=5)
print(sorted(d.items()), dict(d))
# case: equality by __eq__ and __hash__
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, other): return isinstance(other, K) and self.n == other.n
    def __repr__(self): return "K%d" % self.n
d = {K(i): i for i in range(10)}
print(d, d[K(7)], K(11) in d, len(d))
d[K(3)] = "x"
del d[K(4)]
print(d)
# case: __eq__ is asked only when the hashes are equal
class K:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
    def __eq__(self, other): print("eq", self.h); return True
d = {K(1): "a", K(2): "b"}
print(K(3) in d, 3 in d, "x" in d)
print(K(2) in d)
# case: a str and an equal object
class S:
    def __hash__(self): return hash("a")
    def __eq__(self, other): return other == "a"
d = {"a": 1}
print(d[S()], S() in d)
class T(str):
    pass
print(d[T("a")], {T("b"): 2}["b"])
# case: hash errors
class K:
    def __hash__(self): return "x"
show(lambda: {K(): 1})
class K:
    def __hash__(self): raise ValueError("no hash")
show(lambda: {K(): 1})
show(lambda: K() in {})
class K:
    def __eq__(self, other): return True
show(lambda: {K(): 1})
# case: an __eq__ that raises leaves the dict as it was
class K:
    def __init__(self, bad): self.bad = bad
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError("eq")
k = K(1)
d = {k: 1}
show(lambda: d[K(2)])
def store(): d[K(3)] = 1
show(store)
print(len(d), d[k])
# case: an __eq__ that changes the dict
class K:
    def __hash__(self): return 7
    def __eq__(self, other):
        if len(d) < 20:
            d[len(d)] = 1
        return False
d = {}
d[K()] = 0
d[K()] = 1
print(K() in d)
print(len(d) >= 20)
# case: an __eq__ that clears the dict
class K:
    def __hash__(self): return 7
    def __eq__(self, other):
        d.clear()
        return True
d = {}
d[K()] = 1
print(d.get(K(), "none"), len(d))
