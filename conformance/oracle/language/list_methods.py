def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: making lists
print(list(), list("abc"), list((1, 2)), list(range(3)), list({1: 2}), list([1]), [*"ab"], list(x for x in "xy"))
show(lambda: list(1))
show(lambda: list(1, 2))
show(lambda: list(None))
# case: append, extend, insert
a = [1]
print(a.append(2), a.extend([3]), a.extend("ab"), a.extend(x for x in (7, 8)), a.extend({}), a.insert(0, 0), a.insert(-1, "i"), a.insert(100, "end"), a.insert(-100, "start"), a)
show(lambda: a.extend(5))
show(lambda: a.insert("x", 1))
show(lambda: a.insert(1.5, 1))
# case: extending a list with itself
a = [1, 2]
a.extend(a)
a += a
a[1:1] = a
print(a)
# case: pop
a = [1, 2, 3, 4, 5]
print(a.pop(), a.pop(0), a.pop(-2), a.pop(True), a)
show(lambda: a.pop(5))
show(lambda: a.pop(-3))
show(lambda: a.pop("a"))
a.clear()
show(lambda: a.pop())
show(lambda: [].pop(0))
# case: remove
a = [1, 2, 1.0, True, 3]
a.remove(1)
a.remove(True)
print(a)
show(lambda: a.remove(9))
show(lambda: [].remove(None))
# case: index
a = ["a", "b", "c", "b"]
print(a.index("b"), a.index("b", 2), a.index("b", -1), a.index("c", 0, 3), a.index("b", -100, 100))
show(lambda: a.index("z"))
show(lambda: a.index("c", 0, 2))
show(lambda: a.index("a", 1))
show(lambda: [1, 2].index((1, 2)))
show(lambda: a.index("a", "x"))
# case: count, reverse, copy, clear
a = [1, 1.0, True, "1", [1]]
b = a.copy()
print(a.count(1), a.count([1]), a.count("x"), a.reverse(), a, b, b is a, b == a[::-1])
print(a.clear(), a, len(b))
# case: adding
print([1] + [2], [] + [], [1, 2] + [])
show(lambda: [1] + (2,))
show(lambda: [1] + "a")
show(lambda: [1] + None)
show(lambda: (1,) + [2])
# case: += takes any iterable
a = b = [1]
a += (2, 3)
a += "xy"
a += {4: 5}
print(a, a is b)
def f():
    a = [1]
    a += 1
show(f)
# case: repeating
print([1, 2] * 2, 3 * [0], [1] * 0, [1] * -5, [[]] * 2, [1] * True, [] * 10)
a = b = [1, 2]
a *= 3
print(a, a is b)
a *= 0
print(b)
show(lambda: [1] * "a")
show(lambda: [1] * 1.5)
show(lambda: [1] * [2])
show(lambda: None * [1])
# case: repeated lists share
a = [[0] * 2] * 2
a[0][0] = 1
print(a)
# case: comparing
print([1, 2] == [1, 2], [1, 2] == (1, 2), [1] < [1, 2], [2] > [1, 9], [] < [0], [1, 2] <= [1, 2], [1, 2] != [1, 3], [1.0] == [1], [[1], 2] < [[1], 3])
show(lambda: [1] < ["a"])
show(lambda: [1] < (1,))
show(lambda: [[]] > [1])
show(lambda: [1, 2] >= None)
# case: identity counts
nan = float("nan")
a = [nan]
print(a == [nan], nan in a, a.index(nan), a.count(nan), a == [float("nan")])
a.remove(nan)
print(a)
# case: contains
print(2 in [1, 2], 2.0 in [1, 2], "a" not in ["b"], [] in [[]], None in [0, False], False in [0])
# case: changing items
a = [1, 2, 3]
a[0] = "x"
a[-1] = "z"
del a[1]
print(a)
def store(i):
    a[i] = 0
def delete(i):
    del a[i]
for i in (2, -3, 10**20, "a", 1.0, None, (1,)):
    show(lambda: a[i])
    show(lambda: store(i))
    show(lambda: delete(i))
# case: printing
print([], [[]], [1, "a", None, (1,), {"k": [2]}], str(["it's", 'a "q"']), [1.0, True])
a = [1]
a.append(a)
a.append((a, {"k": a}))
print(a)
# case: iterating while the list changes
a = [1, 2, 3]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)
for x in a:
    a.remove(x)
print(a)
# case: backwards
a = [1, 2, 3]
print(list(reversed(a)), a[::-1], [*reversed([])], next(reversed("ab")))
# case: deep recursion of equality
a, b = [], []
for _ in range(50):
    a, b = [a], [b]
print(a == b, a < b)
# case: truth and len
print(bool([]), bool([0]), len([1, 2]), not [], [] or "empty")
# case: an __eq__ that changes the list
class E:
    def __eq__(self, other):
        a.clear()
        return False
a = [E(), E(), 1]
print(1 in a, a)
a = [E(), 2]
print(a.count(5), a)
a = [E(), 3]
print(a == [0, 0, 0], len(a))
a = [E(), 3]
print(a == [0, 3], a)
# case: __index__
class I:
    def __index__(self): return 1
a = [5, 6, 7]
print(a[I()], a[I():], a[:I()], [0] * I(), a.pop(I()), a)
a[I()] = 9
a.insert(I(), 8)
del a[I()]
print(a)
# case: subclasses
class L(list):
    def append(self, x):
        super().append(x * 2)
    def __getitem__(self, i):
        return super().__getitem__(i) + 1
a = L([1])
a.append(5)
print(len(a), a[1], list(a), a == [1, 10], [0] + a, a + [3], isinstance(a, list), sorted(a), a.index(10))
# case: multiplication tables and flattening
t = [[i * j for j in range(1, 4)] for i in range(1, 4)]
print(t, [x for row in t for x in row], list(map(list, zip(*t))), sum(map(sum, t)))
# case: sizes
a = list(range(1000))
for _ in range(990):
    a.pop(0)
print(a, len(a))
a = a * 100
del a[5:]
a.append(1)
print(a)
