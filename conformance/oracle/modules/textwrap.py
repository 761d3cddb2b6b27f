import textwrap

text = 'The quick brown fox, who was well-known (and -- it seems -- self-assured), jumped over the lazy dog\'s back-yard fence. Twice!'

# case: wrap and fill
for width in (10, 20, 33, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30))
print(textwrap.wrap(""), textwrap.wrap("  "), textwrap.wrap("a", 1))

# case: indents
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("a b c", 3, initial_indent="  "))

# case: long words
print(textwrap.wrap("abcdefghijkl mn", 5), textwrap.wrap("abcdefghijkl mn", 5, break_long_words=False), textwrap.wrap("aaa-bbbbbbbb", 6), textwrap.wrap("x" * 12, 5))

# case: hyphens
print(textwrap.wrap("well-known self-assured e-mail 2-3 a-b", 8), textwrap.wrap("well-known self-assured", 8, break_on_hyphens=False), textwrap.wrap("-option --long-option x", 9), textwrap.wrap("foo--bar", 5))

# case: white space
print(textwrap.wrap("a\tb\nc  d", 20), textwrap.wrap("a\tb\nc", 20, replace_whitespace=False, expand_tabs=False), textwrap.wrap("  a  b  ", 4), textwrap.wrap("  a  b  ", 4, drop_whitespace=False), textwrap.wrap("a\tb", 20, tabsize=4))

# case: sentences
print(textwrap.wrap("One. Two! \"Three?\" four. 5. X. y", 60, fix_sentence_endings=True))

# case: a limit of lines
print(textwrap.wrap(text, 20, max_lines=2), textwrap.wrap(text, 20, max_lines=1, placeholder="..."), textwrap.wrap("a b", 20, max_lines=1))
try:
    textwrap.wrap(text, 4, max_lines=1, placeholder="[.....]")
except ValueError as e:
    print(e)
try:
    textwrap.wrap("a", 0)
except ValueError as e:
    print(e)

# case: shorten
print(textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello  world!", width=11), textwrap.shorten("Hello world", width=10, placeholder="..."), textwrap.shorten("a b", 20))

# case: dedent
print(repr(textwrap.dedent("\n    a\n      b\n\n    c\n")), repr(textwrap.dedent("\ta\n\t b")), repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("  a\n   \n  b")), repr(textwrap.dedent("a\n b")), repr(textwrap.dedent("")))

# case: indent
print(repr(textwrap.indent("a\n\n b\n", "> ")), repr(textwrap.indent("a\n\nb", "# ", lambda line: True)), repr(textwrap.indent("", "x")))

# case: a wrapper
w = textwrap.TextWrapper(width=12)
print(w.wrap(text)[:3], w.width)
w.width = 25
w.initial_indent = "- "
print(w.fill("one two three four five six seven"))
