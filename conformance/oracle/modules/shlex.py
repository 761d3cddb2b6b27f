import shlex

# case: split
for text in ("a b  c", "a 'b c' d", 'a "b c" d', "a\\ b", '"a\\"b"', "'a\\b'", "a'b'c", "''", "a''", "", "  ", "a\tb\nc", '"a\\$b"', "é ü"):
    print(repr(text), shlex.split(text))

# case: comments
print(shlex.split("a # b", comments=True), shlex.split("a # b"), shlex.split("a#b", comments=True), shlex.split("# x\ny", comments=True))

# case: not posix
for text in ("a 'b c' d", '"x"y', "a\\ b", "a'b'"):
    print(shlex.split(text, posix=False))

# case: what does not end
for text in ("'a", '"a', "a\\", "'"):
    try:
        print(shlex.split(text))
    except ValueError as e:
        print(e)

# case: quote and join
print(shlex.quote(""), shlex.quote("a"), shlex.quote("a b"), shlex.quote("it's"), shlex.quote("a/b-c_d.e:f,g@%+=1"), shlex.quote("$x"), shlex.quote("é"), shlex.join(["a", "b c", "d'e"]))
print(shlex.split(shlex.join(["a b", "c'd", "", "$"])) )

# case: the class
print(list(shlex.shlex("a = b+c 'd e' # f")), list(shlex.shlex("a && b | c;d", punctuation_chars=True)), list(shlex.shlex("~/x -l *.py", punctuation_chars=True)))
lexer = shlex.shlex("x y", posix=True)
print(lexer.get_token(), lexer.get_token(), lexer.get_token(), lexer.eof)

# case: tokens pushed back
lexer = shlex.shlex("a b")
t = lexer.get_token()
lexer.push_token(t)
lexer.push_token("z")
print(list(lexer), lexer.lineno)
lexer = shlex.shlex("a,b c", posix=True)
lexer.whitespace += ","
lexer.whitespace_split = True
print(list(lexer))
