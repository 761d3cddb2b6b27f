# Paths as objects. A path is (drive, root, parts), its text is made when it is asked for.

import os

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _Posix:
    sep = "/"
    altsep = ""

    def split_root(self, text):
        if not text.startswith("/"):
            return "", "", text
        rest = text.lstrip("/")
        # Two slashes, and no more, are a root of their own.
        return "", "//" if len(text) - len(rest) == 2 else "/", rest

    def fold(self, text):
        return text


class _Windows:
    sep = "\\"
    altsep = "/"

    def split_root(self, text):
        text = text.replace("/", "\\")
        drive = root = ""
        if text[:2] == "\\\\" and text[2:3] != "\\":
            # \\server\share
            middle = text.find("\\", 2)
            if middle > 2:
                end = text.find("\\", middle + 1)
                if end != middle + 1:
                    end = len(text) if end < 0 else end
                    return text[:end], "\\" if text[middle + 1 : end] else "", text[end:].lstrip("\\")
        if text[1:2] == ":" and text[0].isalpha() and text[0] < "\x80":
            drive = text[:2]
            text = text[2:]
        if text.startswith("\\"):
            root = "\\"
            text = text.lstrip("\\")
        return drive, root, text

    def fold(self, text):
        return text.lower()


_posix = _Posix()
_windows = _Windows()
_RESERVED = "CON PRN AUX NUL CONIN$ CONOUT$ COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9".split()


def _parse(flavour, args):
    drive = root = ""
    names = []
    for arg in args:
        if isinstance(arg, PurePath):
            text = str(arg) if arg._flavour is flavour else arg.as_posix() if flavour is _windows else str(arg)
        else:
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError(
                    "argument should be a str object or an os.PathLike object returning str, not %r" % type(text)
                )
        if not text:
            continue
        one_drive, one_root, rest = flavour.split_root(text)
        if one_root:
            names = []
            if one_drive or flavour is _posix:
                drive = one_drive
            root = one_root
        elif one_drive and flavour.fold(one_drive) != flavour.fold(drive):
            drive, root, names = one_drive, "", []
        elif one_drive:
            drive = one_drive
        for name in rest.split(flavour.sep):
            if name and name != ".":
                names.append(name)
    return drive, root, names


class PurePath:
    _flavour = _posix

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._made(*_parse(cls._flavour, args))

    def __init__(self, *args):
        pass

    @classmethod
    def _made(cls, drive, root, names):
        self = object.__new__(cls)
        self.drive = drive
        self.root = root
        self._names = names
        self._text = None
        return self

    def _with(self, names):
        return self._made(self.drive, self.root, names)

    def __reduce__(self):
        return type(self), self.parts

    def __str__(self):
        text = self._text
        if text is None:
            names = self._names
            text = self.drive + self.root + self._flavour.sep.join(names)
            self._text = text = text or "."
        return text

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self).replace(self._flavour.sep, "/")

    def __bytes__(self):
        return os.fsencode(str(self))

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes

        text = self.as_posix()
        if self._flavour is _posix:
            return "file://" + quote_from_bytes(bytes(self))
        if self.drive.endswith(":"):
            return "file:///" + self.drive + quote_from_bytes(text[2:].encode())
        return "file:" + quote_from_bytes(text.encode())

    def _key(self):
        fold = self._flavour.fold
        anchor = self.anchor
        return [fold(name) for name in ([anchor] + self._names if anchor else self._names)]

    def _other(self, other):
        return isinstance(other, PurePath) and self._flavour is other._flavour

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._flavour is other._flavour and self._key() == other._key()

    def __hash__(self):
        return hash(tuple(self._key()))

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __class_getitem__(cls, item):
        return cls

    @property
    def anchor(self):
        return self.drive + self.root

    @property
    def parts(self):
        anchor = self.anchor
        return (anchor, *self._names) if anchor else tuple(self._names)

    @property
    def name(self):
        names = self._names
        return names[-1] if names else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind(".")
        return name[:at] if 0 < at < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        drive, root, names = _parse(self._flavour, (name,))
        if not name or name[-1] in ("/", self._flavour.sep) or drive or root or len(names) != 1:
            raise ValueError("Invalid name %r" % (name,))
        return self._with(self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        sep = self._flavour.sep
        if sep in suffix or sep == "\\" and "/" in suffix or suffix == "." or suffix and not suffix.startswith("."):
            raise ValueError("Invalid suffix %r" % (suffix,))
        name = self.name
        if not name:
            raise ValueError("%r has an empty name" % (self,))
        old = self.suffix
        return self._with(self._names[:-1] + [(name[: -len(old)] if old else name) + suffix])

    @property
    def parent(self):
        names = self._names
        return self._with(names[:-1]) if names else self

    @property
    def parents(self):
        return _Parents(self)

    def joinpath(self, *args):
        return self._made(*_parse(self._flavour, (self, *args)))

    def __truediv__(self, key):
        try:
            return self.joinpath(key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._made(*_parse(self._flavour, (key, self)))
        except TypeError:
            return NotImplemented

    def _tail_below(self, other):
        # The names that `other` does not have, or None.
        theirs = self._made(*_parse(self._flavour, other))
        key = theirs._key()
        return self._names[len(theirs._names) :] if self._key()[: len(key)] == key else None

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        tail = self._tail_below(other)
        base = self._made(*_parse(self._flavour, other))
        if tail is None or (base.root and not self.root) or (self.anchor and not base.anchor):
            raise ValueError(
                "%r is not in the subpath of %r OR one path is relative and the other is absolute."
                % (str(self), str(base) if base.parts else "")
            )
        return self._made("", "", tail)

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def is_absolute(self):
        return bool(self.root) and (self._flavour is _posix or bool(self.drive))

    def is_reserved(self):
        if self._flavour is _posix or not self._names or self.drive.startswith("\\\\"):
            return False
        return self.name.partition(".")[0].partition(":")[0].rstrip(" ").upper() in _RESERVED

    def match(self, path_pattern):
        from fnmatch import fnmatchcase

        fold = self._flavour.fold
        pattern = self._made(*_parse(self._flavour, (fold(path_pattern),)))
        wanted = list(pattern.parts)
        if not wanted:
            raise ValueError("empty pattern")
        parts = self._key()
        if pattern.drive or pattern.root:
            if len(wanted) != len(parts):
                return False
        elif len(wanted) > len(parts):
            return False
        for part, one in zip(reversed(parts), reversed(wanted)):
            if not fnmatchcase(part, one):
                return False
        return True


class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, index):
        count = len(self)
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(count)))
        if not -count <= index < count:
            raise IndexError(index)
        if index < 0:
            index += count
        return self._path._with(self._path._names[: count - index - 1])

    def __repr__(self):
        return "<%s.parents>" % type(self._path).__name__


class PurePosixPath(PurePath):
    pass


class PureWindowsPath(PurePath):
    _flavour = _windows


# What says that there is nothing, in contrast to what went wrong: ENOENT, ENOTDIR, EBADF, ELOOP.
_NOTHING = (2, 20, 9, 40, 22)


class Path(PurePath):
    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        if cls._flavour is _windows:
            raise NotImplementedError("cannot instantiate %r on your system" % cls.__name__)
        return cls._made(*_parse(_posix, args))

    def __init__(self, *args, **kwargs):
        pass

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        import warnings

        warnings.warn(
            "pathlib.Path.__enter__() is deprecated and scheduled for removal in Python 3.13; "
            "Path objects as a context manager is a no-op",
            DeprecationWarning,
            2,
        )
        return self

    def __exit__(self, kind, value, trace):
        pass

    def samefile(self, other_path):
        return os.path.samestat(self.stat(), os.stat(other_path))

    def iterdir(self):
        for name in os.listdir(self):
            yield self._with(self._names + [name])

    def _selector(self, pattern):
        drive, root, names = _parse(self._flavour, (pattern,))
        if drive or root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        for name in names:
            if "**" in name and name != "**":
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        if pattern[-1] in "/":
            names.append("")
        return names

    def glob(self, pattern):
        if not pattern:
            raise ValueError("Unacceptable pattern: %r" % (pattern,))
        return _unique(_select(self, self._selector(pattern), 0))

    def rglob(self, pattern):
        return _unique(_select(self, ["**"] + (self._selector(pattern) if pattern else []), 0))

    def absolute(self):
        return self if self.is_absolute() else self.cwd() / self

    def resolve(self, strict=False):
        try:
            path = os.path.realpath(self, strict=strict)
            if not strict:
                os.stat(path)
        except OSError as reason:
            if reason.errno == 40:
                raise RuntimeError("Symlink loop from %r" % reason.filename)
            if strict:
                raise
        return self._made(*_parse(self._flavour, (path,)))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open("r", -1, encoding, errors) as file:
            return file.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not " + type(data).__name__)
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def readlink(self):
        return self._made(*_parse(_posix, (os.readlink(self),)))

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def link_to(self, target):
        import warnings

        warnings.warn(
            "pathlib.Path.link_to() is deprecated and is scheduled for removal in Python 3.12. Use pathlib.Path.hardlink_to() instead.",
            DeprecationWarning,
            2,
        )
        os.link(self, target)

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self)
                return
            except OSError:
                pass
        os.close(os.open(self, os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL), mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def _mode(self, follow_symlinks=True):
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode
        except OSError as reason:
            if reason.errno not in _NOTHING:
                raise
        except ValueError:
            pass
        return 0

    def exists(self):
        return self._mode() != 0

    def is_dir(self):
        return self._mode() & 0o170000 == 0o040000

    def is_file(self):
        return self._mode() & 0o170000 == 0o100000

    def is_char_device(self):
        return self._mode() & 0o170000 == 0o020000

    def is_symlink(self):
        return self._mode(False) & 0o170000 == 0o120000

    def is_fifo(self):
        return False

    is_block_device = is_socket = is_fifo

    def is_mount(self):
        return os.path.ismount(self)

    def expanduser(self):
        if self.root or not self._names or not self._names[0].startswith("~"):
            return self
        home = os.path.expanduser(self._names[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        return self._made(*_parse(self._flavour, (home, *self._names[1:])))


class PosixPath(Path, PurePosixPath):
    pass


class WindowsPath(Path, PureWindowsPath):
    pass


def _entries(path):
    try:
        with os.scandir(path) as entries:
            return list(entries)
    except OSError:
        return []


def _unique(paths):
    seen = set()
    for path in paths:
        text = str(path)
        if text not in seen:
            seen.add(text)
            yield path


def _leads_to_directory(entry):
    try:
        return entry.is_dir()
    except OSError as reason:
        if reason.errno not in _NOTHING:
            raise
        return False


def _select(path, patterns, at):
    # What is still to be looked at, the next one last: no recursion.
    stack = [(path, at)]
    while stack:
        path, at = stack.pop()
        if at == len(patterns):
            yield path
            continue
        pattern = patterns[at]
        last = at + 1 == len(patterns)
        if pattern == "":
            if path.is_dir():
                yield path
        elif pattern == "**":
            if path.is_dir():
                below = [(path._with(path._names + [entry.name]), at) for entry in _entries(path)
                         if _leads_to_directory(entry) and not entry.is_symlink()]
                below.reverse()
                stack.extend(below)
                stack.append((path, at + 1))
        elif "*" in pattern or "?" in pattern or "[" in pattern:
            from fnmatch import fnmatchcase

            if path.is_dir():
                found = []
                for entry in _entries(path):
                    if (last or _leads_to_directory(entry)) and fnmatchcase(entry.name, pattern):
                        found.append((path._with(path._names + [entry.name]), at + 1))
                found.reverse()
                stack.extend(found)
        else:
            child = path._with(path._names + [pattern])
            if child.exists() if last else child.is_dir():
                stack.append((child, at + 1))


os.PathLike.register(PurePath)
