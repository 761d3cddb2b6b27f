# What a program sees of its operating system: its own files, in memory, and nothing of the host's.

import sys
from abc import ABC, abstractmethod

import _os
from _os import urandom

name = "posix"
linesep = "\n"
curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
altsep = None
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
F_OK = 0
X_OK = 1
W_OK = 2
R_OK = 4
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
O_CREAT = 0o100
O_EXCL = 0o200
O_TRUNC = 0o1000
O_APPEND = 0o2000
O_CLOEXEC = 0o2000000
O_NOFOLLOW = 0o400000

error = OSError
supports_bytes_environ = True


def __getattr__(attribute):
    # Costs nothing until it is asked for.
    if attribute == "environ" or attribute == "environb":
        both = globals()
        both["environ"], both["environb"] = _environ()
        return both[attribute]
    elif attribute == "stat_result":
        value = _structure("stat_result", "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime", True)
    elif attribute == "terminal_size":
        value = _structure("terminal_size", "columns lines")
    elif attribute == "times_result":
        value = _structure(attribute, "user system children_user children_system elapsed")
    elif attribute == "supports_follow_symlinks":
        value = {stat, utime}
    elif attribute == "supports_fd" or attribute == "supports_dir_fd":
        value = set()
    else:
        raise AttributeError("module 'os' has no attribute %r" % attribute)
    globals()[attribute] = value
    return value


# --- The environment: empty, and the program's own ---


def _environ():
    from collections.abc import MutableMapping

    class _Environ(MutableMapping):
        # Both views have one dict of bytes.
        def __init__(self, data, encode, decode):
            self._data = data
            self.encodekey = self.encodevalue = encode
            self.decodekey = self.decodevalue = decode

        def __getitem__(self, key):
            try:
                return self.decodevalue(self._data[self.encodekey(key)])
            except KeyError:
                raise KeyError(key) from None

        def __setitem__(self, key, value):
            name = self.encodekey(key)
            value = self.encodevalue(value)
            if b"=" in name:
                raise ValueError("illegal environment variable name")
            _check_variable(name)
            if b"\0" in value:
                raise ValueError("embedded null byte")
            self._data[name] = value

        def __delitem__(self, key):
            name = self.encodekey(key)
            _check_variable(name)
            try:
                del self._data[name]
            except KeyError:
                raise KeyError(key) from None

        def __iter__(self):
            return map(self.decodekey, list(self._data))

        def __len__(self):
            return len(self._data)

        def __repr__(self):
            return "environ({%s})" % ", ".join("%r: %r" % pair for pair in self.items())

        def copy(self):
            return dict(self)

        def __or__(self, other):
            return dict(self) | dict(other) if hasattr(other, "keys") else NotImplemented

        def __ror__(self, other):
            return dict(other) | dict(self) if hasattr(other, "keys") else NotImplemented

        def __ior__(self, other):
            self.update(other)
            return self

    def encode(value):
        if not isinstance(value, str):
            raise TypeError("str expected, not " + type(value).__name__)
        return fsencode(value)

    def check(value):
        if not isinstance(value, bytes):
            raise TypeError("bytes expected, not " + type(value).__name__)
        return value

    data = {}
    return _Environ(data, encode, fsdecode), _Environ(data, check, check)


def _check_variable(name):
    if b"\0" in name:
        raise ValueError("embedded null byte")
    if not name or b"=" in name:
        raise OSError(22, "Invalid argument")


def getenv(key, default=None):
    return _this().environ.get(key, default)


def getenvb(key, default=None):
    return _this().environb.get(key, default)


# There is no process that could see them: environ is what a program itself has.
def putenv(key, value):
    for part in key, value:
        if "\0" in fsdecode(part):
            raise ValueError("embedded null byte")
    if "=" in fsdecode(key):
        raise ValueError("illegal environment variable name")


def unsetenv(key):
    putenv(key, "")


def _this():
    return sys.modules["os"]


# --- Paths ---


class PathLike(ABC):
    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike and hasattr(subclass, "__fspath__"):
            return True
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        make = type(path).__fspath__
    except AttributeError:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    made = make(path)
    if isinstance(made, (str, bytes)):
        return made
    raise TypeError("expected %s.__fspath__() to return str or bytes, not %s" % (type(path).__name__, type(made).__name__))


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwd():
    return _os.getcwd()


def getcwdb():
    return _os.getcwd().encode()


def chdir(path):
    _os.chdir(_path(path, "chdir", " or integer"))


# --- The tree ---


def _structure(name, fields, status=False):
    names = fields.split()

    class structure(tuple):
        n_fields = len(names) + 9 if status else len(names)
        n_sequence_fields = len(names)
        n_unnamed_fields = 3 if status else 0
        __match_args__ = tuple(names)

        def __new__(cls, sequence, dict={}):
            items = tuple(sequence)
            if len(items) != len(names):
                raise TypeError("os.%s() takes a%s %d-sequence (%d-sequence given)"
                                % (name, "n at least" if status else "", len(names), len(items)))
            self = tuple.__new__(cls, items)
            if status:
                self.__dict__.update(_accessed=items[7], _modified=items[8])
            return self

        def __setattr__(self, attribute, value):
            raise AttributeError("readonly attribute")

        def __repr__(self):
            return "os.%s(%s)" % (name, ", ".join("%s=%r" % pair for pair in zip(names, self)))

        def __reduce__(self):
            return type(self), (tuple(self),)

    def field(index):
        return property(lambda self: self[index])

    for index, one in enumerate(names):
        setattr(structure, one, field(index))
    if status:
        structure.st_atime = property(lambda self: self._accessed)
        structure.st_mtime = structure.st_ctime = property(lambda self: self._modified)
        structure.st_atime_ns = property(lambda self: int(self._accessed * 1000000) * 1000)
        structure.st_mtime_ns = structure.st_ctime_ns = property(lambda self: int(self._modified * 1000000) * 1000)
        structure.st_blksize = property(lambda self: 4096)
        structure.st_blocks = property(lambda self: (self[6] + 511) // 512)
        structure.st_rdev = property(lambda self: 0)
    structure.__name__ = structure.__qualname__ = name
    structure.__module__ = "os"
    return structure


def _status(status):
    mode, number, size, modified, accessed, names = status
    whole = int(modified // 1)
    result = _this().stat_result((mode, number, 1, names, 0, 0, size, int(accessed // 1), whole, whole))
    result.__dict__.update(_accessed=accessed, _modified=modified)
    return result


def _path(path, function, more=""):
    if type(path) is str:
        return path
    try:
        return fspath(path)
    except TypeError:
        if hasattr(type(path), "__fspath__"):
            raise
        raise TypeError("%s should be string, bytes%s os.PathLike%s, not %s" % (function if ":" in function else function + ": path", "," if more else " or", more, type(path).__name__)) from None


def _no_dir_fd(*places):
    for place in places:
        if place is not None:
            raise NotImplementedError("dir_fd unavailable on this platform")


def stat(path, *, dir_fd=None, follow_symlinks=True):
    _no_dir_fd(dir_fd)
    if isinstance(path, int):
        return fstat(path)
    return _status((_os.stat if follow_symlinks else _os.lstat)(_path(path, "stat", " or integer")))


def lstat(path, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    return _status(_os.lstat(_path(path, "lstat")))


def fstat(fd):
    return _status(_handle(fd).stat())


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    _no_dir_fd(dir_fd)
    try:
        bits = (_os.stat if follow_symlinks else _os.lstat)(_path(path, "access"))[0]
    except OSError:
        return False
    # As for root: what is executable has to say so, all else is allowed.
    return not mode & X_OK or bits & 0o040111 != 0


def listdir(path="."):
    path = "." if path is None else _path(path, "listdir", ", integer or None")
    names = [name for name, _ in _os.list(path)]
    return [name.encode() for name in names] if isinstance(path, bytes) else names


class DirEntry:
    # `directory` is None for a link.
    def __init__(self, name, path, directory):
        self.name = name
        self.path = path
        self._directory = directory
        self._number = _os.lstat(path)[1]

    def _leads_to(self, directory, follow_symlinks):
        if self._directory is None and follow_symlinks:
            try:
                return _os.stat(self.path)[0] >> 12 == (4 if directory else 8)
            except FileNotFoundError:
                return False
        return self._directory is directory

    def is_dir(self, *, follow_symlinks=True):
        return self._leads_to(True, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._leads_to(False, follow_symlinks)

    def is_symlink(self):
        return self._directory is None

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return self._number

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "<DirEntry %r>" % self.name


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path="."):
    path = "." if path is None else _path(path, "scandir", ", integer or None")
    encode = isinstance(path, bytes)
    entries = []
    for entry, directory in _os.list(path):
        if encode:
            entry = entry.encode()
        entries.append(DirEntry(entry, _join(path, entry), directory))
    return _Scan(entries)


def _join(directory, entry):
    slash = b"/" if isinstance(directory, bytes) else "/"
    return directory + entry if directory.endswith(slash) else directory + slash + entry


def mkdir(path, mode=0o777, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    _os.mkdir(_path(path, "mkdir"), mode & ~_umask)


def makedirs(name, mode=0o777, exist_ok=False):
    from os.path import isdir, split

    head, tail = split(fspath(name))
    if not tail:
        head, tail = split(head)
    if head and tail and not isdir(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except OSError:
            if not isdir(head):
                raise
        if tail == "." or tail == b".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    _os.rmdir(_path(path, "rmdir"))


def removedirs(name):
    from os.path import split

    rmdir(name)
    head, tail = split(fspath(name))
    if not tail:
        head, tail = split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = split(head)


def remove(path, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    _os.unlink(_path(path, "remove"))


unlink = remove


def _between(name, src, dst):
    src = _path(src, name + ": src")
    dst = _path(dst, name + ": dst")
    try:
        getattr(_os, name)(src, dst)
    except OSError as reason:
        raise OSError(reason.errno, reason.strerror, src, None, dst) from None


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _no_dir_fd(src_dir_fd, dst_dir_fd)
    _between("rename", src, dst)


replace = rename


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    _between("symlink", src, dst)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    _no_dir_fd(src_dir_fd, dst_dir_fd)
    _between("link", src, dst)


def readlink(path, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    path = _path(path, "readlink")
    target = _os.readlink(path)
    return target.encode() if isinstance(path, bytes) else target


def renames(old, new):
    from os.path import exists, split

    head, tail = split(new)
    if head and tail and not exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _no_dir_fd(dir_fd)
    if not follow_symlinks:
        raise NotImplementedError("chmod: follow_symlinks unavailable on this platform")
    _os.chmod(_path(path, "chmod", " or integer"), mode)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    _no_dir_fd(dir_fd)
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        times = ns[0] / 1e9, ns[1] / 1e9
    elif times is None:
        from time import time

        times = (time(),) * 2
    elif not isinstance(times, tuple) or len(times) != 2:
        raise TypeError("utime: 'times' must be either a tuple of two ints or None")
    for each in times:
        if not -9e18 < each < 9e18:
            raise OverflowError("timestamp out of range for platform time_t")
    try:
        _os.utime(_path(path, "utime", " or integer"), *times, follow_symlinks)
    except OSError as reason:
        raise OSError(reason.errno, reason.strerror) from None


def truncate(path, length):
    if isinstance(path, int):
        ftruncate(path, length)
    else:
        path = _path(path, "truncate", " or integer")
        try:
            _os.open(path, O_RDWR, 0).truncate(length)
        except OSError as reason:
            raise OSError(reason.errno, reason.strerror, path) from None


def walk(top, topdown=True, onerror=None, followlinks=False):
    from os.path import isdir, islink

    # On the stack: directories to be looked at, and results for when all below them is done.
    stack = [fspath(top)]
    while stack:
        directory = stack.pop()
        if isinstance(directory, tuple):
            yield directory
            continue
        dirs = []
        files = []
        try:
            for entry in scandir(directory):
                leads = isdir(entry.path) if entry._directory is None else entry._directory
                (dirs if leads else files).append(entry.name)
        except OSError as reason:
            if onerror is not None:
                onerror(reason)
            continue
        here = (directory, dirs, files)
        if topdown:
            yield here
        else:
            stack.append(here)
        for entry in reversed(dirs):
            entry = _join(directory, entry)
            if followlinks or not islink(entry):
                stack.append(entry)


# --- Descriptors: numbers for open files ---

_open = {}


def _handle(fd):
    try:
        return _open[fd]
    except KeyError:
        raise OSError(9, "Bad file descriptor")


def _number(handle):
    number = 3
    while number in _open:
        number += 1
    _open[number] = handle
    return number


def open(path, flags, mode=0o777, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    return _number(_os.open(_path(path, "open"), flags, mode & ~_umask))


def close(fd):
    _handle(fd)
    del _open[fd]


def closerange(fd_low, fd_high):
    for fd in range(fd_low, fd_high):
        _open.pop(fd, None)


def read(fd, n):
    if n < 0:
        raise OSError(22, "Invalid argument")
    return _handle(fd).read(n)


def write(fd, data):
    if fd == 1 or fd == 2:
        stream = sys.stdout if fd == 1 else sys.stderr
        return stream.buffer.write(data)
    return _handle(fd).write(data)


def lseek(fd, position, whence):
    return _handle(fd).seek(position, whence)


def ftruncate(fd, length):
    _handle(fd).truncate(length)


def fsync(fd):
    _handle(fd)


fdatasync = fsync


def sync():
    pass


def dup(fd):
    return _number(_handle(fd))


def isatty(fd):
    return False


def fdopen(fd, mode="r", *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io

    return io.open(fd, mode, *args, **kwargs)


# --- The process: one that is alone ---


def getpid():
    return 1


def getppid():
    return 0


def getuid():
    return 0


getgid = geteuid = getegid = getuid


_umask = 0o022


def umask(mask):
    global _umask
    old = _umask
    _umask = mask & 0o777
    return old


def cpu_count():
    return 1


def times():
    from time import monotonic, process_time

    return _this().times_result((process_time(), 0.0, 0.0, 0.0, monotonic()))


def getlogin():
    raise OSError(2, "No such file or directory")


def _exit(status):
    raise SystemExit(status)


def abort():
    raise SystemExit(134)


def strerror(code):
    return _os.strerror(code) or "Unknown error %d" % code


def get_terminal_size(fd=1):
    raise OSError(25, "Inappropriate ioctl for device")


def getrandom(size, flags=0):
    return urandom(size)


def get_exec_path(env=None):
    return ["/bin", "/usr/bin"]


import os.path

del os
