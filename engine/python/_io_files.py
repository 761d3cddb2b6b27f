# Streams over the sandbox's own files. They are in memory, so nothing waits to be written or is read ahead.

import _os
from io import _ONE_MODE, RawIOBase, UnsupportedOperation, _limit

__name__ = "_io"
_OPENERS = {"r": 0, "w": 0o1101, "x": 0o301, "a": 0o2101}


class FileIO(RawIOBase):
    _blksize = 4096
    _file = None
    _fd = None  # its number, once somebody has asked for one; it may be closed by that, too

    @property
    def closed(self):
        return self._file is None

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if not isinstance(mode, str):
            raise TypeError("FileIO() argument 'mode' must be str, not " + type(mode).__name__)
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
            if not isinstance(file, (str, bytes)):
                from os import fspath

                file = fspath(file)
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
        name = "name=%r" % (self.name,) if hasattr(self, "name") else "fd=%d" % self.fileno()
        return "<_io.FileIO %s mode=%r closefd=%r>" % (name, self.mode, self.closefd)

    def close(self):
        if self._file is None:
            return
        try:
            self.flush()
        finally:
            self._file = None
            if self._fd is not None and self.closefd:
                import os
                os.close(self._fd)

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
        file = self._file
        if file is None:
            raise ValueError("I/O operation on closed file")
        if not allowed:
            raise UnsupportedOperation("File not open for " + name)
        if self._fd is not None:
            import os
            os._handle(self._fd)
        return file

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
