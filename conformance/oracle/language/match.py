# case: literals
def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "one or two"
        case -1: return "minus one"
        case 1.5: return "float"
        case -2.5: return "minus float"
        case "a": return "a"
        case "b" "c": return "bc"
        case b"x": return "bytes"
        case None: return "None"
        case True: return "True"
        case False: return "False"
        case 1+2j: return "complex"
        case -3-1j: return "minus complex"
        case 0x10: return "hex"
        case _: return "other"
for x in 0, 1, 2, -1, 1.5, -2.5, "a", "bc", b"x", None, "None", 1+2j, -3-1j, 16, 2.0, [], "0":
    print(repr(x), f(x))
# case: True and 1 differ in singletons only
def f(x):
    match x:
        case True: return "True"
        case 1: return "one"
        case False: return "False"
        case 0: return "zero"
print(f(True), f(1), f(False), f(0), f(1.0), f(2))
# case: captures and wildcards
match 5:
    case x: print(x)
match [1, 2, 3]:
    case [a, _, c]: print(a, c)
match (1, (2, 3)):
    case (a, (b, c)): print(a, b, c)
match "z":
    case _: print("wild")
# case: names are bound only by a case that matches
a = "old"
match (1, 2):
    case (a, 3): print("no")
    case (b, 2): print(a, b)
# case: guards
def f(x):
    match x:
        case n if n < 0: return "negative"
        case n if n == 0: return "zero"
        case (a, b) if a == b: return "pair of %s" % a
        case n: return "other"
print(f(-1) , f(0)) if True else None
try:
    f((1, 1))
except TypeError as e:
    print("TypeError")
# case: a guard sees the bound names, which stay
match [1, 2]:
    case [x, y] if x > y: print("no")
    case [x, z]: print(x, y, z)
# case: values by dotted names
class Color:
    RED = 1
    class Dark:
        BLUE = 2
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.Dark.BLUE: return "dark blue"
        case _: return "none"
print(f(1), f(2), f(3))
# case: sequences
def f(x):
    match x:
        case []: return "empty"
        case [x]: return "one %s" % x
        case [x, y]: return "two %s %s" % (x, y)
        case [x, *rest]: return "many %s %s" % (x, rest)
        case _: return "none"
for x in [], (), [1], (1,), [1, 2], (1, 2, 3), range(4), "ab", b"ab", {1, 2}, {}, 5, bytearray(b"a"), iter([1]):
    print(f(x))
# case: stars in the middle, at the front, unnamed
def f(x):
    match x:
        case [1, *_, 9]: return "1..9"
        case [*front, 5]: return front
        case [a, *mid, b]: return a, mid, b
        case [*_]: return "any"
for x in [1, 9], [1, 2, 9], [1, 5], [5], [2, 3], [2, 3, 4, 6], [7], []:
    print(x, f(x))
# case: open sequences
match 1, 2:
    case a, b: print(a, b)
match 1, *[2, 3]:
    case 1, *rest: print(rest)
match [1]:
    case a,: print(a)
match (1, 2):
    case (1, x) | (x, 1): print(x)
# case: parentheses group
match 5:
    case (4 | 5) as x: print(x)
match [1]:
    case (([(1)])): print("yes")
match 3:
    case (x): print(x)
match (3,):
    case (x,): print(x)
# case: or-patterns that bind
def f(x):
    match x:
        case [1, a] | [a, 2] | {"a": a}: return a
        case ("x" | "y") as t, (1 | 2) as n: return t, n
        case _: return None
print(f([1, 5]), f([7, 2]), f({"a": 3}), f(["x", 2]), f([3, 4]), f(["y", 3]))
# case: or-pattern with names in another order
def f(v):
    match v:
        case [0, a, b] | [b, a, 0]: return a, b
print(f([0, 1, 2]), f([1, 2, 0]))
# case: as
match [1, [2, 3]]:
    case [a, [b, _] as inner] as whole: print(a, b, inner, whole)
match 5:
    case int() as i: print(i)
# case: mappings
def f(x):
    match x:
        case {"type": "a", "v": v}: return "a", v
        case {"type": t, **rest}: return t, rest
        case {1: [x, y]}: return x, y
        case {-1: x, None: y, True: z}: return x, y, z
        case {}: return "mapping"
        case _: return "none"
for x in {"type": "a", "v": 1, "z": 2}, {"type": "b"}, {"type": "c", "k": 1}, {1: [2, 3]}, {-1: 1, None: 2, True: 3}, {}, {"x": 1}, [], "type":
    print(f(x))
# case: keys by dotted name
class K:
    A = "key"
match {"key": 1}:
    case {K.A: v}: print(v)
# case: a mapping of the guest's is asked with get
from collections import defaultdict, OrderedDict
d = defaultdict(list)
match d:
    case {"x": v}: print("no")
    case {}: print("yes", len(d))
match OrderedDict([("a", 1)]):
    case {"a": 1}: print("ordered")
# case: classes
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
def f(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0): return "on y"
        case Point(x, y=0): return "on x at %s" % x
        case Point(x, y): return x, y
        case Point(): return "unreachable"
        case _: return "none"
print(f(Point(0, 0)), f(Point(0, 1)), f(Point(2, 0)), f(Point(3, 4)), f(5))
# case: classes by dotted name, nested
class M:
    class P:
        __match_args__ = ("v",)
        def __init__(self, v): self.v = v
match M.P([1, M.P("q")]):
    case M.P([1, M.P(s)]): print(s)
# case: builtin types
def f(x):
    match x:
        case bool(b): return "bool", b
        case int(i): return "int", i
        case float(): return "float"
        case str(s): return "str", s
        case bytes(b): return "bytes", b
        case list([a, b]): return "pair", a, b
        case list(l): return "list", l
        case tuple(): return "tuple"
        case dict({"k": v}): return "dict", v
        case set() | frozenset(): return "set"
        case type(): return "type"
        case object(): return "object"
for x in True, 5, 1.5, "s", b"b", [1, 2], [1], (), {"k": 1}, {}, {1}, frozenset(), int, None:
    print(f(x))
# case: subclasses of builtin types
class I(int): pass
class S(str): pass
match I(3):
    case int(n): print(n)
match S("q"):
    case I(): print("no")
    case S(s): print(s, type(s).__name__)
# case: attributes that are missing do not match
class E: pass
e = E(); e.a = 1
match e:
    case E(a=1, b=2): print("no")
    case E(b=2): print("no")
    case E(a=v): print(v)
# case: inheritance
class A: __match_args__ = ("v",)
class B(A):
    def __init__(self): self.v = 1
match B():
    case A(v): print(v)
# case: exceptions
class MyErr(Exception):
    __match_args__ = ("code",)
    def __init__(self, code): self.code = code
try:
    raise MyErr(7)
except Exception as e:
    match e:
        case ValueError(): print("no")
        case MyErr(code=c): print(c)
# case: errors of class patterns
class P:
    __match_args__ = ("x",)
    x = 1
class Q: pass
class R: __match_args__ = ["x"]
class T: __match_args__ = (1,)
def t(f):
    try:
        f()
    except TypeError as e:
        print(e)
def f1():
    match P():
        case P(1, 2): pass
def f2():
    match Q():
        case Q(1): pass
def f3():
    match R():
        case R(1): pass
def f4():
    match P():
        case P(1, x=1): pass
def f5():
    match 5:
        case int(1, 2): pass
def f6():
    x = 5
    match 5:
        case x(): pass
def f7():
    match T():
        case T(1): pass
for f in f1, f2, f3, f4, f5, f6, f7: t(f)
# case: duplicate keys
class K: A = 1; B = 1
try:
    match {1: 2}:
        case {K.A: x, K.B: y}: pass
except ValueError as e:
    print(e)
# case: soft keywords stay names
match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _)
match = {"a": [1, 2]}
match["a"] = 5
print(match["a"], match)
def match(x): return x * 2
print(match(3))
match (4)
match[0] if False else None
print(match(1) + case, [match for match in [1]])
match: int = 5
case: str = "x"
print(match, case)
class C:
    match = 1
    def case(self): return self.match
print(C().case(), C.match)
match, case = 1, 2
match += 1
print(match * case, -match, match - 1, match if case else 0)
# case: match as argument and attribute
def f(match, case=1): return match + case
print(f(match=1), f(1, case=2))
import re
m = re.match("a(b)", "ab")
print(m.group(1))
# case: soft keywords inside a match
match = 5
match match:
    case case:
        print(case)
match (match):
    case 5: print("five")
match -match:
    case -5: print("minus five")
match [match]:
    case [x]: print(x)
match {1: match}:
    case {1: y}: print(y)
match not match:
    case False: print("not")
match lambda: 1:
    case f: print(f())
match "a:b":
    case "a:b": print("colon")
match match if match else 0: # comment with colon:
    case 5: print("conditional")
# case: subject over several lines
match [
    1,  # one:
    2,
]:
    case [
        x,
        y,
    ]:
        print(x, y)
match 1 + \
    2:
    case 3: print("three")
# case: walrus in the subject
match y := [1, 2]:
    case [a, b]: print(a, b, y)
# case: nothing matches
match 5:
    case 6: print("no")
print("after")
# case: break, continue and return inside
def f():
    for i in range(10):
        match i:
            case 0: continue
            case 1: pass
            case 3: break
            case n if n > 5: return "no"
        print(i)
    while True:
        match [i, 2]:
            case [3, x]: return x
print(f())
# case: try and with inside
def f(x):
    match x:
        case [a]:
            try:
                return 1 / a
            except ZeroDivisionError:
                return "zero"
            finally:
                print("finally")
print(f([0]), f([2]))
# case: nested match
def f(a, b):
    match a:
        case [x, y]:
            match b:
                case {"k": v} if v == x: return x, y, v
                case _: return "inner"
        case _: return "outer"
print(f([1, 2], {"k": 1}), f([1, 2], {"k": 2}), f(1, 2))
# case: in functions, closures and classes
def f(v):
    def g():
        match v:
            case [x, *y]: return lambda: (x, y)
    return g()()
print(f([1, 2, 3]))
class C:
    match [1, 2]:
        case [p, q]: pass
print(C.p, C.q)
# case: names are local
def f(v):
    match v:
        case {"x": x, **rest}: pass
        case [x, *rest]: pass
    return x, rest
print(f({"x": 1, "y": 2}), f([3, 4]))
try:
    f(5)
except UnboundLocalError as e:
    print(type(e).__name__)
# case: global captures
def f(v):
    global gg
    match v:
        case [gg]: pass
f([8]); print(gg)
# case: generators and await
def g():
    match (yield 1):
        case "a": yield "got a"
        case x: yield "got " + x
for t in "ab":
    i = g(); next(i); print(i.send(t))
import asyncio
async def v(): return [1, 2]
async def main():
    match await v():
        case [a, b] if await v() == [1, 2]: return a + b
print(asyncio.run(main()))
# case: a subject is evaluated once, comparison is subject first
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print("eq", self.n, other)
        return other == self.n
def subject():
    print("subject")
    return V(2)
match subject():
    case 1: print("no")
    case 2: print("yes")
# case: syntax errors
def bad(body):
    try:
        compile("match x:\n" + body, "s", "exec")
        print(repr(body), "fine")
    except SyntaxError as e:
        print(repr(body), "SyntaxError")
for body in (" case _: pass\n case 1: pass", " case a: pass\n case 1: pass", " case [a, a]: pass", " case a | b: pass", " case 1 | a: pass", " case [*a, *b]: pass",
             " case {**a, 'b': 1}: pass", " case {a: 1}: pass", " case f(a=1, 2): pass", " case f(a=1, a=2): pass", " case 1 + 2: pass", " case -a: pass", " case x.y as _: pass",
             " case (1 as x.y): pass", " case f'{x}': pass", " case *a: pass", " case (*a): pass", " pass", " case {**_}: pass", " case a.b: pass", " case 1+2j: pass",
             " case [1, [2, [3, *_]]]: pass", " case (a | b): pass", " case _ | 1: pass", " case 1 | _: pass", " case _ if 1: pass\n case 2: pass"):
    bad(body)
# case: messages of syntax errors
for body in (" case _: pass\n case 1: pass", " case a: pass\n case 1: pass", " case [a, a]: pass", " case 1 | [a]: pass", " case [*a, *b]: pass", " case f(a=1, a=2): pass",
             " case _ | 1: pass", " case a | 1: pass"):
    try:
        compile("match x:\n" + body, "s", "exec")
    except SyntaxError as e:
        print(e.args[0])
# case: many items and deep patterns
n = 300
ns = {}
exec("match list(range(%d)):\n case [%s]: r = v0 + v299\n" % (n, ", ".join("v%d" % i if i % 50 in (0, 49) else "_" for i in range(n))), ns)
print(ns["r"])
exec("match %s:\n case %s: r = 'deep'\n" % ("[" * 50 + "1" + "]" * 50, "[" * 50 + "1" + "]" * 50), ns)
print(ns["r"])
