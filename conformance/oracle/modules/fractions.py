from fractions import Fraction as F


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ": " + str(e))


# case: making fractions
for args in ((), (3,), (6, 4), (-6, 4), (6, -4), (0, 5), ("3/4",), (" -7/21 ",), ("1.25",), ("-.5",), ("1e3",), ("1.5E-2",), ("5.",), (0.5,), (0.1,), (F(1, 2), F(3, 4)), (True, 2), ("1_000/3",)):
    attempt(F, *args)
for args in ((1, 0), ("1/0",), ("x",), ("",), ("1/",), ("1 / 2",), (1.5, 2), ("1", 2), (None,), (float("nan"),), (float("inf"),), (1j,), ("1/-2",)):
    attempt(F, *args)
print(F.from_float(0.25), F.from_float(3), F(numerator=1, denominator=3))
attempt(F.from_float, "x")

# case: from decimals
from decimal import Decimal
print(F(Decimal("1.1")), F.from_decimal(Decimal("-0.25")), F.from_decimal(3))
attempt(F, Decimal("NaN"))
attempt(F.from_decimal, 1.5)

# case: arithmetic
a, b = F(3, 4), F(-5, 6)
for x in (a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, +a, abs(b), a + 1, 1 + a, 2 - a, a * 2, 1 / a, a // 1, 7 % a, divmod(7, a)):
    print(repr(x))
print(a + 0.5, 0.5 + a, a * 1j, a / 2.0, 2.0 // a, a % 0.5)
attempt(lambda: a / 0)
attempt(lambda: a // 0)
attempt(lambda: a % 0)
attempt(lambda: a + "x")
attempt(lambda: F(0) ** -1)

# case: powers
for x, y in ((F(2, 3), 3), (F(2, 3), -3), (F(-2, 3), -3), (F(4, 9), F(1, 2)), (F(2), 0.5), (2, F(3)), (2, F(1, 2)), (2.0, F(1, 2)), (F(2, 3), 0), (F(-1, 2), 2), (0.5, F(2))):
    print(repr(x ** y))

# case: comparison
a = F(1, 2)
print(a == 0.5, a == F(2, 4), 0.5 == a, a < 1, a <= 0.5, a > F(1, 3), a >= 2, a != 1, a == "x", F(4, 2) == 2, 2 == F(4, 2), a == 0.5 + 0j)
print(a < float("inf"), a > float("-inf"), a == float("nan"), sorted([F(1, 2), 0.25, 1, F(1, 3)]))
attempt(lambda: a < "x")
attempt(lambda: a < 1j)
print(hash(a) == hash(0.5), hash(F(5)) == hash(5), hash(F(-1, 4)) == hash(-0.25), len({a, 0.5, F(2, 4)}))

# case: conversions
a = F(-7, 2)
import math
print(int(a), float(a), math.floor(a), math.ceil(a), math.trunc(a), round(a), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), round(F(12345, 7), -2), complex(a), bool(F(0)), bool(a))
print(str(a), str(F(4, 2)), repr(a), a.numerator, a.denominator, a.real, a.imag, a.conjugate(), a.as_integer_ratio())
print("%s %.3f" % (a, a), float(F(1, 3)), float(F(10 ** 400, 10 ** 399)))

# case: limit_denominator
for x, n in ((F("3.141592653589793"), 10), (F("3.141592653589793"), 100), (F("3.141592653589793"), 1000), (F(1, 3), 2), (F(0.1), 1000000), (F(-22, 7), 3), (F(4321, 8765), 10000), (F(201, 200), 100)):
    print(x, n, x.limit_denominator(n))
attempt(F(1, 2).limit_denominator, 0)
print(F(0.333).limit_denominator(), F(1.1).limit_denominator())

# case: sums
print(sum(F(1, n) for n in range(1, 30)), sum([F(1, 2), F(1, 3)], F(1, 6)), math.prod([F(1, 2), 3, F(2, 3)]))
x = F(1)
for i in range(10):
    x = 1 + 1 / x
print(x)

# case: subclasses and copies
class G(F):
    pass
print(repr(G(1, 2)), type(G(1, 2) + 1).__name__, G(1, 2) == F(1, 2))
import copy
print(copy.copy(F(1, 2)), copy.deepcopy({"a": F(1, 2)}))
