/** Files: everything that opens, lists or changes one comes through the engine's module `_os`, so that is where it is seen. */
export const FILES = String.raw`
import _os

_raw_os = {name: getattr(_os, name) for name in dir(_os) if not name.startswith("__")}
# What people call: by the name of the function below the script's own frame.
_LOOKS = {
    "exists", "lexists", "isfile", "isdir", "islink", "ismount", "getsize", "getmtime", "getctime", "getatime", "stat", "lstat",
    "access", "is_file", "is_dir", "is_symlink", "touch",
}


def _real(path):
    # Where a path of the script's is among the files of the sandbox.
    if isinstance(path, (bytes, bytearray)):
        path = path.decode("utf-8", "surrogateescape")
    if not _windows or not isinstance(path, str):
        return path
    path = path.replace("\\", "/")
    if path.startswith("//?/"):
        path = path[4:]
    if path[1:2] == ":":
        path = "/" + path[:1].upper() + path[1:]
    elif path.startswith("/") and path[2:3] != ":":
        path = "/C:" + path
    try:
        _raw_os["lstat"](path)
        return path
    except OSError:
        return _any_case(path)


def _any_case(path):
    # Names of files are the same in upper and lower case there.
    parts = path.split("/")
    found = "" if path.startswith("/") else "."
    for index, part in enumerate(parts):
        if not part:
            continue
        try:
            names = [name for name, _ in _raw_os["list"](found or "/")]
        except OSError:
            names = []
        if part not in names and part != "..":
            same = [name for name in names if name.lower() == part.lower()]
            if not same:
                return found + "/" + "/".join(parts[index:])
            part = same[0]
        found += "/" + part
    return found or "/"


def _shown_path(path):
    # The other way round.
    if not _windows or not isinstance(path, str):
        return path
    if path[:1] == "/":
        path = path[1:]
        if len(path) == 2:
            path += "/"
    return path.replace("/", "\\")


def _full(path):
    # For those who read what was done.
    where = _real(path)
    if not isinstance(where, str):
        return _clean(path)
    if not where.startswith("/"):
        where = _raw_os["getcwd"]().rstrip("/") + "/" + where
    parts = []
    for part in where.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part and part != ".":
            parts.append(part)
    return _shown_path("/" + "/".join(parts))


def _caller(frame):
    # The script's frame above this one, and what it called to get here; whoever helped in between has no name for it.
    below = None
    while frame is not None and not _is_script(frame.f_code.co_filename):
        below = frame
        frame = frame.f_back
    if below is None:
        return frame, "", ""
    return frame, below.f_globals.get("__name__", ""), below.f_code.co_name


def _action(module, name, fallback):
    if module in ("io", "_io", "builtins") or not name:
        return fallback
    if module in ("posixpath", "ntpath"):
        module = "os.path"
    if module in ("pathlib", "importlib._bootstrap") or name.startswith("<"):
        return "pathlib.Path." + name if module == "pathlib" and not name.startswith("<") else fallback
    return module.lstrip("_") + "." + name


def _told(frame, operation, fallback, path, answer, more=None):
    frame, module, name = _caller(frame)
    if frame is None or operation == "stat" and name not in _LOOKS:
        return
    detail = {"operation": operation, "path": _full(path)}
    if more:
        detail.update(more)
    _tell("note", _layer_of(frame), frame.f_lineno, _now(), "file", _action(module, name, fallback), _clean(detail), answer)


def _observed(name, operation, fallback):
    raw = _raw_os[name]

    def observed(frame, path, *rest):
        where = _real(path)
        try:
            made = raw(where, *rest)
        except OSError as error:
            _told(frame, operation, fallback, path, type(error).__name__)
            raise type(error)(error.errno, error.strerror, path) from None
        _told(frame, operation, fallback, path, "ok", {"mode": oct(rest[0])} if name == "chmod" else None)
        return made

    _built_in(_os, name, observed)


def _observed_pair(name, operation, fallback):
    raw = _raw_os[name]

    def observed(frame, source, target):
        try:
            made = raw(_real(source) if name != "symlink" else source, _real(target))
        except OSError as error:
            _told(frame, operation, fallback, source, type(error).__name__, {"to": _full(target)})
            raise
        _told(frame, operation, fallback, source, "ok", {"to": _full(target)})
        return made

    _built_in(_os, name, observed)


for _each in "stat", "lstat":
    _observed(_each, "stat", "os." + _each)
_observed("list", "list", "os.listdir")
_observed("mkdir", "mkdir", "os.mkdir")
_observed("rmdir", "remove", "os.rmdir")
_observed("unlink", "remove", "os.remove")
_observed("chmod", "chmod", "os.chmod")
_observed("chdir", "chdir", "os.chdir")
_observed("utime", "utime", "os.utime")
_observed("readlink", "stat", "os.readlink")
_observed_pair("rename", "rename", "os.rename")
_observed_pair("link", "link", "os.link")
_observed_pair("symlink", "link", "os.symlink")


def _cwd(frame):
    return _shown_path(_raw_os["getcwd"]())


_built_in(_os, "getcwd", _cwd)


class _Handle:
    # An open file that is written to.
    def __init__(self, raw, path):
        self._raw = raw
        self._path = path
        self._writes = 0

    def __getattr__(self, name):
        return getattr(self._raw, name)

    def write(self, data):
        written = self._raw.write(data)
        if self._writes < 3:
            self._writes += 1
            _told(_frame(1), "write", "write", self._path, "ok", {"data": bytes(data), "bytes": written})
        return written


def _open_file(frame, path, flags, mode):
    where = _real(path)
    writes = flags & 3
    operation = "append" if flags & 0o2000 else "write" if writes else "read"
    try:
        handle = _raw_os["open"](where, flags, mode)
    except OSError as error:
        _told(frame, operation, "open", path, type(error).__name__)
        raise type(error)(error.errno, error.strerror, path) from None
    _told(frame, operation, "open", path, "ok")
    return _Handle(handle, path) if writes else handle


_built_in(_os, "open", _open_file)


def _make_folders(path):
    made = ""
    for part in path.strip("/").split("/"):
        made += "/" + part
        try:
            _raw_os["mkdir"](made, 0o755)
        except OSError:
            pass


def _write_file(path, data):
    # For the decoy's own modules, which say what they did in their own words.
    path = _real(path)
    _make_folders(path.rpartition("/")[0]) if path.rpartition("/")[0] else None
    _raw_os["open"](path, 0o1101, 0o644).write(data)


for _each in _persona["folders"]:
    _make_folders(_real(_each))
_raw_os["chdir"](_real(_persona["folder"]))
`;
