import os

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SpecialFileError", "get_terminal_size", "which", "ignore_patterns", "SameFileError",
]


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


class ReadError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    read = fsrc.read
    write = fdst.write
    length = length or 65536
    while data := read(length):
        write(data)


def _same(a, b):
    try:
        return os.path.samefile(a, b)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    if _same(src, dst):
        raise SameFileError("%r and %r are the same file" % (src, dst))
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    status = os.stat(src)
    os.utime(dst, (status.st_atime, status.st_mtime))
    os.chmod(dst, status.st_mode & 0o7777)


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    def ignore(path, names):
        from fnmatch import filter

        ignored = set()
        for pattern in patterns:
            ignored.update(filter(names, pattern))
        return ignored

    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    with os.scandir(src) as scan:
        entries = list(scan)
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as reason:
            errors.extend(reason.args[0])
        except OSError as reason:
            errors.append((source, target, str(reason)))
    copystat(src, dst)
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    from sys import exc_info

    def attempt(function, path):
        try:
            return function(path)
        except OSError:
            if ignore_errors:
                return None
            if onerror is None:
                raise
            onerror(function, path, exc_info())

    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if attempt(os.lstat, path) is None:
        return
    stack = [(path, False)]
    while stack:
        here, emptied = stack.pop()
        if emptied:
            attempt(os.rmdir, here)
            continue
        stack.append((here, True))
        for entry in attempt(os.scandir, here) or ():
            below = os.path.join(here, entry.name)
            if entry.is_dir():
                stack.append((below, False))
            else:
                attempt(os.unlink, below)


rmtree.avoids_symlink_attacks = True


def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return dst
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.sep)))
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    try:
        os.rename(src, target)
    except OSError:
        if os.path.isdir(src) and (os.path.abspath(target) + "/").startswith(os.path.abspath(src) + "/"):
            raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst)) from None
        os.stat(src)
        raise
    return target


def which(cmd, mode=1, path=None):
    if os.path.dirname(cmd):
        names = [cmd]
    else:
        path = os.environ.get("PATH", os.defpath) if path is None else path
        names = [os.path.join(place, cmd) for place in path.split(os.pathsep)] if path else ()
    for name in names:
        if os.path.isfile(name) and os.access(name, mode):
            return name
    return None


def get_terminal_size(fallback=(80, 24)):
    size = []
    for name, value in zip(("COLUMNS", "LINES"), fallback):
        try:
            given = int(os.environ[name])
        except (KeyError, ValueError):
            given = 0
        size.append(given if given > 0 else value)
    return os.terminal_size(size)
