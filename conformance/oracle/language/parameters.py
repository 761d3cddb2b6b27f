def fails(code):
    try:
        exec(code, globals())
    except TypeError as e:
        print(code, "->", e)

# case: positional-only parameters
def f(a, b=2, /): return a, b
print(f(1), f(1, 5))
fails("f(a=1)")
fails("f(1, b=3)")
fails("f()")
fails("f(1, 2, 3)")
# case: positional-only and others
def f(a, b, /, c, d=4, *, k, m=6): return a, b, c, d, k, m
print(f(1, 2, 3, k=5), f(1, 2, c=3, d=0, k=5, m=7))
for code in "f(1, 2, 3)", "f(1, b=2, c=3, k=4)", "f(a=1, b=2, c=3, k=4)", "f(1, 2)", "f(1, 2, 3, 4, 5, k=1)", "f(1, k=1)":
    fails(code)
# case: a keyword of the name of a positional-only parameter
def f(a, /, **kw): return a, kw
print(f(1, a=2), f(1, **{"a": 3, "b": 4}))
fails("f(a=1)")
# case: positional-only with stars
def f(a, /, *args): return a, args
print(f(1), f(1, 2, 3))
def f(a, /, b, *args, c=1, **kw): return a, b, args, c, kw
print(f(1, 2, 3, 4, c=5, d=6), f(1, b=2))
# case: positional-only with annotations and defaults
def f(a: int = 1, /, b: "str" = 2, *, c: float = 3) -> None: return a, b, c
print(f(), f(5), f(5, 6, c=7), f(b=8))
# case: positional-only in lambdas
g = lambda a, b=2, /: (a, b)
print(g(1), (lambda x, /: x)(3), (lambda x, /, y, *, z=1: (x, y, z))(1, 2))
fails("g(a=1)")
# case: positional-only in methods and closures
class C:
    def m(self, a, /, b): return self.__class__.__name__, a, b
print(C().m(1, b=2))
fails("C().m(a=1, b=2)")
def outer(x):
    def inner(x2, /, y): return x, x2, y
    return inner
print(outer(1)(2, y=3))
fails("outer(1)(x2=2, y=3)")
# case: positional-only variable in a closure
def f(a, /):
    def g():
        nonlocal a
        a += 1
        return a
    return g
h = f(1)
print(h(), h())
# case: keyword-only parameters
def f(*, a, b=2): return a, b
def g(x, *args, y=1, z): return x, args, y, z
print(f(a=1), f(b=1, a=0), g(1, 2, 3, z=4), g(1, z=2, y=3))
fails("f()")
fails("f(1)")
fails("g(1)")
# case: keyword-only without default after one with
def f(*, a=1, b, c=3): return a, b, c
print(f(b=2), f(b=2, a=5))
fails("f(a=1)")
# case: defaults are evaluated once, in order
def say(x):
    print("default", x)
    return x
def f(a=say(1), b=say(2), *, c=say(3), d=say(4)): return a, b, c, d
print(f(), f(0, d=9))
def g(l=[]):
    l.append(1)
    return l
print(g(), g())
# case: defaults see the surrounding names
x = 1
def f(a=x): return a
x = 2
print(f(), [(lambda i=i: i)() for i in range(3)])
# case: all kinds at once
def f(a, /, b, *c, d, **e): return a, b, c, d, e
print(f(1, 2, 3, d=4, e=5), f(1, b=2, d=3), f(*[1, 2, 3], **{"d": 4, "x": 5}))
# case: errors of parameter lists
for code in ("def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(*a, *b): pass",
             "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(*a, /): pass", "lambda a, a: 1", "lambda *: 1", "def f(a, /, a): pass",
             "def f(a=1, /, b): pass", "def f(*, a=1, b): pass", "def f(a, (b, c)): pass"):
    try:
        exec(code)
        print(code, "fine")
    except SyntaxError as e:
        print(code, "->", "SyntaxError")
# case: messages of parameter lists
for code in ("def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "lambda x, x: 1", "def f(*a, /): pass",
             "def f(a, /, b, /): pass", "def f(*a, *b): pass", "def f(**a, b): pass"):
    try:
        exec(code)
    except SyntaxError as e:
        print(e.args[0])
# case: many parameters
names = ["p%d" % i for i in range(60)]
exec("def f(%s): return p0, p31, p59" % ", ".join(names))
print(f(*range(60)))
fails("f(*range(58))")
exec("def g(%s, *, k=1): return p0, p31, p59, k" % ", ".join(n + "=%d" % i for i, n in enumerate(names)))
print(g(), g(5, p31=6, k=7))
