# warnings. A warning has the place of the call that stands `stacklevel` frames up where the engine can say it.

import sys

filters = []
defaultaction = "default"
onceregistry = {}
_seen = set()
_was_reset = False
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line,
        )  # fmt: skip


def formatwarning(message, category, filename, lineno, line=None):
    text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
    if line is None:
        try:
            import linecache

            line = linecache.getline(filename, lineno)
        except Exception:
            line = None
    if line:
        text += "  %s\n" % line.strip()
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is None:
        file = sys.stderr
        if file is None:
            return
    file.write(formatwarning(message, category, filename, lineno, line))


_own_show = showwarning


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _seen.clear()


def _pattern(text, flags=0):
    if not text:
        return None
    import re

    return re.compile(text, flags)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    import re

    _add((action, _pattern(message, re.I) if message else None, category, _pattern(module), lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action)
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add((action, None, category, None, lineno), append)


def _check_action(action):
    if action not in _ACTIONS:
        raise AssertionError("invalid action: %r" % (action,))


def resetwarnings():
    global _was_reset
    filters.clear()
    _seen.clear()
    _was_reset = True


def _caller(stacklevel):
    try:
        frame = sys._getframe(stacklevel + 1)
        return frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get("__name__")
    except Exception:
        return "<stdin>", 1, "__main__"


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    filename, lineno, module = _caller(stacklevel)
    warn_explicit(message, category, filename, lineno, module, None, None, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno, filename)
    for action, pattern, kind, of_module, line in filters:
        if (
            (pattern is None or pattern.match(text))
            and issubclass(category, kind)
            and (of_module is None or of_module.match(module))
            and (line == 0 or lineno == line)
        ):
            break
    else:
        action = defaultaction
        if not _was_reset and category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
            if category is not DeprecationWarning or module != "__main__":
                action = "ignore"
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        key = (text, category)
    elif action == "module":
        key = (text, category, filename)
    if action != "always":
        if key in _seen:
            return
        _seen.add(key)
    _show(WarningMessage(message, category, filename, lineno, None, None, source))


def _show(message):
    show = showwarning
    if show is not _own_show:
        show(message.message, message.category, message.filename, message.lineno, message.file, message.line)
        return
    file = sys.stderr if message.file is None else message.file
    if file is not None:
        file.write(formatwarning(message.message, message.category, message.filename, message.lineno, message.line))


_showwarnmsg = _show


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        return "catch_warnings(record=True)" if self._record else "catch_warnings()"

    def __enter__(self):
        global _show, showwarning
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        self._saved = filters[:], _show, showwarning
        _seen.clear()
        log = None
        if self._record:
            log = []
            showwarning = _own_show
            _show = log.append
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global _show, showwarning
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        filters[:], _show, showwarning = self._saved
        _seen.clear()


def deprecated(message, *, category=DeprecationWarning, stacklevel=1):
    def decorate(arg):
        import functools

        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            init = arg.__init__

            def __init__(self, *args, **keywords):
                if type(self) is arg:
                    warn(message, category, stacklevel + 1)
                return init(self, *args, **keywords) if init is not object.__init__ else None

            arg.__init__ = __init__
            arg.__deprecated__ = message
            return arg

        def wrapper(*args, **keywords):
            warn(message, category, stacklevel + 1)
            return arg(*args, **keywords)

        functools.update_wrapper(wrapper, arg)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    return decorate
