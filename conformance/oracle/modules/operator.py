import operator


# case: arithmetic
print(operator.add(1, 2), operator.sub(5, 3), operator.mul(2, "ab"), operator.truediv(7, 2), operator.floordiv(-7, 2), operator.mod(-7, 3), operator.pow(2, 10), operator.neg(3), operator.pos(-3), operator.abs(-4), operator.invert(5), operator.inv(0))
# case: bits and comparisons
print(operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.lshift(1, 4), operator.rshift(16, 2), operator.lt(1, 2), operator.le(2, 2), operator.eq(1, 1.0), operator.ne(1, 2), operator.ge(1, 2), operator.gt("b", "a"))
# case: truth and identity
print(operator.truth([]), operator.not_([]), operator.is_(None, None), operator.is_not(1, None), operator.index(True), operator.index(7))
# case: sequences
l = [1, 2, 3, 2]
operator.setitem(l, 0, 9)
operator.delitem(l, 1)
print(l, operator.getitem(l, 0), operator.contains(l, 3), operator.countOf(l, 2), operator.indexOf(l, 3), operator.concat([1], [2]), operator.getitem("abc", slice(0, 2)))
try:
    operator.indexOf(l, 77)
except ValueError as e:
    print(e)
try:
    operator.concat(1, 2)
except TypeError as e:
    print(e)
# case: in place
a = [1]
b = operator.iadd(a, [2])
print(a, b is a, operator.isub(5, 2), operator.imul(a, 2) is a, operator.ior({1}, {2}), operator.iconcat([1], [2]), operator.ipow(2, 3), operator.itruediv(1, 2), operator.ifloordiv(7, 2), operator.imod(7, 4), operator.iand(6, 3), operator.ixor(6, 3), operator.ilshift(1, 3), operator.irshift(8, 1))
# case: itemgetter
from operator import itemgetter
print(itemgetter(1)("abc"), itemgetter(0, 2)("abc"), itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))([0, 1, 2, 3]), itemgetter(-1)([1, 2]))
print(sorted([("b", 2), ("a", 3), ("c", 1)], key=itemgetter(1)), list(map(itemgetter("n"), [{"n": 1}, {"n": 2}])))
# case: itemgetter's errors
from operator import itemgetter
for obj in ([], {}, 5):
    try:
        itemgetter(1)(obj)
    except Exception as e:
        print(type(e).__name__, e)
# case: attrgetter
from operator import attrgetter
class A:
    def __init__(self, x, y=None):
        self.x = x
        self.y = y
a = A(1, A(2, A(3)))
print(attrgetter("x")(a), attrgetter("x", "y.x")(a), attrgetter("y.y.x")(a), [o.x for o in sorted([A(3), A(1)], key=attrgetter("x"))])
try:
    attrgetter("y.zz")(a)
except AttributeError as e:
    print(e)
try:
    attrgetter(5)
except TypeError as e:
    print(e)
# case: methodcaller
from operator import methodcaller
print(methodcaller("upper")("abc"), methodcaller("replace", "a", "b")("banana"), methodcaller("split", sep="-")("a-b"), list(map(methodcaller("strip"), [" a ", "b "])))
# case: reprs of getters
from operator import itemgetter, attrgetter, methodcaller
print(itemgetter(1), itemgetter("a", 2), attrgetter("x"), attrgetter("x", "y.z"), methodcaller("f"), methodcaller("f", 1, k="v"))
# case: dunder names
print(operator.__add__(1, 2), operator.__getitem__([5], 0), operator.__not__(0), operator.__lt__(1, 2), operator.__contains__([1], 1), operator.__and__(3, 1), operator.__invert__(1), operator.__concat__("a", "b"), operator.__iadd__(1, 2))
# case: index
class I:
    def __index__(self):
        return 42
print(operator.index(I()))
for bad in (1.5, "3", None):
    try:
        operator.index(bad)
    except TypeError as e:
        print(e)
# case: length_hint
class H:
    def __length_hint__(self):
        return 7
print(operator.length_hint([1, 2]), operator.length_hint(5), operator.length_hint(5, 3), operator.length_hint(H()))
# case: call
print(operator.call(max, 3, 9), operator.call(dict, a=1), operator.call(lambda: 5))
# case: with reduce and map
from functools import reduce
print(reduce(operator.mul, range(1, 7)), list(map(operator.sub, [5, 6], [1, 2])), reduce(operator.xor, [1, 2, 3]), {op(6, 3) for op in (operator.add, operator.mul, operator.or_)})
# case: matmul
class M:
    def __init__(self, n):
        self.n = n
    def __matmul__(self, o):
        return M(self.n * o.n)
print(operator.matmul(M(2), M(3)).n)
