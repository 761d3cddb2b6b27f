/* Modules of the engine whose waits and copies of files are noted. */

export const TIME = String.raw`
def _sleep(frame, seconds):
    if seconds >= 1:
        _note("time", "time.sleep", {"seconds": seconds})
    _slept()
    return _raw_sleep(seconds)


_built_in(_module, "sleep", _sleep)
`;

export const ASYNCIO = String.raw`
_raw_async_sleep = _module.sleep


async def sleep(delay, result=None):
    if delay >= 1:
        _note("time", "asyncio.sleep", {"seconds": delay})
    return await _raw_async_sleep(delay, result)


sleep.__module__ = "asyncio.tasks"


class _AsyncProcess:
    # A program that is awaited.
    def __init__(self, output, status):
        self._output, self.returncode, self.pid = output.encode(), status, _persona["pid"] + 12
        self.stdout = self.stderr = _Reader(self._output)

    async def communicate(self, input=None):
        return self._output, b""

    async def wait(self):
        return self.returncode

    kill = terminate = lambda self: None


class _Reader:
    def __init__(self, data):
        self._data = data

    async def read(self, n=-1):
        made = self._data if n < 0 else self._data[:n]
        self._data = self._data[len(made):]
        if not made:
            _slept()
        return made

    async def readline(self):
        cut = self._data.find(b"\n") + 1
        return await self.read(cut or -1)

    readexactly = read

    async def readuntil(self, separator=b"\n"):
        return await self.readline()

    def at_eof(self):
        return not self._data


class _Writer:
    def __init__(self, host, port):
        self._where = {"host": host, "port": port}

    def write(self, data):
        _note("network", "asyncio.StreamWriter.write", {**self._where, "data": data})

    def writelines(self, lines):
        self.write(b"".join(lines))

    async def drain(self):
        pass

    wait_closed = drain
    close = write_eof = lambda self: None
    is_closing = lambda self: False
    get_extra_info = lambda self, name, default=None: ("198.51.100.77", 51842) if name == "peername" else default


async def create_subprocess_shell(cmd, *args, **kwargs):
    return _AsyncProcess(*_shell("asyncio.create_subprocess_shell", cmd))


async def create_subprocess_exec(program, *args, **kwargs):
    return _AsyncProcess(*_shell("asyncio.create_subprocess_exec", (program,) + args))


async def open_connection(host=None, port=None, **kwargs):
    data = _ask("connect", "asyncio.open_connection", {"host": str(host), "port": int(port or 0), "type": "tcp"})
    return _Reader(bytes(data or b"")), _Writer(host, port)


async def start_server(client_connected_cb, host=None, port=None, **kwargs):
    _note("network", "asyncio.start_server", {"host": host, "port": port})
    return _Played("asyncio.Server")


_module.create_subprocess_shell, _module.create_subprocess_exec = create_subprocess_shell, create_subprocess_exec
_module.open_connection, _module.start_server = open_connection, start_server
_module.subprocess = _ModuleType("asyncio.subprocess")
_module.subprocess.PIPE, _module.subprocess.STDOUT, _module.subprocess.DEVNULL = -1, -2, -3
_modules["asyncio.subprocess"] = _module.subprocess
_module.sleep = sleep
`;

export const THREADING = String.raw`
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

export const SHUTIL = String.raw`
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
