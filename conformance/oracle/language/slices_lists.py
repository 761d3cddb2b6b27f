def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: reading with every kind of step
a = list(range(10))
for s in (slice(None), slice(2, 5), slice(None, None, 2), slice(1, None, 3), slice(None, None, -1), slice(7, 2, -2), slice(-3, None), slice(None, -3), slice(-2, -5, -1), slice(5, 2), slice(2, 5, -1), slice(100), slice(-100, 100), slice(None, None, 100), slice(None, None, -100), slice(20, 30), slice(8, -100, -3)):
    print(s, a[s], tuple(a)[s], range(10)[s], list(range(10)[s]) == a[s])
# case: assigning
a = list(range(8))
a[2:4] = "xyz"
print(a)
a[:0] = [9]
a[len(a):] = [8]
a[3:3] = []
a[1:3] = ()
print(a)
a[:] = {5: 6, 7: 8}
print(a)
a[5:2] = [1]
a[-1:] = (x for x in "ab")
print(a)
# case: assigning with a step
a = list(range(10))
a[::2] = "abcde"
print(a)
a[::-3] = [0, 1, 2, 3]
print(a)
a[8:2:-2] = (7, 8, 9)
print(a)
a[20:30:2] = []
print(a)
# case: sizes that do not match
a = list(range(6))
def store(s, v):
    a[s] = v
show(lambda: store(slice(None, None, 2), [1, 2]))
show(lambda: store(slice(None, None, -1), []))
show(lambda: store(slice(0, 5, 3), "abc"))
show(lambda: store(slice(1, 2), 5))
show(lambda: store(slice(None, None, 2), 5))
print(a)
# case: deleting
a = list(range(20))
del a[15:]
del a[:2]
del a[3:3]
print(a)
del a[::3]
print(a)
del a[::-2]
print(a)
del a[5:1:-1]
print(a)
del a[10:20]
del a[:]
print(a)
# case: deleting with every step
for step in (1, 2, 3, 7, -1, -2, -5):
    a = list(range(11))
    b = [x for x in a if x not in a[8:1:step] and x not in a[1:8:step]]
    del a[8:1:step]
    c = list(range(11))
    del c[1:8:step]
    print(step, a, c)
# case: a list in its own slice
a = [1, 2, 3]
a[1:2] = a
print(a)
a[::2] = a[::2][::-1]
print(a)
a[:] = a[1:]
a[:0] = a
print(a)
# case: wrong parts
show(lambda: [1, 2]["a":])
show(lambda: [1, 2][1.0:2])
show(lambda: (1, 2)[::0])
show(lambda: [1, 2][:: "x"])
show(lambda: range(3)[:"a"])
show(lambda: [1, 2][1, 2])
show(lambda: [1][[0]])
# case: large bounds
a = [1, 2, 3]
print(a[-(10**20):10**20], a[10**20:], a[::10**20], a[::-(10**20)], a[:10**9:2**31], (1, 2)[-(2**31):2**31])
# case: slice objects
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(1, 2), slice(None, None, None), slice("a", [1], 2.5))
print(s.indices(5), slice(None).indices(3), slice(None, None, -1).indices(4), slice(-2, None).indices(10), slice(3, 1).indices(2), slice(10, -10, -2).indices(5), slice(5).indices(0))
# case: slices compare and have no hash
print(slice(1, 2) == slice(1, 2, None), slice(1) == slice(2), slice(1, 2) < slice(1, 3), slice(1) != slice(1), slice(1) == (None, 1, None))
show(lambda: hash(slice(1)))
show(lambda: slice())
show(lambda: slice(1, 2, 3, 4))
show(lambda: slice(1, 2, 0).indices(3))
show(lambda: slice(1).indices(-1))
show(lambda: slice(1).indices("a"))
# case: slices reach classes
class C:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
c = C()
print(c[1:2], c[::3], c[:, 1], c[1:2, ...], c[:])
c[1:] = 5
del c[:2]
# case: __index__ in slices
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
a = list(range(10))
print(a[I(2):I(8):I(3)], tuple(a)[I(-2):], range(10)[I(3)], a[I(9):I(2):I(-3)])
del a[I(1):I(9)]
print(a)
# case: an __index__ that changes the list
class I:
    def __index__(self):
        a.clear()
        return 1
a = [1, 2, 3]
print(a[I():], a)
a = [1, 2, 3]
def store():
    a[I():2] = "xy"
show(store)
print(a)
a = [1, 2, 3]
show(lambda: a[I()])
# case: deque has no slices
from collections import deque
show(lambda: deque([1, 2])[0:1])
