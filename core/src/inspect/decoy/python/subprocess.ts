/** `subprocess`: programs that are noted and print what the persona's machine would. */
export const SUBPROCESS = String.raw`
import io, os, sys
note = K.note
PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stdout, self.stderr = returncode, cmd, output, output, stderr

    def __str__(self):
        return "Command %r returned non-zero exit status %d." % (self.cmd, self.returncode)


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def check_returncode(self):
        pass

    def __repr__(self):
        return "CompletedProcess(args=%r, returncode=%r)" % (self.args, self.returncode)


class STARTUPINFO:
    def __init__(self, **kwargs):
        self.dwFlags = self.wShowWindow = 0
        self.hStdInput = self.hStdOutput = self.hStdError = None
        self.lpAttributeList = {}


_TEXT = ("text", "universal_newlines", "encoding", "errors")
_HIDDEN = ("stdin", "stdout", "stderr", "capture_output", "check", "close_fds", "bufsize") + _TEXT


def _detail(cmd, kwargs):
    detail = {"command": cmd}
    for name, value in kwargs.items():
        if name == "input":
            detail["input"] = value
        elif name in ("stdin", "stdout", "stderr") and hasattr(value, "fileno"):
            detail[name] = value
        elif name == "env" and value is not None:
            detail["env"] = sorted(value)
        elif name not in _HIDDEN and value is not None:
            detail[name] = value
    return detail


def _output(cmd, kwargs):
    text = K.answer_to(cmd)
    return text if any(kwargs.get(name) for name in _TEXT) else text.encode()


class Popen:
    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, *more, **kwargs):
        given = dict(kwargs, stdin=stdin, stdout=stdout, stderr=stderr, executable=executable)
        self.args, self.returncode, self.pid = args, 0, 4711
        self._out = _output(args, kwargs)
        if type(self) is Popen or True:
            note("process", self._action, _detail(args, given), self._out)
        make = io.StringIO if isinstance(self._out, str) else io.BytesIO
        self.stdout = make(self._out) if stdout == PIPE else None
        self.stderr = make(self._out[:0]) if stderr == PIPE else None
        self.stdin = _Input() if stdin == PIPE else None

    _action = "subprocess.Popen"

    def _shown(self):
        return "<Popen %s>" % (K.show(self.args),)

    def communicate(self, input=None, timeout=None):
        if input is not None:
            note("process", "subprocess.Popen.communicate", {"command": self.args, "input": input}, self._out)
        return (self._out if self.stdout is not None else None), (self._out[:0] if self.stderr is not None else None)

    def wait(self, timeout=None):
        return 0

    def poll(self):
        return 0

    def send_signal(self, signal):
        note("process", "subprocess.Popen.send_signal", {"command": self.args, "signal": signal})

    def kill(self):
        note("process", "subprocess.Popen.kill", {"command": self.args})

    terminate = kill

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class _Input:
    def write(self, data):
        note("process", "subprocess.Popen.stdin.write", {"data": data})
        return len(data)

    def flush(self):
        pass

    close = flush

    def fileno(self):
        return 7


def run(args, **kwargs):
    out = note("process", "subprocess.run", _detail(args, kwargs), _output(args, kwargs))
    kept = kwargs.get("capture_output") or kwargs.get("stdout") == PIPE
    errors = kwargs.get("capture_output") or kwargs.get("stderr") == PIPE
    return CompletedProcess(args, 0, out if kept else None, out[:0] if errors else None)


def call(args, **kwargs):
    note("process", "subprocess.call", _detail(args, kwargs), 0)
    return 0


def check_call(args, **kwargs):
    note("process", "subprocess.check_call", _detail(args, kwargs), 0)
    return 0


def check_output(args, **kwargs):
    return note("process", "subprocess.check_output", _detail(args, kwargs), _output(args, kwargs))


def getoutput(cmd, **kwargs):
    return note("process", "subprocess.getoutput", {"command": cmd}, K.answer_to(cmd).rstrip("\n"))


def getstatusoutput(cmd, **kwargs):
    return note("process", "subprocess.getstatusoutput", {"command": cmd}, (0, K.answer_to(cmd).rstrip("\n")))


def list2cmdline(seq):
    return " ".join(str(each) for each in seq)


contents = {name: value for name, value in globals().items() if name[:1] != "_" and name not in ("K", "io", "os", "sys", "note")}
contents.update(SW_HIDE=0, STARTF_USESHOWWINDOW=1, STARTF_USESTDHANDLES=256, CREATE_NEW_CONSOLE=16, CREATE_NO_WINDOW=0x8000000,
                DETACHED_PROCESS=8, CREATE_NEW_PROCESS_GROUP=512)
K.module("subprocess", contents)
K.module("commands", {"getoutput": getoutput, "getstatusoutput": getstatusoutput})


class Pty:
    @staticmethod
    def spawn(argv, *more):
        return note("process", "pty.spawn", {"command": argv}, 0)


K.module("pty", {"spawn": Pty.spawn, "fork": lambda: note("process", "pty.fork", {}, (0, 9)), "openpty": lambda: (8, 9)})
`;
