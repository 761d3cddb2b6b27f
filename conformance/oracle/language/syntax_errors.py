def errors(*codes):
    for code in codes:
        try:
            compile(code, "<string>", "exec")
            print(repr(code), "fine")
        except SyntaxError as e:
            print(repr(code), type(e).__name__, e.msg)

# case: brackets
errors("(", "x = [1, 2", "print((1)", "x)", "[1)", "{(]}", "f(\n]", "}", "foo(1,\n2\nx = 3")
# case: strings
errors("'abc", '"abc', "'''abc", "x = 'a\n'", "b'é'")
# case: colons
errors("if x\n  pass", "while 1\n pass", "def f()\n pass", "class C\n pass", "for x in y\n pass", "else:\n pass", "try\n pass", "if x:\n pass\nelse\n pass", "with a\n pass")
# case: indentation
errors("if x:\npass", "def f():\nx = 1", "class C:\nx = 1", "for i in x:\nprint(i)", "while x:\npass", "try:\npass\nexcept: pass", "if x:\n pass\nelse:\npass",
       "  x = 1", "x = 1\n  y = 2", "if x:\n    a\n  b", "def f():\n    if x:\n    pass", "with a:\npass", "try:\n pass\nexcept E:\npass", "try:\n pass\nfinally:\npass")
# case: assignment to what is no target
errors("1 = x", "'a' = x", "f() = 1", "a + b = 1", "None = 1", "True = 1", "(a, 1) = x", "[a, f()] = x", "a < b = 1", "(lambda: 1) = 1", "x if y else z = 1", "-x = 1", "... = 1",
       "[x for x in y] = 1", "{1: 2} = 1", "{1} = 1", "f'{x}' = 1", "for 1 in x: pass", "for f() in x: pass", "*a = b", "*a, *b = c")
# case: augmented assignment
errors("1 += x", "f() += 1", "(a, b) += 1", "[a] += 1", "a + b += 1")
# case: del
errors("del 1", "del f()", "del a + b", "del (a, 1)", "del None", "del x, f()")
# case: statements in the wrong place
errors("return 1", "class C: return", "yield 1", "break", "continue", "def f():\n break", "if x: continue", "class C: yield", "for x in y:\n def f(): break")
# case: global and nonlocal
errors("def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "nonlocal x", "def f():\n nonlocal x", "def f(x):\n def g(x):\n  nonlocal x",
       "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x")
# case: print of Python 2
errors("print 'x'", "print x", 'print "a", b', "print 1")
# case: equals in a condition
errors("if x = 1: pass", "while x = 1: pass", "if x: pass\nelif y = 1: pass")
# case: missing commas
errors("f(a b)", "[1 2]", "{1: 2 3: 4}", "(a b)", "x = ('a' 1)")
# case: numbers
errors("1abc", "1_", "1__0", "012", "0x", "0xg", "0b2", "0o8", "1e", "1.5x", "0b", "0o", "1_000", "0x_f", "00", "1.e5", "1if x else y")
# case: characters
errors("x = “a”", "x = 1 – 2", "x\u00a0= 1", "a ? b", "$x", "x = é", "naïve = 1", "变量 = 2", "x = a \\ b")
# case: try without except
errors("try:\n pass\nx = 1", "try:\n pass\nexcept:\n pass\nexcept E:\n pass", "except: pass", "try:\n pass\nexcept A, B:\n pass")
# case: conditional expressions
errors("x = 1 if y", "x = 1 if y else", "x = if y")
# case: imports
errors("from x import", "import", "from . import", "def f():\n from x import *", "import a.b as", "from x import (a")
# case: walrus
errors("x := 1", "(1 := 2)", "[a := 1]", "(x := 1, y := 2)")
# case: invalid in general
errors("a b", "x +", "x = = 1", "def 1(): pass", "class 1: pass", "for in x: pass", "lambda", "x.", "@", "a..b", "import 1", "x = ;", "1 +* 2", "not", "a = yield = 1")
# case: lineno and filename
for code in "x = 1\ny = (\n", "a\nb\nc d", "def f():\n  return\nreturn", "x = 'abc":
    try:
        compile(code, "file.py", "exec")
    except SyntaxError as e:
        print(e.lineno, e.filename, e.msg)
# case: line continuation
x = 1 + \
    2
print(x)
if x == 3 and \
   x > 2:
    print("yes")
s = "a\
b"
print(s)
# case: number literals
print(1_000, 0x_ff, 0b1_0, 0o1_7, 1_0.0_1, 1e1_0, 1_0j, 0XFF, 0B1, 0O7, 1E3, 1J, .5, 5., 1.e2, 00, 0_0, 123456789012345678901234567890)
# case: names beyond ASCII
naïve = 1
变量 = 2
Ω = naïve + 变量
def größe(ñ): return ñ * Ω
print(Ω, größe(3), "naïve" in globals())
