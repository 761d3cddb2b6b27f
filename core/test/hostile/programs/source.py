import gc
import micropython
import builtins
import sys
import time
import _host
import __main__
from collections import *
from math import pi as half_turn, e

CONSTANT = micropython.const(12)
pieces = ["def made(x):", "    total = 0"]
for index in range(25):
    pieces.append(f"    if x > {index}: total += x * {index} - ({index} // 3) ** 2")
pieces.append("    return total")
namespace = {}
exec("\n".join(pieces), namespace)
code = compile("[made(n) for n in range(5)] + [len(globals()) > 0]", "made", "eval")
nested = eval("(" * 20 + "1" + ")" * 20)
wide = eval("[" + ",".join(str(number) for number in range(150)) + "]")
names = eval("{" + ",".join(f"'key_{number}': {number}" for number in range(60)) + "}")
try:
    exec("x = = 1")
except SyntaxError as error:
    wrong = type(error).__name__
try:
    import absent_module
except ImportError as error:
    absent = str(error)
gc.collect()
free = gc.mem_free() > 0 and gc.mem_alloc() > 0
begun = time.ticks_ms()
time.sleep_ms(0)
passed = time.ticks_diff(time.ticks_ms(), begun) >= 0
date = time.gmtime(86_400)[:3]
stored = getattr(builtins, "len")("four")
setattr(__main__, "by_name", 5)
[
    eval(code, namespace),
    nested,
    sum(wide),
    names["key_59"],
    wrong,
    absent,
    free,
    passed,
    tuple(date),
    stored,
    by_name,
    CONSTANT,
    half_turn + e,
    "micropython" in sys.modules or "sys" in dir(),
    deque is not None,
    hasattr(_host, "wait"),
    callable(help),
]
