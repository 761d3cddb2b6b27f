from pprint import *
data = {"name": "x" * 20, "list": list(range(30)), "nested": {"a": [1, 2, 3] * 8, "b": ("t",) * 3}, "s": set(range(40))}


# case: nested data
pprint(data)
# case: indent
pprint(data, indent=4)
pprint(data, width=20, indent=2)
# case: width and compact
pprint(data, width=40)
pprint(data, compact=True)
pprint(list(range(100)), compact=True, width=30)
# case: depth
print(pformat(data, depth=1), pformat([[[[1]]]], depth=2), pformat({"a": {"b": {"c": 1}}}, depth=2))
# case: order of keys
print(pformat({"b": 1, "a": 2}), pformat({"b": 1, "a": 2}, sort_dicts=False))
pp({"b": 1, "a": 2})
pprint({(1, 2): 3, "a": 4, None: 5})
# case: what fits in a line
pprint([1, "a", None, 2.5, (1,), {1}, {}])
pprint("short")
pprint(())
# case: long strings
pprint("the quick brown fox " * 10)
pprint(["the quick brown fox " * 10, "a\nb" * 30])
pprint({"k": "lorem ipsum dolor sit amet " * 5})
# case: bytes
pprint(b"abc" * 50)
pprint(bytearray(b"abc" * 50))
# case: numbers with underscores
pprint([12345678, 1, 1000], underscore_numbers=True)
# case: from collections
from collections import *
pprint(defaultdict(list, {i: list(range(10)) for i in range(4)}))
pprint(Counter("abcdefghijklmnopqrstuvwxyz" * 2))
pprint(OrderedDict((i, "v" * 10) for i in range(10)))
pprint(deque(range(50)))
pprint(ChainMap({"a" * 30: 1}, {"b" * 40: 2}))
pprint(UserDict({i: "x" * 10 for i in range(10)}))
P = namedtuple("P", "x y")
pprint([P(1, "a" * 30), P(2, "b" * 40)])
# case: dataclasses and namespaces
from dataclasses import dataclass
from types import SimpleNamespace
@dataclass
class P:
    x: int
    y: list
pprint(P(1, list(range(40))))
pprint(SimpleNamespace(a=list(range(30)), b=2))
# case: sets and tuples
pprint(frozenset(range(40)))
pprint((list(range(30)),))
pprint({"x" * 50, "y" * 50})
# case: what contains itself
a = [1]
a.append(a)
print(isrecursive(a), isreadable([1]), isreadable(a), saferepr({"b": 1, "a": 2}), isreadable([int]))
# case: a class with a repr of its own
class A:
    def __repr__(self):
        return "A" * 50
class L(list):
    pass
pprint([A(), A()])
pprint(L(range(40)))
# case: PrettyPrinter
import io
s = io.StringIO()
p = PrettyPrinter(indent=2, width=30, stream=s)
p.pprint({"a": list(range(20))})
print(s.getvalue(), p.pformat([1, 2]))
for kw in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        PrettyPrinter(**kw)
    except ValueError as e:
        print(e)
# case: records as from JSON
pprint([{"id": i, "name": "user%d" % i, "tags": ["a", "b"], "address": {"city": "X" * 20, "zip": None}} for i in range(2)])
