from difflib import *

a = "one\ntwo\nthree\nfour\n".splitlines(True)
b = "ore\ntree\nfour\nemu\n".splitlines(True)


def show(lines):
    print("".join(lines), end="")
    print("-")

# case: ratio
for a, b in (("abcd", "bcde"), ("", ""), ("a", ""), ("private Thread", "private volatile Thread"), ([1, 2, 3], [1, 3])):
    s = SequenceMatcher(None, a, b)
    print(round(s.ratio(), 4), round(s.quick_ratio(), 4), round(s.real_quick_ratio(), 4))

# case: blocks and opcodes
s = SequenceMatcher(None, "qabxcd", "abycdf")
print(s.get_matching_blocks(), s.get_opcodes())
print(s.find_longest_match(0, 6, 0, 6), s.find_longest_match(), s.find_longest_match(3, 6, 2, 6))
print(SequenceMatcher(None, "", "ab").get_opcodes(), SequenceMatcher(None, "a", "a").get_opcodes())

# case: junk
s = SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd")
print(s.find_longest_match(0, 5, 0, 9), s.bjunk, s.get_matching_blocks())
s = SequenceMatcher(None, "b" + "a" * 3, "a" * 250 + "b")
print(s.bpopular, s.ratio() == 2 * sum(m.size for m in s.get_matching_blocks()) / 255, SequenceMatcher(None, "aaa", "a" * 250, autojunk=False).get_matching_blocks())

# case: other sequences
s = SequenceMatcher()
s.set_seqs("abc", "abd")
print(s.ratio())
s.set_seq1("abd")
print(s.ratio(), s.get_opcodes())
s.set_seq2("xbd")
print(s.get_opcodes())

# case: grouped opcodes
a = [str(i) for i in range(1, 40)]
b = a[:]
b[8:8] = ["i"]
b[20] += "x"
b[23:28] = []
b[30] += "y"
for group in SequenceMatcher(None, a, b).get_grouped_opcodes():
    print(group)

# case: close matches
print(get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), get_close_matches("x", ["y"]), get_close_matches("abc", ["abd", "abe", "abf", "abg"], n=2), get_close_matches("abc", ["abd", "xyz"], cutoff=0), get_close_matches("whiel", ["while", "with", "for"]))
for options in (dict(n=0), dict(cutoff=2)):
    try:
        get_close_matches("a", [], **options)
    except ValueError as e:
        print(e)

# case: ndiff
show(ndiff(a, b))
show(ndiff(["a b c\n"], ["a  b c d\n"]))
show(ndiff(["\ta\n"], ["\tb\n"]))
show(ndiff([], ["x\n"]))
show(ndiff(["same\n"], ["same\n"]))

# case: restore
delta = list(ndiff(a, b))
print(list(restore(delta, 1)) == a, list(restore(delta, 2)) == b)
try:
    list(restore(delta, 3))
except ValueError as e:
    print(e)

# case: unified_diff
show(unified_diff(a, b, "old", "new"))
show(unified_diff(a, b, "old", "new", "d1", "d2", n=0))
show(unified_diff(a, a))
show(unified_diff([], b, lineterm="\n"))
print(list(unified_diff(["a"], ["b"], lineterm="")))

# case: context_diff
show(context_diff(a, b, "old", "new"))
show(context_diff(a, b, n=1))
show(context_diff(a, []))

# case: a long diff
x = ["line %d\n" % i for i in range(60)]
y = x[:10] + ["new\n"] + x[10:30] + x[33:50] + ["changed\n"] + x[51:]
show(unified_diff(x, y, "x", "y"))
show(context_diff(x, y, "x", "y", n=2))

# case: a differ
show(Differ().compare(a, b))
show(Differ(linejunk=lambda line: line == "\n").compare(["a\n", "\n", "b\n"], ["a\n", "b\n"]))
print(IS_LINE_JUNK("\n"), IS_LINE_JUNK("# x"), IS_LINE_JUNK(" # "), IS_CHARACTER_JUNK(" "), IS_CHARACTER_JUNK("x"))

# case: similar lines
show(ndiff("private int x;\npublic void f(a, b);\nreturn 1;\n".splitlines(True), "private int xy;\npublic int f(a, b, c);\nreturn 2;\nend\n".splitlines(True)))

# case: wrong types
for f in (lambda: list(unified_diff([1], ["a"])), lambda: list(unified_diff(["a"], ["b"], b"x"))):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(list(diff_bytes(unified_diff, [b"a\n"], [b"\xff\n"], b"x", b"y")))
