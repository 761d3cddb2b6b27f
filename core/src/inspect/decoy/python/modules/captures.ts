/** What is captured in modules of the engine: what came out of what. Each is run when its module is first imported. */
const BASE64 = String.raw`
for _each in (
    "b64decode", "standard_b64decode", "urlsafe_b64decode", "b32decode", "b32hexdecode", "b16decode", "a85decode", "b85decode",
    "decodebytes", "decodestring",
):
    _capture(_module, _each)
`;

const BINASCII = String.raw`
for _each in "unhexlify", "a2b_hex", "a2b_base64", "a2b_uu", "a2b_qp", "rlecode_hqx", "rledecode_hqx":
    _capture(_module, _each)
`;

const ZLIB = String.raw`
_capture(_module, "decompress")
_raw_object = _module.decompressobj


class _Decompress:
    def __init__(self, *args, **kwargs):
        self._raw = _raw_object(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self._raw, name)

    def decompress(self, data, *args, **kwargs):
        made = self._raw.decompress(data, *args, **kwargs)
        frame = _frame(1)
        if made and _is_script(frame.f_code.co_filename):
            _layer(frame, "zlib.decompress", data, made)
        return made


def _decompressobj(frame, *args, **kwargs):
    return _Decompress(*args, **kwargs) if _is_script(frame.f_code.co_filename) else _raw_object(*args, **kwargs)


_built_in(_module, "decompressobj", _decompressobj)
`;

const GZIP = String.raw`
_capture(_module, "decompress")
`;

const CODECS = String.raw`
_plain = ("utf8", "utf16", "utf16le", "utf16be", "utf32", "ascii", "latin1", "iso88591", "cp1252", "cp437", "utf8sig")


def _wanted(args, kwargs):
    encoding = args[1] if len(args) > 1 else kwargs.get("encoding", "utf-8")
    return str(encoding).lower().replace("-", "").replace("_", "") not in _plain


_capture(_module, "decode", wanted=_wanted)
_capture(_module, "encode", wanted=_wanted)
`;

const IMPORTLIB = String.raw`
def _import_here(frame, name, globals=None, locals=None, fromlist=(), level=0):
    return _import(frame, name, globals, locals, fromlist, level)


def _import_module(frame, name, package=None):
    if isinstance(name, str) and name.startswith("."):
        count = len(name) - len(name.lstrip("."))
        parts = (package or "").split(".")
        name = ".".join(parts[: len(parts) - count + 1] + [name[count:]] if name[count:] else parts[: len(parts) - count + 1])
    module = _import(frame, name, None, None, ("__name__",), 0)
    return _modules.get(name, module)


_built_in(_module, "__import__", _import_here)
_built_in(_module, "import_module", _import_module)
`;

const IMPORTLIB_UTIL = String.raw`
_raw_from_file = _module.spec_from_file_location


def _from_file(frame, name, location=None, **more):
    frame = _script_frame(frame)
    path = _real(_clean(location)) if location is not None else None
    try:
        text = _read_file(path)
        number = _layer(frame, "importlib", None, text, True)
        _layers[path] = max(0, number)
        answer = "ok"
    except OSError as error:
        answer = type(error).__name__
    _note("module", "importlib.util.spec_from_file_location", {"name": name, "path": location}, answer)
    return _raw_from_file(name, path, **more)


_built_in(_module, "spec_from_file_location", _from_file)
`;

const PICKLE = String.raw`
def _unpickled(name, raw):
    def loads(frame, data, *args, **kwargs):
        _note("code", "pickle." + name, {"bytes": len(data), "data": data})
        return raw(data, *args, **kwargs)

    _built_in(_module, name, loads)


_unpickled("loads", _module.loads)
`;

const TYPES = String.raw`
_Function = _module.FunctionType
_Code = _module.CodeType


class _FunctionMeta(type):
    def __instancecheck__(cls, one):
        return isinstance(one, _Function)

    def __call__(cls, source, globals=None, *args, **kwargs):
        _run(_frame(1), "types.FunctionType", source)
        if isinstance(source, code):
            return lambda *args, **kwargs: None
        if isinstance(source, _CODE):
            return lambda *args, **kwargs: _raw_exec(source, globals)
        return _Function(source, globals, *args, **kwargs)


class function(metaclass=_FunctionMeta):
    pass


class _CodeMeta(type):
    def __instancecheck__(cls, one):
        return isinstance(one, (_Code, code))

    def __call__(cls, *args, **kwargs):
        frame = _frame(1)
        data = b"".join(each for each in args if isinstance(each, bytes))
        number = _layer(frame, "types.CodeType", None, data or b"code")
        _note("code", "types.CodeType", {"args": list(args), "layer": number})
        return code(number, len(data))


class _code_type(metaclass=_CodeMeta):
    pass


function.__module__ = "builtins"
_code_type.__name__ = _code_type.__qualname__ = "code"
_code_type.__module__ = "builtins"
_module.FunctionType = _module.LambdaType = function
_module.CodeType = _code_type
`;

const TIME = String.raw`
def _sleep(frame, seconds):
    if seconds >= 1:
        _note("time", "time.sleep", {"seconds": seconds})
    _slept()
    return _raw_sleep(seconds)


_built_in(_module, "sleep", _sleep)
`;

const ASYNCIO = String.raw`
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

export const CAPTURES: Readonly<Record<string, string>> = {
  base64: BASE64,
  binascii: BINASCII,
  zlib: ZLIB,
  gzip: GZIP,
  codecs: CODECS,
  importlib: IMPORTLIB,
  "importlib.util": IMPORTLIB_UTIL,
  pickle: PICKLE,
  types: TYPES,
  time: TIME,
  asyncio: ASYNCIO,
  threading: THREADING,
  shutil: SHUTIL,
  uuid: UUID,
  tempfile: TEMPFILE,
  pathlib: PATHLIB,
};
