import sys
import errno
import io


class Refused(ValueError):
    def __init__(self, reason, code=0):
        super().__init__(reason)
        self.code = code


class Guarded:
    def __init__(self, log, swallow):
        self.log = log
        self.swallow = swallow

    def __enter__(self):
        self.log.append("in")
        return self

    def __exit__(self, kind, error, trace):
        self.log.append(kind.__name__ if kind else "none")
        return self.swallow


def attempt(number, log):
    try:
        with Guarded(log, number == 2) as first, Guarded(log, False):
            if number == 0:
                raise Refused("no", code=7)
            if number == 1:
                return {}["absent"]
            if number == 2:
                return [].pop()
            if number == 3:
                return int("x")
            if number == 4:
                raise OSError(errno.ENOENT, "absent")
            return first is not None
    except Refused as error:
        log.append(error.code)
    except (KeyError, IndexError) as error:
        log.append(repr(error))
    except ValueError as error:
        try:
            raise RuntimeError("second") from error
        except RuntimeError as again:
            log.append(str(again))
    except OSError as error:
        log.append(errno.errorcode[error.errno])
    else:
        log.append("else")
    finally:
        log.append("|")
    return log[-2:]


def loops():
    for number in range(3):
        try:
            if number == 1:
                continue
            yield number
        finally:
            yield -number


log = []
results = [attempt(number, log) for number in range(6)]
shown = io.StringIO()
try:
    try:
        1 // 0
    except ZeroDivisionError:
        raise
except ArithmeticError as error:
    sys.print_exception(error, shown)
try:
    raise StopIteration(5)
except Exception as error:
    value = error.value
try:
    assert log == [], "a log"
except AssertionError as error:
    message = error.args
[results, log, list(loops()), shown.getvalue().split("\n")[-2], value, message]
