/** Sleeps, which jump, threads, which run at once, and prompts. */
export const TIME = String.raw`
import builtins, sys, time
note, told = K.note, K.told
_sleep = time.sleep
_slept = {}
# Of one line: a loop that waits has been told after that.
_TOLD = 20
# Naps of one thread: what goes on for ever in it must not keep the rest of the script from being seen.
_NAPS = 5
_threads = []
K.threads = _threads


def nap(action, seconds):
    # Whether it is worth sleeping; what is under a second is not told.
    if isinstance(seconds, (int, float)) and seconds >= 1:
        place = K.where()
        _slept[place] = _slept.get(place, 0) + 1
        if _slept[place] <= _TOLD:
            note("time", action, {"seconds": seconds}, "skipped")
    if _threads:
        _threads[-1] += 1
        if _threads[-1] > _NAPS:
            note("thread", "threading.Thread", {"after": "%d sleeps" % _NAPS}, "left sleeping")
            raise SystemExit


def sleep(seconds):
    nap("time.sleep", seconds)
    if isinstance(seconds, (int, float)):
        seconds = min(seconds, 1e9)
        while seconds > 1e6:
            _sleep(1000000)
            seconds -= 1000000
    _sleep(seconds)


time.sleep = K.named(sleep, "time.sleep")
K.nap = nap


def _looked(name):
    old = getattr(time, name)

    def function():
        made = old()
        if name not in _slept:
            _slept[name] = 1
            note("time", "time." + name, {}, made)
        return made
    setattr(time, name, K.named(function, "time." + name))


for _name in ("time", "perf_counter", "monotonic", "process_time"):
    _looked(_name)
_input = K.real["input"]


def input(prompt="", /):
    try:
        said = _input(prompt)
    except EOFError:
        said = "decoy-Winter-2024" if "pass" in str(prompt).lower() else "yes"
    return note("input", "input", {"prompt": prompt}, said)


builtins.input = K.named(input, "input")
`;

/** \`asyncio.sleep\`, when \`asyncio\` is asked for. */
export const ASYNCIO = String.raw`
import asyncio
_sleep = asyncio.sleep


async def sleep(delay, result=None):
    K.nap("asyncio.sleep", delay)
    return await _sleep(min(delay, 1000000) if isinstance(delay, (int, float)) else delay, result)


async def _exec(*command, **kwargs):
    K.note("process", "asyncio.create_subprocess_exec", {"command": list(command)})
    return Process(command)


async def _shell(command, **kwargs):
    K.note("process", "asyncio.create_subprocess_shell", {"command": command})
    return Process(command)


class Process:
    def __init__(self, command):
        self._command, self.returncode, self.pid = command, 0, 4711

    async def communicate(self, input=None):
        return K.answer_to(self._command).encode(), b""

    async def wait(self):
        return 0

    def kill(self):
        pass


async def open_connection(host=None, port=None, **kwargs):
    import socket
    connected = socket.create_connection((host, port))

    class Reader:
        async def read(self, n=-1):
            return connected.recv(n if n > 0 else 65536)

        async def readline(self):
            return connected.makefile("rb").readline()

    class Writer:
        def write(self, data):
            connected.send(data)

        async def drain(self):
            pass

        def close(self):
            pass

        wait_closed = drain

    return Reader(), Writer()


asyncio.sleep = K.named(sleep, "asyncio.sleep")
asyncio.create_subprocess_exec, asyncio.create_subprocess_shell = _exec, _shell
asyncio.open_connection = open_connection
asyncio.subprocess = K.module("asyncio.subprocess", {"PIPE": -1, "STDOUT": -2, "DEVNULL": -3})
asyncio.WindowsSelectorEventLoopPolicy = asyncio.WindowsProactorEventLoopPolicy = lambda: None
`;
