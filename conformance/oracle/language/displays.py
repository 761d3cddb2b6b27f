def say(tag, value):
    print(tag, end=" ")
    return value

# case: stars in lists
print([*range(3)], [*"ab", 1, *(2, 3)], [1, *[], 2], [*[*[1]]])
# case: stars in tuples
print((*range(3),), (1, *"ab"), (*(), *()))
x = *range(2), 5
print(x)
# case: stars in sets
print(sorted({*range(3), *[2, 7]}), {*()} == set())
# case: stars in dicts
a = {"x": 1, "y": 2}
print({**a}, {**a, "x": 5}, {"x": 5, **a}, {"q": 0, **a, **{"z": 3}, "w": 1}, {**{}})
# case: order of keys of merged dicts
print(list({"a": 1, **{"b": 2, "a": 3}, "c": 4}))
# case: any mapping in a dict display
class M:
    def keys(self):
        return iter("pq")
    def __getitem__(self, key):
        return key * 2
print({**M(), "r": 1})
# case: any iterable in a list display
class I:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
def gen():
    yield 1
    yield 2
print([*I(), *gen(), *{"k": 1}, *b"ab"])
# case: order of evaluation in displays
print([say("a", 1), *say("b", [2]), say("c", 3)])
print({say("k1", 1): say("v1", 2), **say("m", {3: 4}), say("k2", 5): say("v2", 6)})
# case: star of what is no iterable
for code in "[*1]", "(*None,)", "{*1.5}", "[1, *object]":
    try:
        eval(code)
    except TypeError as e:
        print(code, "TypeError")
try:
    [*3]
except TypeError as e:
    print(e)
# case: double star of what is no mapping
try:
    {**[1, 2]}
except TypeError as e:
    print(e)
try:
    {**None}
except TypeError as e:
    print(e)
# case: return with stars
def f(a):
    return *a, 9
def g(a):
    return 1, *a
print(f("ab"), g([]))
# case: yield with stars
def f(a):
    x = yield *a, 3
    yield x
g = f([1, 2])
print(next(g), g.send("sent"))
# case: for over a tuple with stars
for i in *[1, 2], 3:
    print(i)
for i in 4, *"ab": print(i)
# case: stars in subscripts
class G:
    def __getitem__(self, i): return i
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
g = G()
a = [1, 2]
print(g[*a], g[*a, 3], g[0, *a], g[1:2, *a])
g[*a] = 1
g[*a, 5] = 2
del g[*a]
# case: starred targets
a, *b = range(4); print(a, b)
*a, b = range(4); print(a, b)
a, *b, c = "xy"; print(a, b, c)
[a, *b] = 1, ; print(a, b)
(a, (b, *c), *d) = 1, (2, 3, 4), 5, 6; print(a, b, c, d)
*a, = "hi"; print(a)
# case: starred targets in for and with
for a, *b in [(1, 2, 3), "xyz"]:
    print(a, b)
print([(x, y) for x, *y in [[1, 2], [3]]])
# case: attributes and items as starred targets
class O: pass
o = O(); l = [0, 0]
o.a, *l[0:1] = 1, 2, 3
print(o.a, l)
*o.b, l[0] = 4, 5, 6
print(o.b, l)
# case: too few and too many values
for code in "a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b, *c = []", "a, b = 5", "[a] = []", "() = [1]", "a, b = iter([1, 2, 3])":
    try:
        exec(code)
    except (ValueError, TypeError) as e:
        print(code, "->", type(e).__name__, e)
# case: empty targets
() = []
[] = ()
del ()
print("fine")
# case: del of lists and tuples of targets
a = b = c = d = 1
del (a, b), [c, d]
print("a" in globals(), "d" in globals())
# case: misplaced stars
for code in "*a", "x = *a", "(*a)", "[*a for a in b]", "{**a for a in b}", "*a, *b = c", "del *a", "print(*a for a in b)", "a = yield = 1":
    try:
        compile(code, "s", "exec")
        print(code, "fine")
    except SyntaxError:
        print(code, "SyntaxError")
# case: displays of many elements
source = "[" + ",".join(str(i) + "+x" for i in range(1000)) + "]"
x = 1
print(sum(eval(source)), len(eval("(" + source[1:-1] + ")")), len(eval("{" + source[1:-1] + "}")), len(eval("{" + ",".join("%d+x: x" % i for i in range(700)) + "}")))
# case: walrus in displays and subscripts
print([y := 1, y ** 2], {z := 3}, "abc"[i := 1], i, {(w := 4): w})
# case: key before value
print({say("k", 1): say("v", 2) for _ in [0]})
