# case: eval
print(eval("1 + 2"), eval("  3 * 4"), eval("\t5"), eval("x", {"x": 6}), eval("x + y", {"x": 1}, {"y": 2}), eval(b"7"), eval("8\n"), eval("9 "))
# case: exec
exec("a = 1; b = a + 1"); print(a, b)
ns = {}
exec("x = 1\ndef f(): return x", ns); print(ns["f"](), sorted(k for k in ns if k != "__builtins__"))
ns = {}; loc = {}
exec("x = 1", ns, loc); print("x" in ns, loc)
print(exec("pass"))
# case: locals of a function
def f():
    a = 1
    b = [2]
    return eval("a + b[0]"), sorted(locals())
print(f())
def g(x, y=2, *args, k=3, **kw):
    z = x
    return sorted(locals().items())
print(g(1), g(1, 5, 6, k=7, m=8))
# case: exec in a function leaves its variables alone
def f():
    x = 1
    exec("x = 2; y = 3")
    return x
print(f())
# case: exec into a dict of one's own
def f():
    d = {}
    exec("y = 3", {}, d)
    return d
print(f())
# case: locals with closures and deleted names
def f():
    a = 1
    b = 2
    def g():
        c = 3
        return a, sorted(locals())
    del b
    return g(), sorted(k for k in locals() if k != "g")
print(f())
# case: format with locals
def f(name, age):
    return "{name} is {age}".format(**locals())
print(f("x", 3))
# case: locals in class bodies and modules
class C:
    x = 1
    names = sorted(n for n in locals() if not n.startswith("_"))
print(C.names, locals() is globals())
# case: compile
c = compile("x * 2", "<s>", "eval"); print(eval(c, {"x": 4}), eval(c, {"x": 5}))
c = compile("y = 5", "<s>", "exec"); exec(c); print(y)
print(eval(compile(source="1 + 1", filename="f", mode="eval")), eval(compile("2", "f", "eval", 0, False, -1)), eval(compile("3", "f", "eval", flags=0, dont_inherit=True)))
# case: errors of arguments
for f in (lambda: eval(1), lambda: exec(1), lambda: compile("1", "f", "bad"), lambda: eval("1", 5), lambda: exec("1", []), lambda: eval("1\0"), lambda: compile(5, "f", "exec")):
    try:
        f()
    except (TypeError, ValueError, SyntaxError) as e:
        print(type(e).__name__, e)
# case: eval takes expressions only
for s in "x = 1", "pass", "", "1; 2", "import os":
    try:
        eval(s)
        print("fine")
    except SyntaxError as e:
        print("SyntaxError")
# case: names in evaluated code
try:
    eval("undefined_name")
except NameError as e:
    print(e)
def outer():
    x = 5
    return [eval("i * 2") for i in range(3)], eval("x")
print(outer())
# case: dict subclasses as namespaces
class D(dict): pass
d = D(x=1)
exec("y = x + 1", d); print(d["y"])
# case: a large program
source = "\n".join("v%d = %d" % (i, i) for i in range(8000))
ns = {}
exec(source, ns)
print(len(source) > 88000, ns["v7999"])

# case: mappings as namespaces
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases): return {"pre": 7}
class K(metaclass=Meta):
    q = pre + 1
    print(sorted(k for k in locals() if not k.startswith("__")), sorted(k for k in dir() if not k.startswith("__")))
class Watch(dict):
    def __getitem__(self, k):
        if k.startswith("zz"): return k
        return dict.__getitem__(self, k)
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases): return Watch()
class K(metaclass=Meta):
    a = zz1 + "x"
    b = len(a)
    def f(self): return 1
print(K.a, K.b)
def f():
    z = 1
    return eval("z + q", {"q": 5}, {"z": 2}), sorted(dir()), [eval("z") for z in (3,4)]
print(f())
class Chain:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): print("set", k); self.d[k] = v
    def __delitem__(self, k): del self.d[k]
c = Chain()
exec("x = 1\ny = x + 1\ndef g(): return 5\nz = [i for i in range(y)]\ndel x", {}, c)
print(sorted(c.d), c.d["g"](), c.d["z"])
for bad in (5, None, "s"):
    try: print(eval("1", {}, bad))
    except TypeError as e: print(e)
try: eval("nope", {}, c)
except NameError as e: print(e)
class Boom:
    def __getitem__(self, k): raise ZeroDivisionError(k)
try: eval("nope", {}, Boom())
except ZeroDivisionError as e: print(e)

# case: annotations of any class
class A: x: int
class B(A): pass
print(A.__annotations__, B.__annotations__, B().__annotations__)
try: int.__annotations__
except AttributeError as e: print(e)
print(eval(b"\xef\xbb\xbf1+1"), compile(b"\xef\xbb\xbfx=1", "f", "exec") is not None)
