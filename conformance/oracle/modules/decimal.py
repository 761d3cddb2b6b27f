from decimal import *
import decimal


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ": " + str(e))


D = Decimal


# case: from text
for s in ("0", "-0", "1.50", "1E+5", "1e-7", "0.000001", "0.0000001", "123456789012345678901234567890.5", " 12 ", "1_000", "Infinity", "-inf", "nan", "sNaN12", "+1.", ".5", "0E+3", "-1.23E-400"):
    print(repr(D(s)), str(D(s)))
for s in ("", "x", "1..2", "1e", "--1", "1 2", "e5", "."):
    attempt(D, s)

# case: from numbers and tuples
for x in (0, -5, 10 ** 40, 0.1, -2.5, 1e300, float("inf"), True, (0, (1, 2, 3), -2), (1, (0,), 0), (0, (), "F"), (0, (1, 2), "n"), [1, [4], 2]):
    attempt(D, x)
for x in (None, b"1", (1, 2), (2, (1,), 0), (0, (10,), 0), (0, (1,), "x"), 1j):
    attempt(D, x)
print(D.from_float(0.1), D.from_float(3), D())
attempt(D.from_float, "x")

# case: addition and subtraction
for a, b in (("1.1", "2.2"), ("1E+30", "1"), ("1E+20", "1E-20"), ("0.1", "-0.1"), ("5", "-5.00"), ("9999999999999999999999999999", "1"), ("1", "1E-50"), ("-0", "0"), ("Infinity", "1")):
    print(D(a) + D(b), D(a) - D(b), D(b) - D(a))
print(D(1) + 2, 3 - D("0.5"), D("1.1") + True, sum([D("0.1")] * 10))
attempt(lambda: D(1) + 1.5)
attempt(lambda: D("Infinity") - D("Infinity"))
attempt(lambda: "x" + D(1))

# case: multiplication and division
for a, b in (("1.1", "2.2"), ("1", "3"), ("2", "3"), ("10", "4"), ("1E+10", "1E-10"), ("100", "-8"), ("0", "5"), ("7", "7"), ("1.00", "0.2"), ("12345678901234567890", "98765432109876543210")):
    print(D(a) * D(b), D(a) / D(b))
attempt(lambda: D(1) / 0)
attempt(lambda: D(0) / 0)
attempt(lambda: D("Infinity") / D("Infinity"))
attempt(lambda: D("Infinity") * 0)
print(D(1) / D("Infinity"), 7 / D(2), D(7) / 2)

# case: whole division and remainder
for a, b in (("7", "2"), ("-7", "2"), ("7", "-2"), ("7.5", "2"), ("1E+5", "3"), ("0.3", "0.1"), ("5", "Infinity")):
    print(D(a) // D(b), D(a) % D(b), divmod(D(a), D(b)), D(a).remainder_near(D(b)))
attempt(lambda: D(1) // 0)
attempt(lambda: D(1) % 0)
attempt(lambda: D("1E+50") // 3)
print(7 // D(2), 7 % D(2), divmod(7, D(2)))

# case: powers
for a, b in (("2", "10"), ("2", "-2"), ("1.5", "3"), ("2", "0.5"), ("10", "20"), ("10", "-3"), ("-2", "3"), ("0", "0.5"), ("9", "0.5"), ("1.1", "1.1"), ("2", "100"), ("3", "200"), ("1", "1000000"), ("0.5", "2"), ("7", "0"), ("27", "0.3333333333")):
    print(a, b, D(a) ** D(b))
attempt(lambda: D(0) ** 0)
attempt(lambda: D(-8) ** D("0.5"))
print(pow(D(3), 5, 7), pow(D(10), 3, 1000), 2 ** D(3), D(4) ** D("0.5"))
attempt(pow, D(3), D("0.5"), 7)
print(D("Infinity") ** 2, D("Infinity") ** -1, D(2) ** D("Infinity"), D("0.5") ** D("Infinity"))

# case: functions
for s in ("2", "1", "10", "0.5", "100", "1E-10", "123.456", "0.9999999", "1.0000001", "3E+20"):
    x = D(s)
    print(s, x.sqrt(), x.ln(), x.log10(), x.logb())
for s in ("0", "1", "-1", "0.1", "10", "-20.5", "100", "1E-30", "2.302585092994045684017991454684"):
    print(s, D(s).exp())
attempt(lambda: D(-1).sqrt())
attempt(lambda: D(-1).ln())
attempt(lambda: D(0).logb())
print(D(0).ln(), D("-0").sqrt(), D("0.00").sqrt(), D(16).sqrt(), D("1.44").sqrt(), D("Infinity").exp(), D("-Infinity").exp())

# case: many digits
getcontext().prec = 60
print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(2).log10(), D(1) / 7, D(2) ** D("0.1"))
getcontext().prec = 5
print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(1) / 7, D("123456789") + 0, +D("1.23456789"), -D("1.23456789"), abs(D("-1.23456789")))

# case: quantize and round
for s in ("2.5", "3.5", "-2.5", "1.25", "1.35", "2.675", "0.05", "1E+3", "999.995"):
    x = D(s)
    print(s, round(x), round(x, 1), round(x, -1), x.quantize(D("0.1")), x.quantize(D("1."), rounding=ROUND_HALF_UP), int(x), x.to_integral_value())
for mode in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(mode, [str(D(s).quantize(D("0.1"), mode)) for s in ("1.25", "1.35", "-1.25", "1.21", "-1.21", "1.55", "1.01", "1.51")])
attempt(lambda: D("1E+30").quantize(D("0.01")))
attempt(lambda: D(1).quantize(D("0.1"), rounding="x"))
attempt(lambda: round(D("NaN")))
attempt(lambda: round(D("Infinity")))
import math
print(math.floor(D("-1.5")), math.ceil(D("-1.5")), math.trunc(D("-1.5")), type(round(D(1), 2)), type(round(D(1))))

# case: comparison
a, b = D("1.0"), D("1.00")
print(a == b, a is b, hash(a) == hash(b) == hash(1), a < 2, a > 0.5, a == 1.0, 1 == a, a != 1, a <= D("NaN") if False else None, D("0.1") == 0.1, D("0.5") == 0.5)
print(D("NaN") == D("NaN"), D("NaN") != 1, D("Infinity") > 10 ** 400, -D("Infinity") < -5, D(3) == 3 + 0j, D(1) == "1")
attempt(lambda: D("NaN") < 1)
attempt(lambda: D(1) < "x")
attempt(lambda: D("sNaN") == 1)
print(max(D(1), D(2)), sorted([D("2"), D("1.5"), 1, 1.25]), D(1).compare(D(2)), D("1.0").compare_total(D("1.00")), D(1).compare(D("NaN")))
from fractions import Fraction
print(D("0.5") == Fraction(1, 2), D("0.5") < Fraction(2, 3), Fraction(1, 2) == D("0.5"))

# case: hashes
for s, x in (("5", 5), ("1E+2", 100), ("0.5", 0.5), ("-0.25", -0.25), ("-3", -3), ("1E+20", 10 ** 20)):
    print(hash(D(s)) == hash(x))
print({D("1.0"): "a"}[1], len({D("0.5"), 0.5}), hash(D("Infinity")) == hash(float("inf")))
attempt(hash, D("sNaN"))

# case: formats
for spec in ("", ".2f", ".0f", "e", ".3e", "E", "g", ".3g", "%", ".1%", ",", ",.2f", "10", "<10", "^10", "*>12.1f", "+", " ", "010.2f", "015,.2f", "n", "z.0f", "=+10", "x<8", ".10"):
    print(spec, "|".join(format(D(s), spec) for s in ("1234567.891", "-0.001", "0", "1E+5", "-1.5")))
for spec in ("x", "d", "q", ".f", "10z", "_"):
    attempt(format, D(1), spec)
print(f"{D('3.14159'):.2f} {D('1e10'):,} {D('NaN'):>6} {D('-Infinity'):10}|", "%s %.2f %d" % (D("1.5"), D("1.5"), D("1.5")))

# case: parts
x = D("-123.4500")
print(x.as_tuple(), x.adjusted(), x.as_integer_ratio(), x.is_signed(), x.is_zero(), x.normalize(), x.copy_abs(), x.copy_negate(), x.copy_sign(D(1)))
print(D("1E+5").normalize(), D("100").normalize(), D("0.00").normalize(), D("120E+3").to_eng_string(), D("1.23E-7").to_eng_string())
print(D("NaN").is_nan(), D("sNaN").is_snan(), D("Infinity").is_infinite(), D(1).is_finite(), D(1).number_class(), D("-0").number_class(), D("-Infinity").number_class(), D("1E-999999").number_class())
print(x.real, x.imag, x.conjugate(), int(x), float(x), complex(x), bool(D(0)), bool(D("0.1")), D("NaN").as_tuple(), D("Infinity").as_tuple())
attempt(int, D("NaN"))
attempt(int, D("Infinity"))
attempt(lambda: D("Infinity").as_integer_ratio())
print(DecimalTuple(0, (1,), 2), x.as_tuple().digits)

# case: other methods
print(D("1.5").next_plus(), D("1").next_minus(), D(1).next_toward(2), D(5).fma(3, 2), D(1).max(D("NaN")), D(-3).max_mag(2), D(1).min(2), D(1).same_quantum(D(2)))
print(D("1101").logical_and(D("1010")), D("1101").logical_or(D("10")), D("1101").logical_xor(D("1010")), D(123).rotate(2), D(123).shift(2), D(123).shift(-1), D("1.5").scaleb(3), D(10).radix())
print(D("2.5").to_integral_exact(), D("2.5").to_integral_value(ROUND_UP), D("1.1").canonical(), D(1).is_normal(), D(1).is_subnormal())

# case: contexts
c = getcontext()
print(c)
c.prec = 6
print(D(1) / 3, c.flags[Inexact], c.flags[DivisionByZero])
c.rounding = ROUND_UP
print(D(1) / 3, D(2) / 3)
with localcontext() as ctx:
    ctx.prec = 3
    print(D(1) / 3)
print(D(1) / 3)
with localcontext(prec=10):
    print(D(1) / 3, getcontext().prec)
with localcontext(Context(prec=2, rounding=ROUND_DOWN)) as ctx:
    print(D(2) / 3, ctx is getcontext())
print(getcontext().prec)
attempt(setattr, c, "prec", 0)
attempt(setattr, c, "rounding", "x")
attempt(setattr, c, "nothing", 1)
attempt(setattr, c, "prec", "x")

# case: more about contexts
c = Context(prec=4, Emin=-9, Emax=9, traps=[])
print(c.divide(1, 3), c.add(D("9.9999E9"), 1), c.create_decimal("1.23456"), c.sqrt(2), c.power(2, 3), c.multiply(D("1E-9"), D("1E-5")))
print(sorted(s.__name__ for s, v in c.flags.items() if v))
c.clear_flags()
print(c.divide(1, 0), c.divide(0, 0), c.sqrt(-1), c.Etiny(), c.Etop(), c.to_sci_string(D("1E5")))
print(sorted(s.__name__ for s, v in c.flags.items() if v))
print(BasicContext, ExtendedContext.prec, DefaultContext.prec)
print(c.copy().prec, Context().prec, c.compare(1, 2), c.max(1, 2), c.abs(-1), c.minus(1), c.plus(1), c.remainder(7, 3), c.divmod(7, 3), c.quantize(D("1.234"), D("0.1")))

# case: traps
c = getcontext()
c.traps[Inexact] = True
attempt(lambda: D(1) / 3)
c.traps[Inexact] = False
c.traps[DivisionByZero] = False
print(D(1) / 0, D(-1) / 0)
c.traps[FloatOperation] = True
attempt(lambda: D(1.5))
attempt(lambda: D(1) < 1.5)
print(D(1) == 1.0)
c.traps[InvalidOperation] = False
print(D("x"), D(0) / 0, D("sNaN") + 1)
try:
    D("1E+999999") * 10
except Overflow as e:
    print("Overflow", isinstance(e, ArithmeticError), issubclass(DivisionByZero, ZeroDivisionError))

# case: money
total = D("0")
for price, n in (("19.99", 3), ("0.05", 7), ("100", 1)):
    total += D(price) * n
tax = (total * D("0.0825")).quantize(D("0.01"), rounding=ROUND_HALF_UP)
print(total, tax, total + tax, f"${total + tax:,.2f}")

# case: pi by a series
def pi():
    getcontext().prec += 2
    three = D(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s
print(pi())

# case: subclasses and copies
class E(Decimal):
    pass
print(repr(E("1.5")), type(E("1.5") + 1), E("1.5") == D("1.5"), isinstance(E(1), Decimal))
import copy
print(copy.copy(D("1.5")), copy.deepcopy([D("1.5")]))
