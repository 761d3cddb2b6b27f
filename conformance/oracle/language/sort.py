def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

def numbers(count, limit, x=1):
    result = []
    for _ in range(count):
        x = x * 1103515245 + 12345 & 0x7FFFFFFF
        result.append(x // 8 % limit)
    return result

# case: numbers
print(sorted([3, 1, 2]), sorted([]), sorted([1]), sorted([2.5, 1, -3, 1e10, 2**70, -(2**70)]), sorted((True, 0, -1)))
a = numbers(500, 1000)
a.sort()
print(a[:10], a[-10:], all(x <= y for x, y in zip(a, a[1:])))
# case: strs
print(sorted("banana"), sorted(["b", "a", "", "ab", "B", "é", "z", "\U0001F600", "\uFFFF"]), sorted(["a2", "a10", "a1"]))
# case: stable
a = [(x, i) for i, x in enumerate(numbers(300, 7))]
print([i for x, i in sorted(a, key=lambda t: t[0])][:60])
print(sorted(a, key=lambda t: t[0]) == sorted(a))
# case: stable in reverse
a = [(x, i) for i, x in enumerate(numbers(100, 3))]
print([i for x, i in sorted(a, key=lambda t: t[0], reverse=True)])
print(sorted([1, 1.0, True, 0, False, 0.0], reverse=True))
# case: key functions
words = "The quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=len), sorted(words, key=str.lower), sorted(words, key=lambda w: (-len(w), w)), sorted(words, key=None))
print(sorted([[2, 1], [1, 2]], key=lambda v: v[1]), sorted({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda i: i[1]))
# case: runs that are in order already
for a in (list(range(200)), list(range(200, 0, -1)), list(range(100)) + list(range(100)), list(range(50, 0, -1)) * 3, [5] * 100, [1, 2] * 50):
    b = sorted(a)
    print(b == sorted(b), b[:3], b[-3:], len(b))
# case: many sizes
for n in range(0, 140, 7):
    a = numbers(n, 50, n)
    b = sorted(a)
    c = sorted(a, reverse=True)
    assert b == c[::-1] and all(x <= y for x, y in zip(b, b[1:])) and sum(a) == sum(b), n
print("ok")
# case: mixed numbers
print(sorted([1.5, 1, 2, 0.5, -1, 1.25]), sorted([2**40, 3, 1.5, -(2**40)]), sorted([0.0, -0.0, 0]))
# case: what cannot be compared
show(lambda: sorted([1, "a"]))
show(lambda: sorted(["a", 1]))
show(lambda: [None, 1].sort())
show(lambda: sorted([1j, 2j]))
show(lambda: sorted([{}, {}]))
show(lambda: sorted([(1, "a"), (1, 2)]))
# case: arguments
a = [3, 1, 2]
print(a.sort(), a, a.sort(reverse=True), a, a.sort(key=None, reverse=0), a, a.sort(key=lambda v: -v), a)
show(lambda: a.sort(1))
show(lambda: a.sort(cmp=1))
show(lambda: sorted(1))
show(lambda: a.sort(key=1))
show(lambda: a.sort(reverse="x"))
# case: an error leaves a permutation
a = [5, 3, "x", 1, 4]
try:
    a.sort()
except TypeError:
    print(sorted(map(str, a)), len(a))
def key(v):
    if v == 2:
        raise ValueError("two")
    return v
a = [3, 2, 1]
try:
    a.sort(key=key)
except ValueError as error:
    print(error, a)
# case: a list that is modified
a = [3, 1, 2]
def key(v):
    a.append(v)
    return v
show(lambda: a.sort(key=key))
print(a)
# case: __lt__ alone
class V:
    def __init__(self, v): self.v = v
    def __lt__(self, other): return self.v < other.v
    def __repr__(self): return "V%d" % self.v
print(sorted(V(v) for v in [3, 1, 2]), min([V(2), V(1)]), sorted([V(1), V(2)], reverse=True))
# case: __gt__ stands in
class V:
    def __init__(self, v): self.v = v
    def __gt__(self, other): return self.v > other.v
    def __repr__(self): return "V%d" % self.v
print(sorted([V(3), V(1), V(2)]))
# case: comparing that lies
class V:
    def __init__(self, v): self.v = v
    def __lt__(self, other): return self.v % 3 == 1
a = [V(i) for i in numbers(100, 10)]
b = sorted(a)
print(len(b), sorted(id(x) for x in a) == sorted(id(x) for x in b))
# case: the key is called once for each item, in order
calls = []
sorted([3, 1, 2], key=lambda v: calls.append(v) or v)
print(calls)
# case: tuples and lists as keys
print(sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([[2], [1, 5], [1]]), sorted([(1,), (), (0, 9)]))
# case: sorting what is no list
print(sorted("cab"), sorted({3, 1, 2}), sorted(range(5, 0, -1)), sorted(x * x for x in (-3, 1, 2)), sorted({2: "a", 1: "b"}.values()))
