# Streams: the base classes and open(). The classes that are made of them come when they are first asked for, so that a
# program pays for the kinds of streams that it has. The native IOBase lets C code (print()) use these as streams.

from _iobase import IOBase as _Native
from builtins import open

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
]
BlockingIOError = BlockingIOError
_ELSEWHERE = {
    "FileIO": "_io_files",
    "BufferedReader": "_io_buffered",
    "BufferedWriter": "_io_buffered",
    "BufferedRandom": "_io_buffered",
    "BufferedRWPair": "_io_buffered",
    "TextIOWrapper": "_io_text",
    "IncrementalNewlineDecoder": "_io_text",
    "BytesIO": "_io_memory",
    "StringIO": "_io_memory",
}


def __getattr__(name):
    if name not in _ELSEWHERE:
        raise AttributeError("module 'io' has no attribute %r" % name)
    value = globals()[name] = getattr(__import__(_ELSEWHERE[name]), name)
    return value


SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


def _unsupported(self, name):
    raise UnsupportedOperation(name)


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding


class IOBase(_Native):
    closed = False

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True

    def flush(self):
        self._checkClosed()

    def seek(self, offset, whence=0):
        _unsupported(self, "seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        _unsupported(self, "truncate")

    def fileno(self):
        _unsupported(self, "fileno")

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def isatty(self):
        self._checkClosed()
        return False

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError(msg or "I/O operation on closed file.")

    def _checkReadable(self):
        if not self.readable():
            _unsupported(self, "not readable")

    def _checkWritable(self):
        if not self.writable():
            _unsupported(self, "not writable")

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1):
        limit = _limit(size)
        parts = bytearray()
        while limit < 0 or len(parts) < limit:
            byte = self.read(1)
            if not byte:
                break
            parts += byte
            if byte == b"\n":
                break
        return bytes(parts)

    def readlines(self, hint=None):
        hint = _limit(hint)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for line in lines:
            self.write(line)


def _limit(size):
    if size is None:
        return -1
    if isinstance(size, int):
        return size
    try:
        index = size.__index__
    except AttributeError:
        raise TypeError("argument should be integer or None, not %r" % type(size).__name__)
    return index()


class RawIOBase(IOBase):
    def read(self, size=-1):
        size = _limit(size)
        if size < 0:
            return self.readall()
        data = bytearray(size)
        count = self.readinto(data)
        return None if count is None else bytes(data[:count])

    def readall(self):
        parts = bytearray()
        while True:
            data = self.read(DEFAULT_BUFFER_SIZE)
            if not data:
                return bytes(parts) if parts or data is not None else None
            parts += data

    def readinto(self, buffer):
        _unsupported(self, "readinto")

    def write(self, data):
        _unsupported(self, "write")


class BufferedIOBase(IOBase):
    def read(self, size=-1):
        _unsupported(self, "read")

    def read1(self, size=-1):
        _unsupported(self, "read1")

    def write(self, data):
        _unsupported(self, "write")

    def detach(self):
        _unsupported(self, "detach")

    def readinto(self, buffer):
        return _into(buffer, self.read)

    def readinto1(self, buffer):
        return _into(buffer, self.read1)


def _into(buffer, read):
    view = memoryview(buffer)
    if view.itemsize != 1:
        view = view.cast("B")
    data = read(len(view))
    count = len(data)
    view[:count] = data
    return count


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1):
        _unsupported(self, "read")

    def write(self, text):
        _unsupported(self, "write")

    def readline(self, size=-1):
        _unsupported(self, "readline")

    def detach(self):
        _unsupported(self, "detach")


def _check_newline(newline, name="newline"):
    if newline is not None and not isinstance(newline, str):
        raise TypeError("%s must be str or None, not %s" % (name, type(newline).__name__))
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError("illegal newline value: %s" % newline)


_NEWLINES = (None, "\r", "\n", ("\r", "\n"), "\r\n", ("\r", "\r\n"), ("\n", "\r\n"), ("\r", "\n", "\r\n"))


# Where a line ends, or -1 where nobody can know yet; a line feed may follow what is at the end, except when reading by lines, which
# end behind one.
def _line_end(newline, by_lines, text, start):
    if newline:
        at = text.find(newline, start)
        return at if at < 0 else at + len(newline)
    feed = text.find("\n", start)
    back = text.find("\r", start, feed if feed >= 0 else len(text))
    if back < 0:
        return feed if feed < 0 else feed + 1
    if back + 1 == len(text):
        return back + 1 if by_lines else -1
    return back + (2 if text[back + 1] == "\n" else 1)


# Which kinds of newlines there are in a text: the index of _NEWLINES.
def _kinds(text):
    both = text.count("\r\n")
    return (4 if both else 0) | (1 if text.count("\r") > both else 0) | (2 if text.count("\n") > both else 0)

_ONE_MODE = "Must have exactly one of create/read/write/append mode and at most one plus"


# What the built-in open() calls.
def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(mode, str):
        raise TypeError("open() argument 'mode' must be str, not " + type(mode).__name__)
    if not isinstance(file, (str, bytes, int)):
        from os import fspath

        file = fspath(file)
    seen = set(mode)
    if seen - set("axrwb+t") or len(mode) > len(seen):
        raise ValueError("invalid mode: %r" % mode)
    if "t" in seen and "b" in seen:
        raise ValueError("can't have text and binary mode at once")
    if len(seen & set("rwax")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode" if seen & set("rwax") else _ONE_MODE)
    binary = "b" in seen
    if binary:
        if encoding is not None:
            raise ValueError("binary mode doesn't take an encoding argument")
        if errors is not None:
            raise ValueError("binary mode doesn't take an errors argument")
        if newline is not None:
            raise ValueError("binary mode doesn't take a newline argument")
    else:
        _check_newline(newline, "open() argument 'newline'")
    from _io_files import FileIO

    raw = FileIO(file, mode.replace("t", ""), closefd, opener)
    if buffering == 0:
        if binary:
            return raw
        raw.close()
        raise ValueError("can't have unbuffered text I/O")
    from _io_buffered import BufferedRandom, BufferedReader, BufferedWriter

    if "+" in seen:
        buffer = BufferedRandom(raw)
    elif "r" in seen:
        buffer = BufferedReader(raw)
    else:
        buffer = BufferedWriter(raw)
    if binary:
        return buffer
    from _io_text import TextIOWrapper

    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def open_code(path):
    return open(path, "rb")

