# Clocks are C; what is text is loaded when it is asked for.

from _time import *
from _time import gmtime as _gmtime, mktime as _mktime

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3


def gmtime(secs=None):
    from _time_text import struct_time
    return struct_time(_gmtime(secs) + ("GMT", 0))


def localtime(secs=None):
    from _time_text import struct_time
    return struct_time(_gmtime(secs) + ("UTC", 0))


def mktime(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    return _mktime(tuple(t))


def ctime(secs=None):
    from _time_text import asctime
    return asctime(_gmtime(secs))


def thread_time():
    return process_time()


def thread_time_ns():
    return process_time_ns()


def clock_gettime(clk_id):
    return time() if clk_id == 0 else monotonic()


def clock_gettime_ns(clk_id):
    return time_ns() if clk_id == 0 else monotonic_ns()


def tzset():
    pass


def get_clock_info(name):
    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    from types import SimpleNamespace
    return SimpleNamespace(implementation="host", monotonic=name != "time", adjustable=name == "time", resolution=1e-06)


# Everything else of this module is in _time_text.
def __getattr__(name):
    if name in ("struct_time", "asctime", "strftime", "strptime"):
        import _time_text
        value = globals()[name] = getattr(_time_text, name)
        return value
    raise AttributeError("module 'time' has no attribute '" + name + "'")
