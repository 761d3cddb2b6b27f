/** The system, its users and its resources. */
const PLATFORM = String.raw`
from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine processor")
_UNAME = uname_result(
    "Windows" if _windows else "Linux", _persona["hostName"], "10" if _windows else "5.15.0-97-generic",
    "10.0.19045" if _windows else "#107-Ubuntu SMP Wed Feb 7 13:26:48 UTC 2024", "AMD64" if _windows else "x86_64",
    "Intel64 Family 6 Model 140 Stepping 1, GenuineIntel" if _windows else "x86_64")
_PLATFORM = "Windows-10-10.0.19045-SP0" if _windows else "Linux-5.15.0-97-generic-x86_64-with-glibc2.35"


def _says(name, value):
    def says(*args, **kwargs):
        _note("environment", "platform." + name, {"name": name}, list(value) if isinstance(value, tuple) else value)
        return value

    says.__name__ = name
    globals()[name] = says


for _name, _value in (
    ("uname", _UNAME), ("system", _UNAME[0]), ("node", _UNAME[1]), ("release", _UNAME[2]), ("version", _UNAME[3]), ("machine", _UNAME[4]),
    ("processor", _UNAME[5]), ("platform", _PLATFORM), ("architecture", ("64bit", "WindowsPE" if _windows else "ELF")),
    ("python_version", "3.11.4"), ("python_implementation", "CPython"), ("python_compiler", "GCC 12.3.0"),
    ("python_version_tuple", ("3", "11", "4")), ("python_build", ("main", "Jun  9 2023 07:59:55")), ("python_branch", ""),
    ("python_revision", ""), ("win32_ver", ("10", "10.0.19045", "SP0", "Multiprocessor Free") if _windows else ("", "", "", "")),
    ("win32_edition", "Professional" if _windows else None), ("win32_is_iot", False), ("mac_ver", ("", ("", "", ""), "")),
    ("libc_ver", ("", "") if _windows else ("glibc", "2.35")), ("freedesktop_os_release", {"NAME": "Ubuntu", "ID": "ubuntu", "VERSION_ID": "22.04"}),
    ("dist", ("Ubuntu", "22.04", "jammy")), ("linux_distribution", ("Ubuntu", "22.04", "jammy")),
):
    _says(_name, _value)
`;

const GETPASS = String.raw`
class GetPassWarning(UserWarning):
    pass


def getuser():
    _note("environment", "getpass.getuser", {"name": "user"}, _persona["user"])
    return _persona["user"]


def getpass(prompt="Password: ", stream=None):
    _note("input", "getpass.getpass", {"prompt": prompt}, _persona["typed"])
    return _persona["typed"]
`;

const PWD = String.raw`
from collections import namedtuple as _namedtuple

struct_passwd = _namedtuple("struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell")
_ALL = [struct_passwd("root", "x", 0, 0, "root", "/root", "/bin/bash"),
        struct_passwd(_persona["user"], "x", 1000, 1000, "M. Keller,,,", _home, "/bin/bash")]


def getpwall():
    _note("environment", "pwd.getpwall", {"name": "users"}, [each[0] for each in _ALL])
    return list(_ALL)


def getpwnam(name):
    _note("environment", "pwd.getpwnam", {"name": name})
    for each in _ALL:
        if each[0] == name:
            return each
    raise KeyError("getpwnam(): name not found: %r" % name)


def getpwuid(uid):
    _note("environment", "pwd.getpwuid", {"name": uid})
    for each in _ALL:
        if each[2] == uid:
            return each
    raise KeyError("getpwuid(): uid not found: %r" % uid)
`;

const GRP = String.raw`
from collections import namedtuple as _namedtuple

struct_group = _namedtuple("struct_group", "gr_name gr_passwd gr_gid gr_mem")
_ALL = [struct_group("root", "x", 0, []), struct_group("sudo", "x", 27, [_persona["user"]]), struct_group(_persona["user"], "x", 1000, [])]
getgrall = lambda: list(_ALL)


def getgrnam(name):
    for each in _ALL:
        if each[0] == name:
            return each
    raise KeyError(name)


def getgrgid(gid):
    for each in _ALL:
        if each[2] == gid:
            return each
    raise KeyError(gid)
`;

const RESOURCE = String.raw`
RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE, RLIMIT_MEMLOCK, RLIMIT_AS = range(10)
RLIM_INFINITY, RUSAGE_SELF, RUSAGE_CHILDREN = -1, 0, -1
getrlimit = lambda which: (1024, 1048576)
setrlimit = _telling("process", "resource.setrlimit", "resource limits")


class _usage:
    ru_utime, ru_stime, ru_maxrss = 0.21, 0.03, 21480


getrusage = lambda who: _usage()
getpagesize = lambda: 4096
`;

const SIGNAL = String.raw`
from enum import IntEnum as _IntEnum

Signals = _IntEnum("Signals", {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9, "SIGUSR1": 10,
    "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20,
    "SIGWINCH": 28, "SIGBREAK": 21,
})
for _each in Signals:
    globals()[_each.name] = _each
CTRL_C_EVENT, CTRL_BREAK_EVENT = 0, 1
SIG_DFL, SIG_IGN, SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK, ITIMER_REAL = 0, 1, 0, 1, 2, 0
_handlers = {}


def signal(signalnum, handler):
    _note("process", "signal.signal", {"signal": int(signalnum), "handler": "ignored" if handler == 1 else handler})
    before = _handlers.get(int(signalnum), SIG_DFL)
    _handlers[int(signalnum)] = handler
    return before


def getsignal(signalnum):
    return _handlers.get(int(signalnum), SIG_DFL)


def raise_signal(signalnum):
    handler = _handlers.get(int(signalnum))
    if callable(handler):
        handler(int(signalnum), None)


alarm = _telling("process", "signal.alarm", "seconds", 0)
setitimer = _telling("process", "signal.setitimer", "which seconds interval", (0.0, 0.0))
siginterrupt = lambda *args: None
pthread_sigmask = lambda *args: set()
set_wakeup_fd = lambda fd, **more: -1
strsignal = lambda number: "Terminated"
valid_signals = lambda: set(Signals)
default_int_handler = lambda number, frame: None


def pause():
    _forever("signal.pause")


def sigwait(which):
    _forever("signal.sigwait")
`;

const PTY = String.raw`
import os as _os_module


def spawn(argv, *args):
    _shell("pty.spawn", argv)
    return 0


openpty = lambda: (3, 4)
fork = lambda: (_note("process", "pty.fork", {}), (0, 3))[1]
STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO = 0, 1, 2
`;

const FCNTL = String.raw`
F_GETFL, F_SETFL, F_GETFD, F_SETFD, FD_CLOEXEC, LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN = 3, 4, 1, 2, 1, 1, 2, 4, 8
fcntl = lambda *args: 0
flock = lockf = lambda *args: None


def ioctl(fd, request, arg=0, mutate_flag=True):
    _note("native", "fcntl.ioctl", {"request": hex(request) if isinstance(request, int) else request})
    return arg if isinstance(arg, (bytes, bytearray)) else 0
`;

const TERMIOS = String.raw`
TCSANOW, TCSADRAIN, TCSAFLUSH, ECHO, ICANON, VMIN, VTIME, TIOCGWINSZ, ISIG = 0, 1, 2, 8, 2, 6, 5, 21523, 1
error = OSError
tcgetattr = lambda fd: [0, 0, 0, 0, 0, 0, [b"\0"] * 32]
tcsetattr = tcflush = lambda *args: None
`;

const ATEXIT = String.raw`
_registered = []


def register(func, *args, **kwargs):
    _note("process", "atexit.register", {"function": func})
    _registered.append((func, args, kwargs))
    return func


def unregister(func):
    _registered[:] = [each for each in _registered if each[0] is not func]


def _run_exitfuncs():
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except Exception:
            pass


def _clear():
    _registered.clear()


_shown = ("_run_exitfuncs", "_clear")
`;

const LOCALE = String.raw`
LC_ALL, LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY = 6, 0, 1, 2, 3, 4
Error = ValueError


def _asked(name, value):
    _note("environment", "locale." + name, {"name": "locale"}, list(value) if isinstance(value, tuple) else value)
    return value


setlocale = lambda category, locale=None: "en_US.UTF-8"
getlocale = lambda category=0: _asked("getlocale", ("en_US", "UTF-8"))
getdefaultlocale = lambda *args: _asked("getdefaultlocale", ("en_US", "UTF-8"))
getpreferredencoding = lambda do_setlocale=True: "UTF-8"
getencoding = lambda: "utf-8"
localeconv = lambda: {"decimal_point": ".", "thousands_sep": ",", "currency_symbol": "$"}
format_string = lambda form, value, grouping=False, monetary=False: form % value
currency = lambda value, symbol=True, grouping=False: "$%.2f" % value
atof, atoi = float, int
strcoll = lambda one, two: (one > two) - (one < two)
strxfrm = lambda text: text
`;

const SYSCONFIG = String.raw`
get_platform = lambda: "win-amd64" if _windows else "linux-x86_64"
get_python_version = lambda: "3.11"
get_path = lambda name, *args, **kwargs: _LIBRARY + "site-packages"
get_paths = lambda *args, **kwargs: {"purelib": _LIBRARY + "site-packages", "stdlib": _LIBRARY, "scripts": "/usr/bin"}
get_config_var = lambda name: None
get_config_vars = lambda *names: {}
`;

const SITE = String.raw`
ENABLE_USER_SITE = True
USER_SITE = _home + ("\\AppData\\Roaming\\Python\\Python311\\site-packages" if _windows else "/.local/lib/python3.11/site-packages")
USER_BASE = _home + ("\\AppData\\Roaming\\Python" if _windows else "/.local")


def getsitepackages(prefixes=None):
    _note("environment", "site.getsitepackages", {"name": "site-packages"})
    return [_LIBRARY + "site-packages"]


def getusersitepackages():
    _note("environment", "site.getusersitepackages", {"name": "site-packages"})
    return USER_SITE


getuserbase = lambda: USER_BASE
addsitedir = lambda *args: None
main = lambda: None
`;

export const SYSTEM_MODULES: Readonly<Record<string, string>> = {
  platform: PLATFORM,
  getpass: GETPASS,
  pwd: PWD,
  grp: GRP,
  resource: RESOURCE,
  signal: SIGNAL,
  pty: PTY,
  fcntl: FCNTL,
  termios: TERMIOS,
  atexit: ATEXIT,
  locale: LOCALE,
  sysconfig: SYSCONFIG,
  site: SITE,
};
