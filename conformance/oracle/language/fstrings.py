x = 5
s = "hi"
pi = 3.14159

# case: plain fields
print(f"{x}", f"a{x}b{s}c", f"{x}{s}", f"", f"no fields", f"{s}")
# case: conversions
class C:
    def __repr__(self): return "é<repr>"
    def __str__(self): return "<str>"
print(f"{C()!r} {C()!s} {C()!a} {C()} {s!r}", f"{s!r:>8}|{s!s:<5}|")
# case: format specifications
print(f"{pi:.2f} {x:5d} {x:<5}| {x:>5}| {x:^5}| {x:05} {x:x} {x:b} {x:+} {s:*^10}", f"{1234567:,}", f"{0.25:.0%}")
# case: nested specifications
w, p = 10, 3
print(f"{pi:{w}.{p}}|{pi:{w}.{p}f}|{s:{'*'}^{w}}|{x:{'0'}{w}}|{s:>{w - 5}}|")
# case: = after the expression
print(f"{x=} {s=} {x = } { x = } {x+1=} {pi=:.2f} {s=!s} {s=!r:>6} {x =:>4}")
# case: = keeps the text
print(f"{x   +   1=}", f"{[1,2] = }", f"{s . upper()=}")
# case: doubled braces
print(f"{{}}", f"{{{x}}}", f"{{x}}", f"}}{{", f"{{{{{x}}}}}", f"{ {1, 2} }" if False else f"{ {1} }")
# case: braces of dicts and sets
print(f"{ {'a': 1}['a'] }", f"{ {k: k for k in 'a'} }", f"{'{' + '}'}")
# case: lambdas, comparisons and walrus
print(f"{(lambda y: y * 2)(3)} {x > 3} {x != 3} {x == 5} {x <= 4} {x >= 6} {(z := 7)} {z}", f"{x!=5}", f"{x if x else 0}")
# case: a colon begins the specification
print(f"{x:=5}|", f"{x:!<4}|")
# case: quotes of the other kind
print(f"{'a'}", f'{"b"}', f"""{'c'} "quoted" """, f'''{"d"} 'quoted' ''')
# case: triple quoted, several lines
print(f'''first {x}
second {
    s
} third {x
  + 1}''')
# case: calls and subscripts
d = {"k": [1, 2]}
print(f"{d['k'][0]} {len(d)} {max(1, 2)} {'abc'[1:]} {s.upper()} {d.get('z', 'none')}")
# case: nested f-strings
print(f"{f'{x}'}", f"{f'a{x + 1}b' + 'c'}", f"""{f'''{f"{f'{x}'}"}'''}""")
# case: raw
print(rf"\d{x}\n", fr'\{x}', Rf"\t", fR"{s}\\")
# case: escapes around fields
print(f"\n\x41{x}\u1234\t|{s}\\", f"\{x}", f"a\
b{x}")
# case: prefixes of either case
print(F"{x}", Fr"{x}\n", fR'{x}\n', rF"{x}")
# case: concatenation
print("a" f"{x}" "b" f"{s}", f"{x}" "{x}" f"{{x}}", f"{x}" f"{s}", "{}" f"{x}", 'a' "b" f'''c''')
print(f"one {x} "
      "two {x} "
      f"three {s}")
# case: tuples and stars in fields
print(f"{1, 2}", f"{x,}", f"{*[1, 2], 3}")
# case: __format__ is called
class F:
    def __format__(self, spec): return "<" + spec + ">"
    def __str__(self): return "str"
print(f"{F()} {F():abc} {F()!s:>5} {F():{x}{s}}", f"{F()=}" != "")
# case: __format__ of object
class O:
    def __str__(self): return "o"
print(f"{O()}")
try:
    f"{O():x}"
except TypeError as e:
    print(e)
# case: __format__ has to give a str
class B:
    def __format__(self, spec): return 5
try:
    f"{B()}"
except TypeError as e:
    print(e)
# case: __format__ that raises
class B:
    def __format__(self, spec): raise ValueError("inside " + spec)
try:
    f"a{B():q}"
except ValueError as e:
    print(e)
# case: subclasses of str, int and float
class S(str): pass
class I(int): pass
class T(str):
    def __str__(self): return "T!"
print(f"{S('a')} {S('a'):>3} {I(7)} {I(7):04} {T('x')}", type(f"{S('a')}"))
# case: order of evaluation
def say(v):
    print("say", v)
    return v
print(f"{say(1)} {say(2):{say(5)}} {say(3)}")
# case: all kinds of values
print(f"{None} {True} {1.5} {[1, 'a']} {(1,)} {{1: 2}} {b'x'} {1j} {...} {int}", f"{10**20}", f"{-0.0}")
# case: yield in a field
def g():
    print(f"got {yield 1}")
    yield f"{yield}"
i = g()
print(next(i)); print(i.send("x")); print(i.send("y"))
# case: await in a field
import asyncio
async def one(): return 1
async def main(): return f"{await one()} {[await one() for _ in 'ab']}"
print(asyncio.run(main()))
# case: comprehensions and scopes
def f():
    y = 3
    return f"{[y + i for i in range(2)]} {(lambda: y)()}"
print(f())
# case: in a class body and as default
class K:
    a = 1
    b = f"{a + 1}"
    def m(self, q=f"{2 * a}"): return f"{self.b}{q}"
print(K.b, K().m())
# case: as a dict key, subscript, argument and default
d = {f"k{x}": f"v{x}"}
print(d[f"k{5}"], d.get(f"z{x}", f"none {x}"), "".join(f"{i}," for i in range(3)))
# case: not a docstring
def f(): f"doc {x}"
class K: f"doc"
print(f.__doc__, K.__doc__)
# case: many fields
print(f"{x}{s}{x}{s}{x}{s}{x}{s}{x}{s}" * 2)
print(eval("f'" + "{x}-" * 300 + "'").count("5"))
# case: comparison in specification position
print(f"{3 if x > 4 else 2:>3}", f"{'a' if s else 'b'}")
# case: alignment of text and numbers in a table
for name, value in ("a", 1), ("bb", 22.5), ("ccc", 333):
    print(f"|{name:<5}|{value:>8}|{value:8.2f}|{name!r:^9}|")
# case: syntax errors
for code in ("f'{}'", "f'{ }'", "f'{x'", "f'}'", "f'{x!z}'", "f'{x!}'", "f'{a b}'", "f'{*}'", "f'{x:{y}'", "f'{lambda x: 1}'", "b'' f''", "f'' b''",
             "f'{)}'", "f'{(}'", "f'{x!r:{'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'abc", "f'''abc{x}", "f'{x=!}'", "bf''", "uf''"):
    try:
        compile(code, "s", "eval")
        print(code, "fine")
    except SyntaxError:
        print(code, "SyntaxError")
# case: messages of syntax errors
for code in "f'}'", "f'{}'", "'' b''", "f'{!r}'":
    try:
        compile(code, "s", "eval")
    except SyntaxError as e:
        print(e.args[0])
# case: name errors in fields
try:
    f"{undefined}"
except NameError as e:
    print(e)
# case: bytes and text do not mix
for code in "'a' b'b'", "b'a' 'b'", "b'a' f'b'":
    try:
        eval(code)
    except SyntaxError as e:
        print("SyntaxError")
print(b"a" b"b", b'a' rb"\n", u"a" "b")
