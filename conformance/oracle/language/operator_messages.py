samples = {
    "int": 1, "float": 1.5, "str": "a", "bytes": b"a", "list": [1], "tuple": (1,), "dict": {1: 2}, "set": {1},
    "None": None, "bool": True, "complex": 1j, "range": range(2), "function": len, "class": int, "slice": slice(1), "ellipsis": ...,
}
def attempt(function, *args):
    try:
        function(*args)
        return "ok"
    except TypeError as error:
        return str(error)
    except Exception as error:
        return type(error).__name__
def table(function, left, right):
    for a in left.split():
        for b in right.split():
            print(a, b, attempt(function, samples[a], samples[b]))

# case: adding
table(lambda a, b: a + b, "int float None list tuple dict set range", "str list None dict set range")
# case: adding to text
table(lambda a, b: a + b, "str bytes", "int float None list bool dict")
# case: subtracting
table(lambda a, b: a - b, "int str list set None", "str list None dict")
# case: multiplying
table(lambda a, b: a * b, "str list tuple bytes", "float None dict str list")
table(lambda a, b: a * b, "float None dict set", "str list tuple None")
# case: dividing
table(lambda a, b: a / b, "int str list", "str None")
table(lambda a, b: a // b, "int str", "str None")
table(lambda a, b: a % b, "int list None", "str None")
# case: powers
table(lambda a, b: a ** b, "int str None", "str list")
table(pow, "int str", "str None")
print(attempt(divmod, 1, "a"), attempt(divmod, [], 2))
# case: bits
table(lambda a, b: a & b, "int float set", "str list float")
table(lambda a, b: a | b, "int float set dict", "str list")
table(lambda a, b: a ^ b, "int set", "float None")
table(lambda a, b: a << b, "int float", "str float")
table(lambda a, b: a >> b, "int str", "None float")
# case: matrices
table(lambda a, b: a @ b, "int list", "int str")
# case: less
table(lambda a, b: a < b, "int str list tuple None dict set bytes", "str int list None set")
# case: the other comparisons
table(lambda a, b: a > b, "int None complex", "str complex list")
table(lambda a, b: a <= b, "str dict", "int dict")
table(lambda a, b: a >= b, "range tuple", "range list")
# case: in place
def iadd(a, b): a += b
def isub(a, b): a -= b
def imul(a, b): a *= b
def idiv(a, b): a /= b
def ifloor(a, b): a //= b
def imod(a, b): a %= b
def ipow(a, b): a **= b
def ior(a, b): a |= b
def iand(a, b): a &= b
def ixor(a, b): a ^= b
def ilshift(a, b): a <<= b
def irshift(a, b): a >>= b
def imatmul(a, b): a @= b
for function in (iadd, isub, imul, idiv, ifloor, imod, ipow, ior, iand, ixor, ilshift, irshift, imatmul):
    print(attempt(function, 1, None), "|", attempt(function, None, 1))
print(attempt(iadd, "a", 1), "|", attempt(iadd, [1], 1), "|", attempt(iadd, (1,), [1]), "|", attempt(imul, "a", "b"))
# case: unary
for name in ("str", "list", "None", "dict", "float", "set"):
    print(name, attempt(lambda v: -v, samples[name]), "|", attempt(lambda v: +v, samples[name]), "|", attempt(lambda v: ~v, samples[name]), "|", attempt(abs, samples[name]))
# case: containment
for name in ("int", "None", "float", "function", "class"):
    print(attempt(lambda v: 1 in v, samples[name]))
print(attempt(lambda: 1 not in 2), attempt(lambda: None in None))
# case: len
for name in ("int", "None", "float", "function", "class"):
    print(attempt(len, samples[name]))
# case: subscripts
for name in ("int", "None", "float", "set"):
    print(attempt(lambda v: v[0], samples[name]))
def store(v): v[0] = 1
def delete(v): del v[0]
for name in ("int", "None", "str", "tuple", "set", "range", "bytes"):
    print(attempt(store, samples[name]), "|", attempt(delete, samples[name]))
# case: indices
for name in ("list", "tuple", "range", "bytes"):
    for index in ("str", "float", "None", "tuple"):
        print(attempt(lambda: samples[name][samples[index]]))
# case: iterating
for name in ("int", "None", "float", "function"):
    print(attempt(list, samples[name]), "|", attempt(iter, samples[name]), "|", attempt(next, samples[name]), "|", attempt(sum, samples[name]))
print(attempt(lambda: [x for x in 5]), attempt(dict, 5), attempt(set, 5), attempt(tuple, None), attempt(sorted, 5), attempt(max, 5))
# case: unpacking
def two(v): a, b = v
def star(v): a, b, *c = v
for v in ((1, 2, 3), (1,), [], "abc", iter([1]), 5, None, {1: 2}):
    print(attempt(two, v), "|", attempt(star, v))
# case: unpacking values
def two(v): a, b = v
for v in ((1, 2, 3), (1,), "abc"):
    try:
        two(v)
    except ValueError as error:
        print(error)
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)
try:
    (a, b), c = [1, 2], [3]
    [a, b, c] = range(5)
except ValueError as error:
    print(error)
# case: calling
for name in ("int", "None", "str", "list", "tuple", "dict", "float"):
    print(attempt(lambda: samples[name]()))
# case: classes of one's own
class C: pass
class D:
    def __add__(self, other): return NotImplemented
    def __lt__(self, other): return NotImplemented
for function in (lambda: C() + 1, lambda: 1 + C(), lambda: C() + C(), lambda: D() + 1, lambda: "a" + D(), lambda: C() < C(), lambda: D() < 1, lambda: -C(), lambda: C()[0], lambda: len(C()), lambda: 1 in C(), lambda: C()(), lambda: [1] * C(), lambda: C() * [1], lambda: [C()] < [1], lambda: hash(C()) and iter(C()), lambda: C() | 1):
    print(attempt(function))
# case: reflected operators still work
class R:
    def __radd__(self, other): return ("radd", other)
    def __rmul__(self, other): return ("rmul", other)
    def __gt__(self, other): return "gt"
    def __ror__(self, other): return "ror"
print(1 + R(), "a" + R(), [1] + R(), (1,) * R(), "a" * R(), [1] < R(), {1} | R(), {} | R())
