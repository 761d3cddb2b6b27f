def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: types
print("%d %i %u %o %x %X %e %E %f %F %g %G %c %c %s %r %a %%" % (1, 2, 3, 8, 255, 255, 1.5, 1.5, 1.5, 1.5, 1.5, 1e20, 65, "é", "s", "é", "é"))
# case: flags
for f in "%5d", "%-5d", "%05d", "%+d", "% d", "%+5d", "%-+5d", "%#x", "%#o", "%#X", "%#5x", "%#08x", "%-#8x", "%0+5d", "%-05d", "% 05d", "%+ d", "%.3d", "%8.3d", "%-8.3d", "%08.3d", "%+.3d", "%#.4x", "%.0d", "%ld", "%hd", "%Ld":
    print(f, "|" + f % 42 + "|" + f % -42 + "|" + f % 0 + "|")
# case: floats
for f in "%f", "%.2f", "%10.3f", "%-10.2f|", "%010.2f", "%+.1f", "% .1f", "%e", "%.3e", "%g", "%.3g", "%#g", "%#.0f", "%.0f", "%E", "%G", "%F":
    print(f, [f % v for v in (0.0, 1.5, -2.5, 1234567.891, 1e-10, 1e20, 5, True)])
# case: inf and nan
print("%f %F %e %g %5.1f %05f %+f" % ((float("inf"),) * 7), "%f %F %G %06f" % ((float("nan"),) * 4), "%d" % 1e15)
t(lambda: "%d" % float("inf"))
t(lambda: "%d" % float("nan"))
# case: strings
for f in "%s", "%5s|", "%-5s|", "%.2s", "%5.1s|", "%r", "%.3r", "%a", "%10r|", "%05s|", "%.0s|":
    print(f, f % "aé€", f % 12345)
# case: width and precision from arguments
print("%*d|%-*d|%.*f|%*.*f|%0*d" % (5, 42, 5, 42, 2, 3.14159, 8, 3, 2.5, 6, 7), "%*s|" % (-5, "a"), "%.*s" % (-1, "abc") == "", "%.*d" % (3, 5))
t(lambda: "%*d" % ("a", 1))
t(lambda: "%*d" % 5)
t(lambda: "%.*f" % (1.5, 1))
# case: mapping
d = {"a": 1, "b": "x", "(c)": 3, "": 4}
print("%(a)d %(b)s %(a)05d" % d, "%((c))d %()d" % d, "%%%(a)d" % d, "abc" % d, "%s" % {"a": 1}, "%(a)s" % {"a": (1, 2)})
t(lambda: "%(z)d" % d)
t(lambda: "%(a)d" % 5)
t(lambda: "%(a)d" % (1,))
t(lambda: "%(a" % d)
t(lambda: "%(a)" % d)
class M:
    def __getitem__(self, k):
        return k.upper()
print("%(abc)s %(x)5s" % M())
# case: number of arguments
t(lambda: "%d" % ())
t(lambda: "%d %d" % 1)
t(lambda: "%d" % (1, 2))
t(lambda: "abc" % 1)
t(lambda: "abc" % (1,))
t(lambda: "%s")
print("abc" % (), "abc" % {}, "abc" % [], "%s" % [1], "%s" % ((1, 2),), "%s %s" % (1, (2,)))
t(lambda: "%s %s" % [1, 2])
# case: types of arguments
for f in "%d", "%x", "%o", "%e", "%f", "%g", "%c", "%i", "%X", "%u":
    for v in "a", None, [1], 1.5, b"b", 1j:
        print(f, end=" ")
        t(lambda: f % (v,))
# case: %c
print("%c%c%c" % (97, "b", 0x1f600), "%5c|%-5c|" % ("a", 98))
t(lambda: "%c" % "ab")
t(lambda: "%c" % "")
t(lambda: "%c" % -1)
t(lambda: "%c" % 0x110000)
t(lambda: "%c" % 1.5)
# case: incomplete
t(lambda: "%" % 1)
t(lambda: "%5" % 1)
t(lambda: "%." % 1)
t(lambda: "abc%" % ())
t(lambda: "%y" % 1)
t(lambda: "a%é" % 1)
t(lambda: "%z%d" % (1, 2))
t(lambda: "%l" % 1)
t(lambda: "%.99999999999d" % 1)
t(lambda: "%5%" % ())
t(lambda: "%5%" % (1,))
# case: big ints
n = 2**70
print("%d %x %X %o %#x %e %f %s %25d %-25d| %025d %+d" % ((n,) * 12))
print("%d %x %.30d" % (-n, -n, -n))
# case: numbers of the guest's
class I:
    def __index__(self):
        return 7
class N:
    def __int__(self):
        return 8
class F:
    def __float__(self):
        return 1.25
class MyInt(int):
    def __str__(self):
        return "mine"
print("%x %o" % (I(), I()), "%f %.1f" % (F(), F()), "%d %s" % (MyInt(5), MyInt(5)), "%d %x" % (True, False), "%c" % I())
print("%d" % N(), "%d" % I())
t(lambda: "%x" % N())
t(lambda: "%d" % F())
# case: str and repr of the guest's
class S:
    def __str__(self):
        return "S!"
    def __repr__(self):
        return "<é>"
print("%s %r %a %5s %.1s" % (S(), S(), S(), S(), S()))
class Sub(str):
    pass
print(Sub("%s") % "a", "%s" % Sub("b"), "%5s|" % Sub("c"), type("%s" % Sub("q")).__name__)
# case: namedtuple as arguments
from collections import namedtuple
P = namedtuple("P", "x y")
print("%d %d" % P(1, 2))
