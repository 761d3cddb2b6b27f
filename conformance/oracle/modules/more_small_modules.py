# case: getopt
import getopt
print(getopt.getopt(["-a", "-bfoo", "-c", "x", "--long", "--value=3", "--val", "4", "rest", "-z"], "acb:", ["long", "value="]))
print(getopt.gnu_getopt(["x", "-a", "y", "--", "-b"], "ab"))
for args in ((["-x"], "a"), (["-a"], "a:"), (["--x"], "", ["long"]), (["--v"], "", ["value=", "verbose"]), (["--long=1"], "", ["long"]), (["--value"], "", ["value="])):
    try:
        print(getopt.getopt(*args))
    except getopt.GetoptError as e:
        print(e, e.opt, e.msg)

# case: colorsys
import colorsys
for c in ((0, 0, 0), (1, 1, 1), (1, 0, 0), (0, 1, 0.5), (0.2, 0.4, 0.6), (0.9, 0.1, 0.3)):
    print([[round(x, 9) for x in f(*c)] for f in (colorsys.rgb_to_hsv, colorsys.rgb_to_hls, colorsys.rgb_to_yiq, colorsys.hsv_to_rgb, colorsys.hls_to_rgb, colorsys.yiq_to_rgb)])

# case: secrets
import secrets
print(len(secrets.token_bytes(5)), len(secrets.token_hex(5)), len(secrets.token_urlsafe(6)), secrets.choice([3]), secrets.randbelow(1), 0 <= secrets.randbits(8) < 256, secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"))
try:
    secrets.randbelow(0)
except ValueError as e:
    print(e)

# case: timeit
import timeit
print(timeit.timeit("x = 1", number=10) >= 0, len(timeit.repeat("pass", repeat=3, number=5)), timeit.timeit(lambda: 5, number=3) >= 0, timeit.Timer("y += 1", "y = 5").timeit(4) >= 0, timeit.timeit("z()", globals={"z": int}, number=2) >= 0)
try:
    timeit.Timer(5)
except ValueError as e:
    print(e)

# case: linecache
import linecache
linecache.cache["x"] = (3, None, ["one\n", "two\n"], "x")
print(linecache.getline("x", 2), linecache.getline("x", 9), linecache.getlines("x"), linecache.getline("nothing.here", 1))
linecache.clearcache()
print(linecache.getline("x", 1))

# case: where a warning comes from
import warnings


def warned(level):
    warnings.warn("hello", stacklevel=level)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warned(1)
    warned(2)
print(seen[1].lineno - seen[0].lineno)
