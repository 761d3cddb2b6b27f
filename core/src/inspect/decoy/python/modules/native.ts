/** Code of the machine's own: nothing of it runs, all of it is told. */
const CTYPES = String.raw`
_memory = {}
_next = [0x1F0000]


def _address(data, size=None):
    # A number that stands for a place in memory.
    _next[0] += 0x10000 + (len(data) // 0x1000) * 0x1000
    _memory[_next[0]] = data
    return _next[0]


class _SimpleMeta(type):
    def __mul__(cls, count):
        return _array_of(cls, count)

    __rmul__ = __mul__


class _CData(metaclass=_SimpleMeta):
    _size = 8
    _zero = 0

    def __init__(self, *args):
        self.value = args[0] if args else self._zero

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self.value)

    def __bool__(self):
        return bool(self.value)

    def __int__(self):
        return _number(self)

    __index__ = __int__

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    @property
    def contents(self):
        return self.value if isinstance(self.value, _CData) else self

    @property
    def raw(self):
        return self.value if isinstance(self.value, bytes) else b""

    @raw.setter
    def raw(self, value):
        self.value = bytes(value)

    @classmethod
    def from_buffer(cls, source, offset=0):
        made = cls()
        made.value = bytes(source)[offset:]
        _note("native", "ctypes." + cls.__name__ + ".from_buffer", {"data": bytes(source)})
        return made

    from_buffer_copy = from_buffer

    @classmethod
    def from_address(cls, address):
        return cls(_memory.get(address, cls._zero))

    @classmethod
    def in_dll(cls, library, name):
        return cls()

    @classmethod
    def from_param(cls, value):
        return value


_SimpleCData = _CData


def _simple_type(name, size, zero=0):
    made = _SimpleMeta(name, (_CData,), {"_size": size, "_zero": zero, "__module__": "ctypes"})
    globals()[name] = made
    return made


for _name, _size in (
    ("c_byte", 1), ("c_ubyte", 1), ("c_short", 2), ("c_ushort", 2), ("c_int", 4), ("c_uint", 4), ("c_long", 4 if _windows else 8),
    ("c_ulong", 4 if _windows else 8), ("c_longlong", 8), ("c_ulonglong", 8), ("c_int8", 1), ("c_uint8", 1), ("c_int16", 2),
    ("c_uint16", 2), ("c_int32", 4), ("c_uint32", 4), ("c_int64", 8), ("c_uint64", 8), ("c_size_t", 8), ("c_ssize_t", 8),
    ("c_float", 4), ("c_double", 8), ("c_bool", 1), ("c_wchar", 4), ("HRESULT", 4), ("py_object", 8), ("c_longdouble", 16),
):
    _simple_type(_name, _size)
for _name in "c_char_p", "c_wchar_p", "c_void_p":
    _simple_type(_name, 8, None)
_simple_type("c_char", 1, b"\0")


def _array_of(kind, count):
    class Array(_CData):
        _size = kind._size * count
        _length_ = count
        _type_ = kind

        def __init__(self, *args):
            if len(args) == 1 and isinstance(args[0], (bytes, bytearray, str)):
                self._items = list(args[0])
            else:
                self._items = list(args)
            self._items += [kind._zero] * (count - len(self._items))

        def __getitem__(self, index):
            return self._items[index]

        def __setitem__(self, index, value):
            self._items[index] = value

        def __len__(self):
            return count

        def __iter__(self):
            return iter(self._items)

        def __bytes__(self):
            return _bytes_in(self)

        @property
        def value(self):
            return _bytes_in(self).rstrip(b"\0")

        @value.setter
        def value(self, data):
            self._items = list(data) + [kind._zero] * (count - len(data))

        @property
        def raw(self):
            return _bytes_in(self)

    return Array


def _bytes_in(thing):
    # The bytes that something of ctypes stands for.
    if isinstance(thing, (bytes, bytearray, memoryview)):
        return bytes(thing)
    if isinstance(thing, str):
        return thing.encode("utf-8", "replace")
    if isinstance(thing, int):
        return _memory.get(thing, b"")
    items = getattr(thing, "_items", None)
    if items is not None:
        made = bytearray()
        for each in items:
            if isinstance(each, int):
                made.append(each & 255)
            elif isinstance(each, bytes):
                made += each
        return bytes(made)
    held = getattr(thing, "_to", None)
    if held is None:
        held = getattr(thing, "value", None)
    if held is None or held is thing:
        return b""
    return _bytes_in(held)


def _number(thing):
    value = thing.value if isinstance(thing, _CData) else thing
    return value if isinstance(value, int) else _address(_bytes_in(thing))


class _StructureMeta(_SimpleMeta):
    pass


class Structure(_CData, metaclass=_StructureMeta):
    _fields_ = ()

    def __init__(self, *args, **kwargs):
        for field, value in zip(self._fields_, args):
            setattr(self, field[0], value)
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __getattr__(self, name):
        for kind in type(self).__mro__:
            for field in kind.__dict__.get("_fields_", ()):
                if field[0] == name:
                    made = field[1]()
                    plain = not isinstance(made, Structure) and getattr(made, "_items", None) is None and type(made)._size <= 8
                    value = made.value if plain and not hasattr(made, "_to") else made
                    setattr(self, name, value)
                    return value
        raise AttributeError(name)


class Union(Structure):
    pass


BigEndianStructure = LittleEndianStructure = Structure
Array = _CData


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

const WINTYPES = String.raw`
import ctypes as _ctypes

for _names, _of in (
    ("BYTE BOOLEAN", "c_ubyte"), ("WORD USHORT ATOM", "c_ushort"), ("SHORT", "c_short"), ("DWORD ULONG UINT COLORREF", "c_ulong"),
    ("INT BOOL LONG", "c_long"), ("FLOAT", "c_float"), ("DOUBLE", "c_double"), ("CHAR", "c_char"), ("WCHAR", "c_wchar"),
    ("LARGE_INTEGER", "c_longlong"), ("ULARGE_INTEGER", "c_ulonglong"), ("LPSTR LPCSTR", "c_char_p"), ("LPWSTR LPCWSTR", "c_wchar_p"),
    ("HANDLE HWND HMODULE HINSTANCE HKEY HHOOK HDC HBITMAP HICON HMENU HBRUSH LPVOID LPCVOID HGLOBAL SC_HANDLE WPARAM LPARAM LRESULT "
     "SIZE_T ULONG_PTR LONG_PTR", "c_void_p"),
):
    for _each in _names.split():
        globals()[_each] = getattr(_ctypes, _of)
for _each in "DWORD", "BOOL", "HANDLE", "BYTE", "WORD", "INT", "UINT", "LONG", "ULONG":
    globals()["LP" + _each] = globals()["P" + _each] = _ctypes.POINTER(globals()[_each])


class POINT(_ctypes.Structure):
    _fields_ = [("x", LONG), ("y", LONG)]


class RECT(_ctypes.Structure):
    _fields_ = [("left", LONG), ("top", LONG), ("right", LONG), ("bottom", LONG)]


class MSG(_ctypes.Structure):
    _fields_ = [("hWnd", HWND), ("message", UINT), ("wParam", WPARAM), ("lParam", LPARAM), ("time", DWORD), ("pt", POINT)]


MAX_PATH = 260
`;

const CTYPES_UTIL = String.raw`
def find_library(name):
    return name + ".dll" if _windows else "lib" + str(name) + ".so.6"


find_msvcrt = lambda: "msvcrt.dll"
`;

export const NATIVE_MODULES: Readonly<Record<string, string>> = {
  ctypes: CTYPES,
  "ctypes.wintypes": WINTYPES,
  "ctypes.util": CTYPES_UTIL,
};
