def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: making tuples
print(tuple(), tuple("ab"), tuple([1, 2]), (1,), (), 1, tuple(range(2)), tuple({"k": 1}), tuple(x for x in "z"))
show(lambda: tuple(1))
show(lambda: tuple(1, 2))
a = (1, 2)
print(tuple(a) is a, a[:] is a, () is tuple())
# case: index and count
a = (1, 2, 1, "x")
print(a.index(1), a.index(1, 1), a.index("x", -1), a.count(1), a.count(9))
show(lambda: a.index(9))
show(lambda: a.index("x", 0, 3))
# case: adding and repeating
print((1,) + (2,), () + (), (1, 2) * 2, 0 * (1,), (1,) * -1)
show(lambda: (1,) + [2])
show(lambda: (1,) + 2)
show(lambda: (1,) * "a")
show(lambda: (1,) * 2.0)
a = b = (1,)
a += (2,)
a *= 2
print(a, b)
# case: they do not change
def store(): (1, 2)[0] = 3
def delete(): del (1, 2)[0]
show(store)
show(delete)
show(lambda: (1, 2)[2])
show(lambda: (1, 2)["a"])
show(lambda: (1, 2)[1.0])
show(lambda: (1,).append(2))
# case: comparing
print((1, 2) == (1, 2), (1, 2) == [1, 2], (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") < (2, 1), (1, 2.0) == (1.0, 2), (0,) != (False,))
show(lambda: (1, "a") < (1, 1))
show(lambda: (1,) < [1])
nan = float("nan")
print((nan,) == (nan,), nan in (nan,), (nan, 1) < (nan, 2))
# case: hash
print(hash((1, 2)) == hash((1.0, 2)), hash((1, 2)) == hash((2, 1)), {(1, 2): "v"}[1, 2], hash(()) == hash(tuple()))
show(lambda: hash((1, [])))
# case: printing
a = [1]
t = (a, 2)
a.append(t)
print(t, (1,), ((),), ("a", None), (1.0, (2,)))
# case: unpacking
a, b = 1, 2
a, b = b, a
(c, d), e = (3, 4), 5
[f, g] = "xy"
print(a, b, c, d, e, f, g)
for i, (x, y) in enumerate([(1, 2), (3, 4)]):
    print(i, x, y)
# case: contains, len, min, max, sum
t = (3, 1, 2)
print(1 in t, 9 in t, len(t), min(t), max(t), sum(t), sorted(t), list(reversed(t)), bool(()), bool((0,)))
# case: subclasses
class T(tuple):
    def first(self): return self[0]
t = T([1, 2])
print(t.first(), len(t), t == (1, 2), (1, 2) == t, t + (3,), isinstance(t, tuple), {t: 1}[(1, 2)], hash(t) == hash((1, 2)), t < (1, 3))
