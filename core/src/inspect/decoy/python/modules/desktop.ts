/** Screen, keyboard, clipboard, camera, windows. */
const PYNPUT = String.raw`
_prepare("pynput.keyboard")
_prepare("pynput.mouse")
`;

/** What somebody types while a script listens, once. */
const LISTENER = String.raw`
class _Listener:
    def __init__(self, *args, **kwargs):
        self._callbacks = kwargs
        self.daemon = True
        self.running = False
        self.suppress = kwargs.get("suppress", False)

    def start(self):
        _note("input", _LABEL, {"callbacks": sorted(self._callbacks), "suppress": self.suppress})
        self.running = True
        _parkable.append(_persona["threadSleeps"])
        try:
            self._deliver()
        except _Parked:
            pass
        finally:
            _parkable.pop()
            self.running = False

    def join(self, *args):
        if self.running is False and not getattr(self, "_started", False):
            self._started = True

    def stop(self):
        self.running = False

    wait = lambda self: None
    is_alive = lambda self: self.running

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *args):
        pass
`;

const PYNPUT_KEYBOARD = String.raw`
_LABEL = "pynput.keyboard.Listener"


class KeyCode:
    def __init__(self, vk=None, char=None, **more):
        self.vk, self.char = vk, char

    @classmethod
    def from_char(cls, char, **more):
        return cls(None, char)

    from_vk = from_char

    def __repr__(self):
        return repr(self.char)

    def __eq__(self, other):
        return isinstance(other, KeyCode) and self.char == other.char

    def __hash__(self):
        return hash(self.char)


class _Special:
    def __init__(self, name):
        self.name = self._name_ = name
        self.value = KeyCode(0)

    def __repr__(self):
        return "<Key.%s: 0>" % self.name

    def __str__(self):
        return "Key." + self.name


class Key:
    pass


for _each in ("space enter tab backspace shift shift_r ctrl ctrl_l ctrl_r alt alt_l alt_r alt_gr esc delete caps_lock cmd up down left right "
              "home end page_up page_down insert f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 print_screen num_lock menu").split():
    setattr(Key, _each, _Special(_each))
${LISTENER}

class Listener(_Listener):
    def __init__(self, on_press=None, on_release=None, suppress=False, **kwargs):
        _Listener.__init__(self, on_press=on_press, on_release=on_release, suppress=suppress)

    def _deliver(self):
        keys = [KeyCode(None, each) for each in _persona["typed"]] + [Key.enter, Key.esc]
        for key in keys:
            for name in "on_press", "on_release":
                callback = self._callbacks.get(name)
                if callback is not None and callback(key) is False:
                    return


class GlobalHotKeys(Listener):
    def __init__(self, hotkeys, *args, **kwargs):
        _note("input", "pynput.keyboard.GlobalHotKeys", {"keys": list(hotkeys)})
        Listener.__init__(self)


class Controller:
    press = _telling("input", "pynput.keyboard.Controller.press", "self key")
    release = _telling("input", "pynput.keyboard.Controller.release", "self key")
    type = _telling("input", "pynput.keyboard.Controller.type", "self text")
`;

const PYNPUT_MOUSE = String.raw`
_LABEL = "pynput.mouse.Listener"
${LISTENER}

class Button:
    left, right, middle = "left", "right", "middle"


class Listener(_Listener):
    def __init__(self, on_move=None, on_click=None, on_scroll=None, suppress=False, **kwargs):
        _Listener.__init__(self, on_move=on_move, on_click=on_click, on_scroll=on_scroll, suppress=suppress)

    def _deliver(self):
        if self._callbacks.get("on_move"):
            self._callbacks["on_move"](812, 417)
        if self._callbacks.get("on_click"):
            self._callbacks["on_click"](812, 417, Button.left, True)


class Controller:
    position = (812, 417)
    click = _telling("input", "pynput.mouse.Controller.click", "self button count")
    move = _telling("input", "pynput.mouse.Controller.move", "self x y")
`;

const KEYBOARD = String.raw`
KEY_DOWN, KEY_UP = "down", "up"


class KeyboardEvent:
    def __init__(self, name, event_type=KEY_DOWN):
        self.name, self.event_type, self.scan_code, self.time = name, event_type, 30, 0.0


def _deliver(callback):
    for each in list(_persona["typed"]) + ["enter"]:
        callback(KeyboardEvent(each))


def on_press(callback, suppress=False):
    _note("input", "keyboard.on_press", {"callback": callback})
    _deliver(callback)


def on_release(callback, suppress=False):
    _note("input", "keyboard.on_release", {"callback": callback})
    _deliver(callback)


def hook(callback, suppress=False, **more):
    _note("input", "keyboard.hook", {"callback": callback})
    _deliver(callback)


def record(until="escape", suppress=False, trigger_on_release=False):
    _note("input", "keyboard.record", {"until": until})
    return [KeyboardEvent(each) for each in _persona["typed"]]


def read_event(suppress=False):
    _note("input", "keyboard.read_event", {})
    _slept()
    return KeyboardEvent("a")


def read_key(suppress=False):
    return read_event().name


def get_typed_strings(events, allow_backspace=True):
    yield _persona["typed"]


def wait(hotkey=None, *args, **kwargs):
    _note("input", "keyboard.wait", {"hotkey": hotkey})
    if hotkey is None:
        _forever("keyboard.wait")


def is_pressed(hotkey):
    return False


for _name in "add_hotkey block_key write press_and_release press release send unhook_all unhook remove_hotkey block".split():
    globals()[_name] = _telling("input", "keyboard." + _name)
`;

const PYPERCLIP = String.raw`
_held = [_persona["clipboard"]]


class PyperclipException(RuntimeError):
    pass


def paste():
    _note("input", "pyperclip.paste", {}, _held[0])
    _slept()
    return _held[0]


def copy(text):
    _note("input", "pyperclip.copy", {"data": text})
    _held[0] = str(text)


def waitForNewPaste(timeout=None):
    return paste()


waitForPaste = waitForNewPaste
`;

const IMAGE = String.raw`
class _Image:
    size = (1920, 1080)
    width, height, mode, format, info = 1920, 1080, "RGB", "PNG", {}

    def __init__(self, of):
        self._of = of

    def save(self, fp, format=None, **params):
        _note("file", "PIL.Image.save", {"operation": "write", "path": fp if isinstance(fp, str) else "", "of": self._of})
        data = b"\x89PNG\r\n\x1a\n decoy picture"
        if hasattr(fp, "write"):
            fp.write(data)
        else:
            _write_file(fp, data)

    def tobytes(self, *args):
        return b"\0" * 64

    getpixel = lambda self, place: (0, 0, 0)
    getdata = lambda self: []

    def _same(self, *args, **kwargs):
        return self

    resize = convert = crop = copy = rotate = thumbnail = filter = transpose = _same
    putpixel = show = close = paste = lambda self, *args, **kwargs: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass
`;

const PIL_IMAGE =
  IMAGE +
  String.raw`
LANCZOS = BICUBIC = BILINEAR = NEAREST = ANTIALIAS = 1
Image = _Image


def open(fp, mode="r", formats=None):
    if isinstance(fp, str):
        _builtins.open(fp, "rb").close()
    return _Image("a picture")


new = lambda mode, size, color=0: _Image("a new picture")
fromarray = frombytes = lambda *args, **kwargs: _Image("data")
_open_ended(_module, "PIL.Image")
`;

const IMAGEGRAB =
  IMAGE +
  String.raw`
def grab(bbox=None, include_layered_windows=False, all_screens=False, xdisplay=None):
    _note("input", "PIL.ImageGrab.grab", {"box": bbox})
    return _Image("the screen")


def grabclipboard():
    _note("input", "PIL.ImageGrab.grabclipboard", {})
    return None
`;

const PYAUTOGUI =
  IMAGE +
  String.raw`
FAILSAFE, PAUSE = True, 0.1


class FailSafeException(Exception):
    pass


def screenshot(imageFilename=None, region=None):
    _note("input", "pyautogui.screenshot", {"path": imageFilename, "region": region})
    made = _Image("the screen")
    if imageFilename:
        made.save(imageFilename)
    return made


size = lambda: (1920, 1080)
position = lambda: (_note("input", "pyautogui.position", {}), (812, 417))[1]
onScreen = lambda *args: True
for _name in "click moveTo moveRel move write typewrite press hotkey keyDown keyUp scroll dragTo doubleClick rightClick alert".split():
    globals()[_name] = _telling("input", "pyautogui." + _name)
prompt = password = lambda *args, **kwargs: (_note("input", "pyautogui.prompt", {"args": list(args)}), _persona["typed"])[1]
confirm = lambda *args, **kwargs: "OK"
_open_ended(_module, "pyautogui")
`;

const MSS =
  IMAGE +
  String.raw`
class mss:
    monitors = [{"left": 0, "top": 0, "width": 1920, "height": 1080}] * 2

    def __init__(self, *args, **kwargs):
        pass

    def shot(self, mon=1, output="monitor-1.png", callback=None):
        _note("input", "mss.shot", {"path": output})
        _write_file(output, b"\x89PNG\r\n\x1a\n decoy picture")
        return output

    def grab(self, monitor):
        _note("input", "mss.grab", {"monitor": monitor})
        made = _Image("the screen")
        made.rgb = made.bgra = made.raw = b"\0" * 64
        return made

    close = lambda self: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


MSS = mss
tools = _ModuleType("mss.tools")
tools.to_png = lambda data, size, level=6, output=None: _write_file(output, b"\x89PNG decoy") if output else b"\x89PNG decoy"
_modules["mss.tools"] = tools
`;

const CV2 =
  IMAGE +
  String.raw`
CAP_PROP_FRAME_WIDTH, CAP_PROP_FRAME_HEIGHT, CAP_DSHOW, COLOR_BGR2RGB, COLOR_BGR2GRAY = 3, 4, 700, 4, 6


class VideoCapture:
    def __init__(self, index=0, *args):
        self._left = 5
        _note("input", "cv2.VideoCapture", {"device": index})

    def read(self):
        self._left -= 1
        return self._left >= 0, _Image("the camera")

    isOpened = lambda self: True
    set = get = lambda self, *args: 0
    release = open = grab = lambda self, *args: None


def imwrite(filename, img, params=None):
    _note("file", "cv2.imwrite", {"operation": "write", "path": filename})
    _write_file(filename, b"\xff\xd8\xff\xe0 decoy picture")
    return True


imencode = lambda ext, img, params=None: (True, _Image("data"))
waitKey = lambda delay=0: 27
_open_ended(_module, "cv2")
`;

const WEBBROWSER = String.raw`
class Error(Exception):
    pass


def open(url, new=0, autoraise=True):
    _note("process", "webbrowser.open", {"command": "browser " + str(url), "url": url})
    return True


open_new = open_new_tab = lambda url: open(url)


class _Browser:
    open = staticmethod(open)
    open_new = open_new_tab = staticmethod(open)


get = lambda using=None: _Browser()
register = lambda *args, **kwargs: None
`;

const PSUTIL = String.raw`
from collections import namedtuple as _namedtuple

__version__ = "5.9.8"


class Error(Exception):
    pass


class NoSuchProcess(Error):
    pass


class AccessDenied(Error):
    pass


class ZombieProcess(NoSuchProcess):
    pass


class TimeoutExpired(Error):
    pass


def _made(kind, fields, *values):
    return _namedtuple(kind, fields)(*values)


def _says(name, value):
    def says(*args, **kwargs):
        _note("environment", "psutil." + name, {"name": name})
        return value() if callable(value) else value

    says.__name__ = name
    globals()[name] = says


for _name, _value in (
    ("cpu_count", 8), ("cpu_percent", 7.3), ("boot_time", 1709878656.0), ("pids", lambda: list(range(1, 220))),
    ("virtual_memory", lambda: _made("svmem", "total available percent used free", 16660942848, 9126805504, 45.2, 7019298816, 4314918912)),
    ("swap_memory", lambda: _made("sswap", "total used free percent", 2147479552, 0, 2147479552, 0.0)),
    ("disk_usage", lambda: _made("sdiskusage", "total used free percent", 502392610816, 211784904704, 265012178944, 44.4)),
    ("disk_partitions", lambda: [_made("sdiskpart", "device mountpoint fstype opts", "C:\\" if _windows else "/dev/nvme0n1p2", "C:\\" if _windows else "/",
                                       "NTFS" if _windows else "ext4", "rw")]),
    ("net_if_addrs", lambda: {"wlp0s20f3": [_made("snicaddr", "family address netmask broadcast ptp", 2, _persona["localAddress"], "255.255.255.0", None, None),
                                            _made("snicaddr", "family address netmask broadcast ptp", 17, "3c:58:c2:1d:7e:94", None, None, None)]}),
    ("net_if_stats", lambda: {"wlp0s20f3": _made("snicstats", "isup duplex speed mtu", True, 2, 300, 1500)}),
    ("net_connections", lambda: []), ("users", lambda: [_made("suser", "name terminal host started pid", _persona["user"], ":0", "", 1709878700.0, 1700)]),
    ("cpu_freq", lambda: _made("scpufreq", "current min max", 2803.2, 400.0, 4700.0)), ("sensors_temperatures", lambda: {}),
    ("sensors_battery", lambda: _made("sbattery", "percent secsleft power_plugged", 81, 12000, True)),
    ("net_io_counters", lambda: _made("snetio", "bytes_sent bytes_recv packets_sent packets_recv", 4711223, 88120331, 41220, 90113)),
    ("cpu_times", lambda: _made("scputimes", "user system idle", 41220.1, 9120.4, 300211.0)),
):
    _says(_name, _value)


class Process:
    def __init__(self, pid=None):
        self.pid = _persona["pid"] if pid is None else pid
        names = _persona["processes"]
        self._name = names[(self.pid // 96 - 4) % len(names)] if self.pid != _persona["pid"] else "python"
        self.info = {"pid": self.pid, "name": self._name, "username": _persona["user"], "exe": self.exe(), "cmdline": [self._name],
                     "cpu_percent": 0.3, "memory_percent": 0.8, "ppid": 1, "status": "sleeping", "create_time": 1709878700.0, "connections": []}

    name = lambda self: self._name
    exe = lambda self: ("C:\\Windows\\System32\\" if _windows else "/usr/bin/") + self._name
    cmdline = lambda self: [self._name]
    username = lambda self: _persona["user"]
    ppid = lambda self: 1
    parent = lambda self: Process(1)
    parents = children = connections = open_files = lambda self, *args, **kwargs: []
    status = lambda self: "sleeping"
    is_running = lambda self: True
    create_time = lambda self: 1709878700.0
    cpu_percent = memory_percent = lambda self, interval=None: 0.3
    cwd = lambda self: _persona["folder"]
    environ = lambda self: dict(_persona["environment"])
    memory_info = lambda self: _made("pmem", "rss vms", 41943040, 201326592)
    nice = lambda self, value=None: 0
    as_dict = lambda self, attrs=None: dict(self.info)
    wait = lambda self, timeout=None: 0

    def _signal(name):
        def signal(self, *args):
            _note("process", "psutil.Process." + name, {"pid": self.pid, "name": self._name})

        return signal

    kill, terminate, suspend, resume, send_signal = _signal("kill"), _signal("terminate"), _signal("suspend"), _signal("resume"), _signal("send_signal")
    del _signal


def process_iter(attrs=None, ad_value=None):
    _note("process", "psutil.process_iter", {"attributes": attrs}, len(_persona["processes"]))
    for index in range(len(_persona["processes"])):
        yield Process(400 + 96 * index)


pid_exists = lambda pid: pid < 3000
wait_procs = lambda procs, timeout=None, callback=None: (procs, [])
LINUX, WINDOWS, MACOS, POSIX, AF_LINK, STATUS_ZOMBIE = not _windows, _windows, False, not _windows, 17, "zombie"
`;

const TKINTER = String.raw`
TclError = RuntimeError
END, LEFT, RIGHT, TOP, BOTTOM, BOTH, X, Y, CENTER, NORMAL, DISABLED, W, E, N, S = "end left right top bottom both x y center normal disabled w e n s".split()


class Misc:
    def __init__(self, master=None, cnf=None, **kwargs):
        text = kwargs.get("text")
        _note("input", "tkinter." + type(self).__name__, {"text": text} if text else {})
        self._commands = kwargs.get("command")
        self.children = {}

    def mainloop(self, n=0):
        _note("input", "tkinter.mainloop", {})

    def after(self, ms, func=None, *args):
        if func is not None and not getattr(self, "_after", 0) > 5:
            self._after = getattr(self, "_after", 0) + 1
            func(*args)

    def get(self, *args):
        return _persona["typed"]

    def title(self, text=None):
        _note("input", "tkinter.title", {"text": text})

    def winfo_screenwidth(self):
        return 1920

    def winfo_screenheight(self):
        return 1080

    def clipboard_get(self, *args):
        _note("input", "tkinter.clipboard_get", {}, _persona["clipboard"])
        return _persona["clipboard"]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: None

    def __setitem__(self, key, value):
        pass

    def __getitem__(self, key):
        return ""


for _each in ("Tk Toplevel Frame Label Button Entry Text Canvas Scrollbar Listbox Checkbutton Radiobutton Menu PhotoImage StringVar IntVar "
              "BooleanVar DoubleVar Scale Spinbox LabelFrame Message PanedWindow Widget").split():
    globals()[_each] = type(Misc)(_each, (Misc,), {"__module__": "tkinter"})
mainloop = lambda n=0: None
`;

const MESSAGEBOX = String.raw`
def _box(name, answer):
    def box(title=None, message=None, **options):
        _note("input", "tkinter.messagebox." + name, {"title": title, "text": message}, answer)
        return answer

    globals()[name] = box


for _name, _answer in (("showinfo", "ok"), ("showwarning", "ok"), ("showerror", "ok"), ("askyesno", True), ("askquestion", "yes"),
                       ("askokcancel", True), ("askretrycancel", False), ("askyesnocancel", True)):
    _box(_name, _answer)
`;

const SIMPLEDIALOG = String.raw`
def askstring(title, prompt, **kwargs):
    _note("input", "tkinter.simpledialog.askstring", {"title": title, "text": prompt}, _persona["typed"])
    return _persona["typed"]


askinteger = lambda title, prompt, **kwargs: 1
askfloat = lambda title, prompt, **kwargs: 1.0
askopenfilename = asksaveasfilename = lambda **kwargs: _home + _persona["sep"] + "Documents" + _persona["sep"] + "notes.md"
askdirectory = lambda **kwargs: _home
askopenfilenames = lambda **kwargs: ()
`;

export const DESKTOP_MODULES: Readonly<Record<string, string>> = {
  pynput: PYNPUT,
  "pynput.keyboard": PYNPUT_KEYBOARD,
  "pynput.mouse": PYNPUT_MOUSE,
  keyboard: KEYBOARD,
  pyperclip: PYPERCLIP,
  PIL: "_open_ended(_module, 'PIL')\n",
  "PIL.Image": PIL_IMAGE,
  "PIL.ImageGrab": IMAGEGRAB,
  pyscreenshot: IMAGEGRAB,
  pyautogui: PYAUTOGUI,
  mss: MSS,
  cv2: CV2,
  webbrowser: WEBBROWSER,
  psutil: PSUTIL,
  tkinter: TKINTER,
  "tkinter.messagebox": MESSAGEBOX,
  "tkinter.simpledialog": SIMPLEDIALOG,
  "tkinter.filedialog": SIMPLEDIALOG,
};
