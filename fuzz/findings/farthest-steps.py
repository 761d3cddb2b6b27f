# Steps and positions at the ends of what an int of C can be.
from array import array

for n in (2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63, -(2**63)):
    for a in (None, 0, 1, -1, n):
        for b in (None, 0, 2, -1, n):
            for make in (lambda: array("h", [1, 2, 3]), lambda: bytearray(b"abc"), lambda: [1, 2, 3]):
                x = make()
                del x[a:b:n]
                x = make()
                x[a:b:n] = x[a:b:n]
    for error in (
        lambda: UnicodeEncodeError("ascii", "bcd", n, n + 1, "reason"),
        lambda: UnicodeDecodeError("ascii", b"bcd", n, -n, "reason"),
        lambda: UnicodeEncodeError("ascii", "bcd", 1, n, "reason"),
    ):
        try:
            str(error())
        except OverflowError:
            pass
