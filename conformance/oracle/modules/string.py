import string


def fails(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: constants
for name in ("ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "punctuation", "printable", "whitespace"):
    print(name, repr(getattr(string, name)))

# case: capwords
print(string.capwords("hello  big WORLD"), string.capwords(" a b "), string.capwords("a-b-c", "-"), string.capwords(""))

# case: substitute
t = string.Template("$who likes ${what}, $$5, $who")
print(t.substitute(who="Tim", what="tea"), t.substitute({"who": "A", "what": 3}), t.substitute({"who": "A"}, what="B"), t.template)

# case: substitutes that are missing
fails(lambda: string.Template("$a $b").substitute(a=1))
fails(lambda: string.Template("a\n $ b").substitute())
fails(lambda: string.Template("$1").substitute())
fails(lambda: string.Template("${a").substitute(a=1))
fails(lambda: string.Template("$").substitute())

# case: safe_substitute
print(string.Template("$a $b $$ ${c} $ $1").safe_substitute(a=1), string.Template("$x").safe_substitute({"x": None}), string.Template("${a}").safe_substitute())

# case: templates of another kind
class T(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(T("%with_x %% %no ${x}").safe_substitute(with_x=1))
print(string.Template("$A $a").substitute(A=1, a=2), string.Template("$été").safe_substitute())

# case: identifiers
t = string.Template("$a ${b} $a $$ $c")
print(t.get_identifiers(), t.is_valid(), string.Template("$").is_valid())

# case: the formatter
f = string.Formatter()
print(f.format("{0} {1}", 1, 2), f.format("{} {}", 1, 2), f.format("{a.real} {b[0]} {c[k]}", a=1, b=[2], c={"k": 3}), f.format("{0!r:>5}|{1:{2}}", "x", 7, "03"), f.format("{{}}"), f.vformat("{x}", (), {"x": 1}))

# case: parsing formats
print(list(string.Formatter().parse("a{b}c{d!r:x}{}{{e}}")), list(string.Formatter().parse("")), list(string.Formatter().parse("plain")))

# case: formats that are wrong
f = string.Formatter()
for text in ("{", "}", "{a", "{0} {}", "{} {0}", "{0!x}", "{1}", "{k}"):
    fails(lambda: f.format(text, 1))

# case: a formatter of one's own
class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        return "<%s>" % key if isinstance(key, str) and key not in kwargs else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print(sorted(map(str, used)))

    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)


print(F().format("{a} {b} {0!u}", "x", b=1))
