def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: printing and attributes
r = range(2, 10, 3)
print(r, range(5), range(0), range(1, 2), range(5, 1, -1), r.start, r.stop, r.step, str(range(3)), [range(1)])
def f(): r.start = 1
show(f)
# case: making
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range(1, 2, 0))
show(lambda: range("a"))
show(lambda: range(1.0))
show(lambda: range(None, 1))
show(lambda: range(stop=1))
print(range(True), list(range(-3)), list(range(3, -4, -2)))
# case: len and truth
print(len(range(10)), len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(5, 5)), bool(range(0)), bool(range(1, 0)), bool(range(0, 1)), len(range(10**10)))
# case: indexing
r = range(0, 20, 3)
print(r[0], r[-1], r[3], r[True])
show(lambda: r[7])
show(lambda: r[-8])
show(lambda: r["a"])
show(lambda: range(0)[0])
# case: slicing
r = range(0, 20, 3)
print(r[1:3], r[::-1], r[::2], r[-2:], r[5:1:-2], r[10:], r[:0], range(10)[::-3], range(10, 0, -2)[1:4])
# case: contains
print(6 in range(0, 20, 3), 7 in range(0, 20, 3), -1 in range(0), 5 in range(10, 0, -5), 3.0 in range(5), 3.5 in range(5), "a" in range(5), True in range(2), 10**30 in range(5))
print(10**11 in range(0, 10**12, 10), 10**11 + 1 in range(0, 10**12, 10), -5 in range(0, -10, -5), None in range(2))
# case: index and count
r = range(1, 30, 4)
print(r.index(9), r.index(1), r.count(9), r.count(10), r.count("a"), r.index(13.0))
show(lambda: r.index(2))
show(lambda: r.index(100))
show(lambda: r.index("a"))
# case: comparing and hash
print(range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), range(3) == [0, 1, 2], range(3) != range(4), range(1, 2, 3) == range(1, 2, 5), {range(3): 1}[range(0, 3)])
show(lambda: range(3) < range(4))
show(lambda: range(3) + range(2))
# case: backwards
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(0))), list(reversed(range(10, 0, -4))))
# case: large numbers
print(range(10**12)[-1], list(range(2**40, 2**40 + 3)), list(range(2**31 - 2, 2**31 + 2)), list(range(-(2**31) - 1, -(2**31) + 1)), range(2**62)[2**61], list(range(2**62, 0, -(2**61))))
print(range(10**15, 0, -(10**14))[3:5], list(range(0, 10**18, 3 * 10**17)))
for i in range(2**30 - 2, 2**30 + 2):
    print(i)
# case: iterating
print([i for i in range(5)], sum(range(101)), list(zip(range(3), range(10, 0, -1))), [*range(2)], list(map(str, range(3))), max(range(4)), sorted(range(3, 0, -1)))
i = iter(range(2))
print(next(i), next(i), next(i, "end"), next(i, "end"))
for i in range(3):
    i += 10
    print(i)
for i in range(0):
    pass
print(i)
# case: types
print(type(range(1)).__name__, type(iter(range(1))).__name__, isinstance(range(1), range))
# case: __index__
class I:
    def __index__(self): return 3
print(range(I()), list(range(1, I())), range(10)[I()])
