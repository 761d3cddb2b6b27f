# threading, in the one thread there is: start() runs a thread's target to its end. What would wait for something that
# nobody else can do is an error, or lasts as long as its timeout.

import sys

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
    "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "get_native_id",
]

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


def _shown(of, what):
    kind = type(of)
    return "<%s.%s at 0x%x: %s>" % (kind.__module__, kind.__qualname__, id(of), what)


def _check_timeout(blocking, timeout):
    if timeout != -1:
        if not blocking:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0:
            raise ValueError("timeout value must be positive")
        if timeout > TIMEOUT_MAX:
            raise OverflowError("timeout value is too large")


def _wait(timeout, what):
    if timeout is None or timeout < 0:
        raise RuntimeError(what + " would wait forever: there is one thread")
    if timeout:
        import time

        time.sleep(timeout)
    return False


def _old(name, new):
    import warnings

    warnings.warn("%s() is deprecated, %s instead" % (name, new if " " in new else "use %s()" % new), DeprecationWarning, 3)


class Lock:
    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        _check_timeout(blocking, timeout)
        if self._locked:
            return _wait(timeout, "acquire() of a lock that is held") if blocking else False
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return "<%slocked _thread.lock object at 0x%x>" % ("" if self._locked else "un", id(self))


class _RLock:
    def __init__(self):
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        _check_timeout(blocking, timeout)
        if self._count and self._owner is not current_thread():
            return _wait(timeout, "acquire() of a lock that is held") if blocking else False
        self._owner = current_thread()
        self._count += 1
        return True

    def release(self):
        if self._count == 0 or self._owner is not current_thread():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None

    def _is_owned(self):
        return self._owner is current_thread()

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, self._owner
        self._count, self._owner = 0, None
        return state

    def _acquire_restore(self, state):
        self._count, self._owner = state

    def __repr__(self):
        return "<%slocked _thread.RLock object owner=%d count=%d at 0x%x>" % (
            "" if self._count else "un",
            self._owner.ident if self._owner else 0,
            self._count,
            id(self),
        )

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


def RLock():
    return _RLock()


_PyRLock = _CRLock = _RLock


class Condition:
    def __init__(self, lock=None):
        self._lock = _RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        for name in ("_is_owned", "_release_save", "_acquire_restore"):
            if hasattr(self._lock, name):
                setattr(self, name, getattr(self._lock, name))

    def _is_owned(self):
        return self._lock.locked()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def __repr__(self):
        return "<Condition(%s, 0)>" % self._lock

    def _check(self, what):
        if not self._is_owned():
            raise RuntimeError("cannot %s on un-acquired lock" % what)

    def wait(self, timeout=None):
        self._check("wait")
        return _wait(timeout, "wait()")

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        self._check("notify")

    def notify_all(self):
        self._check("notify")

    def notifyAll(self):
        _old("notifyAll", "notify_all")
        self.notify_all()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def __repr__(self):
        return _shown(self, "value=%s" % self._value)

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            return _wait(timeout, "acquire() of a semaphore that is used up") if blocking else False
        self._value -= 1
        return True

    def __enter__(self):
        return self.acquire()

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return _shown(self, "value=%s/%s" % (self._value, self._initial_value))

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    def __init__(self):
        self._flag = False

    def __repr__(self):
        return _shown(self, "set" if self._flag else "unset")

    def is_set(self):
        return self._flag

    def isSet(self):
        _old("isSet", "is_set")
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return True if self._flag else _wait(timeout, "wait() for an event that is not set")


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.parties = parties
        self._action = action
        self._timeout = timeout
        self.broken = False
        self.n_waiting = 0

    def __repr__(self):
        return _shown(self, "broken" if self.broken else "waiters=0/%s" % self.parties)

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            timeout = self._timeout if timeout is None else timeout
            _wait(timeout, "wait() at a barrier for %d" % self.parties)
            self.broken = True
            raise BrokenBarrierError
        if self._action:
            self._action()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True


_count = 0
_idents = 1
_current = None
# Those that have started and not ended: they are within one another.
_running = []


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        global _count
        if name is None:
            _count += 1
            name = "Thread-%d" % _count
            function = getattr(target, "__name__", None)
            if function is not None:
                name += " (%s)" % function
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self.name = str(name)
        self._daemon = current_thread().daemon if daemon is None else daemon
        self.ident = None
        self._initialized = True
        self._state = "initial"

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, daemonic):
        if self._state != "initial":
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemon = daemonic

    @property
    def native_id(self):
        return self.ident

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if not self.__dict__.get("_initialized"):
            raise RuntimeError("thread.__init__() not called")
        if self._state != "initial":
            raise RuntimeError("threads can only be started once")
        self._run()

    def _run(self):
        global _current, _idents
        _idents += 1
        self.ident = _idents
        previous = current_thread()
        self._state = "started"
        _running.append(self)
        _current = self
        try:
            self.run()
        except SystemExit:
            pass
        except Exception as error:
            try:
                excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
            except Exception as error:
                print("Exception in threading.excepthook:", file=sys.stderr)
                sys.excepthook(type(error), error, error.__traceback__)
        finally:
            _current = previous
            _running.remove(self)
            self._state = "stopped"
            _locals_of.pop(self.ident, None)

    def join(self, timeout=None):
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._state == "started":
            _wait(timeout, "join() of a thread that this one was started by")

    def is_alive(self):
        return self._state == "started"

    def getName(self):
        _old("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _old("setName", "set the name attribute")
        self.name = name

    def isDaemon(self):
        _old("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _old("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def __repr__(self):
        status = self._state
        if self.daemon:
            status += " daemon"
        if self.ident is not None:
            status += " %s" % self.ident
        return "<%s(%s, %s)>" % (type(self).__name__, self.name, status)


class _MainThread(Thread):
    def __init__(self):
        self.name = "MainThread"
        self._daemon = False
        self.ident = 1
        self._state = "started"
        self._initialized = True


_main = _MainThread()


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    # Its time is waited for at once: nothing else could go on meanwhile.
    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()

    def cancel(self):
        self.finished.set()


class ExceptHookArgs:
    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args


def excepthook(args):
    if args.exc_type is SystemExit:
        return
    print("Exception in thread %s:" % args.thread.name, file=sys.stderr)
    from traceback import print_exception

    print_exception(args.exc_value, file=sys.stderr)


__excepthook__ = excepthook


def current_thread():
    return _main if _current is None else _current


def main_thread():
    return _main


def get_ident():
    return current_thread().ident


get_native_id = get_ident


def active_count():
    return len(_running) + 1


def enumerate():
    return [_main] + _running


def currentThread():
    _old("currentThread", "current_thread")
    return current_thread()


def activeCount():
    _old("activeCount", "active_count")
    return active_count()


# Kept, as nothing is traced.
_hooks = {}


def settrace(func):
    _hooks["trace"] = func


def gettrace():
    return _hooks.get("trace")


def setprofile(func):
    _hooks["profile"] = func


def getprofile():
    return _hooks.get("profile")


def stack_size(size=0):
    return 0


_locals_of = {}


class local:
    def __init__(self):
        pass

    def _values(self):
        return _locals_of.setdefault(get_ident(), {}).setdefault(id(self), {})

    def __getattr__(self, name):
        values = self._values()
        if name == "__dict__":
            return values
        try:
            return values[name]
        except KeyError:
            raise AttributeError("'_thread._local' object has no attribute '%s'" % name) from None

    def __setattr__(self, name, value):
        self._values()[name] = value

    def __delattr__(self, name):
        try:
            del self._values()[name]
        except KeyError:
            raise AttributeError(name) from None
