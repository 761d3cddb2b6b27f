/** The modules by which Windows itself is called. */
export const WIN32 = String.raw`
import sys
note, told = K.note, K.told


def CryptUnprotectData(data, *more):
    return note("crypto", "win32crypt.CryptUnprotectData", {"data": data}, ("", b"decoydecoydecoydecoydecoydecoyde"))


def CryptProtectData(data, *more):
    return note("crypto", "win32crypt.CryptProtectData", {"data": data}, bytes(data))


K.open_module("win32crypt", {"CryptUnprotectData": CryptUnprotectData, "CryptProtectData": CryptProtectData}, "crypto")
_native = {"GetUserName": K.persona["user"], "GetComputerName": K.persona["host"], "GetLogicalDriveStrings": "C:\\\0D:\\\0", "GetAsyncKeyState": 0, "GetSystemMetrics": 1920, "GetTickCount": 267240000, "GetLastInputInfo": 267239000,
           "GetVolumeInformation": ("", 0x1A2B3C4D, 255, 0, "NTFS"), "CreateMutex": 0x1C0, "GetLastError": 0, "GetModuleHandle": 0x7FF0, "GetCursorPos": (812, 440), "GetShortPathName": "C:\\X"}
K.open_module("win32api", {name: told("native", "win32api." + name, value) for name, value in _native.items()}, "native")
K.open_module("win32event", {"CreateMutex": told("native", "win32event.CreateMutex", 0x1C0)}, "native")
K.open_module("win32gui", {"GetForegroundWindow": told("input", "win32gui.GetForegroundWindow", 0x20442), "GetWindowText": told("input", "win32gui.GetWindowText", "Online banking - Chrome"), "ShowWindow": told("process", "win32gui.ShowWindow", True)}, "native")
K.open_module("win32clipboard", {"GetClipboardData": told("input", "win32clipboard.GetClipboardData", "bc1qdecoydecoydecoydecoydecoydecoydecoydec0y"), "OpenClipboard": lambda *a: None, "CloseClipboard": lambda *a: None, "EmptyClipboard": lambda *a: None, "SetClipboardText": told("input", "win32clipboard.SetClipboardText"), "SetClipboardData": told("input", "win32clipboard.SetClipboardData"), "CF_UNICODETEXT": 13, "CF_TEXT": 1}, "input")


class Numbers:
    def __init__(self, name):
        self.name = name


def constants(name):
    made = K.module(name)
    made.__getattr__ = lambda attribute: 0
    return made


constants("win32con")
constants("winerror").ERROR_ALREADY_EXISTS = 183
for _name in "win32process win32service win32serviceutil win32security win32file win32pipe win32net pywintypes pythoncom servicemanager win32ui win32com win32com.client win32com.shell comtypes wmi pywin32".split():
    K.open_module(_name, {}, "native")


def Dispatch(name, *more):
    note("process", "win32com.client.Dispatch", {"name": name})
    return K.Dummy("win32com.client.Dispatch(%r)" % str(name)[:80], "process")


for _name in ("Dispatch", "DispatchEx", "GetObject"):
    setattr(sys.modules["win32com.client"], _name, Dispatch)


class Row:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return ""


class WMI:
    def __init__(self, *args, **kwargs):
        note("environment", "wmi.WMI", K.arguments(args, kwargs))

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)

        def ask(*args, **kwargs):
            note("environment", "wmi." + name, K.arguments(args, kwargs))
            return [Row(Name="Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz", UUID="4C4C4544-0051-3410-8032-B7C04F4D3533", SerialNumber="PF1A2B3C", Model="20L6S0VX00", Manufacturer="LENOVO", Caption="Microsoft Windows 10 Pro", TotalPhysicalMemory="17057927168", ProcessId=7344)]
        return ask


sys.modules["wmi"].WMI = WMI
`;
