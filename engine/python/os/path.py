# os.path, and posixpath: paths of POSIX.

import _os
from stat import S_ISDIR, S_ISLNK, S_ISREG

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = True


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    from os import fspath

    return fspath(path)


def _parts_of(path):
    # (path, slash, dot, two dots) of the same type
    path = _text(path)
    if isinstance(path, bytes):
        return path, b"/", b".", b".."
    return path, "/", ".", ".."


def normcase(s):
    return _text(s)


def isabs(s):
    path, slash, _, _ = _parts_of(s)
    return path.startswith(slash)


def join(a, *p):
    path, slash, _, _ = _parts_of(a)
    for part in p:
        part = _text(part)
        if isinstance(part, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components")
        if part.startswith(slash):
            path = part
        elif not path or path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    path, slash, _, _ = _parts_of(p)
    at = path.rfind(slash) + 1
    head, tail = path[:at], path[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    path, slash, dot, _ = _parts_of(p)
    name = path.rfind(slash) + 1
    at = path.rfind(dot)
    if at > name and path[name:at].strip(dot):
        return path[:at], path[at:]
    return path, path[:0]


def splitdrive(p):
    path = _text(p)
    return path[:0], path


def basename(p):
    path, slash, _, _ = _parts_of(p)
    return path[path.rfind(slash) + 1 :]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path, slash, dot, dots = _parts_of(path)
    if not path:
        return dot
    start = slash if path.startswith(slash) else path[:0]
    if path.startswith(slash * 2) and not path.startswith(slash * 3):
        start = slash * 2
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dots or not start and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return start + slash.join(parts) or dot


def abspath(path):
    path = _text(path)
    if not isabs(path):
        cwd = _os.getcwd()
        path = join(cwd.encode() if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path, slash, dot, dots = _parts_of(filename)
    real = slash if path.startswith(slash) else path[:0]
    # What is left of the path, the next part last; None is where the target of the link that follows it ends.
    rest = path.split(slash)[::-1]
    known = {}  # where links lead to; None while that is being found out
    while rest:
        part = rest.pop()
        if part is None:
            known[rest.pop()] = real
        elif part and part != dot:
            if part == dots:
                if real:
                    head, last = split(real)
                    real = join(head, dots, dots) if last == dots else head
                else:
                    real = dots
                continue
            there = join(real, part)
            try:
                link = S_ISLNK(_os.lstat(there)[0])
            except OSError:
                if strict:
                    raise
                link = False
            if not link:
                real = there
            elif known.get(there) is not None:
                real = known[there]
            elif there in known:
                # It leads to itself.
                if strict:
                    _os.stat(there)
                real = there
            else:
                known[there] = None
                target = _os.readlink(there)
                if isinstance(there, bytes):
                    target = target.encode()
                rest += [there, None]
                rest += target.split(slash)[::-1]
                if target.startswith(slash):
                    real = slash
    return abspath(real)


def relpath(path, start=None):
    path, slash, dot, dots = _parts_of(path)
    if not path:
        raise ValueError("no path specified")
    start = dot if start is None else _text(start)
    if isinstance(start, bytes) != isinstance(path, bytes):
        raise TypeError("Can't mix strings and bytes in path components")
    a = [part for part in abspath(start).split(slash) if part]
    b = [part for part in abspath(path).split(slash) if part]
    common = 0
    while common < len(a) and common < len(b) and a[common] == b[common]:
        common += 1
    return slash.join([dots] * (len(a) - common) + b[common:]) or dot


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_text(each) for each in m]
    low, high = min(m), max(m)
    for at in range(len(low)):
        if at >= len(high) or low[at] != high[at]:
            return low[:at]
    return low


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isinstance(path, bytes) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")
    _, slash, dot, _ = _parts_of(paths[0])
    absolute = {path.startswith(slash) for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    low, high = min(split_paths), max(split_paths)
    common = low
    for at in range(len(low)):
        if low[at] != high[at]:
            common = low[:at]
            break
    return (slash if absolute.pop() else paths[0][:0]) + slash.join(common)


def expanduser(path):
    path, slash, _, _ = _parts_of(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    end = path.find(slash)
    if end < 0:
        end = len(path)
    if end != 1:
        return path
    from os import environ

    home = environ.get("HOME", "/").rstrip("/")
    if isinstance(path, bytes):
        home = home.encode()
    return home + path[1:] or slash


def expandvars(path):
    path = _text(path)
    if isinstance(path, bytes):
        return expandvars(path.decode()).encode()
    if "$" not in path:
        return path
    from os import environ

    out = ""
    at = 0
    while at < len(path):
        char = path[at]
        at += 1
        if char != "$":
            out += char
            continue
        if path[at : at + 1] == "{":
            end = path.find("}", at)
            if end < 0:
                return out + char + path[at:]
            name, after = path[at + 1 : end], end + 1
        else:
            after = at
            while after < len(path) and (path[after].isalpha() or path[after].isdigit() or path[after] == "_") and path[after] < "\x80":
                after += 1
            name = path[at:after]
        out += environ[name] if name in environ else char + path[at:after]
        at = after
    return out


def _status(path, stat=_os.stat):
    try:
        return stat(_text(path))
    except (OSError, ValueError):
        return None


def exists(path):
    if isinstance(path, int):
        from os import fstat

        try:
            fstat(path)
        except OSError:
            return False
        return True
    return _status(path) is not None


def lexists(path):
    return _status(path, _os.lstat) is not None


def isfile(path):
    status = _status(path)
    return status is not None and S_ISREG(status[0])


def isdir(s):
    status = _status(s)
    return status is not None and S_ISDIR(status[0])


def islink(path):
    status = _status(path, _os.lstat)
    return status is not None and S_ISLNK(status[0])


def ismount(path):
    status = _status(path, _os.lstat)
    return status is not None and status[1] == _os.stat("/")[1]


def getsize(filename):
    return _os.stat(_text(filename))[2]


def getmtime(filename):
    return _os.stat(_text(filename))[3]


getctime = getmtime


def getatime(filename):
    return _os.stat(_text(filename))[4]


def samefile(f1, f2):
    from os import stat

    return stat(f1).st_ino == stat(f2).st_ino


def sameopenfile(fp1, fp2):
    from os import fstat

    return fstat(fp1).st_ino == fstat(fp2).st_ino


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino
