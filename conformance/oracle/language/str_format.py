def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: fields
print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{} {x}".format(1, x=2), "{{}} {{{}}}".format(5), "".format(), "abc".format(1, x=2), "{0}{0}".format(1), "{é}".format(é=1))
# case: attributes and items
class A:
    x = 5
    d = {"k": [1, 2], "0": "zero", 0: "int"}
    def __init__(self):
        self.me = self
print("{0.x} {0.d[k]} {0.d[k][1]} {0.me.me.x} {a.x} {a.d[0]}".format(A(), a=A()), "{0[0]} {0[1]}".format([1, 2]), "{0[a b]} {0[-1]}".format({"a b": 3, "-1": 4}), "{[0]} {.x}".format([9], A()), "{0[!]} {0[:]} {0[}]}".format({"!": 1, ":": 2, "}": 3}))
t("{0.y}".format, A())
t("{0[5]}".format, [1])
t("{0[k]}".format, {})
t("{0[k]}".format, [1])
# case: conversions
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}".format("a"), "{!s:.2}".format(12345), "{x!r}".format(x=[1]), "{0!r}{0!s}".format("q"))
# case: specifications
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|{:05d}|{:.2f}|{:,}|{:x}|{:%}".format(1, 2, "a", "b", "c", 42, 1.5, 1234567, 255, 0.5))
# case: nested specifications
print("{:{}}".format("a", 5), "{:{}}|".format("a", ">5"), "{0:{1}{2}}".format("x", ">", 4), "{:{w}.{p}f}".format(3.14159, w=10, p=2), "{0:{fill}^{width}}".format("m", fill="*", width=9), "{:{f[0]}}".format(3, f=["03"]), "{:{}{}{}}".format("a", "*", "^", 5), "{0:{{}}}".format(1) if 0 else "")
# case: errors in the numbering
t("{} {0}".format, 1, 2)
t("{0} {}".format, 1, 2)
t("{} {:{0}}".format, 1, 2)
t("{0:{}}".format, 1, 2)
t("{}".format)
t("{} {}".format, 1)
t("{1}".format, 1)
t("{5}".format)
t("{a}".format)
t("{a}".format, b=1)
t("{99999999999999999999}".format, 1)
# case: errors in the syntax
for s in "{", "}", "{}}", "{{}", "a{", "a}b", "{0", "{0!", "{0!}", "{0!r", "{0!x}", "{0!rr}", "{0:", "{0:{", "{0:{}", "{0[}", "{0[]}", "{0.}", "{0[0}", "{0[0]x}", "{0]}", "{0{}}", "{0!é}", "{!}", "{:{:{}}}", "{0. a}", "{0[0].}", "{0..x}", "{a b}", "{0:}}":
    print(s, end=" ")
    t(s.format, [1], 2, 3)
# case: format_map
class D(dict):
    def __missing__(self, k):
        return "<" + k + ">"
print("{a} {b}".format_map({"a": 1, "b": 2}), "{a} {zz}".format_map(D(a=1)), "{a[0]} {b.real}".format_map({"a": [1], "b": 5}), "{a:{w}}".format_map({"a": 1, "w": 4}))
class M:
    def __getitem__(self, k):
        return k * 2
print("{x}{yy}".format_map(M()))
t("{}".format_map, {"a": 1})
t("{0}".format_map, {"a": 1})
t("{a}".format_map, {})
t("{a}".format_map, [1])
# case: a subclass of str
class S(str):
    pass
print(S("{}").format(S("a")), "{:>3}".format(S("b")), type(S("{}").format(1)).__name__)
# case: values with side effects
log = []
class V:
    def __init__(self, n):
        self.n = n
    def __format__(self, spec):
        log.append((self.n, spec))
        return str(self.n)
print("{1:a}{0:b}{1:c}".format(V(0), V(1)), log)
# case: format of a bound method kept
f = "{}-{}".format
print(f(1, 2), list(map("{:02}".format, range(3))), ",".join(map("<{}>".format, "ab")))
# case: unpacked arguments
print("{} {} {x} {y}".format(*[1, 2], **{"x": 3, "y": 4}))
