/** What a process is and can start. */
const OS = String.raw`
import shlex as _shlex

_module.name = "nt" if _windows else "posix"
_module.linesep = "\r\n" if _windows else "\n"
if _windows:
    _module.sep, _module.altsep, _module.pathsep, _module.devnull = "\\", "/", ";", "nul"
    _module.O_BINARY = 0
    _load("ntpath")
    _module.path = _modules["os.path"] = _modules["ntpath"]
    _module._join = _module.path.join
_real_environ = _module.environ
for _each in _persona["environment"]:
    _real_environ[_each] = _persona["environment"][_each]
_secret = frozenset(_persona["environment"])
_Environ = type(_real_environ)


def _asked_for():
    # Not by what the library itself wants to know, such as for expanduser().
    frame, _, name = _caller(_frame(1))
    return frame is not None and name in ("__getitem__", "get", "__contains__", "setdefault", "pop")


class _environ(_Environ):
    # As the engine's, and tells what is read. Who walks through it gets all, and tells once.
    def __getitem__(self, key):
        try:
            value = _Environ.__getitem__(self, key.upper() if _windows and isinstance(key, str) else key)
        except KeyError:
            if _asked_for():
                _note("environment", "os.environ", {"name": key}, None)
            raise
        if not self._quiet and _asked_for():
            _note("environment", "os.environ", {"name": key}, value)
        return value

    def __iter__(self):
        _note("environment", "os.environ", {"name": "*"}, len(self))
        self._quiet = True
        return _Environ.__iter__(self)

    def __setitem__(self, key, value):
        _note("environment", "os.environ.set", {"name": key, "value": value})
        _Environ.__setitem__(self, key.upper() if _windows and isinstance(key, str) else key, value)

    def copy(self):
        return dict(self)


_environ.__name__ = _environ.__qualname__ = "_Environ"
_environ.__module__ = "os"
_quiet_environ = _environ(_real_environ._data, _real_environ.encodekey, _real_environ.decodekey)
_quiet_environ._quiet = False
_module.environ = _quiet_environ


def getenv(key, default=None):
    value = _Environ.get(_real_environ, key.upper() if _windows else key, default)
    _note("environment", "os.getenv", {"name": key}, value)
    return value


def _shell(action, command, more=None):
    # What a command prints, and its status.
    if isinstance(command, (list, tuple)):
        words = [_clean(str(each.decode() if isinstance(each, bytes) else each)) for each in command]
        line = " ".join(words)
    else:
        line = command.decode("utf-8", "replace") if isinstance(command, bytes) else str(command)
        words = None
    detail = {"command": line}
    if words is not None:
        detail["argv"] = words
    if more:
        detail.update(more)
    answer = _output_of(line)
    _note("process", action, detail, answer[0][:200])
    return answer


def _output_of(line):
    line = line.strip()
    low = line.lower()
    for beginning in _persona["commands"]:
        if low.startswith(beginning.lower()):
            return _persona["commands"][beginning], 0
    for prefix in ("cmd.exe /c ", "cmd /c ", "/bin/sh -c ", "sh -c ", "bash -c ", "sudo "):
        if low.startswith(prefix):
            return _output_of(line[len(prefix):].strip("\"'"))
    word = low.split(" ")[0].rpartition("/")[2].rpartition("\\")[2]
    if word.endswith(".exe"):
        word = word[:-4]
    user, host = _persona["user"], _persona["hostName"]
    if word == "echo":
        return line[5:].strip("\"'") + "\n", 0
    if word == "whoami":
        return (host.lower() + "\\" + user if _windows else user) + "\n", 0
    if word == "hostname":
        return host + "\n", 0
    if word == "id":
        return "uid=1000(%s) gid=1000(%s) groups=1000(%s),27(sudo)\n" % (user, user, user), 0
    if word == "uname":
        return "Linux %s 5.15.0-97-generic x86_64 GNU/Linux\n" % host if "-a" in low else "Linux\n", 0
    if word == "pwd" or line == "cd":
        return _cwd(None) + "\n", 0
    if word in ("ls", "dir"):
        try:
            return "\n".join(name for name, _ in _raw_os["list"](".")) + "\n", 0
        except OSError:
            return "", 1
    if word in ("cat", "type"):
        try:
            path = line.split(" ", 1)[1].strip("\"' ")
            if path.startswith("~"):
                path = _home + path[1:]
            text = _read_file(_real(path)).decode("utf-8", "replace")
            _note("file", word, {"operation": "read", "path": _full(path)}, "ok")
            return text, 0
        except (OSError, IndexError):
            return "", 1
    if word in ("ps", "tasklist"):
        return "".join("%-28s %6d\n" % (name, 400 + 96 * index) for index, name in enumerate(_persona["processes"])), 0
    if word in ("pgrep", "pidof"):
        return "", 1
    if word == "ver":
        return "\r\nMicrosoft Windows [Version 10.0.19045.4170]\r\n", 0
    if word == "wmic":
        return "UUID\r\n4C4C4544-0037-4B10-8051-B7C04F4E3733\r\n" if "uuid" in low else "Caption\r\nMicrosoft Windows 10 Pro\r\n", 0
    if word == "systeminfo":
        return "Host Name: %s\r\nOS Name: Microsoft Windows 10 Pro\r\nSystem Manufacturer: Dell Inc.\r\n" % host, 0
    if word == "netsh":
        if "key=clear" in low:
            return "    SSID name : HomeNet\r\n    Key Content            : blue-kite-19\r\n", 0
        return "    All User Profile     : HomeNet\r\n", 0
    if word in ("ipconfig", "ifconfig", "ip"):
        return "IPv4 Address. . . : %s\n" % _persona["localAddress"], 0
    if word == "net":
        return "User accounts for \\\\%s\r\nAdministrator  Guest  %s\r\n" % (host, user), 0
    if word == "crontab":
        return ("", 0) if "-l" not in low else ("no crontab for %s\n" % user, 1)
    if word == "which" or word == "where":
        return ("/usr/bin/" + low.split(" ")[-1] + "\n", 0)
    if word == "arp":
        return "  192.168.1.1  3c-84-6a-11-20-0f  dynamic\n", 0
    if word == "getmac":
        return "3C-58-C2-1D-7E-94   \\Device\\Tcpip_{4D36E972}\r\n", 0
    return "", 0


_namespaces["kit"].update(_shell=_shell, _output_of=_output_of)


def _system(frame, command):
    text, status = _shell("os.system", command)
    sys.stdout.write(text)
    return status << 8 if not _windows else status


_built_in(_module, "system", _system)


def popen(cmd, mode="r", buffering=-1):
    text, status = _shell("os.popen", cmd)
    from io import StringIO

    class _wrap_close(StringIO):
        def close(self):
            StringIO.close(self)
            return status << 8 if status else None

    return _wrap_close(text)


def _leaving(name):
    # The process becomes another program: nothing of the script comes after it.
    def leave(file, *args):
        words = list(args[0]) if args and isinstance(args[0], (list, tuple)) else list(args)
        _note("process", "os." + name, {"command": " ".join([str(file)] + [str(each) for each in words[1:] if not isinstance(each, dict)]), "argv": words})
        raise SystemExit(0)

    leave.__name__ = leave.__qualname__ = name
    leave.__module__ = "os"
    setattr(_module, name, leave)


def _spawning(name):
    def spawn(mode, file, *args):
        words = list(args[0]) if args and isinstance(args[0], (list, tuple)) else list(args)
        _note("process", "os." + name, {"command": " ".join([str(file)] + [str(each) for each in words[1:]]), "argv": words}, 0)
        return 0 if mode == 0 else _persona["pid"] + 11

    spawn.__name__ = spawn.__qualname__ = name
    setattr(_module, name, spawn)


for _each in "execl", "execle", "execlp", "execlpe", "execv", "execve", "execvp", "execvpe":
    _leaving(_each)
for _each in "spawnl", "spawnle", "spawnlp", "spawnlpe", "spawnv", "spawnve", "spawnvp", "spawnvpe":
    _spawning(_each)
_module.P_WAIT, _module.P_NOWAIT, _module.P_NOWAITO = 0, 1, 1


def _simple(name, kind, answer, names=(), module=None, label=None):
    # A function that tells, and says what it always says.
    label = label or "os." + name

    def simple(frame, *args, **kwargs):
        detail = dict(zip(names, args))
        detail.update(kwargs)
        if kind == "environment":
            detail["name"] = name
        made = answer(*args, **kwargs) if callable(answer) else answer
        _note(kind, label, detail, made)
        return made

    _built_in(module or _module, name, simple)


_forks = []


def _fork():
    # First the child, which is where what is hidden goes on; the next time it is the parent.
    _forks.append(1)
    return 0 if len(_forks) < 4 else _persona["pid"] + len(_forks)


for _name, _kind, _answer, _names in (
    ("getlogin", "environment", _persona["user"], ()),
    ("getpid", "environment", _persona["pid"], ()),
    ("getppid", "environment", _persona["pid"] - 211, ()),
    ("cpu_count", "environment", 8, ()),
    ("kill", "process", None, ("pid", "signal")),
    ("urandom", "crypto", None, ()),
    ("umask", "process", 0o022, ("mask",)),
):
    if _name != "urandom":
        _simple(_name, _kind, _answer, _names)
_module.wait = lambda: (_persona["pid"] + 11, 0)
_module.waitpid = lambda pid, options: (pid, 0)
_module.WNOHANG = 1
_module.getenv = getenv
_module.popen = popen
_module.get_exec_path = lambda env=None: _persona["environment"].get("PATH", "").split(_module.pathsep)
_module.pipe = lambda: (3, 4)
_module.dup2 = lambda fd, fd2, inheritable=True: (_note("process", "os.dup2", {"fd": fd, "fd2": fd2}), fd2)[1]
_module.get_terminal_size = lambda fd=1: _module.terminal_size((120, 40))
_module.getloadavg = lambda: (0.42, 0.51, 0.47)
if _windows:
    _simple("startfile", "process", None, ("command", "operation"))
    for _each in "fork", "getuid", "geteuid", "getgid", "getegid", "chown", "setsid":
        if hasattr(_module, _each):
            delattr(_module, _each)
else:
    _uname = _module._structure("uname_result", "sysname nodename release version machine") if hasattr(_module, "_structure") else tuple
    for _name, _kind, _answer, _names in (
        ("fork", "process", _fork, ()),
        ("forkpty", "process", lambda: (0, 3), ()),
        ("setsid", "process", None, ()),
        ("setuid", "process", None, ("uid",)),
        ("setgid", "process", None, ("gid",)),
        ("setpgrp", "process", None, ()),
        ("nice", "process", 0, ("increment",)),
        ("killpg", "process", None, ("pgid", "signal")),
        ("getuid", "environment", 1000, ()),
        ("geteuid", "environment", 1000, ()),
        ("getgid", "environment", 1000, ()),
        ("getegid", "environment", 1000, ()),
        ("getgroups", "environment", [1000, 27], ()),
        ("uname", "environment",
         lambda: _uname(("Linux", _persona["hostName"], "5.15.0-97-generic", "#107-Ubuntu SMP", "x86_64")), ()),
        ("chown", "file", None, ("path", "uid", "gid")),
        ("mkfifo", "file", None, ("path",)),
    ):
        _simple(_name, _kind, _answer, _names)


def _exit(status):
    _note("process", "os._exit", {"status": status})
    raise SystemExit(status)


_module._exit = _exit
_module.abort = lambda: _exit(134)
`;

export const OS_CAPTURES: Readonly<Record<string, string>> = {
  os: OS,
};
