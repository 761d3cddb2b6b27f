def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: making sets
print(set(), frozenset(), set([]), set("a"), set((1, 1)), set(range(3)), {1}, set({1: 2}), {*[1, 2]}) 
show(lambda: set(1))
show(lambda: set([1], [2]))
show(lambda: frozenset(1, 2))
show(lambda: {[]})
show(lambda: {1, {}})
show(lambda: set([[1]]))
# case: add, remove, discard, pop
s = {1, 2}
print(s.add(3), s.add(1), s.discard(9), s.discard(1), s.remove(2), s)
try:
    s.remove(7)
except KeyError as error:
    print(error.args)
try:
    s.remove((1, 2))
except KeyError as error:
    print(error.args)
print(s.pop(), s)
try:
    s.pop()
except KeyError as error:
    print(error.args)
show(lambda: s.add([]))
show(lambda: s.discard({}))
# case: union, intersection, difference with any iterables
s = {1, 2, 3}
print(s.union(), s.union([4], (5,), {6: 0}, range(2)), s.intersection([1, 2, 9], {2, 3}), s.difference([1], iter([2])), s.symmetric_difference([3, 4]))
print(s.intersection(), s.difference(), s)
show(lambda: s.union(1))
show(lambda: s.intersection([[]]))
# case: updates with several arguments
s = {1}
print(s.update([2], "", range(5)), s)
print(s.intersection_update([1, 2, 3], (2, 3, 4)), s)
print(s.difference_update([2], []), s)
print(s.symmetric_difference_update([3, 9]), s)
s.update()
s.difference_update(s)
print(s)
# case: operators need sets
show(lambda: {1} | [2])
show(lambda: {1} & (1,))
show(lambda: {1} - "a")
show(lambda: {1} ^ {1: 2})
show(lambda: [1] | {1})
show(lambda: {1} + {2})
show(lambda: {1} < [1])
show(lambda: {1} <= 3)
def f():
    s = {1}
    s |= [2]
show(f)
def f():
    s = {1}
    s -= [2]
show(f)
# case: types of results
a, b = {1, 2}, frozenset([2, 3])
print(type(a | b).__name__, type(b | a).__name__, type(b & a).__name__, type(b.union([1])).__name__, type(a.union(b)).__name__)
c = a
c |= b
print(c is a, a)
d = b
d |= {9}
print(d is b, sorted(d), type(d).__name__)
# case: comparing
a, b = {1, 2}, {1, 2, 3}
print(a < b, a <= b, a > b, b >= a, a == {2, 1}, a != b, a == frozenset([1, 2]), a < {1, 3}, set() < a, a <= a, a < a)
print({1} == [1], {1} == {1.0}, {1} != 1, {True} == {1})
# case: subsets of any iterables
s = {1, 2}
print(s.issubset([1, 2, 3]), s.issubset(range(2)), s.issuperset([1]), s.issuperset("a"), s.isdisjoint([3]), s.isdisjoint([2]), set().isdisjoint([]))
show(lambda: s.issubset(1))
# case: contains
s = {1, "a", (1, 2), frozenset([1])}
print(1 in s, 1.0 in s, "a" in s, (1, 2) in s, 2 not in s, {1} in s, frozenset([1]) in s, {2} in s)
show(lambda: [] in s)
s.remove({1})
s.discard({7})
print(frozenset([1]) in s, len(s))
# case: frozenset
f = frozenset([3, 1, 2])
print(f, repr(frozenset()), hash(f) == hash(frozenset([1, 2, 3])), {f: 1}[frozenset((1, 2, 3))], f.copy() is f, frozenset(f) is f)
show(lambda: f.add(1))
show(lambda: hash({1}))
# case: hashes of frozensets
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset([frozenset([1]), (1, 2)])))
# case: changed during iteration
def grow():
    s = {1, 2}
    for x in s:
        s.add(x + 10)
def shrink():
    s = {1, 2, 3}
    for x in s:
        s.discard(x)
show(grow)
show(shrink)
# case: an iterator that ended
s = {1}
i = iter(s)
print(next(i), next(i, "end"))
s.add(2)
print(next(i, "end"), type(i).__name__)
# case: printing
print({1: {2}}, [{3}], ({4},), {frozenset([5])}, str({6}), set([(1,)]), {"a"}, {None}, {"it's"})
# case: copy and clear
s = {1, 2}
t = s.copy()
t.add(3)
s.clear()
print(s, t, bool(s), len(t), not s)
# case: comprehension over a set that is built
print({x for x in {y * 2 for y in range(4)}}, len({(x, y) for x in range(5) for y in range(5)}))
# case: hash and equality of classes
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n // 10
    def __eq__(self, other): return self.n == other.n
    def __repr__(self): return "K%d" % self.n
s = {K(5), K(15), K(5), K(7), K(25)}
print(s, K(7) in s, K(8) in s)
s.remove(K(5))
print(s, s - {K(15)}, s & {K(7), K(1)})
# case: an __eq__ that changes the set
class K:
    def __hash__(self): return 3
    def __eq__(self, other):
        s.clear()
        return False
s = set()
s.add(K())
s.add(K())
print(len(s))
# case: an __eq__ that raises
class K:
    def __hash__(self): return 3
    def __eq__(self, other): raise ValueError("eq")
s = {K()}
show(lambda: K() in s)
show(lambda: s | {K()})
print(len(s))
# case: subclasses
class S(set):
    def add(self, x):
        super().add(x * 2)
s = S([1])
s.add(2)
print(sorted(s), len(s), isinstance(s, set), s == {1, 4}, {1} < s, sorted(s | {9}), sorted({9} | s), sorted(set(s)))
# case: unpacking
a, *b = {1, 2, 3}
print(a, b, [*{1, 2}], max({3, 9, 4}), sum({1, 2, 3}), sorted({3, 1, 2}, reverse=True))
