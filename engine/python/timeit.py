# How long small pieces of code take.

import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


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
        self.src = ("def inner(_it, _timer, _setup, _stmt):\n " + body.replace("\n", "\n ") + "\n _t0 = _timer()\n for _i in _it:\n  "
            + statement.replace("\n", "\n  ") + "\n  pass\n _t1 = _timer()\n return _t1 - _t0\n")
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
