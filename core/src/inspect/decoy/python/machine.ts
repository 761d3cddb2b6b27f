/** Modules that tell of the machine and its user: `platform`, `getpass`, `pwd`, `psutil`, and small ones of the system. */
export const MACHINE = String.raw`
import sys, platform, uuid
note, told, persona = K.note, K.told, K.persona
WINDOWS = K.WINDOWS


def fact(action, value):
    return K.named(lambda *args, **kwargs: note("environment", action, K.arguments(args, kwargs), value), action)


_system = "Windows" if WINDOWS else "Linux"
_facts = dict(system=_system, node=persona["host"], release=persona["release"], version=persona["version"], machine="AMD64" if WINDOWS else "x86_64",
              processor="Intel64 Family 6 Model 158 Stepping 10, GenuineIntel" if WINDOWS else "x86_64",
              platform="Windows-10-10.0.19045-SP0" if WINDOWS else "Linux-6.5.0-35-generic-x86_64-with-glibc2.35",
              architecture=("64bit", "WindowsPE" if WINDOWS else "ELF"), python_version="3.11.9", python_version_tuple=("3", "11", "9"),
              python_implementation="CPython", win32_ver=("10", "10.0.19045", "SP0", "Multiprocessor Free") if WINDOWS else ("", "", "", ""))
for _name, _value in _facts.items():
    setattr(platform, _name, fact("platform." + _name, _value))


class uname_result(tuple):
    system, node, release = property(lambda s: s[0]), property(lambda s: s[1]), property(lambda s: s[2])
    version, machine, processor = property(lambda s: s[3]), property(lambda s: s[4]), property(lambda s: s[5])

    def _asdict(self):
        return dict(zip("system node release version machine processor".split(), self))


platform.uname = fact("platform.uname", uname_result(_facts[name] for name in "system node release version machine processor".split()))
platform.freedesktop_os_release = fact("platform.freedesktop_os_release", {"NAME": "Ubuntu", "VERSION_ID": "22.04"})
uuid.getnode = fact("uuid.getnode", 0x3c52821f9a44)
`;

export const USERS = String.raw`
import sys
note, told, persona = K.note, K.told, K.persona
WINDOWS = K.WINDOWS


def fact(action, value):
    return K.named(lambda *args, **kwargs: note("environment", action, K.arguments(args, kwargs), value), action)


def getpass(prompt="Password: ", stream=None):
    return note("input", "getpass.getpass", {"prompt": prompt}, "decoy-Winter-2024")


K.module("getpass", {"getuser": fact("getpass.getuser", persona["user"]), "getpass": getpass, "GetPassWarning": UserWarning})
_signals = dict(SIGHUP=1, SIGINT=2, SIGQUIT=3, SIGABRT=6, SIGKILL=9, SIGUSR1=10, SIGSEGV=11, SIGUSR2=12, SIGPIPE=13, SIGALRM=14, SIGTERM=15, SIGCHLD=17, SIGCONT=18, SIGSTOP=19, SIGTSTP=20, SIG_DFL=0, SIG_IGN=1)
K.module("signal", dict(_signals, signal=told("process", "signal.signal"), alarm=told("process", "signal.alarm", 0), getsignal=lambda n: 0, raise_signal=told("process", "signal.raise_signal"),
                        pause=told("process", "signal.pause"), setitimer=lambda *a: (0.0, 0.0), default_int_handler=lambda *a: None, CTRL_C_EVENT=0))
K.module("locale", dict(getdefaultlocale=fact("locale.getdefaultlocale", ("en_US", "UTF-8")), getlocale=fact("locale.getlocale", ("en_US", "UTF-8")), setlocale=lambda *a: "en_US.UTF-8",
                        getpreferredencoding=lambda *a: "UTF-8", windows_locale={1033: "en_US", 1049: "ru_RU"}, LC_ALL=6, Error=ValueError))
_exits = []


def register(function, *args, **kwargs):
    note("process", "atexit.register", {"function": function})
    _exits.append((function, args, kwargs))
    return function


def _run_exitfuncs():
    while _exits:
        function, args, kwargs = _exits.pop()
        function(*args, **kwargs)


K.module("atexit", {"register": register, "unregister": lambda f: None, "_run_exitfuncs": _run_exitfuncs})
K.module("webbrowser", {name: told("process", "webbrowser." + name, True) for name in ("open", "open_new", "open_new_tab")} | {"get": lambda *a: K.Dummy("webbrowser.get()", "process"), "register": lambda *a, **k: None, "Error": OSError})
K.module("faulthandler", {"enable": lambda *a, **k: None, "disable": lambda: None})
K.module("site", {"getsitepackages": fact("site.getsitepackages", [K.library + "/site-packages"]), "getusersitepackages": fact("site.getusersitepackages", persona["home"] + "/.local/lib/python3.11/site-packages"), "USER_SITE": persona["home"] + "/.local/lib/python3.11/site-packages", "ENABLE_USER_SITE": True, "USER_BASE": persona["home"] + "/.local", "main": lambda: None})
K.module("sysconfig", {"get_paths": fact("sysconfig.get_paths", {"purelib": K.library + "/site-packages", "stdlib": K.library}), "get_path": fact("sysconfig.get_path", K.library + "/site-packages"), "get_platform": lambda: "linux-x86_64", "get_config_var": lambda n: None})
if not WINDOWS:
    class struct_passwd(tuple):
        pw_name, pw_passwd, pw_uid, pw_gid = (property(lambda s, n=n: s[n]) for n in range(4))
        pw_gecos, pw_dir, pw_shell = (property(lambda s, n=n: s[n]) for n in range(4, 7))

    _me = struct_passwd((persona["user"], "x", 1000, 1000, "Morgan Reed", persona["home"], "/bin/bash"))
    _root = struct_passwd(("root", "x", 0, 0, "root", "/root", "/bin/bash"))
    K.module("pwd", dict(getpwuid=fact("pwd.getpwuid", _me), getpwnam=fact("pwd.getpwnam", _me), getpwall=fact("pwd.getpwall", [_root, _me])))
    K.module("grp", dict(getgrgid=fact("grp.getgrgid", (persona["user"], "x", 1000, [])), getgrnam=fact("grp.getgrnam", ("sudo", "x", 27, [persona["user"]])), getgrall=fact("grp.getgrall", [])))
    K.module("spwd", dict(getspnam=fact("spwd.getspnam", None), getspall=fact("spwd.getspall", [])))
    K.module("fcntl", dict(fcntl=told("process", "fcntl.fcntl", 0), ioctl=told("process", "fcntl.ioctl", bytes(64)), flock=lambda *a: None, lockf=lambda *a: None, LOCK_EX=2, LOCK_NB=4, LOCK_UN=8, F_GETFL=3, F_SETFL=4, F_SETFD=2))
    K.module("resource", dict(setrlimit=told("process", "resource.setrlimit"), getrlimit=lambda n: (1024, 4096), getrusage=lambda n: K.Dummy("resource.getrusage()"), RLIMIT_NOFILE=7, RLIMIT_AS=9, RLIMIT_CORE=4, RUSAGE_SELF=0))
    K.module("termios", dict(tcgetattr=lambda fd: [0] * 7, tcsetattr=lambda *a: None, TCSADRAIN=1, ECHO=8, ICANON=2))
    K.module("tty", dict(setraw=lambda *a: None, setcbreak=lambda *a: None))
    K.module("syslog", dict(syslog=told("process", "syslog.syslog"), openlog=lambda *a: None))


class NoSuchProcess(Exception):
    pass


_running = [(4, "System"), (5120, "explorer.exe"), (7344, "chrome.exe"), (8120, "Discord.exe"), (4242, "python.exe")] if WINDOWS else [(1, "systemd"), (1180, "gnome-shell"), (2231, "firefox"), (4242, "python3")]


class Bag:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def _shown(self):
        return "<%s>" % ", ".join(self.__dict__)

    def __iter__(self):
        return iter(self.__dict__.values())

    def __getitem__(self, index):
        return list(self.__dict__.values())[index]

    def _asdict(self):
        return dict(self.__dict__)


class Process:
    def __init__(self, pid=4242):
        self.pid = pid
        self._name = dict(_running).get(pid, "python3")
        self.info = {"pid": pid, "name": self._name, "username": persona["user"], "exe": "/usr/bin/" + self._name, "cmdline": [self._name], "cpu_percent": 0.3, "memory_percent": 0.5, "ppid": 1}

    def _shown(self):
        return "<Process %d %s>" % (self.pid, self._name)

    def name(self):
        return self._name

    def _act(name):
        def function(self, *args):
            note("process", "psutil.Process." + name, {"pid": self.pid, "name": self._name})
        return function

    kill, terminate, suspend, resume, nice = _act("kill"), _act("terminate"), _act("suspend"), _act("resume"), _act("nice")

    def __getattr__(self, name):
        return lambda *args, **kwargs: self.info.get(name, [] if name in ("children", "connections", "open_files", "parents") else 0)


def process_iter(attrs=None, ad_value=None):
    note("process", "psutil.process_iter", {"attrs": attrs})
    return iter([Process(pid) for pid, _ in _running])


_GIB = 1 << 30
K.open_module("psutil", dict(Process=Process, process_iter=process_iter, pids=fact("psutil.pids", [pid for pid, _ in _running]), pid_exists=lambda pid: pid in dict(_running), NoSuchProcess=NoSuchProcess, AccessDenied=NoSuchProcess, ZombieProcess=NoSuchProcess, Error=NoSuchProcess,
    cpu_count=fact("psutil.cpu_count", 8), cpu_percent=fact("psutil.cpu_percent", 7.5), boot_time=fact("psutil.boot_time", persona["startSeconds"] - 267240), cpu_freq=fact("psutil.cpu_freq", Bag(current=1900.0, min=400.0, max=4200.0)),
    virtual_memory=fact("psutil.virtual_memory", Bag(total=16 * _GIB, available=9 * _GIB, percent=43.8, used=7 * _GIB, free=5 * _GIB)), disk_usage=fact("psutil.disk_usage", Bag(total=256060514304, used=121634816000, free=134425698304, percent=47.5)),
    swap_memory=fact("psutil.swap_memory", Bag(total=2 * _GIB, used=0, free=2 * _GIB, percent=0.0)), disk_partitions=fact("psutil.disk_partitions", [Bag(device="/dev/nvme0n1p2", mountpoint="/", fstype="ext4", opts="rw")]),
    net_if_addrs=fact("psutil.net_if_addrs", {"eth0": [Bag(family=2, address="192.168.1.23", netmask="255.255.255.0", broadcast="192.168.1.255", ptp=None)]}), net_connections=fact("psutil.net_connections", []), users=fact("psutil.users", [Bag(name=persona["user"], terminal="pts/0", host="localhost", started=0.0)]),
    sensors_battery=fact("psutil.sensors_battery", Bag(percent=81, secsleft=9000, power_plugged=True)), net_io_counters=fact("psutil.net_io_counters", Bag(bytes_sent=120034567, bytes_recv=984412233)), sensors_temperatures=fact("psutil.sensors_temperatures", {}), virtual_machine=None), "environment")
`;
