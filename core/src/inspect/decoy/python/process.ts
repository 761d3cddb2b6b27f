/** What `os` says of the machine and does to processes. */
export const OS = String.raw`
import os, sys
note, told, persona = K.note, K.told, K.persona
WINDOWS = K.WINDOWS


class Exit(SystemExit):
    pass


def answer_to(command):
    # What a program of the persona's machine would print, by its whole line or its first word.
    line = command if isinstance(command, str) else " ".join(str(K.show(part)) for part in command)
    known = K.config["commands"]
    line = line.strip()
    if line in known:
        return known[line]
    words = line.replace("\\", "/").split()
    if not words:
        return ""
    first = words[0].strip("\"'").rsplit("/", 1)[-1].lower()
    if first[-4:] == ".exe":
        first = first[:-4]
    # A shell's own argument is what counts.
    if first in ("sh", "bash", "zsh", "cmd", "powershell", "sudo", "env", "nohup", "start") and len(words) > 1:
        rest = [word for word in words[1:] if word[:1] not in "-/" or word.count("/") > 1]
        return answer_to(" ".join(rest).strip("\"'")) if rest else ""
    for length in (3, 2):
        key = " ".join([first] + [word.lower() for word in words[1:length]])
        if key in known:
            return known[key]
    return known.get(first, "")


K.answer_to = answer_to


def system(command):
    note("process", "os.system", {"command": command}, 0)
    text = answer_to(command)
    if text:
        sys.stdout.write(text)
    return 0


class Popened:
    def __init__(self, text):
        import io
        self._text = io.StringIO(text)

    def __getattr__(self, name):
        return getattr(self._text, name)

    def __iter__(self):
        return iter(self._text)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def write(self, text):
        note("process", "os.popen.write", {"text": text})
        return len(text)

    def close(self):
        return None


def popen(cmd, mode="r", buffering=-1):
    return Popened(note("process", "os.popen", {"command": cmd, "mode": mode}, answer_to(cmd)))


os.system = K.named(system, "os.system")
os.popen = K.named(popen, "os.popen")


def _exec(name):
    def function(*args):
        note("process", "os." + name, {"args": list(args)}, "does not return")
        raise SystemExit(0)
    return K.named(function, "os." + name)


for _name in "execl execle execlp execlpe execv execve execvp execvpe".split():
    setattr(os, _name, _exec(_name))
for _name in "spawnl spawnle spawnlp spawnv spawnve spawnvp posix_spawn posix_spawnp startfile".split():
    setattr(os, _name, told("process", "os." + _name, None if _name == "startfile" else 4711))
for _name, _value in dict(kill=None, killpg=None, setsid=4242, setuid=None, setgid=None, setpgid=None, nice=0, chown=None, lchown=None,
                          chroot=None, mkfifo=None, mknod=None, setpriority=None, ptrace=None).items():
    setattr(os, _name, told("process", "os." + _name, _value))
_children = []


def fork():
    # Goes on as the child: that is where a script that leaves its terminal does its work.
    return note("process", "os.fork", {}, 0)


os.fork = K.named(fork, "os.fork")
os.forkpty = K.named(lambda: note("process", "os.forkpty", {}, (0, 9)), "os.forkpty")
os.wait = told("process", "os.wait", (4711, 0))
os.waitpid = told("process", "os.waitpid", (4711, 0))
os.dup2 = told("process", "os.dup2", 0)
os.pipe = lambda: (7, 8)
os._exit = K.named(lambda n=0: (note("process", "os._exit", {"status": n}), _leave(n))[1], "os._exit")
os.abort = K.named(lambda: (note("process", "os.abort", {}), _leave(134))[1], "os.abort")


def _leave(status):
    raise SystemExit(status)


def fact(name, value):
    return K.named(lambda *args: note("environment", "os." + name, {"args": list(args)} if args else {}, value), "os." + name)


os.getlogin = fact("getlogin", persona["user"])
os.cpu_count = fact("cpu_count", persona["cpus"])
os.getpid = lambda: 4242
os.getppid = fact("getppid", 1180)
os.getloadavg = lambda: (0.31, 0.27, 0.22)
if not WINDOWS:
    uid = persona["uid"]
    for _name in ("getuid", "geteuid", "getgid", "getegid"):
        setattr(os, _name, fact(_name, uid))
    os.getgroups = fact("getgroups", [uid, 4, 27, 998])

    class uname_result(tuple):
        sysname = property(lambda self: self[0])
        nodename = property(lambda self: self[1])
        release = property(lambda self: self[2])
        version = property(lambda self: self[3])
        machine = property(lambda self: self[4])

    os.uname = fact("uname", uname_result(("Linux", persona["host"], persona["release"], persona["version"], "x86_64")))
else:
    os.name, os.linesep, os.altsep = "nt", "\r\n", "/"
    for _name in ("getuid", "geteuid", "getgid", "getegid", "fork", "forkpty", "setuid", "setgid", "setsid", "uname", "mkfifo", "nice", "chown", "lchown", "chroot"):
        if hasattr(os, _name):
            delattr(os, _name)

_Environ = type(os.environ)
_environ = os.environ
for _key, _value in persona["env"].items():
    _environ[_key] = _value


class Environ(_Environ):
    # Each variable that is asked for is noted once.
    def __init__(self, old):
        self.__dict__.update(old.__dict__)
        self.__dict__["_asked"] = set()

    def _key(self, key):
        return key.upper() if WINDOWS and isinstance(key, str) else key

    def _note(self, key, value, action="os.environ"):
        if key not in self._asked:
            self._asked.add(key)
            note("environment", action, {"name": key}, value)

    def __getitem__(self, key):
        key = self._key(key)
        try:
            value = _Environ.__getitem__(self, key)
        except KeyError:
            self._note(key, None)
            raise
        self._note(key, value)
        return value

    def __setitem__(self, key, value):
        note("environment", "os.environ", {"name": key, "set": value})
        _Environ.__setitem__(self, self._key(key), value)

    def __delitem__(self, key):
        note("environment", "os.environ", {"name": key, "removed": True})
        _Environ.__delitem__(self, self._key(key))

    def __iter__(self):
        if "*" not in self._asked:
            self._asked.add("*")
            note("environment", "os.environ", {"name": "*"}, "all")
        return _Environ.__iter__(self)

    def copy(self):
        return dict(self.items())


os.environ = Environ(_environ)
K.take("os.path")
_expand = os.path.expanduser


def expanduser(path):
    text = path.__fspath__() if hasattr(type(path), "__fspath__") else path
    if isinstance(text, str) and text[:1] == "~":
        head = text[1:].replace("\\", "/").split("/", 1)[0]
        if head in ("", persona["user"]):
            return persona["home"] + text[1 + len(head):]
    return text


os.path.expanduser = K.named(expanduser, "posixpath.expanduser")


def expandvars(path):
    text = path
    for key in sorted(persona["env"], key=len, reverse=True):
        for form in ("%" + key + "%", "$" + key) if WINDOWS else ("$" + "{" + key + "}", "$" + key):
            if form in text:
                text = text.replace(form, _Environ.__getitem__(os.environ, key))
    return text


os.path.expandvars = K.named(expandvars, "posixpath.expandvars")
sys.platform = "win32" if WINDOWS else "linux"
sys.executable = persona["python"]
sys.version = "3.11.9 (main, Apr  6 2024, 17:59:24) [GCC 13.2.0]"
sys.prefix = sys.base_prefix = sys.exec_prefix = "C:/Python311" if WINDOWS else "/usr"
sys.argv = [K.config["path"]] + list(K.config["args"])
if WINDOWS:
    sys.getwindowsversion = lambda: type("v", (), dict(major=10, minor=0, build=19045, platform=2))()
sys.gettrace = lambda: note("environment", "sys.gettrace", {}, None)
sys.settrace = told("process", "sys.settrace")
sys._git = ("CPython", "", "")
sys.flags = type("flags", (), {name: 0 for name in "debug inspect interactive optimize verbose quiet no_site".split()})()
for _name in ("addaudithook", "setprofile"):
    setattr(sys, _name, told("process", "sys." + _name))
sys.getdefaultencoding = lambda: "utf-8"
sys.getfilesystemencoding = lambda: "utf-8"
`;
