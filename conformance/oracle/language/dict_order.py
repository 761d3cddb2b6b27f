def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: order of insertion
d = {}
for name in "zyxwvutsrqponmlkjihgfedcba":
    d[name] = ord(name)
print(d)
print(list(d), list(d.values())[:3], list(d.items())[-1])
# case: keys of many types keep their order
d = {3: "a", "x": 1, (1, 2): 2, 1.5: 3, None: 4, True: 5, b"y": 6, frozenset([1]): 7, 2**70: 8, -1: 9, ...: 10}
print(d)
print(len(d), d[1], d[1.0], d[2**70], d[frozenset({1})])
# case: an update keeps the place
d = {"a": 1, "b": 2, "c": 3}
d["a"] = 9
d["d"] = 4
d.update(b=7, e=5)
print(d)
# case: an equal key keeps the first one
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d)
d = {True: "bool"}
d[1] = "int"
print(d)
# case: deleted and inserted again goes to the end
d = {"a": 1, "b": 2, "c": 3}
del d["a"]
d["a"] = 4
print(d)
d.pop("b")
d["b"] = 5
print(d, list(reversed(d)))
# case: many deletions
d = {i: str(i) for i in range(200)}
for i in range(0, 200, 3):
    del d[i]
for i in range(1, 200, 5):
    d.pop(i, None)
print(d)
d[0] = "again"
print(list(d)[-3:], len(d), list(d)[0])
# case: queue
d = {}
for i in range(1000):
    d[i] = i
    if i >= 10:
        first = next(iter(d))
        assert first == i - 10
        del d[first]
print(d)
# case: stack
d = {}
for i in range(300):
    d[i] = -i
got = []
for i in range(250):
    got.append(d.popitem())
print(got[:3], got[-1], d)
for i in range(300):
    d["k"] = i
    assert d.popitem() == ("k", i)
print(len(d), list(d)[-1])
# case: popitem to the end, and on
d = dict(a=1, b=2)
print(d.popitem(), d.popitem())
show(d.popitem)
d["x"] = 1
print(d)
# case: keyword arguments in order
def f(**kwargs):
    return kwargs
print(f(z=1, y=2, x=3, a=4))
print(f(**{"q": 1, "b": 2}, c=3))
print(dict(z=1, a=2, **{"m": 3}))
print(f(**{"k%d" % i: i for i in range(20)}))
# case: class bodies in order
class C:
    z = 1
    y = 2
    def x(self): pass
    a = 3
print([n for n in C.__dict__ if not n.startswith("__")])
# case: attributes of instances in order
class P:
    def __init__(self):
        self.z = 1
        self.y = 2
        self.a = 3
        self.m = 4
p = P()
p.b = 5
del p.y
p.y = 6
print(list(p.__dict__.items()))
print(vars(p) == p.__dict__)
# case: globals in order
zz = 1
yy = 2
aa = 3
print([n for n in globals() if n in ("aa", "yy", "zz")])
# case: comprehensions and merging
print({k: v for k, v in zip("hgfe", range(4))})
print({**{"b": 1, "a": 2}, "c": 3, **{"b": 4}})
print({"b": 1, "a": 2} | {"c": 3, "b": 4})
# case: copies keep the order
d = {"c": 1, "a": 2, "b": 3}
del d["a"]
d["a"] = 0
print(d.copy(), dict(d), dict(d.items()), {**d})
e = d.copy()
e["z"] = 1
print(d, e)
# case: sorting a dict
d = {"pear": 3, "apple": 1, "fig": 2}
print(sorted(d), sorted(d.items(), key=lambda i: i[1]), dict(sorted(d.items())))
# case: counting words
words = "the cat and the dog and the bird".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts)
print(max(counts, key=counts.get))
# case: grouping
groups = {}
for n in range(10):
    groups.setdefault(n % 3, []).append(n)
print(groups)
# case: printing nested and recursive dicts
d = {"a": {"b": [1, {"c": ()}]}}
print(d, str(d), repr(d))
d["self"] = d
print(d)
e = {}
e[1] = [e, (e,)]
print(e)
# case: json keeps the order
import json
print(json.dumps({"b": 1, "a": [True, None], "c": {"z": 1, "y": 2}}))
print(json.loads('{"z": 1, "y": {"b": 2, "a": 3}, "x": []}'))
# case: growing to many keys of many kinds
d = {}
for i in range(3000):
    d[i * 7919 % 10007] = i
    d["s%d" % i] = i
    d[i, -i] = i
print(len(d), sum(d.values()), list(d)[:5], list(d)[-3:])
print(d[7919], d["s2999"], d[5, -5], (5, 5) in d, 7919.0 in d)
# case: negative and large ints as keys
d = {}
for i in range(-5, 5):
    d[i] = i
for i in (2**31, -2**31, 2**32, 2**63, -2**64, 2**100):
    d[i] = i
print(d)
print(all(d[k] == k for k in list(d)), d[float(2**32)], -1 in d, -2 in d)
