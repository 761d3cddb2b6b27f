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
  webbrowser: WEBBROWSER,
  psutil: PSUTIL,
  tkinter: TKINTER,
  "tkinter.messagebox": MESSAGEBOX,
  "tkinter.simpledialog": SIMPLEDIALOG,
  "tkinter.filedialog": SIMPLEDIALOG,
};
