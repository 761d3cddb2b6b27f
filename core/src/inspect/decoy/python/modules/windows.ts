/** What only Windows has. */
const WINREG = String.raw`
HKEY_CLASSES_ROOT, HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, HKEY_USERS, HKEY_CURRENT_CONFIG = (
    18446744071562067968, 18446744071562067969, 18446744071562067970, 18446744071562067971, 18446744071562067973)
REG_NONE, REG_SZ, REG_EXPAND_SZ, REG_BINARY, REG_DWORD, REG_MULTI_SZ, REG_QWORD = 0, 1, 2, 3, 4, 7, 11
KEY_ALL_ACCESS, KEY_WRITE, KEY_READ, KEY_EXECUTE, KEY_QUERY_VALUE, KEY_SET_VALUE = 983103, 131078, 131097, 131097, 1, 2
KEY_CREATE_SUB_KEY, KEY_ENUMERATE_SUB_KEYS, KEY_NOTIFY, KEY_WOW64_64KEY, KEY_WOW64_32KEY = 4, 8, 16, 256, 512
REG_OPTION_NON_VOLATILE = 0
error = OSError
_NAMES = {HKEY_CLASSES_ROOT: "HKEY_CLASSES_ROOT", HKEY_CURRENT_USER: "HKEY_CURRENT_USER", HKEY_LOCAL_MACHINE: "HKEY_LOCAL_MACHINE",
          HKEY_USERS: "HKEY_USERS", HKEY_CURRENT_CONFIG: "HKEY_CURRENT_CONFIG"}
_RUN = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
_NT = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
_values = {
    (_RUN, "OneDrive"): (_home + "\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe /background", 1),
    (_NT, "ProductName"): ("Windows 10 Pro", 1),
    (_NT, "ProductId"): ("00330-80000-00000-AA427", 1),
    (_NT, "CurrentBuild"): ("19045", 1),
    ("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography", "MachineGuid"): ("7c1f0e9d-9b3a-4e0c-8f6a-2d5b7e9c1a3f", 1),
    ("HKEY_LOCAL_MACHINE\\HARDWARE\\DESCRIPTION\\System\\BIOS", "SystemProductName"): ("XPS 13 9310", 1),
    ("HKEY_LOCAL_MACHINE\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0", "ProcessorNameString"): ("11th Gen Intel(R) Core(TM) i7-1165G7", 1),
    ("HKEY_CURRENT_USER\\Software\\Valve\\Steam", "SteamPath"): ("c:/program files (x86)/steam", 1),
}
_children = {_RUN.rpartition("\\")[0]: ["Explorer", "Run", "Uninstall"]}


class PyHKEY:
    def __init__(self, path):
        self._path = path
        self.handle = 412

    def Close(self):
        pass

    Detach = Close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __int__(self):
        return 412


HKEYType = PyHKEY


def _path(key, sub=None):
    base = key._path if isinstance(key, PyHKEY) else _NAMES.get(key, str(key))
    return base + "\\" + sub.strip("\\") if sub else base


def ConnectRegistry(computer_name, key):
    return PyHKEY(_path(key))


def OpenKey(key, sub_key=None, reserved=0, access=KEY_READ):
    path = _path(key, sub_key)
    low = path.lower()
    absent = any(each in low for each in ("vmware", "virtualbox", "vbox", "qemu", "sandboxie", "wine", "parallels"))
    _note("registry", "winreg.OpenKey", {"key": path, "access": access}, "absent" if absent else "ok")
    if absent:
        raise FileNotFoundError(2, "The system cannot find the file specified")
    return PyHKEY(path)


def OpenKeyEx(key, sub_key=None, reserved=0, access=KEY_READ):
    return OpenKey(key, sub_key, reserved, access)


def CreateKey(key, sub_key=None):
    path = _path(key, sub_key)
    _note("registry", "winreg.CreateKey", {"key": path})
    return PyHKEY(path)


def CreateKeyEx(key, sub_key=None, reserved=0, access=KEY_WRITE):
    return CreateKey(key, sub_key)


def SetValueEx(key, value_name, reserved, type, value):
    _note("registry", "winreg.SetValueEx", {"key": _path(key), "name": value_name, "data": value, "type": type})
    _values[(_path(key), value_name)] = (value, type)


def SetValue(key, sub_key, type, value):
    _note("registry", "winreg.SetValue", {"key": _path(key, sub_key), "name": "", "data": value, "type": type})


def _find(key, name):
    path = _path(key)
    for (where, what), value in _values.items():
        if where.lower() == path.lower() and what.lower() == str(name).lower():
            return value
    return None


def QueryValueEx(key, value_name):
    found = _find(key, value_name)
    _note("registry", "winreg.QueryValueEx", {"key": _path(key), "name": value_name}, found and found[0])
    if found is None:
        raise FileNotFoundError(2, "The system cannot find the file specified")
    return found


def QueryValue(key, sub_key):
    _note("registry", "winreg.QueryValue", {"key": _path(key, sub_key)}, "")
    return ""


def EnumKey(key, index):
    _note("registry", "winreg.EnumKey", {"key": _path(key)})
    names = _children.get(_path(key), [])
    if index >= len(names):
        raise OSError(22, "No more data is available")
    return names[index]


def EnumValue(key, index):
    _note("registry", "winreg.EnumValue", {"key": _path(key)})
    found = [(name, value[0], value[1]) for (where, name), value in _values.items() if where.lower() == _path(key).lower()]
    if index >= len(found):
        raise OSError(22, "No more data is available")
    return found[index]


def QueryInfoKey(key):
    found = [name for where, name in _values if where.lower() == _path(key).lower()]
    return len(_children.get(_path(key), [])), len(found), 133540000000000000


def DeleteKey(key, sub_key):
    _note("registry", "winreg.DeleteKey", {"key": _path(key, sub_key)})


DeleteKeyEx = lambda key, sub_key, access=0, reserved=0: DeleteKey(key, sub_key)


def DeleteValue(key, value):
    _note("registry", "winreg.DeleteValue", {"key": _path(key), "name": value})
    _values.pop((_path(key), value), None)


def SaveKey(key, file_name):
    _note("registry", "winreg.SaveKey", {"key": _path(key), "path": file_name})


def CloseKey(hkey):
    pass


FlushKey = CloseKey


def ExpandEnvironmentStrings(text):
    for name in _persona["environment"]:
        text = text.replace("%" + name + "%", _persona["environment"][name])
    return text
`;

const MSVCRT = String.raw`
kbhit = lambda: False
getch = lambda: (_note("input", "msvcrt.getch", {}), b"\r")[1]
getche = getwch = getch
putch = lambda char: None
LK_NBLCK, LK_LOCK, LK_UNLCK = 2, 1, 0
locking = lambda fd, mode, nbytes: None
setmode = lambda fd, flags: 0
get_osfhandle = lambda fd: fd
`;

const WINSOUND = String.raw`
SND_FILENAME, SND_ASYNC, SND_ALIAS, MB_OK = 131072, 1, 65536, 0
Beep = _telling("input", "winsound.Beep", "frequency duration")
PlaySound = _telling("input", "winsound.PlaySound", "sound flags")
MessageBeep = _telling("input", "winsound.MessageBeep", "type")
`;

const WIN32CRYPT = String.raw`
def CryptUnprotectData(data, *args):
    _note("crypto", "win32crypt.CryptUnprotectData", {"data": bytes(data)}, "plain text")
    return "", b"decoydecoydecoydecoydecoydecoydec"[:32]


def CryptProtectData(data, *args):
    _note("crypto", "win32crypt.CryptProtectData", {"data": bytes(data)})
    return bytes(data)
`;

const WIN32API = String.raw`
GetUserName = lambda: (_note("environment", "win32api.GetUserName", {"name": "user"}, _persona["user"]), _persona["user"])[1]
GetComputerName = lambda: (_note("environment", "win32api.GetComputerName", {"name": "host name"}, _persona["hostName"]), _persona["hostName"])[1]
GetAsyncKeyState = _telling("input", "win32api.GetAsyncKeyState", "key", 0)
GetKeyState = _telling("input", "win32api.GetKeyState", "key", 0)
GetCursorPos = _telling("input", "win32api.GetCursorPos", "", (812, 417))
GetSystemMetrics = lambda index: {0: 1920, 1: 1080}.get(index, 0)
GetTickCount = lambda: int(_now()) + 358211220
GetLastInputInfo = lambda: int(_now()) + 358209000
GetLogicalDriveStrings = lambda: "C:\\\0D:\\\0"
GetVolumeInformation = lambda path: ("Windows", 1384912733, 255, 65482719, "NTFS")
GetLastError = lambda: 0
CloseHandle = lambda handle: None
OpenProcess = _telling("process", "win32api.OpenProcess", "access inherit pid", 412)
TerminateProcess = _telling("process", "win32api.TerminateProcess", "handle status")
ShellExecute = _telling("process", "win32api.ShellExecute", "window operation command parameters folder show", 42)
WinExec = _telling("process", "win32api.WinExec", "command show", 33)
SetFileAttributes = _telling("file", "win32api.SetFileAttributes", "path attributes")
MessageBox = _telling("input", "win32api.MessageBox", "window text title style", 1)
RegOpenKeyEx = _telling("registry", "win32api.RegOpenKeyEx", "root key reserved access", 412)
RegSetValueEx = _telling("registry", "win32api.RegSetValueEx", "key name reserved type data")
_open_ended(_module, "win32api")
`;

const WIN32CON = String.raw`
HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, KEY_ALL_ACCESS, REG_SZ = 2147483649, 2147483650, 983103, 1
FILE_ATTRIBUTE_HIDDEN, FILE_ATTRIBUTE_SYSTEM, SW_HIDE, SW_SHOW, PROCESS_ALL_ACCESS = 2, 4, 0, 5, 2035711
SPI_SETDESKWALLPAPER, SPIF_UPDATEINIFILE, SPIF_SENDWININICHANGE, PROCESS_TERMINATE, SRCCOPY = 20, 1, 2, 1, 13369376
WH_KEYBOARD_LL, WM_KEYDOWN, CF_TEXT, CF_UNICODETEXT, SM_CXSCREEN, SM_CYSCREEN = 13, 256, 1, 13, 0, 1
MB_OK, IDOK = 0, 1


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return 0
`;

export const WINDOWS_MODULES: Readonly<Record<string, string>> = {
  winreg: WINREG,
  _winreg: WINREG,
  msvcrt: MSVCRT,
  winsound: WINSOUND,
  win32crypt: WIN32CRYPT,
  win32api: WIN32API,
  win32con: WIN32CON,
};
