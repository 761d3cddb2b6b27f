# Handlers that keep records, or begin files anew.

import logging
import os


class BufferingHandler(logging.Handler):
    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        self.flush()
        logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        record.message = record.msg = self.format(record)
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class BaseRotatingHandler(logging.FileHandler):
    namer = None
    rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        self.maxBytes = maxBytes
        self.backupCount = backupCount
        logging.FileHandler.__init__(self, filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)

    def _backup(self, number):
        return self.rotation_filename("%s.%d" % (self.baseFilename, number))

    def doRollover(self):
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, 0, -1):
                if os.path.exists(self._backup(number)):
                    os.replace(self._backup(number), self._backup(number + 1))
            first = self._backup(1)
            if os.path.exists(first):
                os.remove(first)
            self.rotate(self.baseFilename, first)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        self.stream.seek(0, 2)
        return self.stream.tell() + len(self.format(record)) + 1 >= self.maxBytes


_MIDNIGHT = 86400
# By the beginning of `when`: seconds, and how much of the time the name of a finished file tells.
_UNITS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S", r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d"),
    "M": (60, "%Y-%m-%d_%H-%M", r"\d{4}-\d\d-\d\d_\d\d-\d\d"),
    "H": (3600, "%Y-%m-%d_%H", r"\d{4}-\d\d-\d\d_\d\d"),
    "D": (_MIDNIGHT, "%Y-%m-%d", r"\d{4}-\d\d-\d\d"),
    "W": (_MIDNIGHT * 7, "%Y-%m-%d", r"\d{4}-\d\d-\d\d"),
}
_UNITS["MIDNIGHT"] = _UNITS["D"]


# The local time of a sandbox is UTC.
class TimedRotatingFileHandler(BaseRotatingHandler):
    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
        errors=None,
    ):
        self.when = when = when.upper()
        if when[0] == "W":
            if len(when) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % when)
            if not "0" <= when[1] <= "6":
                raise ValueError("Invalid day specified for weekly rollover: %s" % when)
            self.dayOfWeek = int(when[1])
            when = "W"
        if when not in _UNITS:
            raise ValueError("Invalid rollover interval specified: %s" % when)
        import re
        import time

        unit, self.suffix, pattern = _UNITS[when]
        self.extMatch = re.compile(r"^%s(\.\w+)?$" % pattern, re.ASCII)
        self.interval = unit * interval
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        logging.FileHandler.__init__(self, filename, "a", encoding, delay, errors)
        filename = self.baseFilename
        since = os.stat(filename).st_mtime if os.path.exists(filename) else time.time()
        self.rolloverAt = self.computeRollover(int(since))

    def computeRollover(self, currentTime):
        if self.when != "MIDNIGHT" and self.when[0] != "W":
            return currentTime + self.interval
        at = self.atTime
        end = _MIDNIGHT if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        day = int(currentTime // _MIDNIGHT) + 3  # since a Monday
        result = currentTime - currentTime % _MIDNIGHT + end
        if result <= currentTime:
            result += _MIDNIGHT
            day += 1
        if self.when[0] == "W":
            return result + (self.dayOfWeek - day) % 7 * _MIDNIGHT + self.interval - 7 * _MIDNIGHT
        return result + self.interval - _MIDNIGHT

    def shouldRollover(self, record):
        import time

        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self):
        directory, base = os.path.split(self.baseFilename)
        stem = os.path.splitext(base)[0] + "."
        found = []
        for name in sorted(os.listdir(directory)):
            if name.startswith(base + "."):
                rest = name[len(base) + 1 :]
            elif self.namer is not None and name.startswith(stem) and name[len(stem) : len(stem) + 1].isdigit():
                rest = name[len(stem) :]
            else:
                continue
            if any(self.extMatch.match(part) for part in rest.split(".")):
                found.append(os.path.join(directory, name))
        return found[: max(0, len(found) - self.backupCount)]

    def doRollover(self):
        import time

        if self.stream:
            self.stream.close()
            self.stream = None
        began = time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval))
        target = self.rotation_filename("%s.%s" % (self.baseFilename, began))
        if os.path.exists(target):
            os.remove(target)
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        if not self.delay:
            self.stream = self._open()
        now = int(time.time())
        self.rolloverAt = self.computeRollover(now)
        while self.rolloverAt <= now:
            self.rolloverAt += self.interval
