const FUTURES = String.raw`
class CancelledError(Exception):
    pass


class InvalidStateError(Exception):
    pass


TimeoutError = TimeoutError
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class Future:
    def __init__(self):
        self._value = self._error = None

    def result(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._value

    def exception(self, timeout=None):
        return self._error

    def done(self):
        return True

    def cancel(self):
        return False

    cancelled = running = cancel

    def add_done_callback(self, fn):
        fn(self)

    def set_result(self, value):
        self._value = value

    def set_exception(self, error):
        self._error = error


class Executor:
    _told = False

    def __init__(self, max_workers=None, *args, **kwargs):
        self._workers = max_workers

    def submit(self, fn, /, *args, **kwargs):
        _note("thread", "concurrent.futures." + type(self).__name__ + ".submit", {"target": fn})
        made = Future()
        _parkable.append(_persona["threadSleeps"])
        try:
            made._value = fn(*args, **kwargs)
        except _Parked:
            pass
        except Exception as error:
            made._error = error
        finally:
            _parkable.pop()
        return made

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        _note("thread", "concurrent.futures." + type(self).__name__ + ".map", {"target": fn})
        return iter([fn(*each) for each in zip(*iterables)])

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


class ThreadPoolExecutor(Executor):
    pass


class ProcessPoolExecutor(Executor):
    pass


def as_completed(fs, timeout=None):
    return iter(list(fs))


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    from collections import namedtuple

    return namedtuple("DoneAndNotDoneFutures", "done not_done")(set(fs), set())


thread = _ModuleType("concurrent.futures.thread")
thread.ThreadPoolExecutor = ThreadPoolExecutor
_modules["concurrent.futures.thread"] = thread
`;

const THREAD = String.raw`
import threading as _threading

error = RuntimeError
LockType = type(_threading.Lock())
TIMEOUT_MAX = _threading.TIMEOUT_MAX


def start_new_thread(function, args, kwargs=None):
    _threading.Thread(target=function, args=args, kwargs=kwargs or {}).start()
    return 140203


start_new = start_new_thread
allocate_lock = allocate = _threading.Lock
RLock = _threading.RLock
get_ident = _threading.get_ident
get_native_id = _threading.get_ident
interrupt_main = lambda *args: None
stack_size = lambda size=0: 0


def exit():
    raise SystemExit


exit_thread = exit
_local = _threading.local
_shown = ("_local",)
`;

export const CONCURRENT_MODULES: Readonly<Record<string, string>> = {
  concurrent: "",
  "concurrent.futures": FUTURES,
  _thread: THREAD,
};
