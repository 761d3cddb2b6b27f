import sys

# case: version
print(sys.version_info >= (3, 11), sys.version_info[:2] >= (3, 8), (3, 6) < sys.version_info, sys.version_info.major, len(sys.version_info))
print(sys.version_info[0] == 3, sys.version_info.releaselevel, isinstance(sys.version_info, tuple), sys.version.startswith("3."))

# case: limits
print(sys.maxsize, sys.maxunicode, sys.byteorder)
print("a b c".split(" ", sys.maxsize), [1, 2, 3][: sys.maxsize], min([sys.maxsize, 5]), -sys.maxsize - 1)
print(sys.float_info)
print(sys.float_info.epsilon, sys.float_info.max, sys.float_info.min, sys.float_info.dig)
print(sys.int_info.bits_per_digit, sys.hash_info.modulus, sys.hash_info.width)

# case: recursion limit
print(sys.getrecursionlimit())
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit())
for limit in (0, -1, "a", 2.5):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# case: encodings and flags
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.flags.optimize, sys.flags.debug, type(sys.executable))

# case: names of modules
print("json" in sys.stdlib_module_names, "numpy" in sys.stdlib_module_names, "sys" in sys.builtin_module_names, type(sys.builtin_module_names))
print("sys" in sys.modules, "builtins" in sys.modules, sys.modules["__main__"].__name__, sys.modules["sys"] is sys, sys.modules[__name__].sys is sys)

# case: exc_info and exception
print(sys.exc_info(), sys.exception())
try:
    raise ValueError("x")
except ValueError as e:
    kind, value, traceback = sys.exc_info()
    print(kind, value is e, type(traceback) is type(e.__traceback__), sys.exception() is e)
print(sys.exc_info())

# case: exit
for arguments in ((), (3,), ("text",), (None,)):
    try:
        sys.exit(*arguments)
    except SystemExit as e:
        print(repr(e.code))

# case: stdout replaced
import io

kept = sys.stdout
sys.stdout = caught = io.StringIO()
print("hidden")
sys.stdout = kept
print(repr(caught.getvalue()), sys.stdout is kept)

# case: attributes of modules in C
import math

math.extra = 5
print(math.extra, math.sqrt(16), "extra" in vars(math))
del math.extra
print(hasattr(math, "extra"))
try:
    math.extra
except AttributeError as e:
    print(e)
try:
    del math.extra
except AttributeError as e:
    print(type(e).__name__)
kept, math.floor = math.floor, lambda x: "patched"
from math import floor

print(floor(2.5), math.floor(1.5))
math.floor = kept
print(math.floor(1.5))

# case: missing names
try:
    sys.nothing
except AttributeError as e:
    print(e)
print(hasattr(sys, "ps1"), hasattr(sys, "nothing"))
sys.nothing = 1
print(sys.nothing)

# case: excepthook and displayhook
sys.displayhook([1])
sys.displayhook(None)
import builtins

print(builtins._)

# case: frames
def inner():
    mark = 1
    frame = sys._getframe()
    return frame.f_code.co_name, sorted(frame.f_locals), frame.f_back.f_code.co_name, frame.f_back.f_locals, frame.f_globals is globals()
def outer(seen):
    return inner()
print(outer("x"))
def numbered():
    frame = sys._getframe()
    first = frame.f_lineno
    return frame.f_lineno - first
print(numbered(), isinstance(sys._getframe(), type(sys._getframe(0))))
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
import inspect
def current():
    return inspect.currentframe().f_code.co_name
print(current())

# case: recursion limit that acts
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
sys.setrecursionlimit(200)
print(sys.getrecursionlimit(), down(100))
try:
    down(300)
except RecursionError as e:
    print(type(e).__name__)
for wrong in 0, -1, "x", 2**40:
    try:
        sys.setrecursionlimit(wrong)
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
def deep(n):
    if n:
        return deep(n - 1)
    try:
        sys.setrecursionlimit(20)
    except RecursionError as e:
        print(str(e)[:38])
deep(50)

# case: getsizeof of anything
import sys
def f(): pass
class K:
    def m(self): pass
for o in ["abc", b"x", 1, 2**100, 1.5, (1,), [1], {1: 2}, {1}, None, f, K, K(), K().m, sys, print, range(3), 1j, ..., frozenset(), bytearray(3),
        slice(1), "".join, type, object(), map(str, []), iter([]), (i for i in []), ValueError(), memoryview(b"x"), NotImplemented, {}.keys()]:
    assert sys.getsizeof(o) > 0
print(sys.getsizeof("a" * 100) - sys.getsizeof("a" * 50))
