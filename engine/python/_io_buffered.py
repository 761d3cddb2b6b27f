# Buffers before raw streams. Before a file there is nothing to keep, as it is in memory.

from _io_files import FileIO
from io import DEFAULT_BUFFER_SIZE, BufferedIOBase, UnsupportedOperation, _into, _limit, _unsupported

__name__ = "_io"


def _position(position):
    if position < 0:
        raise OSError("raw stream returned invalid position %d" % position)
    return position


class _Buffered(BufferedIOBase):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE, *more):
        if more:
            raise TypeError("%s() takes at most 2 arguments (%d given)" % (type(self).__name__, 2 + len(more)))
        self._raw = None
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        kind = self._kind
        if kind == 2 and not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        if kind != 1 and not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if kind != 0 and not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self._raw = raw
        self._size = buffer_size
        self._direct = isinstance(raw, FileIO)
        self._ahead = b""  # was read from the raw stream already
        self._pending = bytearray()  # is to be written to it

    @property
    def raw(self):
        return self._raw

    @property
    def closed(self):
        return self._raw is None or self._raw.closed

    @property
    def name(self):
        return self._raw.name

    @property
    def mode(self):
        return self._raw.mode

    def __repr__(self):
        text = "<%s.%s" % (type(self).__module__, type(self).__qualname__)
        try:
            return "%s name=%r>" % (text, self._raw.name)
        except (AttributeError, ValueError):
            return text + ">"

    def _stream(self, message="I/O operation on closed file"):
        raw = self._raw
        if raw is None:
            raise ValueError("raw stream has been detached")
        if raw.closed:
            raise ValueError(message)
        return raw

    def close(self):
        raw = self._raw
        if raw is not None and not raw.closed:
            try:
                self.flush()
            finally:
                raw.close()

    def detach(self):
        self.flush()
        raw = self._stream()
        self._raw = None
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
        return _position((raw if self._direct else self._settled()).seek(offset, whence))

    def tell(self):
        return _position(self._stream().tell()) - len(self._ahead) + len(self._pending)

    def truncate(self, size=None):
        self._stream("truncate of closed file")
        if not self.writable():
            _unsupported(self, "truncate")
        return self._settled().truncate(size)

    def seekable(self):
        return self._stream().seekable()

    def readable(self):
        return self._kind != 1 and self._stream().readable()

    def writable(self):
        return self._kind != 0 and self._stream().writable()

    def fileno(self):
        return self._stream().fileno()

    def isatty(self):
        return self._raw.isatty()


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

    def readinto1(self, buffer):
        # One read of the raw stream at most, past the buffer when more is asked for than it holds.
        def read(size):
            data = self._take(min(size, len(self._ahead)))
            rest = size - len(data)
            if rest > self._size:
                return data + (self._stream().read(rest) or b"")
            return data or self.read1(size)

        return _into(buffer, read)

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

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        return self.writer.closed
