# Tracebacks as text, and as lists of what they consist of.

import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
    "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
    "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_REPEATED = 3
class _Implicit:
    def __repr__(self):
        return "<implicit>"


_absent = _Implicit()


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = {k: _safe(repr, v) for k, v in locals.items()} if locals else None
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        if lookup_line:
            self.line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            import linecache
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    @property
    def _original_line(self):
        self.line
        return self._line

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._parts() == other._parts() and self.locals == other.locals
        if isinstance(other, tuple):
            return self._parts() == other
        return NotImplemented

    def __getitem__(self, i):
        return self._parts()[i]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return "<FrameSummary file %s, line %s in %s>" % (self.filename, self.lineno, self.name)


def _safe(function, value):
    try:
        return function(value)
    except Exception:
        return "<exception %s() failed>" % function.__name__


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        result = cls()
        for f, lineno in _limited(list(frame_gen), limit):
            code = f.f_code
            locals = getattr(f, "f_locals", None) if capture_locals else None
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=lookup_lines, locals=locals))
        return result

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary):
        f = frame_summary
        text = '  File "%s", line %s, in %s\n' % (f.filename, f.lineno, f.name)
        line = f.line
        if line:
            text += "    " + line.strip() + "\n"
        if f.locals:
            for name, value in sorted(f.locals.items()):
                text += "    %s = %s\n" % (name, value)
        return text

    def format(self):
        result = []
        last = None
        count = 0
        for f in self:
            text = self.format_frame_summary(f)
            if text is None:
                continue
            key = f.filename, f.lineno, f.name
            if key == last:
                count += 1
                if count > _REPEATED:
                    continue
            else:
                _note_repeats(result, count)
                last = key
                count = 1
            result.append(text)
        _note_repeats(result, count)
        return result


def _note_repeats(result, count):
    n = count - _REPEATED
    if n > 0:
        result.append("  [Previous line repeated %d more time%s]\n" % (n, "s" if n > 1 else ""))


def _limited(items, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    f = f or sys._getframe(1)
    frames = list(walk_stack(f))
    stack = StackSummary.extract(frames, limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f or sys._getframe(1), limit).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(f or sys._getframe(1), limit), file)


def _write(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        file.write(line)


def clear_frames(tb):
    pass


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
            max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen if _seen is not None else set()
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary.extract(walk_tb(exc_traceback), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)
        self.exc_type = exc_type
        self._str = _safe(str, exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            self.filename = getattr(exc_value, "filename", None)
            lineno = getattr(exc_value, "lineno", None)
            self.lineno = str(lineno) if lineno is not None else None
            end = getattr(exc_value, "end_lineno", None)
            self.end_lineno = str(end) if end is not None else None
            self.text = getattr(exc_value, "text", None)
            self.offset = getattr(exc_value, "offset", None)
            self.end_offset = getattr(exc_value, "end_offset", None)
            self.msg = getattr(exc_value, "msg", None)
            if self.msg is None:
                self.msg = exc_value.args[0] if exc_value.args else None
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False) if exc_value is not None else False
        self.__cause__ = None
        self.__context__ = None
        self.exceptions = None
        settings = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals, "max_group_width": max_group_width,
            "max_group_depth": max_group_depth}
        cause = getattr(exc_value, "__cause__", None)
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException(type(cause), cause, getattr(cause, "__traceback__", None), _seen=seen, **settings)
        context = getattr(exc_value, "__context__", None)
        if context is not None and id(context) not in seen and not (compact and (cause is not None or self.__suppress_context__)):
            self.__context__ = TracebackException(type(context), context, getattr(context, "__traceback__", None), _seen=seen, **settings)
        members = getattr(exc_value, "exceptions", None)
        if isinstance(members, tuple) and hasattr(exc_value, "derive"):
            self.exceptions = [TracebackException(type(e), e, e.__traceback__, _seen=seen, **settings) for e in members]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, getattr(exc, "__traceback__", None), *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        cls = self.exc_type
        name = getattr(cls, "__qualname__", cls.__name__)
        module = getattr(cls, "__module__", None)
        if module not in ("__main__", "builtins", None):
            name = (module if isinstance(module, str) else "<unknown>") + "." + name
        if issubclass(cls, SyntaxError):
            for line in self._format_syntax_error(name):
                yield line
        else:
            yield _line(name, self._str)
        notes = self.__notes__
        if notes is None:
            return
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe(str, note).split("\n"):
                    yield line + "\n"
        else:
            yield _safe(repr, notes)

    def _format_syntax_error(self, name):
        suffix = ""
        if self.lineno is not None:
            yield '  File "%s", line %s\n' % (self.filename or "<string>", self.lineno)
        elif self.filename is not None:
            suffix = " (%s)" % self.filename
        text = self.text
        if text is not None:
            right = text.rstrip("\n")
            left = right.lstrip(" \n\f")
            yield "    " + left + "\n"
            if self.offset is not None:
                begin = self.offset - 1 - (len(right) - len(left))
                end = self.end_offset if self.end_offset not in (None, 0) and self.end_lineno == self.lineno else self.offset
                if end == self.offset or end == -1:
                    end = self.offset + 1
                end -= 1 + len(right) - len(left)
                if begin >= 0:
                    space = "".join([c if c.isspace() else " " for c in left[:begin]])
                    yield "    " + space + " " * (begin - len(space)) + "^" * (end - begin) + "\n"
        yield "%s: %s%s\n" % (name, self.msg or "<no detail available>", suffix)

    # What is printed before this exception, from the first on.
    def _chain(self, chain):
        result = []
        exc = self
        while exc is not None:
            text = None
            if chain:
                if exc.__cause__ is not None:
                    text = _CAUSE
                    before = exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    text = _CONTEXT
                    before = exc.__context__
            result.append((text, exc))
            exc = before if text is not None else None
        result.reverse()
        return result

    def format(self, *, chain=True, _depth=0):
        for text, exc in self._chain(chain):
            prefix = "  " * _depth + "| " if _depth else ""
            if text is not None:
                yield from _indented(text, prefix)
            if exc.exceptions is None:
                if exc.stack:
                    yield from _indented("Traceback (most recent call last):\n", prefix)
                    for line in exc.stack.format():
                        yield from _indented(line, prefix)
                for line in exc.format_exception_only():
                    yield from _indented(line, prefix)
            elif _depth > self.max_group_depth:
                yield from _indented("... (max_group_depth is %d)\n" % self.max_group_depth, prefix)
            else:
                yield from self._format_group(exc, _depth)

    def _format_group(self, exc, depth):
        outermost = depth == 0
        if outermost:
            depth = 1
        prefix = "  " * depth + "| "
        if exc.stack:
            yield from _indented("Exception Group Traceback (most recent call last):\n", "  + " if outermost else prefix)
            for line in exc.stack.format():
                yield from _indented(line, prefix)
        for line in exc.format_exception_only():
            yield from _indented(line, prefix)
        count = len(exc.exceptions)
        shown = count if count <= self.max_group_width else self.max_group_width + 1
        bar = "  " * depth
        for i in range(shown):
            title = "%d" % (i + 1) if i < self.max_group_width else "..."
            yield "%s+%s---------------- %s ----------------\n" % (bar if i == 0 else bar + "  ", "-+" if i == 0 else "", title)
            if i >= self.max_group_width:
                yield from _indented("and %d more exception%s\n" % (count - i, "s" if count - i > 1 else ""), bar + "  | ")
            else:
                sub = exc.exceptions[i]
                yield from sub.format(_depth=depth + 1)
            if i == shown - 1:
                last = exc.exceptions[-1] if i < self.max_group_width else None
                if last is None or last.exceptions is None:
                    yield "%s  +------------------------------------\n" % bar

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)


def _indented(text, prefix):
    if not prefix:
        yield text
        return
    lines = text.split("\n")
    last = lines.pop()
    result = "".join([prefix + line + "\n" for line in lines])
    yield result + prefix + last if last else result


def _line(name, text):
    return name + "\n" if text is None or text == "" else "%s: %s\n" % (name, text)


# Both (exception) and (type, value, traceback) are allowed.
def _arguments(exc, value, tb):
    if (value is _absent) != (tb is _absent):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _absent:
        if exc is not None:
            if isinstance(exc, BaseException):
                return type(exc), exc, getattr(exc, "__traceback__", None)
            raise TypeError("Exception expected for value, %s found" % type(exc).__name__)
        return type(None), None, None
    return type(value), value, tb


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    kind, value, tb = _arguments(exc, value, tb)
    return list(TracebackException(kind, value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_absent):
    kind, value, tb = _arguments(exc, value, None if value is not _absent else _absent)
    return list(TracebackException(kind, value, None, compact=True).format_exception_only())


def _current():
    info = sys.exc_info()
    return info[1]


def format_exc(limit=None, chain=True):
    e = _current()
    return "NoneType: None\n" if e is None else "".join(format_exception(e, limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    _write((format_exc(limit, chain),), file)


def print_last(limit=None, file=None, chain=True):
    value = getattr(sys, "last_value", None)
    if value is None:
        raise ValueError("no last exception")
    print_exception(value, limit=limit, file=file, chain=chain)
