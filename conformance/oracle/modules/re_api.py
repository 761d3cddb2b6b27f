import re

# case: match, search, fullmatch
for f in (re.match, re.search, re.fullmatch):
    print(f("b+", "abb"), f("a*", "aa"), f("a", "", flags=re.I))
print(re.match(pattern="a", string="A", flags=re.I))

# case: positions
p = re.compile("b")
print(p.search("abab", 2), p.search("abab", 2, 3), p.match("ab", 1), p.fullmatch("abc", 1, 2), p.match("b", -5, 100))
print(re.compile("^a").match("ba", 1), re.compile("a$").search("aab", 0, 2), re.compile(r"\bb").search("ab", 1), re.compile("(?<=a)b").match("ab", 1))
m = re.compile("b").search("abc", 1, 99)
print(m.pos, m.endpos, p.search(string="ab", pos=1, endpos=2))

# case: positions beyond ASCII
p = re.compile("é")
s = "éaéaé"
print(p.search(s, 1).span(), p.search(s, 3).span(), p.search(s, 1, 2), [m.span() for m in p.finditer(s, 1, 4)], p.findall(s, 2))

# case: groups of a match
m = re.match("(a)(b)?(?P<c>c)", "ac")
print(m.group(), m.group(0), m.group(1), m.group(2), m.group(1, "c", 2), m["c"], m[0])
print(m.groups(), m.groups("-"), m.groups(default=0), m.groupdict(), re.match("(?P<x>a)|(?P<y>b)", "a").groupdict("none"))
print(m.start(), m.end(), m.span(), m.start(2), m.end(2), m.span(2), m.span("c"), m.regs)

# case: attributes of a match
m = re.compile("(a)(?P<n>b)?").search("xab", 1)
print(m.string, m.re, m.pos, m.endpos, m.lastindex, m.lastgroup, bool(m))
print(re.match("(a)(b)", "ab").lastindex, re.match("((ab))", "ab").lastindex, re.match("(a)|b", "b").lastindex, re.match("(?P<o>(a))", "a").lastgroup)

# case: no such group
m = re.match("(a)", "a")
for key in (2, -1, "x", 1.5, None, 10**20):
    try:
        print(m.group(key))
    except Exception as e:
        print(type(e).__name__, e)
try:
    m["y"]
except IndexError as e:
    print(e)

# case: an index by __index__
class One:
    def __index__(self):
        return 1


print(re.match("(a)", "a").group(One()), re.match("(a)", "a").group(True), re.compile("b").search("ab", One()).span())

# case: repr of a match
print(re.match("a*", "aaa"), re.match("", "x"), re.match(".*", "x" * 80), re.match(b"a", b"ab"), re.match(".*", "é\n"), repr(re.search("b", "ab")))

# case: findall
print(re.findall("a", "banana"), re.findall("(a)(.)", "banana"), re.findall("(a)", "banana"), re.findall("(a)|(n)", "ban"), re.findall("x", "y"))
print(re.compile("a").findall("banana", 2), re.compile("a").findall("banana", 0, 3))

# case: finditer
it = re.finditer("(?P<c>.)a", "banana")
print(iter(it) is it, next(it).group("c"), [m.span() for m in it], list(it))
print([m.group() for m in re.compile("a").finditer("banana", 2, 5)])

# case: split
print(re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split("[,;] *", "a, b;c"), re.split(",", "a,b,c", 1), re.split(",", "a,b,c", maxsplit=1), re.split("x", ""))
print(re.split("(a)|b", "1a2b3"), re.split("", "abc"), re.split(r"\b", "a b"), re.compile("-").split("a-b-c", maxsplit=2), re.split(r"\W+", "Words, words."))

# case: sub
print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("a", "b", "banana", count=1), re.sub("(a)(n)", r"\2\1", "banana"), re.sub("x", "y", "abc"))
print(re.subn("a", "b", "banana"), re.subn("x", "", "abc"), re.compile("n").subn("-", "banana", 1), re.sub("A", "x", "banana", flags=re.I))

# case: templates
print(re.sub("(?P<n>a)(b)?", r"[\g<n>|\g<2>|\g<0>|\1]", "abac"))
print(re.sub("a", r"\n\t\\\x", "a") if 0 else re.sub("a", r"\n\t\\\.\-\&", "a"), repr(re.sub("a", r"\0\07\101\x", "a")) if 0 else repr(re.sub("a", r"\0\07\101", "a")))
print(re.sub("(a)" * 12, r"\12-\1\g<1>0", "a" * 12), re.sub(b"(a)", rb"<\1\g<0>>", b"a"), re.sub("é", r"\g<0>ü", "é"))

# case: templates that are wrong
for template in ("\\", r"\q", r"\2", r"\g", r"\g<", r"\g<>", r"\g<2>", r"\g<x>", r"\g<1a>", r"\400", r"\g<1", r"\99", r"a\n\z", r"\g<-1>"):
    try:
        print(re.sub("(a)", template, "a"))
    except (re.error, IndexError) as e:
        print(repr(template), type(e).__name__, e, getattr(e, "pos", "-"))

# case: functions that replace
print(re.sub("[a-c]", lambda m: m.group().upper() * 2, "abcd"), re.sub("(a)|b", lambda m: str(m.lastindex), "ab"), re.sub(r"\d+", lambda m: str(int(m.group()) + 1), "9 99"), re.subn("", lambda m: "-", "ab"))
print(re.sub("a", lambda m: r"\1\n", "a"), re.sub(b"a", lambda m: b"x", b"aba"), re.sub("a", str, "ab"))

# case: functions that replace with something else
for value in (1, b"x", ["a"]):
    try:
        print(re.sub("a", lambda m: value, "xax"))
    except TypeError as e:
        print(e)
print(re.sub("a", lambda m: None, "xax"))

# case: a function that raises
try:
    re.sub("a", lambda m: 1 // 0, "a")
except ZeroDivisionError as e:
    print(e)


def inner(m):
    return re.sub("b", "c", m.group())


print(re.sub("ab+", inner, "abb-ab"))

# case: expand
m = re.match("(?P<a>x)(y)?", "x")
print(m.expand(r"\1-\g<a>-\2-\g<0>"), m.expand("plain"), re.match(b"(a)", b"a").expand(rb"\1\1"))

# case: escape
print(re.escape("a.b*c[d]"), re.escape("\n\t -~#&"), re.escape(b"a.b\xe9"), re.escape("é_1"), re.escape(""), re.escape("a\0b") == "a\0b")
import string
print(re.escape(string.punctuation), re.fullmatch(re.escape(string.printable), string.printable) is not None)

# case: patterns
p = re.compile("(?P<a>x)(y)", re.I)
print(p.pattern, p.groups, p.groupindex, p.flags, p == re.compile("(?P<a>x)(y)", re.I), p == re.compile("(?P<a>x)(y)"), p != 1, hash(p) == hash(re.compile("(?P<a>x)(y)", re.I)))
print(p, re.compile(b"a"), re.compile("a", re.M | re.S | re.X), re.compile("(?i)a"), re.compile("a", re.A), re.compile("'\""))
print(len({re.compile("a"), re.compile("a"), re.compile(b"a")}), re.compile("x" * 300))

# case: flags
print(re.I, repr(re.M), re.I | re.M, re.I | 0, re.I & re.M, re.I == 2, re.I | 64, ~re.I & re.I, re.NOFLAG)
print(int(re.S), re.X + 1, re.A > 1, bool(re.I), bool(re.I & re.M), isinstance(re.I, int), re.I.value, re.I.name, re.IGNORECASE is re.I, {re.I: 1}[2], re.RegexFlag(8))
print(re.compile("a", re.I | re.S).flags, re.compile("a", 2).flags, re.I in (re.I | re.M), re.S in (re.I | re.M))

# case: caching and purging
print(re.compile("abc") is re.compile("abc"), re.purge(), re.compile("abc") == re.compile("abc"))
for i in range(300):
    re.match("a%d" % i, "a%d" % i).group()
print(re.match("a7", "a7").group(), re.match(b"a7", b"a7").group())

# case: types
print(re.Pattern.__name__, re.Match.__name__, isinstance(re.compile("a"), re.Pattern), isinstance(re.match("a", "a"), re.Match))
for t in (re.Pattern, re.Match):
    try:
        t()
    except TypeError:
        print("no")

# case: bytes-like subjects
print(re.findall(b"a", bytearray(b"banana")), re.search(b"n", memoryview(b"banana")).span(), re.sub(b"a", b"-", bytearray(b"aba")), re.split(b"b", memoryview(b"aba")), re.match(b"(.)", bytearray(b"ab")).group(1))

# case: copies
import copy
p = re.compile("a")
m = p.match("a")
print(copy.copy(p) is p, copy.deepcopy(p) is p, copy.copy(m) is m)

# case: a tokenizer
spec = [("NUM", r"\d+(?:\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[+\-*/=()]"), ("SKIP", r"[ \t]+"), ("BAD", r".")]
tokens = re.compile("|".join("(?P<%s>%s)" % pair for pair in spec))
print([(m.lastgroup, m.group()) for m in tokens.finditer("x1 = 3.14*(y+2) $") if m.lastgroup != "SKIP"])

# case: everyday patterns
print(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", "a.b@c.org, x+y@z-w.co.uk!"))
print(re.match(r"(?P<scheme>https?)://(?P<host>[^/:]+)(?::(?P<port>\d+))?(?P<path>/\S*)?$", "https://a.b:80/c?d").groupdict())
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
print(re.findall(r"\b(\w+)\s+\1\b", "the the cat cat sat"), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.split(r"\s*[,;]\s*|\s+", "a , b;c d"))
print(bool(re.fullmatch(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}", "192.168.1.1")), re.findall(r"<(\w+)[^>]*>(.*?)</\1>", "<b>x</b><i a=1>y</i>"))

# case: a subject that changes while it is searched
data = bytearray(b"abcabc")
found = re.match(b"(abc)+", data)
data[:] = b"xyzxyz"
print(found.group(), found.span(), found[1])

# case: deep nesting
print(re.match("(" * 50 + "a" + ")" * 50, "a").groups() == ("a",) * 50, re.match("(?:" * 90 + "a" + ")*" * 1 + ")" * 89, "a").span())

# case: long subjects
text = "ab" * 50000
print(re.match("(?:ab)*", text).end(), re.match("(?:a|b)*", text).end(), len(re.findall("a", text)), re.match("(a|b)*?$", text).end(), len(re.sub("b", "", text)), re.search("c", text))
print(re.match(".*b", text).end(), re.match("[^c]*", text).end(), len(re.split("a", text)))
