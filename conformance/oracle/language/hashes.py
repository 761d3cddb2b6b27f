# case: ints
print([hash(n) for n in (0, 1, -1, -2, 2**31, -(2**31), 2**61 - 2, 2**61 - 1, 2**61, -(2**61), 2**64, 10**30, -(10**30))])
# case: floats
print([hash(x) for x in (0.0, -0.0, 1.0, -1.0, 0.1, 0.5, -1.5, 1e300, 5e-324, 1.7976931348623157e308, 2.0**70, float("inf"), float("-inf"))])
# case: complex numbers
print(hash(3 + 4j), hash(0j), hash(1 + 0j) == hash(1), hash(-1j), hash(1.5 - 2.5j))
# case: bools
print(hash(True), hash(False), hash(True) == hash(1) == hash(1.0))
# case: tuples
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((-1, 0.5)), hash(((1, 2), (3,))), hash((True, 2.0)) == hash((1, 2)), hash((2**70,)))
# case: ranges
print(hash(range(0)) == hash(range(5, 5)), hash(range(3)) == hash(range(0, 3, 1)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(range(5)))
# case: strs and bytes
print(hash("abc") == hash("ab" + "c"), hash(b"ab") == hash(b"a" + b"b"), hash("") == hash(str()))
# case: no hash
for x in ([], {}, set(), bytearray(), [1], ([],), {}.keys(), slice(1)):
    try:
        hash(x)
        print("?")
    except TypeError as error:
        print(error)
# case: __hash__ of a class
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
print([hash(H(n)) for n in (5, -1, 2**40, 2**63, -(2**63), 2**70, True)])
# case: equal numbers are one key
d = {1: "a", 2**53: "b", 0.5: "c"}
print(d[1.0], d[True], d[1 + 0j], d[float(2**53)], len({0, 0.0, False, 0j}), len({2**100, float(2**100)}))
