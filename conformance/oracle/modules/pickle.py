import pickle
import datetime
import decimal
import collections


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)


class Slots:
    __slots__ = ("a", "b")


class Counted(list):
    count = 0


class Kept:
    def __getstate__(self):
        return "state"

    def __setstate__(self, state):
        self.got = state


class Made:
    def __reduce__(self):
        return Point, (1, 2), {"z": 3}


# case: every protocol gives back what it was given
values = [
    None, True, False, 0, 255, 256, 65536, -1, 2**31, -(2**31), 2**100, -(2**63), 1.5, float("inf"), "", "abc", "é\u1234\U0001f600\n\\",
    b"", b"abc", bytearray(b"xy"), (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {"b": 1}}, {1, 2}, frozenset([3]), 1j,
    range(3), Ellipsis, NotImplemented, len, int, type(None), ValueError("x", 1),
    collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1, 2], 5), collections.defaultdict(list, {1: [2]}),
    datetime.datetime(2020, 1, 2, 3, 4, 5, 6), datetime.timedelta(1, 2, 3), datetime.timezone.utc, decimal.Decimal("1.50"),
]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(protocol, [repr(v) for v in values if repr(pickle.loads(pickle.dumps(v, protocol))) != repr(v)])

# case: bytes of a pickle
for value in [1, "a", None, (1, 2), 2**70, -129, 1.5, b"ab", True]:
    for protocol in range(4):
        print(protocol, pickle.dumps(value, protocol))

# case: instances
for protocol in range(2, 6):
    made = pickle.loads(pickle.dumps(Point(1, [2]), protocol))
    print(made, type(made) is Point)
    slots = Slots()
    slots.a = 1
    made = pickle.loads(pickle.dumps(slots, protocol))
    print(made.a, hasattr(made, "b"))
    counted = Counted([1, 2])
    counted.count = 5
    made = pickle.loads(pickle.dumps(counted, protocol))
    print(type(made).__name__, made, made.count)
    print(pickle.loads(pickle.dumps(Kept(), protocol)).got)
    made = pickle.loads(pickle.dumps(Made(), protocol))
    print(made, made.z)

# case: what is there twice, and loops
shared = [1]
one, other = pickle.loads(pickle.dumps([shared, shared]))
print(one is other)
loop = []
loop.append((loop,))
for protocol in range(6):
    made = pickle.loads(pickle.dumps(loop, protocol))
    print(made[0][0] is made)
point = Point(1, None)
point.y = point
made = pickle.loads(pickle.dumps(point))
print(made.y is made)


# case: errors
def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


show(pickle.dumps, 1, 6)
show(pickle.loads, b"")
show(pickle.loads, b"\x80\x09.")
show(pickle.loads, b"\x80\x04\x8c\x05ab")
try:
    pickle.loads(b"cmath\nnothing\n.")
except AttributeError:
    print("no such name")
for bad in [(x for x in ()), lambda: 0]:
    try:
        pickle.dumps(bad)
    except Exception as error:
        print(isinstance(error, (TypeError, AttributeError, pickle.PicklingError)))


# case: several in one file, names and persistent objects
import io

file = io.BytesIO()
pickle.dump([1], file)
pickle.dump({"a": 2}, file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
show(pickle.load, file)


class Names(pickle.Pickler):
    def persistent_id(self, obj):
        return "the point" if isinstance(obj, Point) else None


class Things(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()


for protocol in (0, 4):
    file = io.BytesIO()
    Names(file, protocol).dump([Point(1, 2), 3])
    file.seek(0)
    print(Things(file).load())


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError("no %s.%s" % (module, name))


show(Safe(io.BytesIO(pickle.dumps(Point(1, 2)))).load)
