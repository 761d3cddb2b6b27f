/** What `ctypes` points to and calls: buffers, libraries, addresses. */
export const CTYPES_CALLS = String.raw`
class _Pointer(_CData):
    _kind = _CData

    def __init__(self, to=None):
        self._to = to
        self.value = to

    @property
    def contents(self):
        return self._to if self._to is not None else self._kind()

    def __getitem__(self, index):
        data = _bytes_in(self._to) if self._to is not None else b""
        return data[index] if isinstance(index, int) and index < len(data) else 0

    def __setitem__(self, index, value):
        pass

    def __bool__(self):
        return self._to is not None


def POINTER(kind):
    return _SimpleMeta("LP_" + getattr(kind, "__name__", "c_void"), (_Pointer,), {"_kind": kind if isinstance(kind, type) else _CData})


def pointer(thing):
    return _Pointer(thing)


def byref(thing, offset=0):
    return _Pointer(thing)


def cast(thing, kind):
    if isinstance(kind, type) and issubclass(kind, _Function):
        return kind(thing)
    if isinstance(kind, type) and issubclass(kind, _Pointer):
        made = kind()
        made._to = made.value = thing
        return made
    return kind(thing if not isinstance(thing, _CData) else thing.value)


def addressof(thing):
    return _number(thing)


def sizeof(thing):
    kind = thing if isinstance(thing, type) else type(thing)
    if issubclass(kind, Structure):
        return sum(sizeof(field[1]) for field in kind.__dict__.get("_fields_", ()))
    return getattr(kind, "_size", 8)


alignment = sizeof


def _buffer(init, size, kind):
    if isinstance(init, int):
        return _array_of(kind, init)()
    data = init.encode("utf-8", "replace") if isinstance(init, str) else bytes(init)
    if len(data) > 32:
        _note("native", "ctypes.create_string_buffer", {"data": data, "bytes": len(data)})
    return _array_of(kind, size or len(data) + 1)(data)


def create_string_buffer(init, size=None):
    return _buffer(init, size, globals()["c_char"])


def create_unicode_buffer(init, size=None):
    made = _buffer(init, size, globals()["c_char"])
    return _Wide(made)


class _Wide:
    def __init__(self, raw):
        self._raw = raw
        self._items = raw._items

    @property
    def value(self):
        return self._raw.value.decode("utf-8", "replace")

    @value.setter
    def value(self, text):
        self._raw.value = text.encode()

    def __len__(self):
        return len(self._raw)


c_buffer = create_string_buffer


def memmove(dst, src, count):
    _note("native", "ctypes.memmove", {"data": _bytes_in(src)[: count if isinstance(count, int) else None], "bytes": count})
    if isinstance(dst, int):
        _memory[dst] = _bytes_in(src)
    return dst


def memset(dst, c, count):
    _note("native", "ctypes.memset", {"value": c, "bytes": count})
    return dst


def string_at(ptr, size=-1):
    return _bytes_in(ptr)[: size if size >= 0 else None]


def wstring_at(ptr, size=-1):
    return _bytes_in(ptr).decode("utf-8", "replace")


_last = [0]


def get_last_error():
    return _last[0]


def set_last_error(value):
    _last[0] = value


GetLastError = get_last_error
get_errno, set_errno = get_last_error, set_last_error


def FormatError(code=0):
    return "The operation completed successfully."


def WinError(code=None, descr=None):
    return OSError(22, descr or "WinError %s" % code)


_ANSWERS = {
    "IsDebuggerPresent": 0, "CheckRemoteDebuggerPresent": 0, "GetConsoleWindow": 65802, "ShowWindow": 1, "GetLastError": 0,
    "GetSystemMetrics": 1920, "GetAsyncKeyState": 0, "GetKeyState": 0, "GetDriveTypeW": 3, "GetLogicalDrives": 12, "IsUserAnAdmin": 0,
    "SystemParametersInfoW": 1, "SystemParametersInfoA": 1, "GetForegroundWindow": 131618, "GetWindowTextW": 0, "GetCursorPos": 1,
    "ptrace": 0, "system": 0, "prctl": 0, "getuid": 1000, "geteuid": 1000, "getpid": _persona["pid"], "GetCurrentProcessId": _persona["pid"],
    "GetModuleHandleW": 0, "GetModuleHandleA": 0, "FindWindowW": 0, "FindWindowA": 0, "CloseHandle": 1, "OpenClipboard": 1, "sysinfo": 0,
    "WaitForSingleObject": 0, "mprotect": 0, "MessageBoxW": 1, "MessageBoxA": 1, "NtQueryInformationProcess": 0, "RtlAdjustPrivilege": 0,
}


def _plain(thing):
    # For those who read what a native function was called with.
    if isinstance(thing, (_Pointer, _CData)):
        data = _bytes_in(thing)
        if data and not isinstance(getattr(thing, "value", None), int):
            return data
        value = getattr(thing, "value", None)
        return value if isinstance(value, (int, float, str, bytes, bool)) or value is None else type(thing).__name__
    return thing


class _Entry:
    def __init__(self, library, name):
        self._library, self._name = library, name
        self.argtypes = self.restype = self.errcheck = None
        self.__name__ = name

    def __call__(self, *args):
        name = self._name
        answer = _ANSWERS.get(name)
        if name in ("GetTickCount", "GetTickCount64", "timeGetTime"):
            answer = int(_now()) + 358211220
        elif name in ("GetUserNameW", "GetUserNameA") and args:
            args[0].value = _persona["user"] if "W" in name else _persona["user"].encode()
            answer = 1
        elif name in ("GetComputerNameW", "GetComputerNameA") and args:
            args[0].value = _persona["hostName"] if "W" in name else _persona["hostName"].encode()
            answer = 1
        elif name in ("Sleep", "sleep", "usleep", "SleepEx") and args:
            seconds = _number(args[0]) / (1 if name == "sleep" else 1000000 if name == "usleep" else 1000)
            _note("time", "ctypes." + name, {"seconds": seconds})
            _slept()
            _raw_sleep(seconds)
            return 0
        elif answer is None:
            answer = _address(b"") if name.startswith(("VirtualAlloc", "HeapAlloc", "mmap", "valloc", "Create", "Open", "LoadLibrary", "GetProcAddress", "Rtl")) else 1
        detail = {"library": self._library, "args": [_plain(each) for each in args]}
        _note("native", "ctypes." + self._library + "." + name, detail, answer)
        if name in ("system", "WinExec", "popen") and args:
            _note("process", "ctypes." + name, {"command": _bytes_in(args[0]).decode("utf-8", "replace")})
        if name in ("RtlMoveMemory", "memmove", "memcpy", "RtlCopyMemory") and len(args) > 1 and isinstance(args[0], int):
            _memory[args[0]] = _bytes_in(args[1])
        kind = self.restype
        if isinstance(kind, type) and issubclass(kind, _Pointer):
            return kind()
        return answer

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return None


class CDLL:
    def __init__(self, name=None, mode=0, handle=None, use_errno=False, use_last_error=False, winmode=None):
        self._name = str(name) if name is not None else "libc"
        self._handle = 140703450365952
        if name is not None:
            _note("native", "ctypes." + type(self).__name__, {"name": self._name})

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Entry(self._name.replace("\\", "/").rpartition("/")[2].partition(".")[0], name)
        self.__dict__[name] = made
        return made

    def __getitem__(self, name):
        return getattr(self, str(name))


class WinDLL(CDLL):
    pass


class OleDLL(CDLL):
    pass


class PyDLL(CDLL):
    pass


class LibraryLoader:
    def __init__(self, kind):
        self._kind = kind

    def LoadLibrary(self, name):
        return self._kind(name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = self._kind.__new__(self._kind)
        made._name, made._handle = name, 140703450365952
        self.__dict__[name] = made
        return made

    __getitem__ = LoadLibrary


cdll, windll, oledll, pydll = LibraryLoader(CDLL), LibraryLoader(WinDLL), LibraryLoader(OleDLL), LibraryLoader(PyDLL)
pythonapi = pydll.python311
RTLD_GLOBAL, RTLD_LOCAL, DEFAULT_MODE = 256, 0, 0


class _Function:
    # A type of functions: what is made of an address, when it is called, would be code of the machine.
    def __init__(self, target=None, *more):
        self._target = target
        self.restype = self.argtypes = None

    def __call__(self, *args):
        if callable(self._target) and not isinstance(self._target, _CData):
            return self._target(*args)
        address = _number(self._target) if self._target is not None else 0
        _note("native", "ctypes.call", {"address": hex(address), "code": _memory.get(address, b""), "args": [_plain(each) for each in args]}, 0)
        return 0


def CFUNCTYPE(restype, *argtypes, **kwargs):
    return type("CFunctionType", (_Function,), {})


WINFUNCTYPE = PYFUNCTYPE = CFUNCTYPE
`;
