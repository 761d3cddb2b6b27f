import re


def show(pattern, *texts, flags=0):
    compiled = re.compile(pattern, flags)
    for text in texts:
        found = compiled.search(text)
        print(repr(pattern), repr(text), found and (found.span(), found.group(), found.groups(), found.lastindex))
        print("   ", compiled.findall(text), compiled.match(text) is not None, compiled.fullmatch(text) is not None)

# case: literals
show("abc", "abc", "xabcabc", "ab")
show("", "", "ab")

# case: the dot
show("a.c", "abc", "a\nc", "ac")
show("a.c", "a\nc", flags=re.S)
show("(?s:a.)b.", "a\nb\n", "a\nbc")

# case: alternatives
show("ab|cd|e", "xcd", "e ab", "x")
show("a|ab|abc", "abc")
show("(?:a|ab)(?:c|bcd)(d*)", "abcd")
show("|a", "a")
show("a|", "ba")

# case: alternatives of one character
show("(?:a|b|c)+", "xxabcabc")
show("(?i:a|b)+", "xABab")
show("a|b|[cd]", "dcba")

# case: greedy quantifiers
show("ab*", "abbb", "a", "b")
show("ab+", "abbb", "a")
show("ab?c", "abc", "ac", "abbc")
show("a{2,3}", "a", "aaaa", "aaaaa")
show("a{2}", "aaaaa")
show("a{,2}b", "aaab")
show("a{2,}", "a aa aaaa")

# case: lazy quantifiers
show("a*?", "aa")
show("<.*?>", "<a><b>")
show("a+?", "aaa")
show("ab??", "ab")
show("a{2,3}?", "aaaaa")
show("(a|b)*?c", "abac")
show("x.*?y.*?z", "xyyzzxz")

# case: possessive quantifiers
show("a*+a", "aaa")
show("a++b", "aaab", "aaa")
show("a?+a", "a", "aa")
show("a{1,2}+a", "aa", "aaa")
show("(?:ab)*+a", "abab", "ababa")
show("(?:ab|a)*+b", "aab")

# case: braces that are no quantifier
show("a{", "a{")
show("a{}", "a{}")
show("a{x}", "a{x}")
show("a{1", "a{1")
show("a{1,2,3}", "a{1,2,3}")
show("a{,}b", "aaab", "b")
show("x{ 1}", "x{ 1}")

# case: groups
show("(a)(b)?", "a", "ab")
show("((a)|(b))+", "ab", "ba")
show("(?:(a)|b)*", "ab", "ba")
show("(a*)*", "aab")
show("(a*)+", "aab", "b")
show("(a|b)*", "abba")
show("()", "a")

# case: groups in loops keep what they had
show("(?:(a)|(b)|(c))*", "abc", "cab")
show("(?:(a)(b)?)*", "aba")
show("((a)?b)*", "abb")
show("(?:(x)|(y))*?z", "xyz")

# case: named groups
m = re.search("(?P<year>\\d{4})-(?P<month>\\d\\d)", "on 2024-05-06")
print(m.groupdict(), m["year"], m.group("month", "year"), m.span("month"), m.lastgroup)
print(re.compile("(?P<a>x)(y)(?P<b>z)").groupindex)

# case: references
show(r"(a+)b\1", "aabaa", "aaba", "ab")
show(r"(?P<q>['\"]).*?(?P=q)", "say 'a\"b' \"c\"")
show(r"(a)|b\1", "b", "a")
show(r"(a)\1{2}", "aaa", "aa")
show(r"(.)(.)\2\1", "abba", "xyzzy")

# case: references that ignore case
show(r"(a+)b\1", "aAbAa", flags=re.I)
show(r"(\w)\1", "xX", "é É éÉ", flags=re.I)
show(rb"(a)\1", b"aA", flags=re.I)

# case: lookahead
show("a(?=b)", "ac ab")
show("a(?!b)", "ab ac")
show("(?=(a+))a*b\\1", "baaabac")
show("(?=a)(?=ab).", "ab")
show("(?!)", "a")
show("(?=)", "a")
show("\\d+(?!\\.)", "3.141 27")

# case: lookbehind
show("(?<=a)b", "ab cb")
show("(?<!a)b", "ab cb b")
show("(?<=abc|def)x", "abcx defx x")
show("(?<=^)a", "aa")
show("(?<=\\d{3})x", "12x 123x")
show("(?<!^)a", "aa")
show("(?<=é)x", "éx")

# case: lookbehind with groups
show("(a)(?<=\\1)b", "ab")
show("(?<=(ab))c", "abc")
show("(?<=(?:ab){2})c", "ababc abc")
show("(?<=a(?=b))b", "ab")

# case: captures in lookarounds
show("(?=(a))", "a")
show("(?!(a))b", "b")
show("(?:(?=(a))a|b)*", "ab")
show("(?=(a)|(b))[ab]", "b")

# case: conditionals
show("(<)?a(?(1)>)", "<a>", "a", "<a")
show("(a)?(?(1)b|c)", "ab", "c", "ac")
show("(?P<x>a)?(?(x)b|c)$", "ab", "c", "b")
show("(?:(a)|b)(?(1)1|2)", "a1", "b2", "a2")

# case: atomic groups
show("(?>a*)a", "aaa")
show("(?>a|ab)c", "abc")
show("(?>ab|a)c", "abc", "ac")
show("(?>(a+))b", "aab")
show("x(?>\\d+)(?!\\.)", "x12.5 x34")

# case: anchors
show("^a", "a\na", "ba")
show("a$", "a\na\n", "a\nb")
show("\\Aa", "aa")
show("a\\Z", "a\na", "a\n")
show("^$", "", "\n")

# case: anchors of lines
show("^a", "a\na\nb", flags=re.M)
show("a$", "a\nba\n", flags=re.M)
show("^", "a\nb\n", flags=re.M)
show("$", "a\nb\n", flags=re.M)
show("(?m:^)b$", "a\nb")

# case: word boundaries
show("\\bfoo\\b", "foo food a-foo")
show("\\B.", "abc d")
show("\\b", "ab, c")
show("\\B", "", "a b")
show("\\bé", "é aé")
show("\\bé", "é aé", flags=re.A)

# case: classes
show("[abc]", "xbx")
show("[^abc]", "abcd")
show("[a-c-e]", "-", "d", "e")
show("[]a]", "]", "a")
show("[^]a]", "]ab")
show("[-a]", "-")
show("[a-]", "-")
show("[a^]", "^")
show("[.]", ".", "a")
show("[$(|*]+", "x(|*$")

# case: classes with escapes
show(r"[\d.]+", "v1.25")
show(r"[\w-]+", "a-b c")
show(r"[^\s]+", " ab ")
show(r"[\n\t ]", "a\tb")
show(r"[\]\\]", "]", "\\")
show(r"[\D]", "1a")
show(r"[\b]", "a\x08")
show(r"[\x41-\x43]+", "xABCD")
show(r"[\W\d]+", "ab 12")

# case: categories
show(r"\d+", "a12 ٣٤")
show(r"\d+", "a12 ٣٤", flags=re.A)
show(r"\w+", "naïve café_1")
show(r"\w+", "naïve", flags=re.A)
show(r"\s", "a\x1c\xa0\u2003b")
show(r"\s", "a\x1c\xa0 b", flags=re.A)
show(r"\S\W\D", "ab !x")

# case: escapes
show(r"\x41\u0042\U00000043", "ABC")
show(r"\101\0", "A\0")
show(r"\t\n\r\f\v\a\\", "\t\n\r\f\v\a\\")
show(r"\.\*\-\/\_\ \%", ".*-/_ %")
show(r"\u20ac", "€")

# case: octal escapes and references
show(r"\07", "\x07")
show(r"\377", "ÿ")
show(r"(a)\1", "aa")
show(r"(a)\01", "a\x01")
show(r"[\1]", "\x01")
show(r"(a)\141", "aa")

# case: ignoring case
show("abc", "ABC aBc", flags=re.I)
show("[a-c]+", "xABC", flags=re.I)
show("[^a]", "Ab", flags=re.I)
show("(?i)x", "X")
show("(?i:x)y", "Xy", "XY")
show("a(?i:b)c", "aBc")
show("(?i:a(?-i:b))", "Ab", "AB")

# case: ignoring case beyond ASCII
show("é", "É", flags=re.I)
show("straße", "STRAßE", "STRASSE", flags=re.I)
show("σ", "Σς", flags=re.I)
show("k", "\u212a", flags=re.I)
show("s", "ſ", flags=re.I)
show("[а-я]+", "ПРИВЕТ", flags=re.I)
show("é", "É", flags=re.I | re.A)
show("ǆ", "ǅ Ǆ", flags=re.I)

# case: ignoring case in bytes
show(b"abc", b"xABC", flags=re.I)
show(b"[a-z]+", b"ABC1", flags=re.I)
show(b"\xe9", b"\xc9", flags=re.I)

# case: verbose patterns
show("""
    \\d +   # digits
    [ ] # a space
    \\  # and an escaped one
    x
""", "12  x", flags=re.X)
show("(?x) a b # c", "ab")
show("(?x:a b)c d", "abc d")
show("(?x) a (?-x: b)", "a b")
show("a # b", "a", flags=re.X)
show("a *", "aaa", flags=re.X)
show("[ a]+", " a", flags=re.X)

# case: comments
show("a(?#comment)b", "ab")
show("a(?#x)*", "aaa")
show("(?#)", "a")

# case: flags inside
show("(?im)^a", "b\nA")
show("(?s)a.b", "a\nb")
show("(?a)\\w", "é")
show("(?a:\\w)\\w", "aé")
print(re.compile("(?ix)a").flags, re.compile("(?a)a").flags, re.compile(b"(?i)a").flags, re.compile("a", re.M).flags)

# case: bytes
show(rb"\w+", b"ab \xe9")
show(b"[\x80-\xff]+", b"a\xc3\xa9b")
show(rb"\xff.", b"\xff\x00")
show(b"(?P<n>a)", b"a")
print(re.search(b"(?P<n>a)", b"a").groupdict(), re.sub(b"a", b"b", b"aa"), re.split(b",", b"a,b"))

# case: empty matches
print(re.findall("x*", "axb"), re.findall("a|b|", "abc"), re.findall("", "abc"))
print(re.sub("x*", "-", "abxd"), re.sub("b|", "-", "abc"), re.split("x*", "axbc"), re.split("(-*)", "a--b"))
print([m.span() for m in re.finditer("a*", "baac")], re.findall("\\b", "a b"), re.sub("\\b|:+", "-", ":a:b::c"))

# case: text beyond ASCII
show("é+", "aéé", "日本é")
show("[é-ü]", "aüé")
show("[^a]", "a日")
show("日.", "x日本")
show(".{2}", "日本語")
show("[😀-😂]+", "a😀😁b")
print([m.span() for m in re.finditer(".", "aé日😀")])

# case: loops that match nothing
show("(?:)*", "a")
show("(?:a?)*", "aab")
show("(?:a?)*?b", "aab")
show("(a?)*", "aa")
show("(?:a*)*b", "aaab")
show("(?:|a)+", "aaa")
show("(?:|a)*b", "aab")
show("(a|)+b", "ab")

# case: loops with minimum and maximum
show("(?:ab){2}", "ab abab")
show("(?:ab){1,2}", "ababab")
show("(?:ab){2,}?", "abababab")
show("(a){0}b", "ab")
show("(?:a{2}){2}", "aaaaa")
show("(ab){0,1}c", "abc", "c")
show("(?:a|b){3}c", "ababc", "abc")

# case: backtracking into groups
show("(a+)(a+)", "aaaa")
show("(a+?)(a+)$", "aaaa")
show("(.*)(\\d+)", "ab123")
show("(.*?)(\\d+)$", "ab123")
show("^(a+)+$", "aaaa")
show("(a|ab)(c|bcd)(d*)$", "abcd")

# case: many groups
p = re.compile("".join("(%s)" % c for c in "abcdefghijklmnopqrstuvwxyz") * 5)
m = p.match("abcdefghijklmnopqrstuvwxyz" * 5)
print(p.groups, m.lastindex, m.group(130), m.group(101), m.span(99))
print(re.match("".join("(%s)" % c for c in "abcdefghijkl") + r"\12", "abcdefghijkll").end())
