# How long small pieces of code take.

import time

__doc__ = """usage: timeit [-n COUNT] [-r REPEATS] [-s SETUP]... [-u nsec|usec|msec|sec] [-p] [-v] [STATEMENT]...
Tells how long a statement takes, the best of several times; -p measures the time of the processor, -v says more.
"""

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def reindent(src, indent):
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {} if globals is None else globals
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            body = setup
        elif callable(setup):
            body = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(stmt, "<timeit-src>", "exec")
            statement = stmt
        elif callable(stmt):
            statement = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = ("def inner(_it, _timer, _setup, _stmt):\n " + reindent(body, 1) + "\n _t0 = _timer()\n for _i in _it:\n  "
            + reindent(statement, 2) + "\n  pass\n _t1 = _timer()\n return _t1 - _t0\n")
        local = {}
        exec(compile(self.src, "<timeit-src>", "exec"), namespace, local)
        self._inner = local["inner"]
        self._setup = setup
        self._stmt = stmt

    def inner(self, it, timer):
        return self._inner(it, timer, self._setup, self._stmt)

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        return self.inner(range(number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for i in range(repeat)]

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in (1, 2, 5):
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}


def main(args=None, *, _wrap_timer=None):
    import getopt
    import sys

    names = ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"]
    try:
        options, rest = getopt.getopt(sys.argv[1:] if args is None else args, "n:u:s:r:pvh", names)
    except getopt.error as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    timer = default_timer
    setup = []
    number = verbose = 0
    count = default_repeat
    unit = None
    digits = 3
    for option, value in options:
        option = option.lstrip("-")[0]
        if option == "n":
            number = int(value)
        elif option == "s":
            setup.append(value)
        elif option == "u":
            if value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif option == "r":
            count = max(int(value), 1)
        elif option == "p":
            timer = time.process_time
        elif option == "v":
            digits += verbose
            verbose += 1
        else:
            print(__doc__, end=" ")
            return 0
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    clock = Timer("\n".join(rest) or "pass", "\n".join(setup) or "pass", timer)

    def shown(seconds):
        name = unit
        if name is None:
            for name in ("sec", "msec", "usec", "nsec"):
                if seconds >= _UNITS[name]:
                    break
        return "%.*g %s" % (digits, seconds / _UNITS[name], name)

    def plural(number):
        return "%d loop%s" % (number, "" if number == 1 else "s")

    def tried(number, taken):
        print("%s -> %.*g secs" % (plural(number), digits, taken))

    try:
        if not number:
            number = clock.autorange(tried if verbose else None)[0]
            if verbose:
                print()
        times = clock.repeat(count, number)
    except Exception:
        clock.print_exc()
        return 1
    if verbose:
        print("raw times: %s\n" % ", ".join([shown(taken) for taken in times]))
    each = [taken / number for taken in times]
    best, worst = min(each), max(each)
    print("%s, best of %d: %s per loop" % (plural(number), count, shown(best)))
    if worst >= best * 4:
        import warnings

        text = "The test results are likely unreliable. The worst time (%s) was more than four times slower than the best time (%s)."
        warnings.warn_explicit(text % (shown(worst), shown(best)), UserWarning, "", 0)
