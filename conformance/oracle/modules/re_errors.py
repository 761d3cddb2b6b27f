import re


def fails(*patterns, flags=0):
    for pattern in patterns:
        try:
            print(repr(pattern), re.compile(pattern, flags))
        except re.error as e:
            print(repr(pattern), "|", e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == pattern)
        except Exception as e:
            print(repr(pattern), type(e).__name__, e)

# case: parentheses
fails("(", "(a", "a(b", ")", "a)", "((a)", "(?:a", "(?P<n>a", "(?=a", "(?<!a", "(?>a", "(?i:a")

# case: nothing to repeat
fails("*", "+a", "?", "a|*", "(*a)", "^*", "\\b+", "$?", "{1}", "(?:+)", "(?#x)*", "a|{2}")

# case: multiple repeat
fails("a**", "a*+*", "a{1}{2}", "a???", "a+++", "a*{2}", "(?:a*)*")

# case: bad counts
fails("a{3,2}", "a{2,1}?", "a{99999999999}", "a{1,99999999999}")

# case: classes
fails("[", "[a", "a[b", "[]", "[^]", "[a-", "[z-a]", "[a-\\d]", "[\\w-z]", "[\\")

# case: escapes
fails("\\", "a\\", "\\q", "\\y1", "\\x4", "\\xg0", "\\u12", "\\U0001", "\\U00110000", "[\\q]", "[\\A]", "\\8", "\\400", "[\\400]", "[\\8]")

# case: references
fails("\\1", "(a)\\2", "(a\\1)", "(?P=a)", "(?P<a>x)(?P=b)", "(?P<a>x(?P=a))", "(?P=", "(?P=a")

# case: names
fails("(?P<>a)", "(?P<1a>b)", "(?P<a b>c)", "(?P<a", "(?P<a>b)(?P<a>c)", "(?P<", "(?Px)", "(?P", "(?P<a!>x)")

# case: conditionals
fails("(?(1)a)", "(?(0)a)", "(?(x)a)", "(a)(?(1)b|c|d)", "(?(", "(?(1", "(?()a)", "(?(-1)a)", "(?(1)a|b")

# case: extensions
fails("(?", "(?<", "(?<a", "(?z)", "(?&a)", "(?#abc", "(?P>a)", "(?~a)")

# case: flags inside
fails("(?i", "(?i-", "(?i-:a)", "(?-)", "(?-i", "(?L)a", "(?L:a)", "(?au)b", "(?i-i:a)", "(?-a:b)", "(?iz)", "(?i!)", "a(?i)b", "(?:(?i)a)", "(?i-s")
fails(b"(?u)a", b"(?u:a)", b"(?La)b")

# case: flags of compile
fails("a", flags=re.L)
fails("a", flags=re.A | re.U)
fails(b"a", flags=re.U)
fails(b"a", flags=re.L | re.A)
fails("(?a)a", flags=re.U)

# case: lookbehind of no fixed width
fails("(?<=a*)b", "(?<=a|bc)d", "(?<!a+)", "(?<=a{1,2})", "(?<=(a|bb))c", "(?<=a{2})b", "(?<=(?:ab|cd))e", "(?<=\\b)a", "(a+)(?<=\\1)")

# case: references in lookbehind
fails("(?<=(a)\\1)b", "(a)(?<=\\1)b", "(?<=(a)(?(1)b|c))d", "(?<=(?P<x>a)(?P=x))")

# case: positions in lines
fails("a\nb(", "a\n\n[", "x\n*\ny(", "(\n")
fails("(?x)a\n  **", "é\n(")

# case: a position beyond ASCII
fails("éé(", "日[", "😀\\q")

# case: wrong types
fails(1, None)
for f in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.search("a", 1), lambda: re.sub("a", "b", None), lambda: re.findall(b"a", ["a"])):
    try:
        print(f())
    except TypeError as e:
        print(e)

# case: flags with a compiled pattern
p = re.compile("a")
print(re.compile(p) is p, re.match(p, "a").span())
try:
    re.compile(p, re.I)
except ValueError as e:
    print(e)

# case: the error by hand
e = re.error("message")
print(e, e.msg, e.pos, e.pattern, e.lineno, e.colno, e.args)
e = re.error("message", "a\nbc", 3)
print(e, e.pos, e.lineno, e.colno, e.args, isinstance(e, Exception))

# case: a mixture that is not caught
re.match("a", b"a")
