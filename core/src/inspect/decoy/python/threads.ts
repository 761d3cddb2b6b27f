/** Threads and processes of Python's own: each runs when it is started, to its end. */
export const THREADS = String.raw`
import threading, sys, time
note = K.note
_Thread = threading.Thread


def _begun(action, target, args, kwargs):
    note("thread", action, {"target": target, "args": args, "kwargs": kwargs} if kwargs else {"target": target, "args": args})


_run = _Thread._run


def run(self):
    target = getattr(self, "_target", None)
    _begun("threading.Thread.start", type(self) if target is None else target, self._args, self._kwargs)
    K.threads.append(0)
    try:
        _run(self)
    finally:
        K.threads.pop()


_Thread._run = run


class Timer(_Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        _Thread.__init__(self, None, function, None, args or (), kwargs or {})
        self.interval = interval
        self.finished = threading.Event()

    def start(self):
        note("time", "threading.Timer", {"seconds": self.interval, "function": self._target}, "skipped")
        # One that starts itself again would not come to an end.
        if len(K.threads) < 5:
            _Thread.start(self)

    def cancel(self):
        pass


threading.Timer = Timer


class Process:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self._args, self._kwargs, self.name, self.daemon = target, tuple(args), kwargs or {}, name or "Process-1", daemon
        self.pid, self.exitcode = 4712, None

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        _begun("multiprocessing.Process.start", self._target or type(self), self._args, self._kwargs)
        K.threads.append(0)
        try:
            self.run()
        except SystemExit:
            pass
        except Exception as reason:
            print("Process %s:" % self.name, type(reason).__name__ + ":", reason, file=sys.stderr)
        finally:
            K.threads.pop()
            self.exitcode = 0

    def join(self, timeout=None):
        pass

    close = kill = terminate = join

    def is_alive(self):
        return False


class Future:
    def __init__(self, value, error=None):
        self._value, self._error = value, error

    def result(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._value

    get = result

    def exception(self, timeout=None):
        return self._error

    def done(self):
        return True

    ready = successful = done

    def cancel(self):
        return False

    def wait(self, timeout=None):
        pass

    def add_done_callback(self, function):
        function(self)


class Executor:
    def __init__(self, max_workers=None, *args, **kwargs):
        self._workers = max_workers

    def submit(self, function, /, *args, **kwargs):
        _begun("concurrent.futures.submit", function, args, kwargs)
        K.threads.append(0)
        try:
            return Future(function(*args, **kwargs))
        except Exception as reason:
            return Future(None, reason)
        finally:
            K.threads.pop()

    def map(self, function, *iterables, **kwargs):
        return [self.submit(function, *each).result() for each in zip(*iterables)]

    def apply(self, function, args=(), kwargs=None):
        return self.submit(function, *args, **(kwargs or {})).result()

    def apply_async(self, function, args=(), kwargs=None, *more):
        return self.submit(function, *args, **(kwargs or {}))

    def starmap(self, function, rows):
        return [self.submit(function, *row).result() for row in rows]

    def imap(self, function, rows, *more):
        return iter(self.map(function, rows))

    imap_unordered = imap

    def shutdown(self, wait=True, **kwargs):
        pass

    def close(self):
        pass

    join = terminate = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


import queue
_shared = dict(Process=Process, Pool=Executor, Queue=queue.Queue, SimpleQueue=queue.Queue, JoinableQueue=queue.Queue, Lock=threading.Lock,
               RLock=threading.RLock, Event=threading.Event, Semaphore=threading.Semaphore, cpu_count=lambda: 8, freeze_support=lambda: None,
               set_start_method=lambda *a, **k: None, current_process=lambda: Process(), active_children=lambda: [], get_context=lambda *a: sys.modules["multiprocessing"],
               Value=lambda t, v=0: type("Value", (), {"value": v, "get_lock": lambda self: threading.Lock()})(), Manager=lambda: type("Manager", (), {"dict": dict, "list": list})())
K.open_module("multiprocessing", _shared, "thread")
K.module("multiprocessing.pool", {"ThreadPool": Executor, "Pool": Executor})
K.module("concurrent", {}, True)
K.module("concurrent.futures", {"ThreadPoolExecutor": Executor, "ProcessPoolExecutor": Executor, "Future": Future, "as_completed": lambda futures, **k: list(futures), "wait": lambda futures, **k: (set(futures), set()), "TimeoutError": TimeoutError}, True)


def start_new_thread(function, args, kwargs=None):
    threading.Thread(target=function, args=args, kwargs=kwargs or {}).start()
    return 1


K.module("_thread", {"start_new_thread": start_new_thread, "allocate_lock": threading.Lock, "get_ident": threading.get_ident, "interrupt_main": lambda: None, "exit": sys.exit, "error": RuntimeError})
`;
