const SHUTIL = String.raw`
def disk_usage(path):
    from collections import namedtuple

    _note("environment", "shutil.disk_usage", {"name": "disk", "path": path})
    return namedtuple("usage", "total used free")(502392610816, 211784904704, 265012178944)


def make_archive(base_name, format, root_dir=None, base_dir=None, *args, **kwargs):
    import os

    root = str(root_dir or base_dir or ".")
    name = str(base_name) + {"zip": ".zip", "tar": ".tar", "gztar": ".tar.gz"}.get(format, "." + format)
    _note("file", "shutil.make_archive", {"operation": "archive", "path": _full(root), "to": _full(name)})
    from zipfile import ZipFile

    with ZipFile(name, "w") as archive:
        for folder, _, files in os.walk(root):
            for each in files:
                path = os.path.join(folder, each)
                if path != name:
                    archive.write(path, path[len(root):].lstrip("/\\"))
    return name


def unpack_archive(filename, extract_dir=None, format=None):
    from zipfile import ZipFile

    ZipFile(str(filename)).extractall(extract_dir)


def chown(path, user=None, group=None):
    _note("file", "shutil.chown", {"path": path, "user": user, "group": group})


_raw_which = _module.which


def which(cmd, mode=1, path=None):
    found = _raw_which(cmd, mode, path)
    if found is None and not _windows and cmd in ("bash", "sh", "curl", "wget", "python3", "python", "ssh", "git", "crontab", "systemctl"):
        found = "/usr/bin/" + cmd
    _note("environment", "shutil.which", {"name": cmd}, found)
    return found


_module.disk_usage, _module.make_archive, _module.unpack_archive, _module.chown, _module.which = disk_usage, make_archive, unpack_archive, chown, which
`;

const UUID = String.raw`
def getnode():
    _note("environment", "uuid.getnode", {"name": "hardware address"}, "3c:58:c2:1d:7e:94")
    return 0x3C58C21D7E94


_module.getnode = getnode
`;

const TEMPFILE = String.raw`
_module.tempdir = _persona["temporary"]
`;

/** On Windows paths are of its kind: a second flavour of that sort stands where the one of Linux did. */
const PATHLIB = String.raw`
if _windows:
    _flavour = type(_module._windows)()
    _module.PurePosixPath._flavour = _module._posix
    _module._posix = _flavour
    _module.PurePath._flavour = _flavour
    _module.Path._flavour = _flavour
    _module.PosixPath._flavour = _flavour
    _module.PosixPath.__name__ = _module.PosixPath.__qualname__ = "WindowsPath"
    _module.WindowsPath = _module.PosixPath
`;

const THREADING = String.raw`
_Thread = _module.Thread
_raw_start = _Thread.start
_raw_run = _Thread._run


def start(self):
    # A thread runs at once, and is left where it is when it has slept often enough.
    _note("thread", "threading.Thread.start", {"target": getattr(self, "_target", None), "name": getattr(self, "name", ""),
                                               "daemon": getattr(self, "_daemon", False)})
    if len(_parkable) >= 20:
        # Threads that start each other, as timers do to come back, are one within the other here.
        return None
    _parkable.append(_persona["threadSleeps"])
    try:
        return _raw_start(self)
    except _Parked:
        return None
    finally:
        _parkable.pop()


start.__qualname__ = "Thread.start"
_Thread.start = start
`;

const TIME = String.raw`
def _sleep(frame, seconds):
    if seconds >= 1:
        _note("time", "time.sleep", {"seconds": seconds})
    _slept()
    return _raw_sleep(seconds)


_built_in(_module, "sleep", _sleep)
`;

export const LIBRARY_CAPTURES: Readonly<Record<string, string>> = {
  shutil: SHUTIL,
  uuid: UUID,
  tempfile: TEMPFILE,
  pathlib: PATHLIB,
  threading: THREADING,
  time: TIME,
};
