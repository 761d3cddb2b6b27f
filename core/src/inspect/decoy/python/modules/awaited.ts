/** Streams, programs and sleeps that are awaited. */
const ASYNCIO = String.raw`
_raw_async_sleep = _module.sleep


async def sleep(delay, result=None):
    if delay >= 1:
        _note("time", "asyncio.sleep", {"seconds": delay})
    return await _raw_async_sleep(delay, result)


sleep.__module__ = "asyncio.tasks"


class _AsyncProcess:
    # A program that is awaited.
    def __init__(self, output, status):
        self._output, self.returncode, self.pid = output.encode(), status, _persona["pid"] + 12
        self.stdout = self.stderr = _Reader(self._output)

    async def communicate(self, input=None):
        return self._output, b""

    async def wait(self):
        return self.returncode

    kill = terminate = lambda self: None


class _Reader:
    def __init__(self, data):
        self._data = data

    async def read(self, n=-1):
        made = self._data if n < 0 else self._data[:n]
        self._data = self._data[len(made):]
        if not made:
            _slept()
        return made

    async def readline(self):
        cut = self._data.find(b"\n") + 1
        return await self.read(cut or -1)

    readexactly = read

    async def readuntil(self, separator=b"\n"):
        return await self.readline()

    def at_eof(self):
        return not self._data


class _Writer:
    def __init__(self, host, port):
        self._where = {"host": host, "port": port}

    def write(self, data):
        _note("network", "asyncio.StreamWriter.write", {**self._where, "data": data})

    def writelines(self, lines):
        self.write(b"".join(lines))

    async def drain(self):
        pass

    wait_closed = drain
    close = write_eof = lambda self: None
    is_closing = lambda self: False
    get_extra_info = lambda self, name, default=None: ("198.51.100.77", 51842) if name == "peername" else default


async def create_subprocess_shell(cmd, *args, **kwargs):
    return _AsyncProcess(*_shell("asyncio.create_subprocess_shell", cmd))


async def create_subprocess_exec(program, *args, **kwargs):
    return _AsyncProcess(*_shell("asyncio.create_subprocess_exec", (program,) + args))


async def open_connection(host=None, port=None, **kwargs):
    data = _ask("connect", "asyncio.open_connection", {"host": str(host), "port": int(port or 0), "type": "tcp"})
    return _Reader(bytes(data or b"")), _Writer(host, port)


async def start_server(client_connected_cb, host=None, port=None, **kwargs):
    _note("network", "asyncio.start_server", {"host": host, "port": port})
    return _Played("asyncio.Server")


_module.create_subprocess_shell, _module.create_subprocess_exec = create_subprocess_shell, create_subprocess_exec
_module.open_connection, _module.start_server = open_connection, start_server
_module.subprocess = _ModuleType("asyncio.subprocess")
_module.subprocess.PIPE, _module.subprocess.STDOUT, _module.subprocess.DEVNULL = -1, -2, -3
_modules["asyncio.subprocess"] = _module.subprocess
_module.sleep = sleep
`;

export const AWAITED_CAPTURES: Readonly<Record<string, string>> = {
  asyncio: ASYNCIO,
};
