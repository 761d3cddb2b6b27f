import array
from array import array as A
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: typecodes and sizes
print(array.typecodes, [(c, A(c).itemsize, A(c).typecode) for c in 'bBhHiIlLqQfd'], array.ArrayType is A)

# case: making
print(A('i'), A('i', [1, -2]), A('d', [1, 2.5]), A('B', b'ab'), A('b', bytearray(b'\xff')), A('i', iter(range(3))), A('h', (5, 6)), A('d', A('i', [1])), A('i', b'\x01\0\0\0'), A('i', {7: 1}), A('f', [0.1]), A('q', [2**63 - 1, -2**63]), A('Q', [2**64 - 1]), A('l', [2**40]), A('i', [True]))
for args in [(), (5,), ('ii',), ('x',), ('i', 'abc'), ('i', b'abc'), ('i', 5), ('i', None), ('i', ['a']), ('i', [1.0]), ('d', ['a']), ('i', [1], 2), ('i', A('d', [1.0])), ('d', [10**400])]:
    show(lambda: A(*args))

# case: ranges
for c in 'bBhHiIlLqQ':
    for v in (-1, 128, 256, -129, 32768, 65536, 2**31, 2**32, 2**63, 2**64, -2**31 - 1, -2**63 - 1):
        try:
            A(c, [v])
        except OverflowError as e:
            print(c, v, e)

# case: append, extend, insert, pop, remove
a = A('i', [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.extend(A('i', [7]))
a.insert(0, 0)
a.insert(100, 8)
a.insert(-1, 77)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.remove(3)
print(a, a.index(4), a.count(4), 4 in a, 99 in a, len(a))
for f in [lambda: a.append('x'), lambda: a.append(2**40), lambda: a.extend(A('d')), lambda: a.extend(5), lambda: a.extend([1, 'x']), lambda: a.pop(99), lambda: A('i').pop(), lambda: a.remove(99), lambda: a.index(99), lambda: a.insert('x', 1), lambda: a.fromlist((1,)), lambda: a.fromlist([1, 'x']), lambda: a.frombytes(b'abc'), lambda: a.frombytes('abcd')]:
    show(f)
print(a)

# case: index with bounds
a = A('i', [1, 2, 1, 2])
print(a.index(2), a.index(2, 2), a.index(1, -3), a.index(1, 0, 1))
show(lambda: a.index(2, 0, 1))
show(lambda: a.index(1, 3))

# case: subscripts
a = A('i', range(10))
print(a[0], a[-1], a[2:5], a[::-1], a[::3], a[5:2], a[-3:], a[100:])
a[0] = 100
a[-1] = -100
del a[1]
print(a)
for f in [lambda: a[99], lambda: a['x'], lambda: a[1.0], lambda: a.__setitem__(0, 'x')]:
    show(f)
try:
    a[99] = 1
except IndexError as e:
    print(e)
try:
    del a[99]
except IndexError as e:
    print(e)

# case: slices that are assigned and deleted
a = A('i', range(8))
a[1:3] = A('i', [10, 20, 30])
print(a)
a[::2] = A('i', [0] * 5)
print(a)
a[2:2] = A('i', [9, 9])
print(a)
del a[1:4]
print(a)
del a[::2]
print(a)
del a[::-1]
print(a)
a[:] = A('i', [1, 2])
a[5:] = A('i', [3])
print(a)
try:
    a[0:1] = [5]
except TypeError as e:
    print(e)
try:
    a[::2] = A('i', [1])
except ValueError as e:
    print(e)
try:
    a[0:1] = A('d', [5])
except TypeError as e:
    print(e)
a[1:2] = a
print(a)

# case: bytes
a = A('h', [1, -2, 300])
print(a.tobytes(), bytes(a), a.tolist(), memoryview(a).tolist(), list(a), bytearray(a))
a.frombytes(b'\x05\x00')
a.fromlist([6, 7])
a.byteswap()
print(a)
a.byteswap()
a.reverse()
print(a, A('d', [1.5]).tobytes())

# case: operators
a, b = A('i', [1, 2]), A('i', [3])
print(a + b, a * 2, 2 * a, a * 0, a * -1)
a += b
a *= 2
print(a)
for f in [lambda: a + [1], lambda: a + A('d'), lambda: a * 'x', lambda: a < [1], lambda: hash(a)]:
    try:
        print(f())
    except TypeError as e:
        print('TypeError')

# case: comparing
a = A('i', [1, 2])
print(a == A('i', [1, 2]), a == A('d', [1, 2]), a == [1, 2], a != A('i', [1]), a < A('i', [1, 3]), a > A('i', [1]), A('i') == A('d'), a <= a, A('d', [float('nan')]) == A('d', [float('nan')]), a >= A('i', [2]))

# case: bool, iteration, unpacking
a = A('d', [1, 2, 3])
x, *y = a
print(bool(A('i')), bool(a), x, y, sum(a), max(a), sorted(a, reverse=True), [i * 2 for i in a], list(reversed(a)), list(enumerate(a)), dict(zip('ab', a)))

# case: copies
import copy
a = A('i', [1, 2])
b, c, d = copy.copy(a), copy.deepcopy(a), a[:]
b.append(3)
print(a, b, c, d)

# case: changed while it is read
a = A('i', [1, 2, 3])
out = []
for x in a:
    out.append(x)
    if len(a) < 6:
        a.append(x * 10)
print(out)
class Clear:
    def __index__(self):
        del a[:]
        return 5
try:
    a[0] = Clear()
    print(a)
except IndexError as e:
    print(e)

# case: extended with itself
a = A('i', [1, 2])
a.extend(a)
a += a
print(a)

# case: unicode arrays
a = A('u', 'hé')
a.append('€')
a.fromunicode('xy')
print(a, a.tounicode(), a[1], len(a), A('u'))
show(lambda: a.append('xy'))
show(lambda: a.append(5))

# case: large
a = A('H', range(60000))
print(sum(a), a[59999], len(a.tobytes()), a.index(1234), a[1000:1003])
