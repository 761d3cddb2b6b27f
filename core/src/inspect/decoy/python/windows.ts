/** Native code, and what only Windows has: `ctypes`, `winreg`, the win32 modules. */
export const NATIVE = String.raw`
import sys
note = K.note
# Where a made-up answer decides whether a script goes on: by the function's name.
_ANSWERS = {"IsDebuggerPresent": 0, "CheckRemoteDebuggerPresent": 0, "IsUserAnAdmin": 1, "GetTickCount": 267240000, "GetTickCount64": 267240000, "GetLastError": 0, "geteuid": 0, "getuid": 0,
            "VirtualAlloc": 0x1F0000, "VirtualAllocEx": 0x1F0000, "OpenProcess": 0x1A4, "CreateRemoteThread": 0x1B0, "CreateThread": 0x1B4, "GetModuleHandleW": 0x7FF0, "GetModuleHandleA": 0x7FF0,
            "GetConsoleWindow": 0x20442, "GetForegroundWindow": 0x20442, "GetSystemMetrics": 1920, "CreateMutexW": 0x1C0, "mmap": 0x1F0000, "GetUserDefaultUILanguage": 1033, "GetKeyboardLayout": 0x4090409,
            "GetAsyncKeyState": 0, "GetDriveTypeW": 3, "GetLogicalDrives": 4, "ptrace": 0, "RtlAdjustPrivilege": 0, "prctl": 0, "WaitForSingleObject": 0}


class Function:
    def __init__(self, library, name):
        self.__dict__.update(_library=library, _name=name, restype=None, argtypes=None, errcheck=None, __name__=name)

    def _shown(self):
        return "%s.%s" % (self._library, self._name)

    def __call__(self, *args):
        answer = _ANSWERS.get(self._name, 1)
        if self._name in ("CryptUnprotectData", "GetUserNameW"):
            answer = 1
        note("native", "%s.%s" % (self._library, self._name), {"args": list(args)}, answer)
        if self._name == "Sleep" and args and isinstance(args[0], int):
            import time
            time.sleep(args[0] / 1000)
        return answer


class Library:
    def __init__(self, name, *args, **kwargs):
        self.__dict__.update(_name=str(name), _functions={}, _handle=0x7FF00000)

    def _shown(self):
        return self._name

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        if name not in self._functions:
            self._functions[name] = Function(self._name, name)
        return self._functions[name]

    __getitem__ = __getattr__

    def __setattr__(self, name, value):
        self._functions[name] = value


def loaded(kind):
    def load(name=None, *args, **kwargs):
        note("native", "ctypes." + kind, {"name": name})
        return Library("ctypes.%s(%r)" % (kind, name) if name else "ctypes." + kind)
    return load


class Loader:
    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        made = Library("%s.%s" % (self._name, name))
        self.__dict__[name] = made
        return made

    def __getitem__(self, name):
        return getattr(self, name)

    def LoadLibrary(self, name):
        return loaded("CDLL")(name)


class Data:
    # A number, a text or a block of memory.
    _size = 8

    def __init__(self, value=0, *more):
        self.value = value
        self.contents = self

    def _shown(self):
        return "%s(%s)" % (type(self).__name__, K.show(self.value))

    def __class_getitem__(cls, item):
        return cls

    @classmethod
    def from_buffer(cls, source, offset=0):
        note("native", "ctypes.from_buffer", {"data": source})
        return cls(source)

    from_buffer_copy = from_buffer
    from_param = from_address = in_dll = classmethod(lambda cls, *args: cls(args[0] if args else 0))

    def __int__(self):
        return self.value if isinstance(self.value, int) else 0

    __index__ = __int__

    def __bool__(self):
        return bool(self.value)

    def __len__(self):
        return len(self.value) if hasattr(self.value, "__len__") else 0

    def __iter__(self):
        return iter(self.value if hasattr(self.value, "__iter__") else ())

    def __getitem__(self, index):
        return self.value[index] if hasattr(self.value, "__getitem__") else 0

    def __setitem__(self, index, value):
        pass

    @property
    def raw(self):
        return self.value if isinstance(self.value, bytes) else bytes(16)


class MetaArray(type):
    def __mul__(cls, count):
        return type("%s_Array_%s" % (cls.__name__, count), (Array,), {})

    __rmul__ = __mul__


class Array(Data):
    def __init__(self, *items):
        Data.__init__(self, items[0] if len(items) == 1 else list(items))


class Structure:
    def __init__(self, *args, **kwargs):
        fields = getattr(type(self), "_fields_", ())
        for field in fields:
            setattr(self, field[0], 0)
        for field, value in zip(fields, args):
            setattr(self, field[0], value)
        for key, value in kwargs.items():
            setattr(self, key, value)

    def _shown(self):
        return "<%s %s>" % (type(self).__name__, K.show({k: v for k, v in self.__dict__.items()}, 4))

    def __getattr__(self, name):
        if name[:1] == "_":
            raise AttributeError(name)
        return 0


def create_string_buffer(init, size=None):
    if isinstance(init, (bytes, bytearray)):
        note("native", "ctypes.create_string_buffer", {"size": len(init), "data": init})
        return Data(bytes(init))
    return Data(bytes(init))


def memmove(to, source, size):
    note("native", "ctypes.memmove", {"to": to, "data": source, "size": size})


def passed(value=None, *more):
    return value


def prototype(*types):
    def make(target=None, *args):
        if callable(target):
            note("native", "ctypes.CFUNCTYPE", {"function": target})
            return target
        note("native", "ctypes.CFUNCTYPE", {"address": target}, "not run")
        return lambda *args: note("native", "ctypes.call", {"address": target, "args": list(args)}, 0)
    return make


_types = "c_int c_uint c_long c_ulong c_longlong c_ulonglong c_short c_ushort c_byte c_ubyte c_char c_wchar c_bool c_float c_double c_size_t c_ssize_t c_void_p c_char_p c_wchar_p c_int8 c_int16 c_int32 c_int64 c_uint8 c_uint16 c_uint32 c_uint64 py_object HRESULT".split()
_data = {}
for _name in _types:
    try:
        _data[_name] = MetaArray(_name, (Data,), {})
    except TypeError:
        _data[_name] = type(_name, (Data,), {})
windll, cdll = Loader("ctypes.windll"), Loader("ctypes.cdll")
_contents = dict(_data, CDLL=loaded("CDLL"), PyDLL=loaded("PyDLL"), cdll=cdll, pythonapi=Library("ctypes.pythonapi"), Structure=Structure, Union=Structure, BigEndianStructure=Structure, LittleEndianStructure=Structure, Array=Array, POINTER=lambda t: Data,
    pointer=passed, byref=passed, cast=lambda value, kind: value if isinstance(value, Data) else Data(value), addressof=lambda v: 0x1F0000, sizeof=lambda v: 8, string_at=lambda p, n=-1: p.raw if isinstance(p, Data) else b"", wstring_at=lambda p, n=-1: "",
    create_string_buffer=create_string_buffer, create_unicode_buffer=lambda init, size=None: Data(init if isinstance(init, str) else ""), memmove=memmove, memset=lambda *a: None, CFUNCTYPE=prototype, WINFUNCTYPE=prototype, PYFUNCTYPE=prototype,
    get_last_error=lambda: 0, set_last_error=lambda n: None, get_errno=lambda: 0, GetLastError=lambda: 0, WinError=lambda *a: OSError(5, "Access is denied"), FormatError=lambda *a: "", ArgumentError=TypeError, RTLD_GLOBAL=256, DEFAULT_MODE=0)
if K.WINDOWS:
    _contents.update(windll=windll, oledll=Loader("ctypes.oledll"), WinDLL=loaded("WinDLL"), OleDLL=loaded("OleDLL"))
K.module("ctypes", _contents, True)
K.module("ctypes.util", {"find_library": lambda name: note("native", "ctypes.util.find_library", {"name": name}, "lib%s.so.6" % name)})
_wintypes = {name: _data["c_ulong"] for name in "DWORD HANDLE HWND BOOL LPVOID LPCWSTR LPCSTR LPWSTR LPSTR HMODULE WORD UINT INT LONG ULONG WPARAM LPARAM BYTE BOOLEAN HKEY HHOOK HINSTANCE PDWORD LPDWORD CHAR WCHAR SHORT USHORT LARGE_INTEGER LPBYTE PBYTE HDC HBITMAP".split()}
K.module("ctypes.wintypes", dict(_wintypes, POINT=Structure, MSG=Structure, RECT=Structure))
K.open_module("cffi", {}, "native")
K.module("mmap", {"mmap": lambda *a, **k: note("native", "mmap.mmap", K.arguments(a, k)) or Data(bytes(16)), "PROT_READ": 1, "PROT_WRITE": 2, "PROT_EXEC": 4, "MAP_PRIVATE": 2, "MAP_ANONYMOUS": 32, "MAP_SHARED": 1, "ACCESS_READ": 1, "ACCESS_WRITE": 2, "PAGESIZE": 4096})
`;

export const REGISTRY = String.raw`
note = K.note
_ROOTS = ["HKEY_CLASSES_ROOT", "HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE", "HKEY_USERS", "HKEY_PERFORMANCE_DATA", "HKEY_CURRENT_CONFIG"]
_CV = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_values = {
    (_CV.lower(), "productname"): "Windows 10 Pro", (_CV.lower(), "currentbuild"): "19045", (_CV.lower(), "productid"): "00330-80000-00000-AA123",
    (r"hkey_local_machine\software\microsoft\cryptography", "machineguid"): "8a7b6c5d-4e3f-4a1b-8c9d-7e6f5a4b3c2d",
    (r"hkey_current_user\software\valve\steam", "steampath"): "c:/program files (x86)/steam",
    (r"hkey_local_machine\hardware\description\system\centralprocessor\0", "processornamestring"): "Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz",
}


class Key:
    def __init__(self, path):
        self._path = path

    def _shown(self):
        return self._path

    def Close(self):
        pass

    Detach = Close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __int__(self):
        return 0x1D4


def _path(key, sub):
    base = key._path if isinstance(key, Key) else str(key)
    return base + "\\" + sub if sub else base


def _opener(name):
    def function(key, sub_key=None, reserved=0, access=131097):
        path = _path(key, sub_key)
        note("registry", "winreg." + name, {"key": path, "access": access})
        # What tells a virtual machine is not there.
        if name.startswith("Open") and any(word in path.lower() for word in ("vmware", "virtualbox", "vbox", "qemu", "hyper-v", "sandboxie")):
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return Key(path)
    return K.named(function, "winreg." + name)


def SetValueEx(key, value_name, reserved, type, value):
    note("registry", "winreg.SetValueEx", {"key": _path(key, None), "name": value_name, "type": type, "value": value})
    _values[(_path(key, None).lower(), str(value_name).lower())] = value


def SetValue(key, sub_key, type, value):
    note("registry", "winreg.SetValue", {"key": _path(key, sub_key), "name": "", "type": type, "value": value})


def QueryValueEx(key, value_name):
    found = _values.get((_path(key, None).lower(), str(value_name).lower()))
    note("registry", "winreg.QueryValueEx", {"key": _path(key, None), "name": value_name}, found)
    if found is None:
        raise FileNotFoundError(2, "The system cannot find the file specified")
    return found, 1


def _deleter(name):
    def function(key, sub=None, *more):
        note("registry", "winreg." + name, {"key": _path(key, None), "name": sub})
    return K.named(function, "winreg." + name)


def _end(name):
    def function(key, index):
        note("registry", "winreg." + name, {"key": _path(key, None), "index": index})
        raise OSError(259, "No more data is available")
    return K.named(function, "winreg." + name)


_contents = {name: Key(name) for name in _ROOTS}
_contents.update({name: _opener(name) for name in ("OpenKey", "OpenKeyEx", "CreateKey", "CreateKeyEx")})
_contents.update({name: _deleter(name) for name in ("DeleteValue", "DeleteKey", "DeleteKeyEx")})
_contents.update(SetValueEx=SetValueEx, SetValue=SetValue, QueryValueEx=QueryValueEx, QueryValue=lambda key, sub: QueryValueEx(key, sub)[0], EnumKey=_end("EnumKey"), EnumValue=_end("EnumValue"), QueryInfoKey=lambda key: (0, 0, 0), ConnectRegistry=lambda host, key: note("registry", "winreg.ConnectRegistry", {"host": host}) or key,
                 CloseKey=lambda key: None, FlushKey=lambda key: None, KEY_ALL_ACCESS=983103, KEY_WRITE=131078, KEY_READ=131097, KEY_SET_VALUE=2, KEY_QUERY_VALUE=1, KEY_CREATE_SUB_KEY=4, KEY_WOW64_64KEY=256, KEY_WOW64_32KEY=512,
                 REG_SZ=1, REG_EXPAND_SZ=2, REG_BINARY=3, REG_DWORD=4, REG_MULTI_SZ=7, REG_QWORD=11, HKEYType=Key, error=OSError)
K.module("winreg", _contents)
K.module("_winreg", _contents)
K.module("winsound", {"Beep": lambda *a: None, "PlaySound": lambda *a: None, "MessageBeep": lambda *a: None})
K.module("msvcrt", {"getch": lambda: note("input", "msvcrt.getch", {}, b"\r"), "kbhit": lambda: False, "getwch": lambda: "\r", "locking": lambda *a: None})
`;
