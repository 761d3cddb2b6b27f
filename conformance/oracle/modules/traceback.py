import io
import traceback


def clean(text):
    return "\n".join(l for l in text.split("\n") if not l.startswith("    "))


def fail(n=0):
    if n:
        return fail(n - 1)
    raise ValueError("failed")


# case: format_exc
try:
    1 / 0
except ZeroDivisionError:
    text = traceback.format_exc()
lines = text.split("\n")
print(lines[0], lines[-2], lines[1].startswith('  File "'), lines[1].endswith(", in <module>"))
print(traceback.format_exc())

# case: exception only
class Own(Exception):
    pass
for e in (ValueError("x"), ValueError(), KeyError("k"), Own("a", 1), Own(), OSError(2, "No such file"), Exception(None), AssertionError("multi\nline")):
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
print(traceback.format_exception_only(None, None), traceback.format_exception_only(ValueError, None))
class Broken(Exception):
    def __str__(self):
        raise ValueError
print(traceback.format_exception_only(Broken()))
import decimal
print(traceback.format_exception_only(decimal.Overflow("x")))

# case: syntax errors
for args in (("bad", ("f.py", 3, 5, "x = = 1\n")), ("bad", ("f.py", 3, None, "x\n")), ("bad", (None, None, None, None)), ("bad",), ("bad", ("f.py", 1, 5, "    x y z", 1, 8))):
    print("".join(traceback.format_exception_only(SyntaxError(*args))))

# case: chains
try:
    try:
        fail()
    except ValueError as e:
        raise KeyError("second") from e
except KeyError as e:
    print(clean("".join(l for l in traceback.format_exception(e) if not l.startswith("  File"))))
try:
    try:
        fail()
    except ValueError as e:
        raise KeyError("second")
except KeyError as e:
    print("".join(l for l in traceback.format_exception(e) if not l.startswith("  File")))
    print("".join(l for l in traceback.format_exception(e, chain=False) if not l.startswith("  File")))
try:
    try:
        fail()
    except ValueError as e:
        raise KeyError("second") from None
except KeyError as e:
    print("".join(l for l in traceback.format_exception(e) if not l.startswith("  File")))

# case: without a traceback
e = ValueError("v")
print(traceback.format_exception(e), traceback.format_exception(type(e), e, None), traceback.format_tb(None), traceback.extract_tb(None))
e.__cause__ = KeyError("c")
print(traceback.format_exception(e))
f = io.StringIO()
traceback.print_exception(e, file=f)
print(f.getvalue())
for args in ((e, e), (5,)):
    try:
        traceback.format_exception(*args)
    except Exception as x:
        print(type(x).__name__, x)

# case: notes
e = ValueError("v")
e.add_note("first")
e.add_note("second\nline")
print(traceback.format_exception_only(e))

# case: frames
try:
    fail(2)
except ValueError as e:
    tb = e.__traceback__
    stack = traceback.extract_tb(tb)
    print([f.name for f in stack], len(stack), type(stack).__name__, [type(f).__name__ for f in stack][:1])
    print([f.name for f in traceback.extract_tb(tb, limit=2)], [f.name for f in traceback.extract_tb(tb, limit=-1)])
    print(len(traceback.format_tb(tb)), [line - stack[0].lineno for name, line, where, text in stack][0], len(list(traceback.walk_tb(tb))))

# case: summaries
f = traceback.FrameSummary("nowhere.py", 3, "f", line="  x = 1  ")
print(f, f.line, list(f), f[0], len(f), f == ("nowhere.py", 3, "f", "x = 1"), f == traceback.FrameSummary("nowhere.py", 3, "f", line="x = 1"))
print(traceback.format_list([("a.py", 1, "f", "code"), ("b.py", 2, "g", None), f]))
s = traceback.StackSummary.from_list([("a.py", 1, "f", "code")] * 6 + [("b.py", 2, "g", "more")])
print("".join(s.format()))

# case: TracebackException
try:
    fail()
except ValueError as e:
    t = traceback.TracebackException.from_exception(e)
print(t, t.exc_type, [f.name for f in t.stack], list(t.format_exception_only()), t.__cause__, t.__context__)
f = io.StringIO()
t.print(file=f)
print(f.getvalue().startswith("Traceback (most recent call last):\n"), f.getvalue().endswith("ValueError: failed\n"))

# case: groups
g = ExceptionGroup("several", [ValueError("a"), ExceptionGroup("inner", [TypeError("b"), KeyError("c")]), OSError("d")])
print("".join(traceback.format_exception(g)))
try:
    raise g
except ExceptionGroup as e:
    print("".join(l for l in traceback.format_exception(e) if "File" not in l and "raise" not in l))

# case: lines of calls with arguments on several lines
def line(f):
    try:
        f()
    except Exception as e:
        return e.__traceback__.tb_next.tb_lineno
def a(x=1):
    raise ValueError(
        f"bad {x}"
        f"more"
    )
def b():
    return int(
        str(
            "x"
        ).upper()
    )
def c():
    return sum(
        1 / x
        for x in [
            1, 0]
    )
def d():
    return [].index(
        "".join(
            [str(1)]),
    )
def e(n=2):
    while 1 / n:
        n -= len(
            "a")
print(line(a), line(b), line(c), line(d), line(e))

# case: extract_stack
def inner():
    traceback.print_stack(file=out)
    return traceback.extract_stack(), traceback.format_stack()
out = io.StringIO()
names, texts = inner()
print([f.name for f in names][-2:], [t.split(", in ")[1].split("\n")[0] for t in texts][-2:], out.getvalue().count(", in inner"))
