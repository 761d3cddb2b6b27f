import io as _io
import os as _os

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_bin_openflags = _text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


# Where temporary files may go, the preferred place first.
def _candidate_tempdir_list():
    places = [_os.path.abspath(place) for place in map(_os.getenv, ("TMPDIR", "TEMP", "TMP")) if place]
    return places + ["/tmp", "/var/tmp", "/usr/tmp", _os.getcwd()]


# The first of them in which a file can be made and written.
def _get_default_tempdir():
    places = _candidate_tempdir_list()
    for place in places:
        try:
            fd, name = _mkstemp_inner(place, "", "", _bin_openflags, str)
            try:
                _os.write(fd, b"?")
            finally:
                _os.close(fd)
                _os.unlink(name)
            return place
        except OSError:
            pass
    raise FileNotFoundError(2, "No usable temporary directory found in %s" % places)


def _gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    return _os.fsdecode(_gettempdir())


def gettempdirb():
    return _os.fsencode(_gettempdir())


class _RandomNameSequence:
    def __iter__(self):
        return self

    def __next__(self):
        from random import choices

        return "".join(choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))


_sequence = _RandomNameSequence()


def _get_candidate_names():
    return _sequence


def _infer_return_type(*parts):
    kind = None
    for part in parts:
        if part is not None:
            of = bytes if isinstance(_os.fspath(part), bytes) else str
            if kind is not None and of is not kind:
                raise TypeError("Can't mix bytes and non-bytes in path components.")
            kind = of
    return kind or (str if tempdir is None or isinstance(tempdir, str) else bytes)


def _sanitize(suffix, prefix, dir):
    kind = _infer_return_type(suffix, prefix, dir)
    encode = _os.fsencode if kind is bytes else str
    suffix = kind() if suffix is None else suffix
    prefix = encode(template) if prefix is None else prefix
    dir = encode(gettempdir()) if dir is None else dir
    return suffix, prefix, dir, kind


# What make() returns for the first name that nothing has yet; and the name.
def _made(make, suffix, prefix, dir, kind, what):
    dir = _os.path.abspath(dir)
    for _, middle in zip(range(TMP_MAX), _get_candidate_names()):
        name = _os.path.join(dir, prefix + (_os.fsencode(middle) if kind is bytes else middle) + suffix)
        try:
            return make(name), name
        except FileExistsError:
            pass
    raise FileExistsError(17, "No usable temporary %s found" % what)


def _mkstemp_inner(dir, prefix, suffix, flags, kind):
    return _made(lambda name: _os.open(name, flags, 0o600), suffix, prefix, dir, kind, "file name")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    suffix, prefix, dir, kind = _sanitize(suffix, prefix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _text_openflags if text else _bin_openflags, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _made(lambda name: _os.mkdir(name, 0o700), *_sanitize(suffix, prefix, dir), "directory name")[1]


def _vacant(name):
    if _os.path.lexists(name):
        raise FileExistsError


def mktemp(suffix="", prefix=template, dir=None):
    return _made(_vacant, *_sanitize(suffix, prefix, dir), "filename")[1]


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        if not self.file.closed:
            try:
                self.file.close()
            finally:
                if self.delete:
                    _os.unlink(self.name)

    def __iter__(self):
        for line in self.file:
            yield line

    def __repr__(self):
        return "<%s.%s object>" % (__name__, type(self).__name__)


def _open(fd, name, mode, buffering, encoding, newline, errors):
    try:
        return _io.open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        _os.unlink(name)
        _os.close(fd)
        raise


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None
):
    fd, name = mkstemp(suffix, prefix, dir)
    file = _open(fd, name, mode, buffering, encoding, newline, errors)
    raw = getattr(file, "buffer", file)
    getattr(raw, "raw", raw).name = name
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    fd, name = mkstemp(suffix, prefix, dir)
    file = _open(fd, name, mode, buffering, encoding, newline, errors)
    _os.unlink(name)
    return file


class SpooledTemporaryFile(_io.IOBase):
    _rolled = False

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
    ):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), _io.text_encoding(encoding), errors, newline)
        self._max_size = max_size
        self._arguments = (mode, buffering, encoding, newline, suffix, prefix, dir)
        self._errors = errors

    def rollover(self):
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(*self._arguments, errors=self._errors)
        position = old.tell()
        if hasattr(new, "buffer"):
            old.flush()
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(position)
        self._rolled = True

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, data):
        count = self._file.write(data)
        self._check()
        return count

    def writelines(self, lines):
        for line in lines:
            self._file.write(line)
        self._check()

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    @property
    def closed(self):
        return self._file.closed

    @property
    def mode(self):
        return self._file.mode if self._rolled else self._arguments[0]

    @property
    def name(self):
        return self._file.name if self._rolled else None

    @property
    def encoding(self):
        return self._file.encoding

    @property
    def errors(self):
        return self._file.errors

    @property
    def newlines(self):
        return self._file.newlines

    def __iter__(self):
        return self._file.__iter__()


def _delegate(name):
    def method(self, *args):
        return getattr(self._file, name)(*args)

    return method


for _name in ("read", "read1", "readinto", "readinto1", "readline", "readlines", "seek", "tell", "flush", "close", "detach", "isatty", "readable", "writable", "seekable"):
    setattr(SpooledTemporaryFile, _name, _delegate(_name))


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors

    def __repr__(self):
        return "<TemporaryDirectory %r>" % self.name

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def cleanup(self):
        from shutil import rmtree

        if _os.path.exists(self.name):
            rmtree(self.name, self._ignore)
