import io
import logging
import sys


def setup(fmt="%(levelname)s:%(name)s:%(message)s", level=logging.DEBUG, **kw):
    stream = io.StringIO()
    logging.basicConfig(stream=stream, format=fmt, level=level, force=True, **kw)
    return stream


# case: levels
s = setup(level=logging.INFO)
log = logging.getLogger("a")
log.debug("d")
log.info("i %s", 1)
log.warning("w %d %s", 1, "x")
log.error("e")
log.critical("c")
log.log(25, "between")
log.log(logging.ERROR, "log")
print(s.getvalue())
print(log.isEnabledFor(10), log.isEnabledFor(20), log.level, log.getEffectiveLevel(), logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(33))

# case: the tree of loggers
a = logging.getLogger("a")
abc = logging.getLogger("a.b.c")
ab = logging.getLogger("a.b")
print(abc.parent is ab, ab.parent is a, a.parent is logging.root, logging.getLogger("a") is a, logging.getLogger() is logging.root, logging.getLogger("root") is logging.root)
print(a, abc, logging.root, a.getChild("b") is ab, a.hasHandlers())
a.setLevel("ERROR")
print(abc.getEffectiveLevel(), abc)

# case: propagation and handlers
s = setup()
log = logging.getLogger("p")
own = io.StringIO()
h = logging.StreamHandler(own)
h.setFormatter(logging.Formatter("[%(levelname)-8s] %(message)s"))
h.setLevel(logging.WARNING)
log.addHandler(h)
log.addHandler(h)
log.info("one")
log.warning("two")
log.propagate = False
log.error("three")
log.removeHandler(h)
log.error("four")
print(repr(s.getvalue()), repr(own.getvalue()), len(log.handlers), h)

# case: formats
for style, fmt in (("%", "%(name)s %(levelno)d %(message)s %(funcName)r"), ("{", "{name:>5} {levelname} {message}"), ("$", "${name} $levelname $message")):
    f = logging.Formatter(fmt.replace(" %(funcName)r", ""), style=style)
    r = logging.makeLogRecord({"name": "n", "levelno": 20, "levelname": "INFO", "msg": "m %s", "args": ("x",)})
    print(f.format(r))
for fmt, style in (("x", "%"), ("x", "{"), ("x", "$"), ("%(message)", "%"), ("{message", "{")):
    try:
        logging.Formatter(fmt, style=style)
        print("fine")
    except ValueError as e:
        print("ValueError", e)
try:
    logging.Formatter("x", style="?")
except ValueError as e:
    print(e)
f = logging.Formatter("%(message)s %(extra)s", defaults={"extra": "default"})
print(f.format(logging.makeLogRecord({"msg": "m"})))

# case: times in formats
r = logging.makeLogRecord({"msg": "m", "created": 1600000000.125, "msecs": 125.0})
import time
f = logging.Formatter("%(asctime)s %(message)s")
f.converter = time.gmtime
print(f.format(r))
f = logging.Formatter("%(asctime)s", "%Y/%m/%d")
f.converter = time.gmtime
print(f.format(r), f.usesTime(), logging.Formatter("%(message)s").usesTime())

# case: arguments
s = setup("%(message)s")
logging.info("%(a)s-%(b)d", {"a": 1, "b": 2})
logging.info("no arguments %s")
logging.info({"a": 1})
logging.info("percent %d%%", 5)
logging.info("%s %s", "one", ["two"])
print(s.getvalue())

# case: exceptions
s = setup("%(levelname)s %(message)s")
try:
    1 / 0
except ZeroDivisionError:
    logging.exception("failed %d", 1)
    logging.error("plain", exc_info=False)
    logging.warning("with", exc_info=True)
try:
    raise ValueError("v")
except ValueError as e:
    logging.info("given", exc_info=e)
print("\n".join(l for l in s.getvalue().split("\n") if not l.startswith("  ")))

# case: filters
class Even(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 == 0
s = setup("%(message)s")
log = logging.getLogger("f")
log.addFilter(Even())
for i in range(4):
    log.info("n %d", i)
log2 = logging.getLogger("f.g")
f = logging.Filter("f.g")
logging.root.handlers[0].addFilter(f)
log2.info("passes")
logging.getLogger("f.gh").info("does not")
logging.getLogger("f.g.h").info("passes too")
print(s.getvalue(), f.filter(logging.makeLogRecord({"name": "f"})))
logging.root.handlers[0].addFilter(lambda record: "x" in record.msg)
log2.info("abc")
log2.info("xyz")
print(s.getvalue())

# case: adapters and extra
s = setup("%(user)s %(message)s")
log = logging.getLogger("x")
log.info("m", extra={"user": "u1"})
logging.LoggerAdapter(log, {"user": "u2"}).warning("n %d", 5)
class Tag(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return "[tag] " + msg, {"extra": self.extra}
t = Tag(log, {"user": "u3"})
t.info("o")
print(s.getvalue(), t, t.name, t.isEnabledFor(10))
try:
    log.info("m", extra={"message": 1})
except KeyError as e:
    print(e)

# case: levels of one's own
logging.addLevelName(25, "NOTICE")
s = setup()
logging.log(25, "hello")
print(s.getvalue(), logging.getLevelName("NOTICE"), logging.getLevelNamesMapping()["NOTICE"])
for bad in ("nothing", 1.5, None):
    try:
        logging.getLogger().setLevel(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    logging.log("x", "y")
except TypeError as e:
    print(e)

# case: disabling
s = setup()
logging.disable(logging.WARNING)
logging.warning("no")
logging.error("yes")
logging.disable(logging.NOTSET)
logging.warning("again")
logging.getLogger("d").disabled = True
logging.getLogger("d").error("no")
print(s.getvalue())

# case: without configuration
err = sys.stderr = io.StringIO()
logging.getLogger("q").info("unseen")
logging.getLogger("q").warning("seen")
print(repr(err.getvalue()), logging.lastResort)
logging.getLogger("q").addHandler(logging.NullHandler())
logging.getLogger("q").error("nowhere")
print(repr(err.getvalue()))

# case: basicConfig
err = sys.stderr = io.StringIO()
logging.warning("first %d", 1)
logging.basicConfig(level=logging.DEBUG)
logging.debug("not shown: configured already")
print(repr(err.getvalue()), len(logging.root.handlers), logging.root.handlers[0])
for kw in ({"stream": 1, "filename": "x"}, {"nothing": 1}, {"style": "?"}):
    try:
        logging.basicConfig(force=True, **kw)
    except ValueError as e:
        print(e)

# case: handlers of one's own
class Keep(logging.Handler):
    def __init__(self):
        super().__init__(logging.INFO)
        self.seen = []
    def emit(self, record):
        self.seen.append(self.format(record))
k = Keep()
log = logging.getLogger("k")
log.propagate = False
log.setLevel(1)
log.addHandler(k)
log.debug("no")
log.info("yes %s", "x")
print(k.seen, k.level, k, k.get_name())
k.name = "keep"
print(logging.getHandlerByName("keep") is k, "keep" in logging.getHandlerNames()) if sys.version_info >= (3, 12) else print(True, True)

# case: records
r = logging.LogRecord("n", 30, "/a/b.py", 7, "msg %s", ("x",), None, "f")
print(r, r.getMessage(), r.filename, r.module, r.lineno, r.funcName, r.levelname, r.exc_info)
old = logging.getLogRecordFactory()
def factory(*args, **kw):
    record = old(*args, **kw)
    record.custom = 0x2a
    return record
logging.setLogRecordFactory(factory)
s = setup("%(custom)d %(message)s")
logging.info("x")
print(s.getvalue())

# case: memory
from logging.handlers import MemoryHandler
s = io.StringIO()
target = logging.StreamHandler(s)
m = MemoryHandler(3, flushLevel=logging.ERROR, target=target)
log = logging.getLogger("m")
log.propagate = False
log.setLevel(1)
log.addHandler(m)
log.info("1")
log.info("2")
print(repr(s.getvalue()))
log.info("3")
print(repr(s.getvalue()))
log.error("4")
log.info("5")
m.close()
print(repr(s.getvalue()))

# case: configuration by a dictionary
from logging.config import dictConfig
s = io.StringIO()
dictConfig({"version": 1, "formatters": {"f": {"format": "%(levelname)s|%(message)s"}}, "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "f", "level": "INFO", "stream": s}},
    "loggers": {"c": {"level": "DEBUG", "handlers": ["h"], "propagate": False}}, "root": {"level": "WARNING", "handlers": ["h"]}})
logging.getLogger("c").debug("no")
logging.getLogger("c").info("yes")
logging.getLogger("other").info("no")
logging.getLogger("other").warning("root")
print(s.getvalue())
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "nothing.X"}}}):
    try:
        dictConfig(bad)
    except ValueError as e:
        print(e)

# case: an error in a handler
err = sys.stderr = io.StringIO()
h = logging.StreamHandler(io.StringIO())
log = logging.getLogger("e")
log.propagate = False
log.addHandler(h)
log.error("%d", "x")
text = err.getvalue()
print(text.startswith("--- Logging error ---\nTraceback"), "Message: '%d'\nArguments: ('x',)\n" in text, "TypeError" in text)
logging.raiseExceptions = False
log.error("%d", "x")
print(err.getvalue() == text)
