# warnings. A warning has the place of the call that stands `stacklevel` frames up where the engine can say it.

import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings", "catch_warnings"]

filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = _defaultaction = "default"
onceregistry = _onceregistry = {}
# What has been shown counts only for as long as the filters stay as they were.
_version = 1
_main = {"__name__": "__main__"}
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
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def _showwarnmsg_impl(m):
    file = sys.stderr if m.file is None else m.file
    if file is not None:
        try:
            file.write(formatwarning(m.message, m.category, m.filename, m.lineno, m.line))
        except OSError:
            pass


_showwarning_orig = showwarning


def _filters_mutated():
    global _version
    _version += 1


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


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
    filters.clear()
    _filters_mutated()


def _caller(stacklevel):
    try:
        frame = sys._getframe(stacklevel + 1 if stacklevel > 1 else 2)
        return frame.f_code.co_filename, frame.f_lineno, frame.f_globals
    except ValueError:
        return "sys", 1, sys.__dict__
    except AttributeError:
        return "<stdin>", 1, _main


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    filename, lineno, where = _caller(stacklevel)
    registry = where.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, where.get("__name__", "<string>"), registry, where, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if not isinstance(filename, str):
        raise TypeError("warn_explicit() argument 3 must be str, not %s" % ("None" if filename is None else type(filename).__name__))
    if not hasattr(lineno, "__index__"):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(lineno).__name__)
    if not (module_globals is None or isinstance(module_globals, dict)):
        raise TypeError("module_globals must be a dict, not '%s'" % type(module_globals).__name__)
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
    if registry is None:
        registry = {}
    elif not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if registry.get("version") != _version:
        registry.clear()
        registry["version"] = _version
    key = (text, category, lineno)
    if registry.get(key):
        return
    # A program may have deleted any of these.
    names = globals()
    for item in names.get("filters", ()):
        if not isinstance(item, tuple) or len(item) != 5:
            raise ValueError("warnings.filters item %d isn't a 5-tuple" % filters.index(item))
        action, pattern, kind, of_module, line = item
        if (
            (pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text)))
            and issubclass(category, kind)
            and (of_module is None or (of_module == module if isinstance(of_module, str) else of_module.match(module)))
            and (line == 0 or lineno == line)
        ):
            break
    else:
        item = None
        action = names.get("defaultaction", _defaultaction)
    if action == "ignore":
        return
    if action == "error":
        raise message
    seen = registry
    if action == "once":
        registry[key] = True
        seen = names.get("onceregistry", _onceregistry)
        key = (text, category)
    elif action == "module":
        registry[key] = True
        key = (text, category, 0)
    elif action not in ("always", "default"):
        raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n %r" % (action, item))
    if action != "always":
        if seen.get(key):
            return
        seen[key] = True
    names.get("_showwarnmsg", _show)(WarningMessage(message, category, filename, lineno, None, None, source))


def _show(m):
    show = globals().get("showwarning", _showwarning_orig)
    if show is _showwarning_orig:
        _showwarnmsg_impl(m)
    elif callable(show):
        show(m.message, m.category, m.filename, m.lineno, m.file, m.line)
    else:
        raise TypeError("warnings.showwarning() must be set to a function or method")


_showwarnmsg = _show


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append("module=%r" % self._module)
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg_impl
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module.showwarning = module._showwarning_orig
            module._showwarnmsg_impl = log.append
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg_impl = self._saved
        module._filters_mutated()


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
