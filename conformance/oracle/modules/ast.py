import ast


# case: literals
for s in ("1", "-1", "+1.5", "1_000", "0x1F", "0o17", "0b101", "1e5", ".5", "3j", "1+2j", "-1-2.5j", "'a'", "'a' \"b\"", "b'x\\x00'", "r'\\n'", "'\\n\\x41\\u0041\\101'", "'''a\nb'''", "(1,)", "()", "1,2", "[1,2,]", "{1,2}", "{}", "{'a':1,'b':[1,{}]}", "set()", "None", "True", "...", "[1,\n2 # c\n]", "((1,2),3)", "  1"):
    print(s, repr(ast.literal_eval(s)))

# case: what is no literal
for s in ("foo", "f()", "[foo]", "1+1", "--1", "-True", "a.b", "not 1", "lambda: 1", "[1 for x in y]", "1<2", "~1", "[*a]", "__import__('os')", "'a'+'b'"):
    try:
        print(ast.literal_eval(s))
    except ValueError as e:
        print(s, "ValueError", str(e).split(":")[0][:24])
for s in ("[", "(1", "'abc", "1 2", "", "01", "1__0", "{1:2,3}", "[1,,2]"):
    try:
        print(ast.literal_eval(s))
    except SyntaxError as e:
        print(s, "SyntaxError")
try:
    ast.literal_eval(5)
except ValueError as e:
    print(e)
