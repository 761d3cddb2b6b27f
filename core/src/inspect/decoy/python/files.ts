/** Files: what is opened, read, written, listed, moved and removed, on the sandbox's own tree. */
export const FILES = String.raw`
import builtins, io, os, sys
_open = K.real["open"]
K.real_open = _open
_note = K.note
_PREVIEW = 400
_getframe = sys._getframe
# What these do is told by what the script called.
_OWN = ("os/__init__.py", "shutil.py", "glob.py")


def place(path):
    # Where the sandbox has a path of the persona.
    if isinstance(path, bytes):
        return path
    if isinstance(path, str):
        text = path
    elif hasattr(type(path), "__fspath__"):
        text = path.__fspath__()
        if not isinstance(text, str):
            return text
    else:
        return path
    if K.WINDOWS:
        text = text.replace("\\", "/")
        if len(text) > 1 and text[1] == ":":
            text = "/" + text[0].upper() + text[1:]
    return text


K.place = place


class File:
    # An open file of which reads and writes are noted, the first of each and the whole at the end.
    def __init__(self, file, path, mode):
        self.__dict__.update(_file=file, _path=path, _shown_mode=mode, _read=0, _written=0, _head=None, _closed=False)

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __setattr__(self, name, value):
        self.__dict__[name] = value

    def _got(self, data):
        if data and not self._read:
            self._read = 1
            _note("file", "read", {"path": self._path, "preview": data[:_PREVIEW]})
        return data

    def read(self, *size):
        return self._got(self._file.read(*size))

    def readline(self, *size):
        return self._got(self._file.readline(*size))

    def readlines(self, *hint):
        made = self._file.readlines(*hint)
        self._got((b"" if made and isinstance(made[0], bytes) else "").join(made))
        return made

    def __iter__(self):
        return self

    def __next__(self):
        line = self._got(self._file.readline())
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        done = self._file.write(data)
        size = len(data)
        self._written += 1
        # Loops that write a piece at a time say so once; the file itself is in the dossier.
        if self._written <= 20:
            _note("file", "write", {"path": self._path, "size": size, "preview": data[:_PREVIEW]}, done)
        return done

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __enter__(self):
        self._file.__enter__()
        return self

    def __exit__(self, *args):
        return self._file.__exit__(*args)

    def close(self):
        self._file.close()


def open(file, mode="r", *args, **kwargs):
    if isinstance(file, int) or _getframe(1).f_code.co_filename in _OWN:
        return _open(file, mode, *args, **kwargs)
    try:
        opened = _open(place(file), mode, *args, **kwargs)
    except OSError as reason:
        _note("file", "open", {"path": file, "mode": mode}, str(reason))
        if reason.errno is not None:
            raise type(reason)(reason.errno, reason.strerror, file) from None
        raise
    _note("file", "open", {"path": file, "mode": mode})
    return File(opened, file, mode)


builtins.open = io.open = open
K.named(open, "io.open")


def _observed(module, name, how, paths=1):
    old = getattr(module, name, None)
    if old is None:
        return

    def function(*args, **kwargs):
        if _getframe(1).f_code.co_filename in _OWN:
            return old(*args, **kwargs)
        given = tuple(place(arg) if number < paths else arg for number, arg in enumerate(args))
        detail = {"path": args[0]} if args else {}
        if len(args) > 1:
            detail["to" if paths == 2 else "with"] = args[1] if len(args) == 2 else list(args[1:])
        if kwargs:
            detail["kwargs"] = kwargs
        try:
            made = old(*given, **kwargs)
        except OSError as reason:
            _note("file", how, detail, str(reason))
            raise
        _note("file", how, detail, made if isinstance(made, (list, str, bool)) else None)
        return made

    setattr(module, name, K.named(function, how))


K.real_listdir = os.listdir
_listing = "listdir scandir walk mkdir makedirs rmdir removedirs remove unlink chmod utime truncate readlink chdir".split()
for _name in _listing:
    _observed(os, _name, "os." + _name)
for _name in ("rename", "replace", "symlink", "link", "renames"):
    _observed(os, _name, "os." + _name, 2)
for _name in ("stat", "lstat", "access"):
    def _quiet(old):
        def function(path, *args, **kwargs):
            return old(place(path), *args, **kwargs)
        return function
    setattr(os, _name, K.named(_quiet(getattr(os, _name)), "os." + _name))

_os_open = os.open


def os_open(path, flags, mode=0o777, *, dir_fd=None):
    _note("file", "os.open", {"path": path, "flags": flags, "mode": mode})
    return _os_open(place(path), flags, mode)


os.open = K.named(os_open, "os.open")
_os_write = os.write


def os_write(fd, data):
    taken = K.descriptors.get(fd)
    if taken is not None:
        return taken.send(data)
    if fd > 2:
        _note("file", "os.write", {"fd": fd, "size": len(data), "preview": data[:_PREVIEW]})
    return _os_write(fd, data)


os.write = K.named(os_write, "os.write")
# Numbers of files that are sockets or pipes.
K.descriptors = {}
K.observed = _observed
`;

/** `shutil`, `glob`, when they are asked for. */
export const TREES = String.raw`
import shutil, glob, os
_disk = (256060514304, 121634816000, 134425698304)
for _name in ("make_archive", "unpack_archive", "chown"):
    if not hasattr(shutil, _name):
        setattr(shutil, _name, lambda *args, **kwargs: args[0] if args else None)
shutil.disk_usage = K.told("environment", "shutil.disk_usage", _disk)
for _name in "rmtree move copytree copyfile copy copy2 copymode chown make_archive unpack_archive".split():
    K.observed(shutil, _name, "shutil." + _name, 2)
for _name in ("glob", "iglob"):
    K.observed(glob, _name, "glob." + _name)
shutil.which = K.named(lambda cmd, *more, **kwargs: K.note("environment", "shutil.which", {"command": cmd}, "/usr/bin/" + str(cmd)), "shutil.which")
`;
