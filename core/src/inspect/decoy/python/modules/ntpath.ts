const NTPATH = String.raw`
import _os

sep, altsep, pathsep, curdir, pardir, extsep, defpath, devnull = "\\", "/", ";", ".", "..", ".", ".;C:\\bin", "nul"


def _text(path):
    from os import fspath

    path = fspath(path)
    return path.decode() if isinstance(path, bytes) else path


def normcase(path):
    return _text(path).replace("/", "\\").lower()


def splitdrive(path):
    path = _text(path)
    return (path[:2], path[2:]) if path[1:2] == ":" else ("", path)


def isabs(path):
    drive, rest = splitdrive(path)
    return rest[:1] in ("\\", "/")


def join(path, *paths):
    made = _text(path)
    for each in paths:
        each = _text(each)
        drive, rest = splitdrive(each)
        if drive:
            made = each
        elif rest[:1] in ("\\", "/") and rest:
            made = splitdrive(made)[0] + rest
        elif made and made[-1] not in "\\/:":
            made += "\\" + each
        else:
            made += each
    return made


def split(path):
    drive, rest = splitdrive(path)
    cut = max(rest.rfind("\\"), rest.rfind("/")) + 1
    head, tail = rest[:cut], rest[cut:]
    return drive + (head.rstrip("\\/") or head), tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = _text(path)
    name = basename(path)
    dot = name.rfind(".")
    if dot <= 0:
        return path, ""
    cut = len(path) - len(name) + dot
    return path[:cut], path[cut:]


def normpath(path):
    drive, rest = splitdrive(_text(path).replace("/", "\\"))
    root = "\\" if rest.startswith("\\") else ""
    parts = []
    for part in rest.split("\\"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part == ".." and root or part in ("", "."):
            continue
        else:
            parts.append(part)
    return drive + root + "\\".join(parts) or "."


def abspath(path):
    path = _text(path)
    if not isabs(path) or not splitdrive(path)[0]:
        path = join(_os.getcwd(), path)
    return normpath(path)


def realpath(path, *, strict=False):
    return abspath(path)


def relpath(path, start=None):
    here = abspath(start or _os.getcwd()).split("\\")
    there = abspath(path).split("\\")
    same = 0
    while same < min(len(here), len(there)) and here[same].lower() == there[same].lower():
        same += 1
    return "\\".join([".."] * (len(here) - same) + there[same:]) or "."


def expanduser(path):
    path = _text(path)
    if path[:1] == "~" and path[1:2] in ("", "\\", "/"):
        return _home + path[1:]
    return path


def expandvars(path):
    path = _text(path)
    for name in _persona["environment"]:
        for form in ("%" + name + "%", "%" + name.lower() + "%", "%" + name.title() + "%"):
            if form in path:
                path = path.replace(form, _persona["environment"][name])
    return path


def commonprefix(paths):
    if not paths:
        return ""
    least, most = min(paths), max(paths)
    for index, character in enumerate(least):
        if character != most[index]:
            return least[:index]
    return least


def commonpath(paths):
    parts = [normpath(path).split("\\") for path in paths]
    made = []
    for each in zip(*parts):
        if len({part.lower() for part in each}) > 1:
            break
        made.append(each[0])
    return "\\".join(made)


def _look(path):
    try:
        return _os.stat(_text(path))
    except (OSError, ValueError):
        return None


def exists(path):
    return _look(path) is not None


lexists = exists


def isfile(path):
    status = _look(path)
    return status is not None and status[0] >> 12 == 8


def isdir(path):
    status = _look(path)
    return status is not None and status[0] >> 12 == 4


def islink(path):
    return False


ismount = islink


def getsize(path):
    return _os.stat(_text(path))[2]


def getmtime(path):
    return _os.stat(_text(path))[3]


getctime = getmtime


def getatime(path):
    return _os.stat(_text(path))[4]


def samefile(one, two):
    return abspath(one).lower() == abspath(two).lower()


def samestat(one, two):
    return one[1] == two[1]


supports_unicode_filenames = True
`;

export const NTPATH_MODULES: Readonly<Record<string, string>> = {
  ntpath: NTPATH,
};
