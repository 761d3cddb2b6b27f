# Text over streams of bytes.

from io import _NEWLINES, TextIOBase, UnsupportedOperation, _check_newline, _kinds, _limit, _line_end, _unsupported

__name__ = "_io"


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
            self._seen |= _kinds(text)
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


# Encodings in which a byte 10 is always a line feed, so that what ends with one can be decoded by itself.
_BY_LINES = ("utf8", "ascii", "latin1", "iso88591", "cp1252", "usascii", "l1")


class TextIOWrapper(TextIOBase):
    # `_rest` is what was decoded and not read yet, before newlines are translated.
    _CHUNK_SIZE = 8192

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self._buffer = None
        _check_newline(newline)
        self.encoding = "utf-8" if encoding is None or encoding == "locale" else encoding
        "".encode(self.encoding)
        self.errors = errors or "strict"
        self._newline = newline
        self._by_lines = self.encoding.lower().replace("-", "").replace("_", "") in _BY_LINES
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._buffer = buffer
        self._rest = ""
        self._telling = True
        self._seen = 0
        # Marks of byte order only stand at the beginning.
        self._started = not self._by_lines and buffer.writable() and buffer.seekable() and buffer.tell() != 0

    @property
    def buffer(self):
        return self._buffer

    @property
    def closed(self):
        return self._buffer is None or self._buffer.closed

    @property
    def name(self):
        return self._buffer.name

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
        buffer = self._buffer
        if buffer is None:
            raise ValueError("underlying buffer has been detached")
        if buffer.closed:
            raise ValueError("I/O operation on closed file.")
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        if self._rest and (encoding is not None or newline is not Ellipsis):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        self.flush()
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
        if self._buffer is not None and not self._buffer.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def flush(self):
        self._stream().flush()
        self._telling = True

    def detach(self):
        buffer = self._stream()
        buffer.flush()
        self._buffer = None
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

    def _decoded(self, data):
        if isinstance(data, str):
            raise TypeError("underlying read() should have returned a bytes-like object, not 'str'")
        return data.decode(self.encoding, self.errors)

    def _fill(self):
        buffer = self._stream()
        if not buffer.readable():
            _unsupported(self, "not readable")
        data = buffer.readline() if self._by_lines else buffer.read()
        self._rest += self._decoded(data)
        return bool(data)

    def _translated(self, text):
        if self._newline is not None and self._newline != "":
            return text
        if "\r" not in text:
            if text and "\n" in text:
                self._seen |= 2
            return text
        self._seen |= _kinds(text)
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
            return self._translated(text + self._decoded(buffer.read()))
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
            text = self._decoded(buffer.readline())
            if newline == "\n" or "\r" not in text and (newline is None or newline == ""):
                if text and newline != "\n":
                    self._seen |= 2
                return text
            self._rest = text
        start = 0
        while True:
            text = self._rest
            end = _line_end(self._newline, self._by_lines, text, start)
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
            data = data.encode({"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(encoding, encoding), self.errors)
        else:
            data = data.encode(encoding, self.errors)
        self._started = True
        buffer.write(data)
        if self.line_buffering and ("\n" in text or "\r" in text):
            buffer.flush()
        return len(text)

    def tell(self):
        if not self.seekable():
            _unsupported(self, "underlying stream is not seekable")
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        at = self._stream().tell()
        return at - len(self._rest.encode(self.encoding, self.errors)) if self._rest else at

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
            cookie = buffer.seek(0, 2)
            self._started = cookie != 0
            return cookie
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
