import json


def fails(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)

# case: scalars
print(json.dumps(None), json.dumps(True), json.dumps(False), json.dumps(1), json.dumps(-7), json.dumps(12345678901234567890), json.dumps(1.5), json.dumps(1e100), json.dumps(-0.0), json.dumps(0.1), json.dumps(1e-7))

# case: strings
print(json.dumps("a"), json.dumps(""), json.dumps("\"\\/\b\f\n\r\t"), json.dumps("\x00\x1f\x7f"), json.dumps("é€😀"), json.dumps("\u2028"), json.dumps("\ud800"))

# case: not only ASCII
print(json.dumps("é€😀\x7f\n\x01", ensure_ascii=False), json.dumps({"ü": ["ß"]}, ensure_ascii=False))

# case: containers
print(json.dumps([]), json.dumps({}), json.dumps([1, [2, [3]]]), json.dumps((1, 2)), json.dumps({"a": {"b": []}}), json.dumps([[], {}, ()]))

# case: indent
print(json.dumps({"a": [1, 2, {"b": None}], "c": {}, "d": []}, indent=2))
print(json.dumps([1, [2, [3]]], indent=4))

# case: odd indents
print(json.dumps([1, [2]], indent=0), json.dumps({"a": 1}, indent="\t"), json.dumps([1], indent="--"), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([1, 2], indent=""), json.dumps(1, indent=3))

# case: separators
print(json.dumps([1, {"a": 2, "b": 3}], separators=(",", ":")), json.dumps([1, 2], separators=(" , ", "="), indent=1), json.dumps({"a": 1, "b": 2}, separators=("; ", " -> ")))

# case: sorted keys
print(json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True), json.dumps({3: 1, 1: 2, 2: 3}, sort_keys=True))
fails(json.dumps, {"a": 1, 1: 2}, sort_keys=True)

# case: keys that are no strings
print(json.dumps({1: 2, 1.5: 3, None: 4, False: 6, 10**20: 7}))
fails(json.dumps, {(1, 2): 3})
fails(json.dumps, {b"a": 1})
print(json.dumps({(1, 2): 3, "a": 4, b"x": 5}, skipkeys=True), json.dumps({(1,): 1}, skipkeys=True))

# case: what has no JSON
fails(json.dumps, object)
fails(json.dumps, {1, 2})
fails(json.dumps, b"x")
fails(json.dumps, [1, 2j])
fails(json.dumps, {"a": range(3)})
fails(json.dumps, lambda: 0)

# case: default
print(json.dumps({1, }, default=list), json.dumps([2j, 3j], default=lambda c: [c.real, c.imag]), json.dumps({"a": b"x"}, default=str))
fails(json.dumps, object(), default=lambda o: o)

# case: circles
a = []
a.append(a)
fails(json.dumps, a)
d = {}
d["d"] = [d]
fails(json.dumps, d)
shared = [1]
print(json.dumps([shared, shared, {"x": shared}]))

# case: floats that are no numbers
print(json.dumps([float("nan"), float("inf"), -float("inf")]))
for x in ("nan", "inf", "-inf"):
    fails(json.dumps, float(x), allow_nan=False)
print(json.dumps({float("inf"): 1}))

# case: subclasses
class I(int):
    def __repr__(self):
        return "I"


class S(str):
    pass


class L(list):
    pass


class D(dict):
    pass


class F(float):
    pass


print(json.dumps([I(5), S("s"), L([1]), D(a=1), F(2.5), {S("k"): 1}, {I(3): 1}]))

# case: named tuples and ordered dicts
from collections import OrderedDict, namedtuple, defaultdict
print(json.dumps(namedtuple("P", "x y")(1, 2)), json.dumps(OrderedDict([("b", 1), ("a", 2)])), json.dumps(defaultdict(list, a=[1])))

# case: an encoder of one's own
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


print(json.dumps([1j, {"a": 2j}], cls=E), E().encode(1j), E(indent=1).encode([1j]), "".join(E().iterencode([1, 2j])))
fails(json.dumps, object, cls=E)
fails(E().encode, {1})

# case: an encoder's options
e = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
print(e.encode({"b": "é", "a": 1}), e.item_separator, e.key_separator, e.sort_keys, json.JSONEncoder().item_separator, json.JSONEncoder(indent=2).item_separator)
fails(json.dumps, 1, cls=json.JSONEncoder, nonsense=1)
fails(json.dumps)

# case: dump
import io
f = io.StringIO()
json.dump({"a": [1, "é"]}, f)
json.dump([1], f, indent=1)
json.dump({2: 1j}, f, default=str)
print(f.getvalue())

# case: a hook that changes the list
a = [1, 2j, 3]


def hook(o):
    a.append(9)
    return "x"


print(json.dumps(a, default=hook))
