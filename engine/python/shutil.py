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
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source:
        try:
            with open(dst, "wb") as target:
                copyfileobj(source, target)
        except IsADirectoryError as reason:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError("Directory does not exist: %s" % dst) from reason
    return dst


# Links have no modes of their own that could be set.
def _links(src, dst, follow_symlinks):
    return not follow_symlinks and os.path.islink(src) and os.path.islink(dst)


def copymode(src, dst, *, follow_symlinks=True):
    if not _links(src, dst, follow_symlinks):
        os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    links = _links(src, dst, follow_symlinks)
    status = os.stat(src, follow_symlinks=not links)
    os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns), follow_symlinks=not links)
    if not links:
        os.chmod(dst, status.st_mode & 0o7777)


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
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
            if entry.is_symlink() and symlinks:
                os.symlink(os.readlink(source), target)
                copystat(source, target, follow_symlinks=False)
            elif ignore_dangling_symlinks and entry.is_symlink() and not os.path.exists(os.readlink(source)):
                continue
            elif entry.is_dir():
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

    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")

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
    if os.path.islink(path):

        try:
            raise OSError("Cannot call rmtree on a symbolic link")
        except OSError:
            if not ignore_errors:
                if onerror is None:
                    raise
                onerror(os.path.islink, path, exc_info())
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
            if entry.is_dir(follow_symlinks=False):
                stack.append((below, False))
            else:
                attempt(os.unlink, below)


rmtree.avoids_symlink_attacks = True


def _destinsrc(src, dst):
    return (os.path.abspath(dst) + os.sep).startswith(os.path.abspath(src) + os.sep)


def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return dst
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.sep)))
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst)) from None
            copytree(src, target, True, None, copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=1, path=None):
    as_cmd = os.fsencode if isinstance(cmd, bytes) else os.fsdecode
    if os.path.dirname(cmd):
        names = [cmd]
    else:
        if path is None:
            path = os.environ.get("PATH", os.defpath)
        if not path:
            return None
        names = [os.path.join(as_cmd(place), cmd) for place in os.fsdecode(path).split(os.pathsep)]
    for name in names:
        if os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name):
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
