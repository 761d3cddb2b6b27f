def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)

# case: find and its relatives
for n in "find", "rfind", "index", "rindex", "count":
    f = getattr("abcabcé€abc", n)
    for a in ("abc",), ("é",), ("x",), ("",), ("c", 3), ("c", -4), ("abc", 1, 6), ("abc", None, None), ("", 20), ("", 11), ("a", 5, 2), ("abc", -100, 100):
        print(n, a, end=" ")
        t(f, *a)
# case: find with other types
for n in "find", "rfind", "index", "rindex", "count":
    t(getattr("abc", n), 5)
    t(getattr("abc", n), b"a")
    t(getattr("abc", n), None)
    t(getattr("abc", n), "a", "b")
    t(getattr("abc", n), "a", 1.5)
# case: indices that are huge
print("abc".find("c", -10**30), "abc".find("c", 0, 10**30), "abc".find("c", 10**30), "abc".count("", 0, 2**70))
# case: index objects as bounds
class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n
print("hello".find("l", I(3)), "hello".count("l", I(0), I(3)), "hello"[I(1)], "hello"[I(1):I(-1)])
# case: startswith and endswith
for a in ("ab",), ("",), ("b",), (("x", "ab"),), ((),), ("b", 1), ("c", 2, 3), ("", 5), ("", 3), ("abc", 0, 2), (("b", "a"), 1):
    print(a, "abc".startswith(*a), "abc".endswith(*a))
t("abc".startswith, 5)
t("abc".endswith, 5)
t("abc".startswith, ("a", 5))
t("abc".startswith, ("x", 5))
t("abc".endswith, ("x", None))
t("abc".startswith, ["a"])
t("abc".startswith, b"a")
# case: removeprefix and removesuffix
print("TestHook".removeprefix("Test"), "TestHook".removeprefix("Hook"), "abc".removesuffix("c"), "abc".removesuffix(""), "".removeprefix("a"))
t("a".removeprefix, 5)
t("a".removesuffix, None)
t("a".removesuffix, ("a",))
# case: replace
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("a", "", 1), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "x"))
print("aéb".replace("", "-"), "ééé".replace("é", "ö", 2), "abcabc".replace("bc", "XYZ"), "abc".replace("a", "b", 0), "abc".replace("a", "b", -1), "abc".replace("", "-", 0))
t("a".replace, 1, "b")
t("a".replace, "a", 2)
t("a".replace, "a", "b", "c")
t("a".replace, "a", b"b")
# case: split at spaces
print("a b".split(), "  a  b  ".split(), "".split(), "   ".split(), "a b c".split(None, 1), " a b c ".split(None, 1), "a b".split(None, 0), "  a b  ".split(None, 0), "a\tb\nc\x0bd\x0ce\rf\x1cg\x1dh".split())
print("a\x85b\xa0c\u2003d\u3000e\u200bf".split(), " a b ".split(maxsplit=1), " a b c ".split(None, maxsplit=5))
# case: split at a separator
print("a,b,c".split(","), "a,b,c".split(",", 1), "a,b,c".split(",", 0), ",a,".split(","), "".split(","), "a,,b".split(","), "abc".split("abc"), "aXXbXXc".split("XX"), "aXXXb".split("XX"))
print("a,b,c".split(sep=","), "a,b,c".split(sep=",", maxsplit=1), "a,b,c".split(",", maxsplit=-1), "a b".split(sep=None), "éaé".split("é"))
t("a".split, "")
t("a".split, 1)
t("a".split, ",", "1")
t("a".split, ",", 1.0)

# case: rsplit
print("a b c".rsplit(None, 1), " a b c ".rsplit(None, 1), " a b c ".rsplit(None, 0), "a,b,c".rsplit(",", 1), "a,b,c".rsplit(","), ",a,".rsplit(",", 1), "a b".rsplit(), "".rsplit(), "".rsplit(","), "a,b,c".rsplit(sep=",", maxsplit=1), "aXXXb".rsplit("XX"), "ab".rsplit("abc"))
t("a".rsplit, "")
t("a".rsplit, 1)
# case: splitlines
print("a\nb\r\nc\rd".splitlines(), "a\nb\r\nc\rd".splitlines(True), "a\n".splitlines(), "\n\n".splitlines(), "".splitlines(), "a\n\nb".splitlines(keepends=True), "a\r".splitlines(True))
print("a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i\x1fj".splitlines())
# case: partition
print("a,b,c".partition(","), "a,b,c".rpartition(","), "abc".partition(","), "abc".rpartition(","), ",".partition(","), "".partition("x"), "aéb".partition("é"))
t("a".partition, "")
t("a".rpartition, "")
t("a".partition, 5)
t("a".rpartition, b"a")
# case: strip
print(repr("  a b  ".strip()), repr("\t\na\x0b".lstrip()), repr(" a ".rstrip()), "xxaxx".strip("x"), "xyaxy".strip("yx"), "xyaxy".lstrip("x"), "xyaxy".rstrip("y"), repr("".strip()), repr("   ".strip()), repr("\u2003é\xa0".strip()), "éaé".strip("é"), "aéb".strip("ab"), "abc".strip(""), "xx".strip("x") == "", " a ".strip(None))
t("a".strip, 5)
t("a".lstrip, 5)
t("a".rstrip, b"a")
# case: join
print(",".join(["a", "b"]), "".join("abc"), ",".join(()), ",".join(["a"]), "-".join({"x": 1}), "é".join(["1", "2"]), "".join(x for x in "ab"), ", ".join(str(x) for x in range(3)))
t(",".join, [1])
t(",".join, ["a", 1])
t(",".join, ["a", b"b"])
t(",".join, 5)
t(",".join, None)
t(",".join, ["a", None, 1])
# case: join with a subclass
class S(str):
    pass
x = ",".join([S("a")])
print(type(x), x, S(",").join(["1", "2"]), type(S("").join(["q"])))
# case: case changes
for s in "hello World", "HELLO", "they're bill's", "a1b c2d", "", "éÀ", "straße", "ŉ", "ǆ", "ﬁn", "ΑΣ", "ΑΣΑ", "Σ", "ΑΣ.", "Α.Σ", "İ", "ı", "ÿ", "µ", "ა", "ꭰ", "𐐀":
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
# case: classes of characters
for s in "", "a", "A", "1", "aA", "a1", " ", "\t\n", "é", "É", "²", "½", "٣", "一", "Ⅷ", "ǅ", "ª", "\x85", "\u200b", "_", "a_1", "1a", "Hello World", "Hello world", "HeLLo", "\x7f", "€", "\ud800", "𐐀":
    print(ascii(s), [int(getattr(s, n)()) for n in ("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper")])
# case: center, ljust, rjust
for w in -1, 0, 3, 4, 5, 6, 7, 10:
    print(repr("abc".center(w)), repr("abcd".center(w, "*")), repr("abc".ljust(w, "é")), repr("é".rjust(w)))
t("a".center, "b")
t("a".center, 5, "")
t("a".center, 5, "ab")
t("a".ljust, 5, 1)
t("a".rjust, 5, b"a")
t("a".center, 1.5)

# case: zfill
print("42".zfill(5), "-42".zfill(5), "+42".zfill(5), "".zfill(3), "-".zfill(3), "abc".zfill(2), "é".zfill(3), "--1".zfill(5))
t("1".zfill, "5")
# case: expandtabs
print("a\tb".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0), "ab\tc\td".expandtabs(tabsize=2), "a\n\tb".expandtabs(4), "é\tb".expandtabs(4), "\ta\r\tb".expandtabs(3), repr("\t".expandtabs(-1)))
# case: translate and maketrans
print(str.maketrans("ab", "xy"), str.maketrans({"a": 1, 98: "z"}), str.maketrans("ab", "xy", "c"), "abc".maketrans("", ""))
print("abcd".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: "A", 98: None, 99: 0x20ac}), "abc".translate({}), "abc".translate({97: "long", 98: ""}), "éa".translate({233: "e"}))
t(str.maketrans, "a", "bc")
t(str.maketrans, 1)
t(str.maketrans, {"ab": 1})
t(str.maketrans, {1.5: 1})
t(str.maketrans, 1, "a")
t(str.maketrans, "a", 1)
t(str.maketrans, "a", "b", 1)
t("a".translate, {97: 1.5})
t("a".translate, {97: 0x110000})
t("abc".translate, "0" * 98 + "x")

# case: a table with __getitem__
class T:
    def __getitem__(self, n):
        if n == 98:
            raise LookupError
        return chr(n + 1) if n < 100 else None
print("abcde".translate(T()))
class D(dict):
    def __missing__(self, k):
        return "?"
print("abc".translate(D({97: "A"})))
# case: encode
print("aé".encode(), "aé".encode("latin-1"), "aé".encode(encoding="utf-8", errors="strict"), "aé".encode("ascii", errors="ignore"), "é".encode(errors="ignore"))
t("a".encode, 5)
t("a".encode, "utf-8", 5)
t("a".encode, "nope")
t("é".encode, "ascii", "nope")
# case: indexing
s = "aé€𝄞z"
print(len(s), [s[i] for i in range(-5, 5)], s[1:3], s[-2:], s[::-1], s[::2], s[4:0:-2], s[10:], s[:-10], s[2:1] == "")
t(lambda: s[5])
t(lambda: s[-6])
t(lambda: s["a"])
t(lambda: s[1.0])
t(lambda: s[None])
t(lambda: s[2**70])
t(lambda: s[::0])
t(lambda: s[1:"a"])
# case: no assignment
s = "abc"
def f():
    s[0] = "x"
def g():
    del s[0]
t(f)
t(g)
# case: operators
print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" * True, "b" in "abc", "" in "", "x" not in "abc", "a" < "b", "é" > "z", "a" == b"a", "a" != "b")
t(lambda: "a" + 5)
t(lambda: "a" + b"b")
t(lambda: "a" + None)
t(lambda: "a" * "b")
t(lambda: "a" * 1.5)
t(lambda: 5 in "a")
t(lambda: None in "a")
t(lambda: b"a" in "a")
# case: a right operand of the guest's
class R:
    def __radd__(self, o):
        return "radd " + o
    def __rmul__(self, o):
        return "rmul " + o
    def __rmod__(self, o):
        return "rmod"
print("a" + R(), "b" * R())
class N:
    pass
t(lambda: "a" + N())
t(lambda: "a" * N())
# case: a subclass as argument
class S(str):
    pass
print("abc".find(S("b")), S("abc").find("b"), "abc".replace(S("b"), S("x")), "a,b".split(S(",")), S("a") + "b", "a" + S("b"), S("b") in "abc", "abc".startswith((S("a"),)), "x".join([S("1"), S("2")]), S("q") == "q", "q" == S("q"), S("a") < "b", S(" a ").strip(), type(S("a").upper()), S("é").encode())
# case: str()
print(repr(str()), str(5), str("a"), str(None), str(b"a"), str(b"a", "ascii"), str(b"\xc3\xa9", encoding="utf-8"), str(object="x"), str(bytearray(b"q"), "utf-8", "strict"), str(b"\xff", errors="replace"))
t(str, "a", "utf-8")
t(str, 5, "utf-8")
t(str, b"\xff", "ascii")
t(str, b"a", "nope")
t(str, b"a", 5)
# case: repr of str
for s in "a", "'", '"', "'\"", "\\", "\n\r\t\x0b\x00\x1f\x7f", "é", "\x80\x85\xa0\xad", "\u0378", "\u200b\u2028\ufeff", "\ud800", "\U0001f600\U000e0001\U0010ffff", "日本", "a'b", 'a"b':
    print(ascii(repr(s)), ascii(s))
# case: ascii
print(ascii("é"), ascii("a'é€😀"), ascii(["é"]), ascii(5), ascii({"ü": "ö"}))
# case: iteration
print(list("aé€😀"), [c for c in ""], list(reversed("aé€")), sorted("cab"), max("aéb"), list(enumerate("éa")), tuple("ab"), list(zip("aé", "xy")), set("aaa"))
# case: hash and dict keys
d = {"é" * 100: 1}
print(d["é" * 100], hash("abc" * 100) == hash("abc" * 100), hash("a" * 500) == hash("a" * 250 + "a" * 250), ("a" * 300 + "b") in {"a" * 300 + "b"})
# case: growing by +=
s = ""
for i in range(2000):
    s += "é" if i % 7 == 0 else "x"
t1 = s + "1"
t2 = s + "2"
s += "3"
print(len(s), s.count("é"), t1[-2:], t2[-2:], s[-2:], len(t1), s[1999], s[1995:2001])
# case: growing and sharing
parts = []
s = "ab" * 200
for i in range(50):
    s = s + str(i)
    parts.append(s)
print([len(p) for p in parts[::10]], parts[0][-4:], parts[10][-4:], parts[49][-4:], all(parts[i + 1].startswith(parts[i]) for i in range(49)))
import struct
print(int("0" * 300 + "12" + "3"), float("1" * 300 + "2" + "3") > 0)
# case: indexing a long str at random
s = "".join(chr(65 + i % 26) if i % 3 else chr(0x400 + i % 50) for i in range(3000))
l = list(s)
r = 1
ok = True
for i in range(2000):
    r = (r * 1103515245 + 12345) & 0x7fffffff
    k = r % 3000
    if s[k] != l[k] or s[k - 3000] != l[k]:
        ok = False
    j = (r >> 8) % 3000
    if s[k:j] != "".join(l[k:j]):
        ok = False
print(ok, s.find(s[2990:]), s.index("Z", 100), s.rindex("A", 0, 2000), s.count("A"), s.count("A", 100, 2900))
