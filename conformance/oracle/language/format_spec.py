def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: int types
for s in "", "d", "b", "o", "x", "X", "n", "c", "#b", "#o", "#x", "#X", "e", "E", "f", "F", "g", "G", "%", ".2f", ".0e", "+", "-", " ", "+d", " d", "+x", "#010x", "010", "+010d":
    print(s, [format(v, s) for v in (0, 1, 65, 1000)], end=" ")
    t(format, -255, s)
# case: int width and alignment
for s in "10", "<10", ">10", "^10", "=10", "*<10", "*>10", "*^10", "*=+10", "é^9", "010", "<010", "^010", "+=9", "=+9", "0=9", "1", "0", "00", "x<05d":
    print(repr(s), repr(format(42, s)), repr(format(-42, s)))
# case: grouping of ints
for s in ",", "_", ",d", "_d", "_b", "_x", "_o", "_X", "#_x", "020,", "010,", "09,", "012_b", "012_x", "*>15,", "+,", "07,", "08,", "01,":
    print(s, format(1234567, s), format(-1234567, s), format(0, s), format(999, s), format(1000, s))
# case: big ints
n = 2**100
for s in "", "d", "x", "#X", "b", ",", "_", "_x", "e", ".3g", "f", "50", "<50,d", "^+60_", "050", "n", "%":
    print(s, format(n, s), format(-n, s))
# case: int errors
for s in "s", ".2d", ".2", "+c", "#c", "zd", "q", "5dd", "ü", ",n", ",c", ",x", ",b", "_c", "_n", ",_", "_,", ",,", "__", ".", "1.", ".d", "99999999999999999999", ".99999999999999999999", "d5", "{", "=é", " +", "#0,s":
    print(s, end=" ")
    t(format, 42, s)
t(format, -1, "c")
t(format, 0x110000, "c")
# case: floats without a type
for s in "", "10", "<10", "+", " ", "010", ",", "_", ".3", ".1", ".0", ".10", ".17", "#", "#.3", "=+12", "^12", "z":
    print(s, [format(v, s) for v in (0.0, 1.0, -1.5, 1234567.891, 1e16, 1e-5, 123.456, 1e100, -0.0, 100.0, 99.99, 0.0001)])
# case: floats with a type
for s in "f", ".0f", ".1f", ".2f", ".10f", "e", ".0e", ".2e", "E", "g", ".0g", ".1g", ".3g", ".10g", "G", "%", ".0%", ".1%", "n", "#.0f", "#.0e", "#g", "#.3g", "F", ",.2f", "_.2f", "010.2f", "+.1f", " .1f", "012,.1f", "*^12.1f", "z.0f", "z.1f":
    print(s, [format(v, s) for v in (0.0, 1.0, -1.5, 1234567.891, 1e16, 1e-5, 0.5, 2.5, -0.04, 999999.5, 1e22)])
# case: inf and nan
for s in "", "f", "F", "e", "E", "g", "G", "%", "10", "010", "+", "+010", "<10", ",", "=10", "010,f", ".2", "z", " f":
    print(s, [format(v, s) for v in (float("inf"), float("-inf"), float("nan"))])
# case: float errors
for s in "d", "x", "b", "s", "c", "o", "X", "ab", ",n", "_n", "ü", ".f", ".", "99999999999999999999f", "5.5.5":
    print(s, end=" ")
    t(format, 1.5, s)
# case: many digits
print(format(0.1, ".30f"), format(1/3, ".40g"), format(2.0**-30, ".60f"), format(1e300, ".2f")[:40], len(format(1e300, "f")), format(5e-324, ".5e"), format(1.7976931348623157e308, ".3e"), format(0.1, ".1000f")[-10:], len(format(1e-300, ".400f")))
# case: str
for s in "", "s", "10", "<10", ">10", "^10", "*^9", "é>8", ".2", ".0", "10.2", ".10", "010", "05", "<05s", ".3s", "x<6.1s":
    print(s, repr(format("abc", s)), repr(format("é€", s)), repr(format("", s)))
# case: str errors
for s in "d", "=5", "+", " ", "-", "#", ",", "_", "z", "q", "5ss", "+s", "05d", "=", ".", "é", "f":
    print(s, end=" ")
    t(format, "abc", s)
# case: bool and None
print(format(True), format(True, ""), format(True, "d"), format(False, "5"), format(True, "s") if 0 else "", format(True, "x"), format(True, ".1f"), format(True, "^7"), format(None), format(None, ""))
t(format, None, "5")
t(format, True, "s")
t(format, [], "d")
t(format, {}, ">10")
t(format, (1,), "s")
t(format, object, "x")
t(format, b"a", "5")
t(format, range(3), "5")
t(format, print, "5") if 0 else None
# case: complex
for s in "", ".2f", "+.1f", "10.1f", "<20", ">20", "^20", ".3", "g", "e", ".1e", ",.1f", "*^24.2f", "#.0f", "n":
    print(s, format(1 + 2j, s), format(-1.5 - 0.25j, s), format(3j, s), format(complex(1e20, -0.0), s))
for s in "010", "=10", "d", "%", "s", "x", "=", "5x5":
    t(format, 1j, s)
# case: __format__
class F:
    def __format__(self, spec):
        return "<" + spec + ">"
print(format(F()), format(F(), "abc"), "{:xyz} {} {!s:>3}".format(F(), F(), "q"), f"{F():q}")
class B:
    def __format__(self, spec):
        return 5
t(format, B())
t(format, B(), "x")
class E:
    def __format__(self, spec):
        raise ValueError("mine " + spec)
t(format, E(), "z")
class N:
    def __str__(self):
        return "str of N"
print(format(N()), "{}".format(N()), f"{N()}")
t(format, N(), "5")
# case: subclasses of built-in types
class I(int):
    pass
class S(str):
    pass
class Fl(float):
    pass
class Is(int):
    def __str__(self):
        return "an I"
print(format(I(5), "05d"), format(S("a"), ">3"), format(Fl(1.5), ".2f"), format(Is(5)), format(Is(5), "d"), format(Is(5), "3"), "{} {:d}".format(Is(1), Is(2)), f"{Is(3)} {Is(3):02}")
class I2(int):
    def __format__(self, spec):
        return "I2:" + super().__format__(spec)
print(format(I2(7), "03"), f"{I2(7)}")
# case: the builtin
t(format, 1, 5)
t(format, 1, None)
t(format, 1, b"d")
print(format(1, S("d") if 0 else "d"))
# case: methods called by name
print((5).__format__("x"), (1.5).__format__(".2f"), "a".__format__(">3"), str.__format__("b", "<2"), int.__format__(255, "#x"))
# case: f-strings
x, y, w, p = 3.14159, "hi", 10, 2
print(f"{x:.2f}|{y:>10}|{y!r:>10}|{x:{w}.{p}f}|{w:#x}|{y:{'*'}^{w}}|{w:,}|{-w:+d}|{x!s:.3}|{y!a}|{x:>{w}}|{1_000_000:_}|{True:d}|{x:e}")
