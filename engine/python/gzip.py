import zlib
from io import BytesIO, IOBase

READ = "rb"
WRITE = "wb"


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    if mtime is None:
        from time import time

        mtime = time()
    packed = zlib.compress(data, level=compresslevel, wbits=31)
    if mtime == 0:
        return packed
    level = 2 if compresslevel == 9 else 4 if compresslevel == 1 else 0
    return packed[:4] + (int(mtime) & 0xFFFFFFFF).to_bytes(4, "little") + bytes((level, 255)) + packed[10:]


def decompress(data):
    parts = []
    data = bytes(data)
    while data:
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile("Not a gzipped file (%r)" % data[:2])
        if len(data) > 2 and data[2] != 8:
            raise BadGzipFile("Unknown compression method")
        unpacker = zlib.decompressobj(wbits=31)
        try:
            parts.append(unpacker.decompress(data))
        except zlib.error as e:
            if "data check" in str(e):
                raise BadGzipFile("CRC check failed") from None
            if "length check" in str(e):
                raise BadGzipFile("Incorrect length of data produced") from None
            raise
        if not unpacker.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = unpacker.unused_data.lstrip(b"\x00")
    return b"".join(parts)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    text = "t" in mode
    if text and "b" in mode:
        raise ValueError("Invalid mode: %r" % (mode,))
    if not text:
        for name, given in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if given is not None:
                raise ValueError("Argument %r not supported in binary mode" % name)
    mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__"):
        file = GzipFile(filename, mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if text:
        from io import TextIOWrapper

        return TextIOWrapper(file, encoding or "utf-8", errors, newline)
    return file


# Everything is read when the first of it is asked for, and written when the file is closed.
class GzipFile(BytesIO):
    myfileobj = fileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        import builtins
        import os

        super().__init__()
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: %r" % (mode,))
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        self.name = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        if mode == 1 or isinstance(mode, str) and mode[:1] == "r":
            self.mode = 1
            self._write_mtime = None
        elif mode == 2 or isinstance(mode, str) and mode[:1] in ("w", "a", "x"):
            self.mode = 2
            self._write_mtime = mtime
            self._level = compresslevel
        else:
            raise ValueError("Invalid mode: %r" % (mode,))
        self._loaded = False
        self.mtime = None
        self.fileobj = fileobj

    def _load(self, what="read"):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if self.mode == 2:
            raise OSError(9, "%s() on write-only GzipFile object" % what)
        if not self._loaded:
            data = self.fileobj.read()
            BytesIO.write(self, decompress(data))
            BytesIO.seek(self, 0)
            self.mtime = int.from_bytes(data[4:8], "little") if data else None
            self._loaded = True

    def read(self, size=-1):
        self._load()
        return super().read(size)

    def read1(self, size=-1):
        self._load("read1")
        return super().read(size)

    def readinto(self, buffer):
        self._load()
        return super().readinto(buffer)

    def readline(self, size=-1):
        self._load()
        return super().readline(size)

    def readlines(self, hint=-1):
        self._load()
        return super().readlines(hint)

    def __iter__(self):
        self._load()
        return self

    __next__ = IOBase.__next__

    def peek(self, n):
        self._load("peek")
        at = self.tell()
        data = super().read(max(n, 100))
        BytesIO.seek(self, at)
        return data

    def seek(self, offset, whence=0):
        if self.mode == 1:
            self._load()
        return super().seek(offset, whence)

    def write(self, data):
        if self.mode == 1:
            raise OSError(9, "write() on read-only GzipFile object")
        return super().write(data)

    def readable(self):
        return self.mode == 1

    def writable(self):
        return self.mode == 2

    def fileno(self):
        return self.fileobj.fileno()

    def close(self):
        file = self.fileobj
        if file is None or self.closed:
            return
        self.fileobj = None
        mine = self.myfileobj
        try:
            if self.mode == 2:
                data = compress(self.getvalue(), self._level, mtime=self._write_mtime)
                name = self._stored_name()
                file.write(data[:3] + b"\x08" + data[4:10] + name + b"\0" + data[10:] if name else data)
        finally:
            self.myfileobj = None
            if mine:
                mine.close()
            super().close()

    def _stored_name(self):
        name = self.name
        try:
            name = (name if isinstance(name, bytes) else name.encode("latin-1")).rpartition(b"/")[2]
        except UnicodeEncodeError:
            return b""
        return name[:-3] if name[-3:] == b".gz" else name
