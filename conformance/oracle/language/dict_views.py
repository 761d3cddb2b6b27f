def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: printing
d = {"a": 1, 2: [3]}
print(d.keys(), d.values(), d.items(), {}.keys(), {}.values(), {}.items())
# case: views follow the dict
d = {"a": 1}
k, v, i = d.keys(), d.values(), d.items()
d["b"] = 2
print(len(k), len(v), len(i), list(k), list(v), list(i))
del d["a"]
print(k, v, i)
# case: contains
d = {"a": 1, "b": [2]}
print("a" in d.keys(), 1 in d.values(), [2] in d.values(), ("a", 1) in d.items(), ("a", 2) in d.items(), ("b", [2]) in d.items(), "ab" in d.items(), ["a", 1] in d.items(), ("a",) in d.items())
show(lambda: [] in d.keys())
show(lambda: ([], 1) in d.items())
# case: set operations of keys
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a.keys() & b.keys(), sorted(a.keys() | b.keys()), a.keys() - b.keys(), sorted(a.keys() ^ b.keys()))
print(a.keys() & ["x", "q"], sorted(a.keys() | ["q"]), a.keys() - {"x"}, sorted(a.keys() ^ ["x", "w"]))
print({"x"} & a.keys(), sorted({"q"} | a.keys()), {"x", "q"} - a.keys(), type({"q"} ^ a.keys()).__name__)
print(type(a.keys() & b).__name__)
# case: set operations of items
a, b = {"x": 1, "y": 2}, {"y": 2, "z": 4}
print(a.items() & b.items(), a.items() - b.items(), sorted(a.items() | b.items()), sorted(a.items() ^ b.items()))
show(lambda: {"x": []}.items() & {1})
show(lambda: {"x": []}.items() | {1})
# case: comparing
d = {"x": 1, "y": 2}
print(d.keys() == {"x", "y"}, d.keys() == {"y": 0, "x": 0}.keys(), d.keys() < {"x", "y", "z"}, d.keys() <= {"x"}, d.keys() > {"x"}, d.keys() >= {"x", "y"}, d.keys() != {"x"})
print(d.items() == {("x", 1), ("y", 2)}, d.items() <= d.items(), d.items() == dict(d).items(), d.values() == d.values(), d.keys() == ["x", "y"])
v = d.values()
print(v == v)
show(lambda: d.values() & [1])
show(lambda: d.keys() < [1])
# case: isdisjoint
d = {"x": 1}
print(d.keys().isdisjoint("xyz"), d.keys().isdisjoint([]), d.items().isdisjoint([("x", 2)]), d.items().isdisjoint({("x", 1)}))
# case: backwards
d = {i: str(i) for i in range(12)}
del d[5], d[11], d[0]
print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items()))[:2], list(reversed(d.keys())) == list(reversed(d)))
print(list(reversed({})))
# case: names of types
d = {}
print([type(x).__name__ for x in (d.keys(), d.values(), d.items(), iter(d), iter(d.values()), iter(d.items()), reversed(d))])
# case: changed during iteration over a view
def f(view):
    d = {1: 1, 2: 2}
    for x in getattr(d, view)():
        d[len(d) + 1] = 0
for view in ("keys", "values", "items"):
    show(lambda: f(view))
def g():
    d = {1: 1, 2: 2}
    for x in reversed(d):
        del d[x]
show(g)
# case: truth, len and hash
print(bool({}.keys()), bool({1: 2}.items()), len({1: 2}.values()))
show(lambda: hash({}.keys()))
show(lambda: hash({}.items()))
# case: unpacking and functions
d = {"b": 2, "a": 1}
print(*d, *d.values(), [*d.items()], min(d.values()), sum(d.values()), sorted(d.items()), max(d.items()), dict(d.items()) == d)
(k, v), *rest = d.items()
print(k, v, rest)
# case: recursive values
d = {}
d["v"] = d.values()
print(d)
