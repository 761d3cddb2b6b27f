/** What would run beside the script runs at once, in its place. */
const MULTIPROCESSING = String.raw`
import threading as _threading
from queue import Queue as _Queue, Empty as _Empty

Lock, RLock, Event, Semaphore, Condition, BoundedSemaphore, Barrier = (
    _threading.Lock, _threading.RLock, _threading.Event, _threading.Semaphore, _threading.Condition, _threading.BoundedSemaphore,
    _threading.Barrier)
Queue = JoinableQueue = SimpleQueue = _Queue


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


def _alone(target, args, kwargs):
    _parkable.append(_persona["threadSleeps"])
    try:
        return target(*args, **kwargs)
    except (_Parked, SystemExit):
        return None
    finally:
        _parkable.pop()


class Process:
    _count = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        Process._count += 1
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = name or "Process-%d" % Process._count
        self.daemon = bool(daemon)
        self.pid = self.exitcode = None
        self.authkey = b""

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        _note("thread", "multiprocessing.Process.start", {"target": self._target, "name": self.name, "daemon": self.daemon})
        self.pid = self.ident = _persona["pid"] + Process._count
        try:
            _alone(self.run, (), {})
            self.exitcode = 0
        except Exception as error:
            self.exitcode = 1
            sys.stderr.write("Process %s:\n%s: %s\n" % (self.name, type(error).__name__, error))

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return False

    def terminate(self):
        _note("process", "multiprocessing.Process.terminate", {"name": self.name})

    kill = terminate
    close = join


class _Result:
    def __init__(self, value=None, error=None):
        self._value, self._error = value, error

    def get(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._value

    def wait(self, timeout=None):
        pass

    ready = successful = lambda self: True


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), *args, **kwargs):
        _note("thread", "multiprocessing.Pool", {"processes": processes})
        if initializer:
            initializer(*initargs)

    def apply(self, func, args=(), kwds=None):
        return func(*args, **(kwds or {}))

    def apply_async(self, func, args=(), kwds=None, callback=None, error_callback=None):
        try:
            value = _alone(func, args, kwds or {})
        except Exception as error:
            if error_callback:
                error_callback(error)
            return _Result(None, error)
        if callback:
            callback(value)
        return _Result(value)

    def map(self, func, iterable, chunksize=None):
        return [func(each) for each in iterable]

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return _Result(self.map(func, iterable))

    imap = imap_unordered = map

    def starmap(self, func, iterable, chunksize=None):
        return [func(*each) for each in iterable]

    def close(self):
        pass

    join = terminate = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class _Value:
    def __init__(self, typecode, value=0, *args, **kwargs):
        self.value = value

    def get_lock(self):
        return Lock()

    def get_obj(self):
        return self


Value = _Value


def Array(typecode, size, *args, **kwargs):
    return [0] * size if isinstance(size, int) else list(size)


class _Connection:
    def __init__(self, items):
        self._items = items

    def send(self, value):
        self._items.append(value)

    def recv(self):
        if not self._items:
            raise EOFError
        return self._items.pop(0)

    def poll(self, timeout=0):
        return bool(self._items)

    def close(self):
        pass


def Pipe(duplex=True):
    items = []
    return _Connection(items), _Connection(items)


class _Manager:
    dict, list, Queue, Lock, Value, Event = dict, list, _Queue, Lock, _Value, Event
    shutdown = lambda self: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


Manager = _Manager
_main = Process(name="MainProcess")


def current_process():
    return _main


def cpu_count():
    _note("environment", "multiprocessing.cpu_count", {"name": "cpu_count"}, 8)
    return 8


def freeze_support():
    pass


def active_children():
    return []


parent_process = lambda: None
set_start_method = lambda method, force=False: None
get_start_method = lambda allow_none=False: "fork"
get_context = lambda method=None: _module
_pool = _ModuleType("multiprocessing.pool")
_pool.ThreadPool = _pool.Pool = Pool
_modules["multiprocessing.pool"] = pool = _pool
dummy = _ModuleType("multiprocessing.dummy")
dummy.Pool = Pool
dummy.Process = Process
_modules["multiprocessing.dummy"] = dummy
`;

export const MULTIPROCESSING_MODULES: Readonly<Record<string, string>> = {
  multiprocessing: MULTIPROCESSING,
};
