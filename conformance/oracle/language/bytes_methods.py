def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: making bytes
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"ab"), bytes(bytearray(b"x")), bytes(memoryview(b"yz")), bytes("é", "utf-8"), bytes("é", encoding="latin-1"), bytes("é", "ascii", "replace"), bytes(range(5)), bytes(x for x in (65, 66)), bytes(source=b"q"), bytes((True, False)))
t(bytes, "a")
t(bytes, -1)
t(bytes, [256])
t(bytes, [-1])
t(bytes, ["a"])
t(bytes, 1.5)
t(bytes, None)
t(bytes, b"a", "utf-8")
t(bytes, 5, "utf-8")
t(bytes, "a", "nope")
t(bytes, "é", "ascii")
t(bytes, [1.5])
t(bytes, 2**70)
t(bytes, object())
# case: __bytes__ and __index__
class B:
    def __bytes__(self):
        return b"mine"
class W:
    def __bytes__(self):
        return "str"
class I:
    def __index__(self):
        return 3
print(bytes(B()), bytes(I()), bytes([I(), 4]), b"%b" % B())
t(bytes, W())
# case: repr of bytes
for b in b"a", b"'", b'"', b"'\"", b"\\", b"\n\r\t\x0b\x00\x7f\x80\xff", b"":
    print(b, str(b), repr(b))
# case: indexing and slices
b = b"abcdef"
print(b[0], b[-1], b[1:3], b[::-1], b[::2], b[5:0:-2], b[10:], b[:0], len(b), list(b))
t(lambda: b[6])
t(lambda: b[-7])
t(lambda: b["a"])
t(lambda: b[1.0])
t(lambda: b[2**70])
def f():
    b[0] = 1
t(f)
def g():
    del b[0]
t(g)
# case: find and its relatives
for n in "find", "rfind", "index", "rindex", "count":
    f = getattr(b"abcabc", n)
    for a in (b"bc",), (98,), (b"",), (b"x",), (b"c", 3), (bytearray(b"a"), 1), (memoryview(b"c"), None, -1), (b"", 7), (255,):
        print(n, a[0] if not isinstance(a[0], memoryview) else "m", a[1:], end=" ")
        t(f, *a)
    t(f, "a")
    t(f, 256)
    t(f, -1)
    t(f, 1.5)
# case: startswith and endswith
print(b"abc".startswith(b"ab"), b"abc".endswith((b"x", b"bc")), b"abc".startswith(bytearray(b"a")), b"abc".startswith(b"b", 1), b"abc".endswith(b"", 4))
t(b"a".startswith, "a")
t(b"a".endswith, 5)
t(b"a".startswith, ("a",))
# case: replace
print(b"aXbX".replace(b"X", b"--"), b"aa".replace(b"a", b"", 1), b"ab".replace(b"", b"-"), b"\xff\xfe".replace(b"\xfe", b"\x00"), b"ab".replace(bytearray(b"a"), memoryview(b"zz")))
t(b"a".replace, "a", b"b")
t(b"a".replace, b"a", "b")
# case: split, rsplit, splitlines
print(b"a,b,c".split(b","), b" a  b ".split(), b"a b c".split(None, 1), b"a,b,c".rsplit(b",", 1), b"a b c".rsplit(maxsplit=1), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True), b"a\x0bb\x1cc".split(), b"a\x85b\x0bc".splitlines())
t(b"a".split, ",")
t(b"a".split, b"")
# case: partition
print(b"a-b-c".partition(b"-"), b"a-b-c".rpartition(b"-"), b"abc".partition(b"-"), b"abc".rpartition(b"-"))
t(b"a".partition, "-")
t(b"a".partition, b"")
# case: strip
print(b"  a ".strip(), b"xxaxx".strip(b"x"), b"xax".lstrip(b"x"), b"xax".rstrip(b"x"), b"\x0ba\x1c".strip(), b"".strip(), b"aba".strip(bytearray(b"a")))
t(b"a".strip, "a")
t(b"a".strip, 5)
# case: join
print(b",".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"".join([]), b"-".join((b"x",)))
t(b",".join, [b"a", "b"])
t(b",".join, [1])
t(b",".join, 5)
# case: case and classes
b = b"Hello wOrld\xe9"
print(b.upper(), b.lower(), b.title(), b.capitalize(), b.swapcase())
for b in b"", b"abc", b"ABC", b"a1", b"12", b" \t", b"\xe9", b"Ab", b"Ab Cd", b"aB":
    print(b, [int(getattr(b, n)()) for n in ("isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper")])
# case: padding
print(b"a".center(5), b"a".center(4, b"*"), b"a".ljust(3, b"-"), b"a".rjust(3), b"-1".zfill(5), b"a\tb".expandtabs(4), b"+".zfill(3))
t(b"a".center, 5, "x")
t(b"a".ljust, 5, b"xy")
t(b"a".rjust, "5")
# case: translate and maketrans
m = bytes.maketrans(b"ab", b"xy")
print(len(m), b"aabbc".translate(m), b"aabbc".translate(m, b"c"), b"aabbc".translate(None, b"a"), b"abc".translate(None), b"abc".translate(m, delete=b"b"))
t(bytes.maketrans, b"a", b"bc")
t(bytes.maketrans, "a", b"b")
t(b"a".translate, b"abc")
t(b"a".translate, "a")
# case: hex
print(b"\x01\xab".hex(), b"\x01\xab\xff".hex(":"), b"\x01\xab\xff".hex("-", 2), b"\x01\xab\xff".hex("-", -2), b"\x01\xab\xff".hex(b"_", 1), b"".hex(":"), b"abcd".hex(sep=" ", bytes_per_sep=3), b"ab".hex(":", 0))
t(b"a".hex, "ab")
t(b"a".hex, "")
t(b"a".hex, "é")
t(b"a".hex, 5)
# case: fromhex
print(bytes.fromhex("01 aB\tff"), bytes.fromhex(""), bytes.fromhex("  "), bytearray.fromhex("00ff"))
t(bytes.fromhex, "0")
t(bytes.fromhex, "0g")
t(bytes.fromhex, "00 1 2")
t(bytes.fromhex, "é0")
t(bytes.fromhex, b"00")
t(bytes.fromhex, "12 3")
# case: operators
print(b"a" + b"b", b"a" + bytearray(b"b"), type(bytearray(b"a") + b"b").__name__, b"ab" * 2, 2 * b"ab", b"a" * 0, b"a" in b"abc", 97 in b"abc", bytearray(b"b") in b"abc", b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", b"a" != "a", b"" == b"", memoryview(b"a") == b"a")
t(lambda: b"a" + "b")
t(lambda: b"a" + 5)
t(lambda: b"a" * b"b")
t(lambda: "a" in b"a")
t(lambda: 256 in b"a")
t(lambda: None in b"a")
# case: decode
print(b"a\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"\xffa".decode(errors="ignore"), b"\xe9".decode(encoding="ascii", errors="backslashreplace"))
t(b"\xff".decode)
t(b"a".decode, 5)
t(b"a".decode, "utf-8", 5)
t(b"a".decode, "x-y")
# case: percent
print(b"%s|%b|%d|%5d|%-5d|%05d|%x|%X|%#x|%o|%c|%c|%r|%a|%%|%.2f|%e" % (b"a", bytearray(b"b"), 5, 42, 42, 42, 255, 255, 255, 8, 65, b"z", "é", "é", 1.5, 1000.0))
print(b"%(a)s %(b)d" % {b"a": b"x", b"b": 2}, b"%.2s" % b"abc", b"%5s" % b"a", b"%s" % memoryview(b"m"), bytearray(b"%d") % 5)
t(lambda: b"%s" % "a")
t(lambda: b"%d" % "a")
t(lambda: b"%c" % 256)
t(lambda: b"%c" % b"ab")
t(lambda: b"%c" % "a")
t(lambda: b"%s" % 5)
t(lambda: b"%d")
t(lambda: b"%d" % (1, 2))
t(lambda: b"%d %d" % 1)
t(lambda: b"%f" % "a")
t(lambda: b"%q" % 1)
# case: hashing
print(hash(b"a" * 200) == hash(bytes([97]) * 200), {b"a": 1}[bytes([97])], len({b"x", bytes(b"x")}))
t(hash, bytearray(b"a"))
# case: iteration and sequence functions
print(list(b"abc"), sum(b"abc"), max(b"abc"), list(reversed(b"abc")), sorted(b"cab"), bytes(reversed(b"ab")), [hex(x) for x in b"\x00\xff"], list(enumerate(b"a")))
# case: int from and to bytes
print(int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), bytes((258).to_bytes(3, "big")))
# case: a subclass
class B(bytes):
    pass
b = B(b"abc")
print(b, b.upper(), b[0], b[1:], b + b"d", b == b"abc", b"".join([b, b]), B.fromhex("41"), type(B.fromhex("41")).__name__, isinstance(b, bytes), b"abc".startswith(b), b.hex())
