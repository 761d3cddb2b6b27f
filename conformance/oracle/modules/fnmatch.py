import fnmatch

# case: matching
for name, pattern in (("a.py", "*.py"), ("a.pyc", "*.py"), ("abc", "a?c"), ("ac", "a?c"), ("b1", "[a-c][0-9]"), ("d1", "[!a-c]1"), ("a]", "a[]]"), ("[", "["), ("a", "[!]a]"), ("a\nb", "a*b"), ("A", "a"), ("", "*"), ("-", "[a-]"), ("a[b", "a[[]b"), ("x/y", "*")):
    print(name.__repr__(), pattern, fnmatch.fnmatch(name, pattern), fnmatch.fnmatchcase(name, pattern))

# case: filter
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.filter([], "*"), fnmatch.filter([b"a", b"b"], b"a*"))

# case: translate
for pattern in ("*", "**", "a*b", "a*b*c", "?", "[abc]", "[!abc]", "[", "[]", "[!]", "a.b", "*.py", "[a-c-e]", "[z-a]", "[^x]", "[\\]", "[a&&b]", "", "a**b"):
    print(pattern, fnmatch.translate(pattern))

# case: many stars
print(fnmatch.fnmatch("a" * 300, "a*" * 30 + "b"), fnmatch.fnmatch("abcabc", "*a*b*c"))

# case: a mixture
try:
    fnmatch.fnmatchcase("a", b"a")
except TypeError as e:
    print(e)
