# Streams over memory.

from io import _NEWLINES, BufferedIOBase, TextIOBase, _check_newline, _into, _kinds, _limit, _line_end

__name__ = "_io"


# What copying and pickling take: `items`, and the attributes that a program has added.
def _state(stream, own, *items):
    return *items, {name: value for name, value in stream.__dict__.items() if name not in own}


def _set_state(stream, state, length):
    if stream.closed:
        raise ValueError("__setstate__ on closed file")
    if not isinstance(state, tuple) or len(state) != length:
        raise TypeError(
            "%s.__setstate__ argument should be %d-tuple, got %s" % (type(stream).__name__, length, type(state).__name__)
        )
    added = state[-1]
    if added is not None:
        if not isinstance(added, dict):
            which = "third" if length == 3 else "fourth"
            raise TypeError("%s item of state should be a dict, got a %s" % (which, type(added).__name__))
        stream.__dict__.update(added)
    return state[:-1]


class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data = bytearray(memoryview(b"" if initial_bytes is None else initial_bytes))
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

    def __getstate__(self):
        return _state(self, ("_data", "_at", "closed"), self.getvalue(), self.tell())

    def __setstate__(self, state):
        value, at = _set_state(self, state, 3)
        self.__init__(value)
        if not isinstance(at, int):
            raise TypeError("second item of state must be an integer, not %s" % type(at).__name__)
        if at < 0:
            raise ValueError("position value cannot be negative")
        self._at = at

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
        return _into(buffer, lambda size: BytesIO.read(self, size))

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

    def __getstate__(self):
        names = ("_text", "_parts", "_at", "_length", "_seen", "_newline", "closed")
        return _state(self, names, self.getvalue(), self._newline, self.tell())

    def __setstate__(self, state):
        value, newline, at = _set_state(self, state, 4)
        self.__init__("", newline)
        self._text = value
        self._length = len(value)
        if not isinstance(at, int):
            raise TypeError("third item of state must be an integer, got %s" % type(at).__name__)
        if at < 0:
            raise ValueError("position value cannot be negative")
        self._at = at

    def write(self, text):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if not isinstance(text, str):
            raise TypeError("string argument expected, got %r" % type(text).__name__)
        count = len(text)
        newline = self._newline
        if newline != "\n" and text:
            if not newline and ("\r" in text or "\n" in text):
                self._seen |= _kinds(text)
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
            end = _line_end("", True, whole, at)
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
