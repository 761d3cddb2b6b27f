import io
import os

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def gettempdir():
    global tempdir
    if tempdir is None:
        for name in ("TMPDIR", "TEMP", "TMP"):
            place = os.getenv(name)
            if place and os.path.isdir(place):
                tempdir = os.path.abspath(place)
                break
        else:
            tempdir = "/tmp" if os.path.isdir("/tmp") else os.getcwd()
    return os.fsdecode(tempdir)


def gettempdirb():
    return gettempdir().encode()


def _names(suffix, prefix, dir):
    kind = None
    for part in (suffix, prefix, dir):
        if part is None:
            continue
        part = os.fspath(part)
        if kind is not None and type(part) is not kind:
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = type(part)
    from random import choices

    as_kind = os.fsencode if kind is bytes else lambda text: text
    suffix = as_kind("") if suffix is None else suffix
    prefix = as_kind(template) if prefix is None else prefix
    dir = as_kind(gettempdir()) if dir is None else dir
    for _ in range(TMP_MAX):
        middle = "".join(choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))
        yield os.path.join(os.path.abspath(dir), prefix + as_kind(middle) + suffix)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    for name in _names(suffix, prefix, dir):
        try:
            return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), name
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    for name in _names(suffix, prefix, dir):
        try:
            os.mkdir(name, 0o700)
            return name
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    for name in _names(suffix, prefix, dir):
        if not os.path.exists(name):
            return name
    raise FileExistsError(17, "No usable temporary filename found")


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
                    os.unlink(self.name)

    def __iter__(self):
        for line in self.file:
            yield line

    def __repr__(self):
        return "<%s.%s object>" % (__name__, type(self).__name__)


def _open(fd, name, mode, buffering, encoding, newline, errors):
    try:
        return io.open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.unlink(name)
        os.close(fd)
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
    os.unlink(name)
    return file


class SpooledTemporaryFile(io.IOBase):
    _rolled = False

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
    ):
        if "b" in mode:
            self._file = io.BytesIO()
        else:
            self._file = io.TextIOWrapper(io.BytesIO(), io.text_encoding(encoding), errors, newline)
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


for _name in ("read", "read1", "readinto", "readline", "readlines", "seek", "tell", "flush", "close", "detach", "isatty", "readable", "writable", "seekable"):
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

        if os.path.exists(self.name):
            rmtree(self.name, self._ignore)
