/** Keyboards, screens, cameras, clipboards, windows; what Windows' own modules give; databases of browsers. */
export const DESKTOP = String.raw`
import sys
note, told = K.note, K.told


def open_told(name, kind, names="", **contents):
    contents.update({each: told(kind, name + "." + each) for each in names.split()})
    return K.open_module(name, contents, kind)


class Listener:
    # Has a few keys pressed, as far as somebody listens.
    def __init__(self, on_press=None, on_release=None, on_move=None, on_click=None, on_scroll=None, **kwargs):
        self._press, self._click = on_press, on_click
        note("input", "pynput.Listener", {"on_press": on_press, "on_release": on_release, "on_move": on_move, "on_click": on_click})

    def start(self):
        note("input", "pynput.Listener.start", {})
        if self._press is not None:
            for character in "decoy":
                if self._press(KeyCode(character)) is False:
                    break

    run = start

    def join(self, *timeout):
        pass

    wait = stop = join

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *args):
        pass


class KeyCode:
    def __init__(self, char):
        self.char, self.name = char, char

    @classmethod
    def from_char(cls, char):
        return cls(char)

    def __str__(self):
        return repr(self.char)

    __repr__ = __str__

    def _shown(self):
        return "Key." + str(self.char)

    def __eq__(self, other):
        return isinstance(other, KeyCode) and other.char == self.char

    def __hash__(self):
        return hash(self.char)


class Keys:
    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        made = KeyCode(name)
        setattr(self, name, made)
        return made


open_told("pynput", "input")
K.open_module("pynput.keyboard", {"Listener": Listener, "Key": Keys(), "KeyCode": KeyCode, "GlobalHotKeys": Listener}, "input")
K.open_module("pynput.mouse", {"Listener": Listener, "Button": Keys()}, "input")


class Event:
    name, event_type, scan_code, time = "d", "down", 32, 0.0


def heard(action):
    def function(callback=None, *args, **kwargs):
        note("input", action, {"callback": callback})
        if callable(callback):
            callback(Event())
    return K.named(function, action)


open_told("keyboard", "input", "add_hotkey press release write press_and_release unhook_all block_key wait", on_press=heard("keyboard.on_press"), on_release=heard("keyboard.on_release"), hook=heard("keyboard.hook"),
          is_pressed=K.told("input", "keyboard.is_pressed", False), read_key=K.told("input", "keyboard.read_key", "d"), read_event=lambda *a, **k: note("input", "keyboard.read_event", {}) or Event(), record=K.told("input", "keyboard.record", []), KEY_DOWN="down", KEY_UP="up")
open_told("mouse", "input", "hook on_click move click")
open_told("pyHook", "input")
open_told("pyperclip", "input", "copy", paste=told("input", "pyperclip.paste", "bc1qdecoydecoydecoydecoydecoydecoydecoydec0y"))
open_told("clipboard", "input", "copy", paste=told("input", "clipboard.paste", "decoy"))


class Picture:
    size, width, height, mode, format, shape = (1920, 1080), 1920, 1080, "RGB", "PNG", (1080, 1920, 3)
    rgb = bgra = raw = b"decoy picture"

    def _shown(self):
        return "<picture>"

    def save(self, target, *args, **kwargs):
        note("input", "Image.save", {"target": target})
        if hasattr(target, "write"):
            target.write(b"\x89PNG\r\n decoy picture")
        else:
            with open(target, "wb") as file:
                file.write(b"\x89PNG\r\n decoy picture")

    def tobytes(self, *args):
        return b"decoy picture"

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return lambda *args, **kwargs: self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def pictured(action, saved=None):
    def function(*args, **kwargs):
        note("input", action, K.arguments(args, kwargs))
        made = Picture()
        if saved is not None and len(args) > saved and isinstance(args[saved], str):
            made.save(args[saved])
        return made
    return K.named(function, action)


open_told("PIL", "input")
K.open_module("PIL.ImageGrab", {"grab": pictured("PIL.ImageGrab.grab"), "grabclipboard": pictured("PIL.ImageGrab.grabclipboard")}, "input")
K.open_module("PIL.Image", {"open": pictured("PIL.Image.open"), "new": pictured("PIL.Image.new"), "frombytes": pictured("PIL.Image.frombytes"), "fromarray": pictured("PIL.Image.fromarray"), "Image": Picture}, "input")
open_told("pyautogui", "input", "click moveTo typewrite write press hotkey alert doubleClick scroll", screenshot=pictured("pyautogui.screenshot", 0), size=told("input", "pyautogui.size", (1920, 1080)), position=told("input", "pyautogui.position", (812, 440)), FAILSAFE=True)
open_told("pyscreenshot", "input", grab=pictured("pyscreenshot.grab"))


class Screen:
    monitors = [{"left": 0, "top": 0, "width": 1920, "height": 1080}] * 2

    def grab(self, *args):
        return pictured("mss.grab")(*args)

    def shot(self, output="monitor-1.png", **kwargs):
        pictured("mss.shot")()
        Picture().save(output)
        return output

    def save(self, *args, **kwargs):
        return iter([self.shot()])

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


K.open_module("mss", {"mss": Screen}, "input")
K.open_module("mss.tools", {"to_png": told("input", "mss.tools.to_png")}, "input")


class Camera:
    def __init__(self, *source):
        note("input", "cv2.VideoCapture", {"source": list(source)})

    def read(self):
        note("input", "cv2.VideoCapture.read", {})
        return True, Picture()

    def isOpened(self):
        return True

    def set(self, *args):
        return True

    get = set

    def release(self):
        pass


def imwrite(path, picture, *more):
    Picture().save(path)
    return True


K.open_module("cv2", {"VideoCapture": Camera, "imwrite": imwrite, "imread": pictured("cv2.imread"), "imencode": lambda *a: (True, Picture()), "cvtColor": lambda p, *a: p, "destroyAllWindows": lambda: None}, "input")
for _name in "pyaudio sounddevice soundfile wave pyttsx3 speech_recognition".split():
    open_told(_name, "input")


class Widget:
    # A window that nobody sees: loops return at once.
    def __init__(self, *args, **kwargs):
        self._options = kwargs

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        if name in ("winfo_screenwidth", "winfo_screenheight"):
            return lambda: 1080
        return lambda *args, **kwargs: None

    def __setitem__(self, key, value):
        pass

    def __getitem__(self, key):
        return ""

    def get(self, *args):
        return ""

    def mainloop(self, *args):
        note("input", "tkinter.mainloop", {})

    def clipboard_get(self, **kwargs):
        return note("input", "tkinter.clipboard_get", {}, "decoy")


_widgets = {name: type(name, (Widget,), {}) for name in "Tk Toplevel Frame Label Button Entry Text Canvas StringVar IntVar BooleanVar PhotoImage Scrollbar Listbox Menu Checkbutton Radiobutton Scale LabelFrame TclError".split()}
K.open_module("tkinter", dict(_widgets, END="end", LEFT="left", RIGHT="right", TOP="top", BOTTOM="bottom", BOTH="both", X="x", Y="y", W="w", E="e", N="n", S="s", CENTER="center", mainloop=lambda: None), "input")
K.open_module("tkinter.messagebox", {name: told("input", "tkinter.messagebox." + name, "ok") for name in "showinfo showerror showwarning askyesno askokcancel askquestion".split()}, "input")
K.open_module("tkinter.simpledialog", {"askstring": told("input", "tkinter.simpledialog.askstring", "decoy-Winter-2024")}, "input")
K.open_module("tkinter.filedialog", {"askopenfilename": told("input", "tkinter.filedialog.askopenfilename", "")}, "input")
`;

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
