from collections import OrderedDict
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: making and printing
print(OrderedDict(), OrderedDict([("b", 1), ("a", 2)]), OrderedDict(z=1, y=2), OrderedDict({"k": OrderedDict(x=1)}), [OrderedDict(a=[1])])
show(lambda: OrderedDict(1))
# case: move_to_end
o = OrderedDict.fromkeys("abcde")
o.move_to_end("b")
print("".join(o))
o.move_to_end("b", last=False)
o.move_to_end("e", False)
o.move_to_end("e", last=False)
o.move_to_end("d", last=True)
o.move_to_end("d")
print("".join(o))
try:
    o.move_to_end("q")
except KeyError as error:
    print(error.args)
# case: moving often
o = OrderedDict((i, i) for i in range(100))
for i in range(1000):
    o.move_to_end(i * 37 % 100, i % 3 == 0)
print(list(o), len(o), all(o[k] == k for k in o))
for i in range(0, 100, 2):
    del o[i]
o.move_to_end(51, last=False)
o[200] = 1
print(list(o))
# case: popitem
o = OrderedDict([(1, "a"), (2, "b"), (3, "c"), (4, "d")])
print(o.popitem(), o.popitem(last=False), o.popitem(False), o.popitem(True), o)
try:
    o.popitem()
except KeyError as error:
    print(error.args)
# case: pop
o = OrderedDict(a=1, b=2)
print(o.pop("a"), o.pop("q", 7), o.pop("q", default=8), o)
try:
    o.pop("q")
except KeyError as error:
    print(error.args)
# case: equality
a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a == dict(b), dict(a) == b, a == OrderedDict(x=1, y=2), a != b, a == [("x", 1), ("y", 2)])
# case: merging
a = OrderedDict(x=1)
print(a | {"y": 2}, {"y": 2} | a, a | OrderedDict(x=3), type({} | a).__name__)
a |= {"z": 3}
print(a)
# case: copies
a = OrderedDict(x=1)
b = a.copy()
b["y"] = 2
print(a, b, type(b).__name__, dict(b))
# case: views
o = OrderedDict([("b", 1), ("a", 2)])
print(o.keys(), o.values(), o.items(), list(reversed(o)), list(reversed(o.items())), "b" in o.keys(), o.keys() == {"a", "b"})
# case: order of updates
o = OrderedDict()
o["c"] = 1
o["a"] = 2
o["c"] = 3
o.update(b=4, a=5)
print(o)
del o["c"]
o["c"] = 6
print(o, o.setdefault("z", 1), o)
# case: recursion
o = OrderedDict()
o["me"] = o
print(o)
# case: changed during iteration
def f():
    o = OrderedDict(a=1, b=2)
    for k in o:
        o[k + "x"] = 1
show(f)
# case: isinstance and hash
print(isinstance(OrderedDict(), dict), issubclass(OrderedDict, dict), type(OrderedDict()).__name__)
show(lambda: hash(OrderedDict()))
# case: least recently used
class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            self.popitem(last=False)
c = LRU(2)
c["a"] = 1
c["b"] = 2
print(c["a"])
c["c"] = 3
print(list(c), "b" in c, len(c))
# case: json
import json
print(json.dumps(OrderedDict([("b", 1), ("a", OrderedDict(c=2))])))
