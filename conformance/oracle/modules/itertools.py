from itertools import *


def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


# case: count
print(list(islice(count(), 3)), list(islice(count(5, -2), 4)), list(islice(count(0.5, 0.25), 3)), list(islice(count(step=3), 3)), list(islice(count(start=10**12), 2)))
# case: count's repr
print(count(), count(3), count(3, 2), count(1, 1), count(1.5))
c = count(2, 3)
next(c)
print(c)
# case: count wants a number
for x in ("a", [], None):
    try:
        count(x)
    except TypeError as e:
        print(e)
# case: cycle
c = cycle("ab")
print([next(c) for _ in range(5)], list(islice(cycle([]), 3)), list(islice(cycle(x for x in (1, 2)), 5)))
# case: repeat
print(list(repeat(7, 3)), list(repeat("x", 0)), list(repeat("x", -2)), list(repeat(object=1, times=2)), list(map(pow, range(3), repeat(2))))
# case: repeat's repr and length hint
from operator import length_hint
r = repeat("a", 4)
next(r)
print(r, repeat(5), repeat([1], 0), length_hint(r))
# case: accumulate
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate([])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=5)))
print(list(accumulate(iterable=[2, 3, 4], func=operator.mul)), list(accumulate("abc")))
# case: chain
print(list(chain([1], (2, 3), "ab")), list(chain()), list(chain.from_iterable(["ab", [1]])), list(chain([], [], [1])))
c = chain([1, 2], [3])
print(next(c), list(c), list(c), type(c).__name__)
# case: chain is lazy
def noisy():
    print("asked")
    yield [1]
    print("again")
    yield [2]
c = chain.from_iterable(noisy())
print("made")
print(next(c))
print(next(c))
# case: chain of what is not iterable
c = chain([1], 5)
print(next(c))
try:
    next(c)
except TypeError as e:
    print(e)
# case: combinations
print(list(combinations("abcd", 2)), list(combinations(range(3), 0)), list(combinations([1], 2)), list(combinations(iterable=[1, 2, 3], r=3)))
print(len(list(combinations(range(8), 4))))
# case: combinations with replacement
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 0)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement([1], 3)))
# case: permutations
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(permutations([])), list(permutations([1], 2)), list(permutations("ab", r=None)))
print(len(list(permutations(range(6), 3))), [p for i, p in enumerate(permutations(range(5), 3)) if i % 17 == 0])
# case: negative sizes
for f in (combinations, permutations, combinations_with_replacement):
    try:
        f([1], -1)
    except ValueError as e:
        print(e)
# case: product
print(list(product("ab", [1, 2])), list(product()), list(product([1], [])), list(product([0, 1], repeat=2)), list(product("a", "b", repeat=2)), list(product("ab", repeat=0)))
# case: product's arguments
try:
    product([1], repeat=-1)
except ValueError as e:
    print(e)
# case: compress
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress("abc", [1])), list(compress(data="ab", selectors=[True, True, True])))
# case: dropwhile and takewhile
small = lambda x: x < 3
print(list(dropwhile(small, [1, 2, 3, 1])), list(takewhile(small, [1, 2, 3, 1])), list(takewhile(small, [])), list(dropwhile(small, [1])))
t = takewhile(small, iter([1, 5, 1]))
print(list(t), list(t))
# case: filterfalse
print(list(filterfalse(None, [0, 1, "", "a"])), list(filterfalse(lambda x: x % 2, range(5))))
# case: starmap
print(list(starmap(pow, [(2, 3), (3, 2), [10, 2]])), list(starmap(lambda *a: len(a), [(), (1,), "abc"])))
# case: islice
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 2, None)), list(islice("abcdefg", 0, None, 3)), list(islice("abc", 5, 9)), list(islice("abc", None)), list(islice("abc", None, None)))
# case: islice takes no more than it needs
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 1, 4, 2)), next(it))
# case: islice skips up to its stop
it = iter(range(10))
print(list(islice(it, 3, 3)), next(it))
it = iter(range(10))
print(list(islice(it, 1, 6, 3)), next(it))
# case: islice's errors
for args in (("x",), (-1,), (1, -1), (0, 5, 0), (0, 5, -1), (0, "a"), (1.5,)):
    try:
        islice([1], *args)
    except ValueError as e:
        print(e)
# case: pairwise
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise([])))
# case: groupby
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(groupby([])))
# case: groups that are not consumed
print([k for k, g in groupby("aabbb")])
groups = [(k, g) for k, g in groupby("aab")]
print([list(g) for k, g in groups])
it = groupby("aabb")
k, g = next(it)
print(k, next(g))
k2, g2 = next(it)
print(k2, list(g), list(g2))
# case: groupby on sorted words
words = sorted(["apple", "bob", "cat", "alice", "bear"], key=lambda w: w[0])
print({k: [w.upper() for w in g] for k, g in groupby(words, lambda w: w[0])})
# case: tee
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a))
print([list(t) for t in tee("ab", 3)], tee([], 0))
# case: tee of a tee, and copies
import copy
a, b = tee(range(4))
next(a)
c = copy.copy(a)
print(list(a), list(c), list(b))
# case: tee's errors
try:
    tee([], -1)
except ValueError as e:
    print(e)
# case: zip_longest
print(list(zip_longest("ab", [1, 2, 3])), list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()), list(zip_longest([], [])))
# case: they are their own iterators
for x in (count(), cycle([1]), repeat(1), chain(), islice([], 1), product([1]), permutations([1]), zip_longest([1]), accumulate([1]), starmap(pow, []), pairwise([])):
    print(iter(x) is x, end=" ")
# case: exceptions pass through
def bad(x):
    raise KeyError(x)
for it in (filterfalse(bad, [1]), takewhile(bad, [1]), dropwhile(bad, [1]), starmap(bad, [(1,)]), accumulate([1, 2], lambda a, b: bad(b)), (next(g) for k, g in groupby([1], bad))):
    try:
        list(it)
    except KeyError as e:
        print("KeyError", e)
# case: recipes
def flatten(x):
    return list(chain.from_iterable(x))
def sieve(n):
    return [p for p in range(2, n) if all(p % d for d in takewhile(lambda d: d * d <= p, count(2)))]
def triples(n):
    return [(a, b, c) for a, b, c in combinations(range(1, n), 3) if a * a + b * b == c * c]
print(flatten([[1, 2], [3]]), sieve(30), triples(20))
print(["".join(p) for p in product("01", repeat=3)][:5], sum(1 for _ in permutations("hello")))
# case: an iterator that raises StopIteration by itself ends
class It:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
print(list(chain(It(), It())), list(islice(It(), 2)), list(zip_longest(It(), "a")), list(product(It(), "a")))
# case: a recursive generator over combinations
def powerset(s):
    s = list(s)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
print(list(powerset([1, 2, 3])))
