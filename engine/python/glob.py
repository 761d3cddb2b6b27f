import os
from fnmatch import filter as _filter

__all__ = ["escape", "glob", "iglob"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    os._no_dir_fd(dir_fd)
    root = pathname[:0] if root_dir is None else os.fspath(root_dir)
    found = _find(pathname, root, recursive, include_hidden, False)
    if not pathname or recursive and _is_deep(pathname[:2]):
        found = (path for path in found if path)
    return found


def has_magic(s):
    if isinstance(s, bytes):
        return b"*" in s or b"?" in s or b"[" in s
    return "*" in s or "?" in s or "[" in s


def escape(pathname):
    text = pathname.decode("latin-1") if isinstance(pathname, bytes) else pathname
    for char in "[*?":
        text = text.replace(char, "[" + char + "]")
    return text.encode("latin-1") if isinstance(pathname, bytes) else text


def _is_deep(pattern):
    return pattern == "**" or pattern == b"**"


def _hidden(name):
    return name[:1] in (".", b".")


def _at(root, path):
    return os.path.join(root, path) if root and path else root or path


def _find(pathname, root, recursive, hidden, only_directories):
    directory, name = os.path.split(pathname)
    if not has_magic(pathname):
        full = _at(root, pathname)
        if (os.path.lexists(full) if name else os.path.isdir(_at(root, directory))):
            yield pathname
        return
    if not directory:
        if recursive and _is_deep(name):
            yield from _below(_at(root, directory), name[:0], hidden, only_directories)
        else:
            yield from _matching(_at(root, directory), name, hidden, only_directories)
        return
    if directory != pathname and has_magic(directory):
        directories = _find(directory, root, recursive, hidden, True)
    else:
        directories = [directory]
    for directory in directories:
        place = _at(root, directory)
        if not has_magic(name):
            if name:
                names = [name] if os.path.lexists(os.path.join(place, name)) else ()
            else:
                names = [name] if os.path.isdir(place) else ()
        elif recursive and _is_deep(name):
            names = _below(place, name[:0], hidden, only_directories)
        else:
            names = _matching(place, name, hidden, only_directories)
        for one in names:
            yield os.path.join(directory, one)


def _names(directory, only_directories, like):
    if not directory:
        directory = b"." if isinstance(like, bytes) else "."
    try:
        with os.scandir(directory) as entries:
            names = [entry.name for entry in entries if not only_directories or entry.is_dir()]
    except OSError:
        return []
    if isinstance(like, bytes) and names and isinstance(names[0], str):
        names = [os.fsencode(name) for name in names]
    return names


def _matching(directory, pattern, hidden, only_directories):
    names = _names(directory, only_directories, pattern)
    if not hidden and not _hidden(pattern):
        names = [name for name in names if not _hidden(name)]
    return _filter(names, pattern)


def _below(directory, empty, hidden, only_directories):
    if not directory or os.path.isdir(directory):
        yield empty
    stack = [(directory, empty)]
    while stack:
        directory, prefix = stack.pop()
        for name in _names(directory, only_directories, empty):
            if hidden or not _hidden(name):
                path = os.path.join(prefix, name) if prefix else name
                yield path
                full = os.path.join(directory, name) if directory else name
                if os.path.isdir(full):
                    stack.append((full, path))
