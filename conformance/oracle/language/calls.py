def f(*args, **kwargs):
    return args, kwargs
def say(tag, value):
    print(tag, end=" ")
    return value
def fails(code):
    try:
        exec(code, globals())
    except TypeError as e:
        print(code, "->", e)

# case: several stars in one call
print(f(*[1], 2, *(3, 4)), f(*"a", *"b", k=1), f(1, *[], 2))
# case: several double stars in one call
print(f(**{"a": 1}, **{"b": 2}), f(a=0, **{"b": 1}, c=2, **{"d": 3}))
# case: star after keyword
print(f(k=1, *[2, 3]), f(1, k=2, *[3], j=4, **{"l": 5}))
# case: order of evaluation of arguments
print(f(say("a", 1), *say("b", [2]), k=say("c", 3), *say("d", [4]), **say("e", {"m": 5}), n=say("f", 6)))
# case: methods with stars
class C:
    def m(self, *a, **k): return a, k
c = C()
print(c.m(*[1, 2], **{"x": 3}), C.m(*[c, 5]), c.m(1, *[2], 3, k=4))
# case: classes with stars
class D:
    def __init__(self, *a, **k): self.v = a, k
bases = (D,)
class E(*bases): pass
print(D(*[1], **{"k": 2}).v, E(1).v, E.__bases__ == bases)
# case: repeated keyword by double star
fails("f(a=1, **{'a': 2})")
fails("f(**{'a': 1}, **{'a': 2})")
fails("f(**{'a': 1}, a=2)")
# case: what stars need
fails("f(*1)")
fails("f(**1)")
fails("f(**[1, 2])")
fails("f(**{1: 2})")
# case: any mapping by double star
class M:
    def keys(self): return ["x", "y"]
    def __getitem__(self, k): return k.upper()
print(f(**M()))
# case: any iterable by star
print(f(*{"a": 1}, *(i for i in range(2)), *b"a"))
# case: exceptions inside unpacking
def bad():
    yield 1
    raise KeyError("inside")
try:
    f(*bad())
except KeyError as e:
    print(repr(e))
# case: more than 255 arguments
args = ",".join("%d" % i for i in range(400))
print(len(eval("f(%s)" % args)[0]), eval("f(%s, *[5, 6], 7)" % args)[0][-3:])
kws = ",".join("k%d=%d" % (i, i) for i in range(300))
print(len(eval("f(%s)" % kws)[1]), eval("f(1, %s, **{'z': 1})" % kws)[1]["k299"])
# case: star far behind
print(eval("f(%s, *'ab', 1, *'cd')" % ",".join(["0"] * 40))[0][39:])
# case: generator expression as the only argument
print(f(x for x in [])[1], sum(i * i for i in range(4)), sorted((i for i in [3, 1]), reverse=True))
# case: syntax errors in calls
for code in ("f(**a, *b)", "f(k=1, 2)", "f(**a, 1)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(x for x in y, 1)", "f(True=1)"):
    try:
        compile(code, "s", "exec")
        print(code, "fine")
    except SyntaxError as e:
        print(code, e.msg if hasattr(e, "msg") else e.args[0])
# case: walrus in arguments
print(f(x := 1, (y := 2), k=(z := 3)), x, y, z)
# case: trailing comma
print(f(1,), f(*[1],), f(**{"a": 1},), f(k=1,))
# case: missing positional arguments
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def four(a, b, c, d=1): pass
for code in "one()", "two()", "two(1)", "three()", "three(1)", "two(b=1)", "three(b=1)", "four()", "four(d=2)", "four(1, 2, d=3)":
    fails(code)
# case: too many positional arguments
def zero(): pass
def one(a): pass
def one_or_two(a, b=1): pass
def up_to_one(a=1): pass
def kw(a, *, k=1): pass
def kw0(*, k=1, j=2): pass
for code in ("zero(1)", "zero(1, 2)", "one(1, 2)", "one(1, 2, 3)", "one_or_two(1, 2, 3)", "up_to_one(1, 2)", "kw(1, 2)", "kw(1, 2, k=3)",
             "kw(1, 2, 3, k=1)", "kw0(1)", "kw0(1, k=2)", "kw0(1, k=2, j=3)", "kw0(1, 2, j=3)"):
    fails(code)
# case: unexpected and repeated keywords
def two(a, b=1): pass
for code in "two(1, c=2)", "two(1, a=2)", "two(x=1)", "two(1, 2, b=3)", "two(1, **{'weird name': 2})", "two(1, 2, 3, z=1)":
    fails(code)
# case: missing keyword-only arguments
def k1(*, k): pass
def k2(*, k, j, m=1): pass
def k3(a, *, k, j, i): pass
for code in "k1()", "k2()", "k2(j=1)", "k3()", "k3(1)", "k3(1, i=2)":
    fails(code)
# case: qualified names in messages
class C:
    def __init__(self, x): pass
    def m(self): pass
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, a): pass
    class D:
        def n(self, q): pass
for code in "C()", "C(1, 2)", "C(1).m(2)", "C.s()", "C.c()", "C.D().n()", "C.m()", "C(1).m(z=1)":
    fails(code)
# case: qualified names of what is local
def outer():
    y = 1
    def inner(a, b): return y
    class K:
        def m(self, q): return y
    for g in inner, K().m, lambda v: y, lambda: 1:
        try:
            g(*[1] * 5)
        except TypeError as e:
            print(e)
        try:
            g()
        except TypeError as e:
            print(e)
    return K, inner
K, inner = outer()
print(K.__qualname__)
# case: closures count their own arguments only
def outer(p, q):
    def inner(a, b, *, k=p): return p, q, a, b, k
    return inner
g = outer(1, 2)
print(g(3, 4), g(b=3, a=4, k=5))
for code in "g()", "g(1)", "g(1, 2, 3)", "g(1, p=2)", "g(1, 2, k=3, j=4)":
    fails(code)
# case: generators check their arguments at the call
def gen(a): yield a
fails("gen()")
fails("gen(1, 2)")
fails("gen(b=1)")
# case: wrong arguments by stars
def two(a, b): pass
fails("two(*[1, 2, 3])")
fails("two(*[1], **{'b': 2, 'c': 3})")
fails("two(**{'a': 1})")

# case: wrong numbers of arguments of what is written in C
import math
for code in """[].append() [].append(1,2) len() len(1,2) "".join() {}.get() {}.get(1,2,3) {}.pop() [].pop(1,2) ord() ord("a","b") abs()
isinstance(1) {}.setdefault() set().add() set().add(1,2) [].insert(1) "a".upper(1) [].index() "".replace("a") divmod(1) hash() id()
chr() repr() iter() next() getattr(1) setattr(1) hasattr(1) reversed() all() any() bin() vars(1,2) dir(1,2) format() filter(1)
bool(1,2) [].extend() [].clear(1) [].copy(1) [].count() {}.keys(1) {}.items(1) (1).bit_length(1) "".zfill() "".center() "".strip(1,2)
math.sqrt() math.sqrt(1,2) math.pow(1) math.floor() math.atan2(1) list.append() issubclass(1) input(1,2)""".split():
    fails(code)
# case: keywords for what takes none
import math
for code in "[].append(x=1) len(x=1) abs(x=1) 'a'.upper(x=1) {}.get(x=1) ''.join(x=1) set().add(x=1) math.sqrt(x=1) [].pop(x=1)".split():
    fails(code)
# case: arguments that are missing or too many by name
for code in "pow(1) round() sum() int(1,2,3) str(1,2,3,4) bytes(1,2,3,4) ''.split(1,2,3) ''.encode(1,2,3) int(y=1) ''.split(y=1)".split():
    fails(code)
