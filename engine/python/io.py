# Streams over the sandbox's own files, and over memory. Files are in memory, so nothing waits before them to be written or
# is read ahead from them: that would only cost time. Before other raw streams there are buffers. The native IOBase lets C code (print, deflate) use these as streams.

from _io import IOBase as _Native
from builtins import open
import _os

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]
BlockingIOError = BlockingIOError

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
            self.flush()
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
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
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


# --- Files ---

_ONE_MODE = "Must have exactly one of create/read/write/append mode and at most one plus"
_OPENERS = {"r": 0, "w": 0o1101, "x": 0o301, "a": 0o2101}


class FileIO(RawIOBase):
    def __init__(self, file, mode="r", closefd=True, opener=None):
        kinds = mode.replace("b", "")
        plus = "+" in kinds
        kind = kinds.replace("+", "")
        if kind not in _OPENERS or len(kind) != 1 or kinds.count("+") > 1:
            raise ValueError(_ONE_MODE if set(mode) <= set("rwxab+") else "invalid mode: " + mode)
        flags = _OPENERS[kind]
        if plus:
            flags = flags & ~3 | 2
        self._reads = plus or kind == "r"
        self._writes = plus or kind != "r"
        self._kind = kind
        self._fd = None
        self.closefd = closefd
        self.name = file
        if opener is not None:
            file = opener(file, flags)
            if not isinstance(file, int):
                raise TypeError("expected integer from opener")
            if file < 0:
                raise ValueError("opener returned %d" % file)
        if isinstance(file, int) and not isinstance(file, bool):
            if file < 0:
                raise ValueError("negative file descriptor")
            import os
            self._file = os._handle(file)
            self._fd = file
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            file = _path(file)
            self._file = _Null() if file == "/dev/null" else _os.open(file, flags, 0o644)
        if kind == "a":
            self._file.seek(0, 2)

    @property
    def mode(self):
        if self._kind == "x":
            return "xb+" if self._reads else "xb"
        if self._kind == "a":
            return "ab+" if self._reads else "ab"
        return ("rb+" if self._writes else "rb") if self._reads else "wb"

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return "<_io.FileIO name=%r mode=%r closefd=%r>" % (self.name, self.mode, self.closefd)

    def close(self):
        if not self.closed:
            self.closed = True
            if self._fd is not None and self.closefd:
                import os
                os.close(self._fd)
            self._file = None

    def readable(self):
        self._checkClosed("I/O operation on closed file")
        return self._reads

    def writable(self):
        self._checkClosed("I/O operation on closed file")
        return self._writes

    def seekable(self):
        self._checkClosed("I/O operation on closed file")
        return True

    def fileno(self):
        self._checkClosed("I/O operation on closed file")
        if self._fd is None:
            import os
            self._fd = os._number(self._file)
            self.closefd = True
        return self._fd

    def _for(self, name, allowed):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if not allowed:
            raise UnsupportedOperation("File not open for " + name)
        return self._file

    def read(self, size=-1):
        return self._for("reading", self._reads).read(_limit(size))

    def readall(self):
        return self._for("reading", self._reads).read(-1)

    def readline(self, size=-1):
        return self._for("reading", self._reads).readline(_limit(size))

    def readinto(self, buffer):
        return self._for("reading", self._reads).readinto(buffer)

    def write(self, data):
        return self._for("writing", self._writes).write(data)

    def seek(self, offset, whence=0):
        return self._for("seeking", True).seek(offset, whence)

    def tell(self):
        return self._for("seeking", True).tell()

    def truncate(self, size=None):
        file = self._for("writing", self._writes)
        return file.truncate(file.tell() if size is None else size)


def _path(file):
    if isinstance(file, (str, bytes)):
        return file
    import os
    return os.fspath(file)


def _home(stream):
    module = type(stream).__module__
    return "_io" if module == "io" else module


class _Null:
    # What /dev/null is to a program.
    def read(self, size=-1):
        return b""

    readline = read

    def readinto(self, buffer):
        return 0

    def write(self, data):
        return len(data)

    def seek(self, offset, whence=0):
        return 0

    def tell(self):
        return 0

    def truncate(self, size):
        raise OSError(22, "Invalid argument")

    def stat(self):
        return 0o020666, 0, 0, 0.0, 0.0, 1


class _Buffered(BufferedIOBase):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        kind = self._kind
        if kind == 2 and not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        if kind != 1 and not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if kind != 0 and not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self.raw = raw
        self._size = buffer_size
        self._direct = isinstance(raw, FileIO)
        self._ahead = b""  # was read from the raw stream already
        self._pending = bytearray()  # is to be written to it

    @property
    def closed(self):
        return self.raw is None or self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        try:
            return "<%s.%s name=%r>" % (_home(self), type(self).__qualname__, self.raw.name)
        except (AttributeError, ValueError):
            return "<%s.%s>" % (_home(self), type(self).__qualname__)

    def _stream(self, message="I/O operation on closed file"):
        raw = self.raw
        if raw is None:
            raise ValueError("raw stream has been detached")
        if raw.closed:
            raise ValueError(message)
        return raw

    def close(self):
        raw = self.raw
        if raw is not None and not raw.closed:
            try:
                self.flush()
            finally:
                raw.close()

    def detach(self):
        self.flush()
        raw = self._stream()
        self.raw = None
        return raw

    def flush(self):
        raw = self._stream("flush of closed file")
        self._write_pending(raw)
        raw.flush()

    def _write_pending(self, raw):
        pending = self._pending
        while pending:
            count = raw.write(bytes(pending))
            if count is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            if not 0 <= count <= len(pending):
                raise OSError("raw write() returned invalid length %d (should have been between 0 and %d)" % (count, len(pending)))
            del pending[:count]

    # The raw stream, being where this one is.
    def _settled(self):
        raw = self._stream()
        self._write_pending(raw)
        ahead = self._ahead
        if ahead:
            self._ahead = b""
            raw.seek(-len(ahead), 1)
        return raw

    def seek(self, offset, whence=0):
        raw = self._stream("seek of closed file")
        if whence not in (0, 1, 2):
            raise ValueError("whence value %d unsupported" % whence)
        return (raw if self._direct else self._settled()).seek(offset, whence)

    def tell(self):
        return self._stream().tell() - len(self._ahead) + len(self._pending)

    def truncate(self, size=None):
        raw = self._stream("truncate of closed file")
        if not raw.writable():
            _unsupported(self, "truncate")
        return self._settled().truncate(size)

    def seekable(self):
        return self._stream().seekable()

    def readable(self):
        return self._stream().readable()

    def writable(self):
        return self._stream().writable()

    def fileno(self):
        return self._stream().fileno()

    def isatty(self):
        return self._stream().isatty()


class BufferedReader(_Buffered):
    _kind = 0

    # Whether there is more ahead than before; None if the raw stream has nothing now.
    def _fill(self, raw, size=0):
        if self._pending:
            self._write_pending(raw)
        size = max(size, self._size)
        data = bytearray(size)
        count = raw.readinto(data)
        if count is None:
            return None
        if not 0 <= count <= size:
            raise OSError("raw readinto() returned invalid length %d (should have been between 0 and %d)" % (count, size))
        self._ahead += data[:count]
        return count != 0

    def _take(self, size):
        data = self._ahead
        self._ahead = data[size:]
        return data[:size]

    def read(self, size=-1):
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        raw = self._stream("read of closed file")
        if self._direct:
            return raw.readall() if size is None or size < 0 else raw.read(size)
        if size is None or size < 0:
            self._write_pending(raw)
            data = self._take(len(self._ahead))
            more = raw.readall() if hasattr(raw, "readall") else raw.read()
            return data + more if more else data if data or more is not None else None
        while len(self._ahead) < size:
            if not (more := self._fill(raw, size - len(self._ahead))):
                if more is None and not self._ahead:
                    return None
                break
        return self._take(size)

    def read1(self, size=-1):
        raw = self._stream("read of closed file")
        if size < 0:
            size = self._size
        if self._direct:
            return raw.read(size)
        if size and not self._ahead:
            self._fill(raw)
        return self._take(size)

    def readline(self, size=-1):
        raw = self._stream("readline of closed file")
        size = _limit(size)
        if self._direct:
            return raw.readline(size)
        start = 0
        while (end := self._ahead.find(b"\n", start)) < 0 and (size < 0 or len(self._ahead) < size):
            start = len(self._ahead)
            if not self._fill(raw):
                break
        end = end + 1 or len(self._ahead)
        return self._take(size if 0 <= size < end else end)

    def readinto(self, buffer):
        raw = self._stream("readinto of closed file")
        return raw.readinto(buffer) if self._direct else _into(buffer, self.read)

    def peek(self, size=0):
        raw = self._stream("peek of closed file")
        if self._direct:
            at = raw.tell()
            data = raw.read(self._size)
            raw.seek(at)
            return data
        if not self._ahead:
            self._fill(raw)
        return self._ahead

    def write(self, data):
        _unsupported(self, "write")


class BufferedWriter(_Buffered):
    _kind = 1

    def write(self, data):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        raw = self._stream("write to closed file")
        if self._direct:
            return raw.write(data)
        data = bytes(memoryview(data))
        if self._ahead:
            self._settled()
        if len(self._pending) + len(data) > self._size:
            self._write_pending(raw)
        self._pending += data
        if len(self._pending) > self._size:
            self._write_pending(raw)
        return len(data)


class BufferedRandom(BufferedReader):
    _kind = 2
    write = BufferedWriter.write


class BufferedRWPair(BufferedIOBase):
    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        if not reader.readable():
            raise UnsupportedOperation("readable")
        if not writer.writable():
            raise UnsupportedOperation("writable")
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1):
        return self.reader.read(size)

    def read1(self, size=-1):
        return self.reader.read1(size)

    def readinto(self, buffer):
        return self.reader.readinto(buffer)

    def readline(self, size=-1):
        return self.reader.readline(size)

    def peek(self, size=0):
        return self.reader.peek(size)

    def write(self, data):
        return self.writer.write(data)

    def flush(self):
        self.writer.flush()

    def readable(self):
        return True

    def writable(self):
        return True

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data = bytearray(b"" if initial_bytes is None else initial_bytes)
        self._at = 0

    def close(self):
        self.closed = True
        self._data = bytearray()

    def flush(self):
        self._checkClosed()

    def getvalue(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return bytes(self._data)

    def getbuffer(self):
        self._checkClosed()
        return memoryview(self._data)

    def readable(self):
        self._checkClosed()
        return True

    writable = seekable = readable

    def read(self, size=-1):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        at = self._at
        end = len(self._data)
        if size is not None and (size := _limit(size)) >= 0 and at + size < end:
            end = at + size
        if end <= at:
            return b""
        self._at = end
        return bytes(self._data[at:end])

    read1 = read

    def readline(self, size=-1):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        at = self._at
        end = self._data.find(b"\n", at) + 1
        if end == 0:
            end = len(self._data)
        size = _limit(size)
        if 0 <= size < end - at:
            end = at + size
        if end <= at:
            return b""
        self._at = end
        return bytes(self._data[at:end])

    def readinto(self, buffer):
        return _into(buffer, self.read)

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not isinstance(data, (bytes, bytearray)):
            data = bytes(memoryview(data))
        count = len(data)
        if count == 0:
            return 0
        at = self._at
        length = len(self._data)
        if at == length:
            self._data += data
        else:
            if at > length:
                self._data += bytes(at - length)
            self._data[at : at + count] = data
        self._at = at + count
        return count

    def seek(self, offset, whence=0):
        self._checkClosed()
        offset = _limit(offset)
        if whence == 0:
            if offset < 0:
                raise ValueError("negative seek value %d" % offset)
        elif whence == 1:
            offset = max(0, self._at + offset)
        elif whence == 2:
            offset = max(0, len(self._data) + offset)
        else:
            raise ValueError("invalid whence (%d, should be 0, 1 or 2)" % whence)
        self._at = offset
        return offset

    def tell(self):
        self._checkClosed()
        return self._at

    def truncate(self, size=None):
        self._checkClosed()
        size = self._at if size is None else _limit(size)
        if size < 0:
            raise ValueError("negative size value %d" % size)
        if size < len(self._data):
            self._data = self._data[:size]
        return size


# --- Text ---

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


class IncrementalNewlineDecoder:
    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translate = translate
        self._held = False
        self._seen = 0

    def decode(self, data, final=False):
        text = data if self._decoder is None else self._decoder.decode(data, final)
        if self._held and (text or final):
            text = "\r" + text
            self._held = False
        if text.endswith("\r") and not final:
            text = text[:-1]
            self._held = True
        if "\r" in text:
            both = text.count("\r\n")
            self._seen |= (4 if both else 0) | (1 if text.count("\r") > both else 0) | (2 if text.count("\n") > both else 0)
            if self._translate:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif "\n" in text:
            self._seen |= 2
        return text

    def getstate(self):
        data, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return data, flag << 1 | self._held

    def setstate(self, state):
        self._held = bool(state[1] & 1)
        if self._decoder is not None:
            self._decoder.setstate((state[0], state[1] >> 1))

    def reset(self):
        self._held = False
        self._seen = 0
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        return _NEWLINES[self._seen]


_NEWLINES = (None, "\r", "\n", ("\r", "\n"), "\r\n", ("\r", "\r\n"), ("\n", "\r\n"), ("\r", "\n", "\r\n"))

# Encodings in which a byte 10 is always a line feed, so that what ends with one can be decoded by itself.
_BY_LINES = ("utf8", "ascii", "latin1", "iso88591", "cp1252", "usascii", "l1")


class TextIOWrapper(TextIOBase):
    # `_rest` is what was decoded and not read yet, before newlines are translated.
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        _check_newline(newline)
        self.encoding = "utf-8" if encoding is None or encoding == "locale" else encoding
        "".encode(self.encoding)
        self.errors = errors or "strict"
        self._newline = newline
        self._by_lines = self.encoding.lower().replace("-", "").replace("_", "") in _BY_LINES
        self.line_buffering = line_buffering
        self.write_through = write_through
        self.buffer = buffer
        self._rest = ""
        self._telling = True
        self._seen = 0
        self._started = False

    @property
    def closed(self):
        return self.buffer is None or self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    @property
    def newlines(self):
        return _NEWLINES[self._seen]

    def __repr__(self):
        text = "<_io.TextIOWrapper"
        for name in ("name", "mode"):
            try:
                text += " %s=%r" % (name, getattr(self, name))
            except AttributeError:
                pass
        return text + " encoding=%r>" % self.encoding

    def _stream(self):
        buffer = self.buffer
        if buffer is None:
            raise ValueError("underlying buffer has been detached")
        if buffer.closed:
            raise ValueError("I/O operation on closed file.")
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        if self._rest and (encoding is not None or newline is not Ellipsis):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        TextIOWrapper.__init__(
            self,
            self._stream(),
            encoding or self.encoding,
            errors or ("strict" if encoding else self.errors),
            self._newline if newline is Ellipsis else newline,
            self.line_buffering if line_buffering is None else line_buffering,
            self.write_through if write_through is None else write_through,
        )

    def close(self):
        if self.buffer is not None and not self.buffer.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def flush(self):
        self._stream().flush()
        self._telling = True

    def detach(self):
        buffer = self._stream()
        buffer.flush()
        self.buffer = None
        return buffer

    def seekable(self):
        return self._stream().seekable()

    def readable(self):
        return self._stream().readable()

    def writable(self):
        return self._stream().writable()

    def fileno(self):
        return self._stream().fileno()

    def isatty(self):
        return self._stream().isatty()

    def _fill(self):
        buffer = self._stream()
        if not buffer.readable():
            _unsupported(self, "not readable")
        data = buffer.readline() if self._by_lines else buffer.read()
        text = data.decode(self.encoding, self.errors)
        self._rest += text
        return bool(data)

    def _translated(self, text):
        if self._newline is not None and self._newline != "":
            return text
        if "\r" not in text:
            if text and "\n" in text:
                self._seen |= 2
            return text
        both = text.count("\r\n")
        self._seen |= (4 if both else 0) | (1 if text.count("\r") > both else 0) | (2 if text.count("\n") > both else 0)
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1):
        size = _limit(size)
        if size < 0:
            buffer = self._stream()
            if not buffer.readable():
                _unsupported(self, "not readable")
            text = self._rest
            self._rest = ""
            return self._translated(text + buffer.read().decode(self.encoding, self.errors))
        while len(self._rest) <= size and self._fill():
            pass
        text = self._rest
        if self._newline is None and "\r" in text:
            # How much of the text makes `size` characters once pairs are one.
            at = 0
            for _ in range(size):
                if at >= len(text):
                    break
                at += 2 if text[at : at + 2] == "\r\n" else 1
        else:
            at = size
        self._rest = text[at:]
        return self._translated(text[:at])

    def readline(self, size=-1):
        size = _limit(size)
        newline = self._newline
        if self._by_lines and size < 0 and not self._rest:
            buffer = self._stream()
            if not buffer.readable():
                _unsupported(self, "not readable")
            text = buffer.readline().decode(self.encoding, self.errors)
            if newline == "\n" or "\r" not in text and (newline is None or newline == ""):
                if text and newline != "\n":
                    self._seen |= 2
                return text
            self._rest = text
        start = 0
        while True:
            text = self._rest
            end = self._line_end(text, start)
            if end < 0:
                start = max(0, len(text) - 1)
                if self._fill():
                    continue
                end = len(self._rest)
                text = self._rest
            if 0 <= size < end:
                end = size
            self._rest = text[end:]
            return self._translated(text[:end])

    def _line_end(self, text, start):
        newline = self._newline
        if newline:
            at = text.find(newline, start)
            return at if at < 0 else at + len(newline)
        feed = text.find("\n", start)
        back = text.find("\r", start, feed if feed >= 0 else len(text))
        if back < 0:
            return feed if feed < 0 else feed + 1
        if back + 1 == len(text):
            # A line feed may follow, except when reading by lines, which end behind one.
            return back + 1 if self._by_lines else -1
        return back + (2 if text[back + 1] == "\n" else 1)

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def write(self, text):
        buffer = self._stream()
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        if not buffer.writable():
            _unsupported(self, "not writable")
        if self._rest:
            buffer.seek(-len(self._rest.encode(self.encoding, self.errors)), 1)
            self._rest = ""
        data = text
        if self._newline and self._newline != "\n" and "\n" in text:
            data = text.replace("\n", self._newline)
        encoding = self.encoding
        if not self._by_lines and self._started:
            # Marks of byte order only stand at the beginning.
            data = data.encode({"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(encoding, encoding), self.errors)
        else:
            data = data.encode(encoding, self.errors)
        self._started = True
        buffer.write(data)
        return len(text)

    def tell(self):
        if not self.seekable():
            _unsupported(self, "underlying stream is not seekable")
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        return self._stream().tell() - len(self._rest.encode(self.encoding, self.errors))

    def seek(self, cookie, whence=0):
        buffer = self._stream()
        if not buffer.seekable():
            _unsupported(self, "underlying stream is not seekable")
        if whence == 1:
            if cookie != 0:
                _unsupported(self, "can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                _unsupported(self, "can't do nonzero end-relative seeks")
            self._rest = ""
            return buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError("invalid whence (%d, should be 0, 1 or 2)" % whence)
        if cookie < 0:
            raise ValueError("negative seek position %r" % (cookie,))
        self._rest = ""
        self._telling = True
        self._started = cookie != 0
        return buffer.seek(cookie)

    def truncate(self, size=None):
        return self._stream().truncate(self.tell() if size is None else size)


class StringIO(TextIOBase):
    # What is written at the end is kept in `_parts` until someone reads.
    def __init__(self, initial_value="", newline="\n"):
        _check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not " + type(initial_value).__name__)
        self._newline = newline
        self._text = ""
        self._parts = []
        self._at = 0
        self._length = 0
        self._seen = 0
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def _whole(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        parts = self._parts
        if parts:
            self._text += "".join(parts)
            self._parts = []
        return self._text

    @property
    def line_buffering(self):
        self._checkClosed()
        return False

    @property
    def newlines(self):
        return _NEWLINES[self._seen]

    def close(self):
        self.closed = True
        self._text = ""
        self._parts = []

    def readable(self):
        self._checkClosed("I/O operation on closed file")
        return True

    writable = seekable = readable

    def getvalue(self):
        return self._whole()

    def write(self, text):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if not isinstance(text, str):
            raise TypeError("string argument expected, got %r" % type(text).__name__)
        count = len(text)
        newline = self._newline
        if newline != "\n" and text:
            if not newline and ("\r" in text or "\n" in text):
                both = text.count("\r\n")
                self._seen |= (4 if both else 0) | (1 if text.count("\r") > both else 0) | (2 if text.count("\n") > both else 0)
            if newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            elif newline:
                text = text.replace("\n", newline)
        if text:
            if self._at == self._length:
                self._parts.append(text)
                self._length += len(text)
                self._at = self._length
            else:
                whole = self._whole()
                at = self._at
                if at > self._length:
                    whole += "\0" * (at - self._length)
                self._text = whole[:at] + text + whole[at + len(text) :]
                self._at = at + len(text)
                self._length = len(self._text)
        return count

    def read(self, size=-1):
        whole = self._whole()
        at = self._at
        end = self._length
        size = _limit(size)
        if size >= 0 and at + size < end:
            end = at + size
        if end <= at:
            return ""
        self._at = end
        return whole if at == 0 and end == self._length else whole[at:end]

    def readline(self, size=-1):
        whole = self._whole()
        at = self._at
        newline = self._newline
        if newline == "":
            end = TextIOWrapper._line_end(self, whole, at)
        else:
            newline = newline or "\n"
            end = whole.find(newline, at)
            if end >= 0:
                end += len(newline)
        if end < 0:
            end = self._length
        size = _limit(size)
        if 0 <= size < end - at:
            end = at + size
        if end <= at:
            return ""
        self._at = end
        return whole[at:end]

    _by_lines = True

    def seek(self, offset, whence=0):
        self._checkClosed("I/O operation on closed file")
        offset = _limit(offset)
        if whence == 0:
            if offset < 0:
                raise ValueError("Negative seek position %d" % offset)
        elif whence not in (1, 2):
            raise ValueError("Invalid whence (%d, should be 0, 1 or 2)" % whence)
        elif offset != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        else:
            offset = self._at if whence == 1 else self._length
        self._at = offset
        return offset

    def tell(self):
        self._checkClosed("I/O operation on closed file")
        return self._at

    def truncate(self, size=None):
        whole = self._whole()
        size = self._at if size is None else _limit(size)
        if size < 0:
            raise ValueError("Negative size value %d" % size)
        if size < self._length:
            self._text = whole[:size]
            self._length = size
        return size


# What the built-in open() calls.
def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(mode, str):
        raise TypeError("open() argument 'mode' must be str, not " + type(mode).__name__)
    if not isinstance(file, (str, bytes, int)):
        file = _path(file)
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
    raw = FileIO(file, mode.replace("t", ""), closefd, opener)
    if buffering == 0:
        if binary:
            return raw
        raw.close()
        raise ValueError("can't have unbuffered text I/O")
    if "+" in seen:
        buffer = BufferedRandom(raw)
    elif "r" in seen:
        buffer = BufferedReader(raw)
    else:
        buffer = BufferedWriter(raw)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


open_code = lambda path: open(path, "rb")
