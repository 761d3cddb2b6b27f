/** Other programs. */
const SUBPROCESS = String.raw`
from io import BytesIO, StringIO

PIPE, STDOUT, DEVNULL = -1, -2, -3
CREATE_NEW_CONSOLE, CREATE_NO_WINDOW, DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP = 16, 134217728, 8, 512
STARTF_USESHOWWINDOW, STARTF_USESTDHANDLES, SW_HIDE = 1, 256, 0
STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE = -10, -11, -12
ABOVE_NORMAL_PRIORITY_CLASS, HIGH_PRIORITY_CLASS = 32768, 128


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        super().__init__(returncode, cmd)
        self.returncode, self.cmd, self.output, self.stdout, self.stderr = returncode, cmd, output, output, stderr

    def __str__(self):
        return "Command %r returned non-zero exit status %d." % (self.cmd, self.returncode)


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        super().__init__(cmd, timeout)
        self.cmd, self.timeout, self.output, self.stdout, self.stderr = cmd, timeout, output, output, stderr


class STARTUPINFO:
    def __init__(self, **kwargs):
        self.dwFlags = 0
        self.wShowWindow = 0
        self.hStdInput = self.hStdOutput = self.hStdError = None
        self.lpAttributeList = {"handle_list": []}
        self.__dict__.update(kwargs)


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        return "CompletedProcess(args=%r, returncode=%r)" % (self.args, self.returncode)

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


_count = [0]


class Popen:
    _action = "subprocess.Popen"

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, text=None, encoding=None, errors=None, _action=None, _input=None, **more):
        more = {}
        if shell:
            more["shell"] = True
        if cwd is not None:
            more["cwd"] = str(cwd)
        if creationflags:
            more["creationflags"] = creationflags
        if startupinfo is not None and getattr(startupinfo, "dwFlags", 0) & 1:
            more["hidden"] = getattr(startupinfo, "wShowWindow", 0) == 0
        if _input is not None:
            more["input"] = _input
        for name, stream in (("stdin", stdin), ("stdout", stdout)):
            if stream is not None and not isinstance(stream, int):
                more[name] = stream
            elif isinstance(stream, int) and stream >= 0:
                more[name] = "descriptor %d" % stream
        self.args = args
        output, self._status = _shell(_action or self._action, args, more)
        self._text = bool(text or universal_newlines or encoding or errors)
        self._output = output if self._text else output.encode()
        self._nothing = "" if self._text else b""
        _count[0] += 1
        self.pid = _persona["pid"] + 10 + _count[0]
        self.returncode = None
        make = StringIO if self._text else BytesIO
        self.stdin = _Pipe(self) if stdin == PIPE else None
        self._captured = stdout == PIPE
        self.stdout = make(self._output) if stdout == PIPE else None
        self.stderr = make() if stderr == PIPE else None
        if stdout is None and output:
            sys.stdout.write(output)

    def communicate(self, input=None, timeout=None):
        if input is not None:
            _note("process", "subprocess.Popen.communicate", {"input": input})
        self.returncode = self._status
        return (self._output if self._captured else None), (self._nothing if self.stderr is not None else None)

    def wait(self, timeout=None):
        self.returncode = self._status
        return self._status

    poll = wait

    def _signal(self, name):
        _note("process", "subprocess.Popen." + name, {"pid": self.pid})
        self.returncode = self._status

    def kill(self):
        self._signal("kill")

    def terminate(self):
        self._signal("terminate")

    def send_signal(self, sig):
        self._signal("send_signal")

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.wait()

    def __class_getitem__(cls, item):
        return cls


class _Pipe:
    def __init__(self, process):
        self.closed = False

    def write(self, data):
        _note("process", "subprocess.Popen.stdin.write", {"input": data})
        return len(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def fileno(self):
        return 5


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if capture_output:
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    process = Popen(*popenargs, _action=kwargs.pop("_action", "subprocess.run"), _input=input, **kwargs)
    done = CompletedProcess(process.args, process.wait(), process._output if process._captured else None,
                            process._nothing if process.stderr is not None else None)
    if check:
        done.check_returncode()
    return done


def call(*popenargs, timeout=None, **kwargs):
    return Popen(*popenargs, _action="subprocess.call", **kwargs).wait()


def check_call(*popenargs, **kwargs):
    kwargs.pop("timeout", None)
    status = Popen(*popenargs, _action="subprocess.check_call", **kwargs).wait()
    if status:
        raise CalledProcessError(status, popenargs[0] if popenargs else kwargs.get("args"))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    return run(*popenargs, stdout=PIPE, check=True, _action="subprocess.check_output", **kwargs).stdout


def getoutput(cmd, *, encoding=None, errors=None):
    return _shell("subprocess.getoutput", cmd)[0].rstrip("\n")


def getstatusoutput(cmd, *, encoding=None, errors=None):
    text, status = _shell("subprocess.getstatusoutput", cmd)
    return status, text.rstrip("\n")


def list2cmdline(seq):
    return " ".join('"%s"' % each if " " in each else each for each in map(str, seq))
`;

export const PROCESS_MODULES: Readonly<Record<string, string>> = { subprocess: SUBPROCESS };
