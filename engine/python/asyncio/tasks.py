# Waiting for several, for some time, or together.

from . import core
from .core import CancelledError, Future, Task, TimeoutError, ensure_future, get_running_loop

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class _Gathering(Future):
    _cancel_requested = False

    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children = children

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = core.get_event_loop().create_future()
        outer.set_result([])
        return outer
    known = {}
    children = []
    finished = 0
    loop = None
    outer = None

    def done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(known):
            results = []
            for child in children:
                if child.cancelled():
                    results.append(CancelledError("" if child._cancel_message is None else child._cancel_message))
                else:
                    error = child.exception()
                    results.append(child._result if error is None else error)
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error() if future.cancelled() else CancelledError())
            else:
                outer.set_result(results)

    # They are looked up by identity: a coroutine that is given twice is one task.
    for each in coros_or_futures:
        child = known.get(id(each))
        if child is None:
            child = known[id(each)] = ensure_future(each, loop=loop)
            if loop is None:
                loop = child.get_loop()
        children.append(child)
    for child in list(known.values()):
        child.add_done_callback(done)
    outer = _Gathering(children, loop)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isinstance(fs, Future) or core.iscoroutine(fs):
        raise TypeError("expect a list of futures, not %s" % type(fs).__name__)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return_when value: %s" % return_when)
    fs = set(fs)
    if any(core.iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    waiter = get_running_loop().create_future()
    left = [f for f in fs if not f.done()]
    count = len(left)

    def enough(f):
        return return_when == FIRST_COMPLETED or (
            return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None
        )

    def done(f):
        nonlocal count
        count -= 1
        if (count <= 0 or enough(f)) and not waiter.done():
            waiter.set_result(None)

    if count and not (len(left) < len(fs) and any(enough(f) for f in fs if f.done())):
        handle = None
        if timeout is not None:
            handle = get_running_loop().call_later(timeout, _release, waiter)
        for f in left:
            f.add_done_callback(done)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for f in left:
                f.remove_done_callback(done)
    finished = {f for f in fs if f.done()}
    return finished, fs - finished


def _release(waiter):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()
    callback = lambda _: _release(waiter)
    future.add_done_callback(callback)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(callback)


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        return _late(fut)
    loop = get_running_loop()
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release, waiter)
    callback = lambda _: _release(waiter)
    fut = ensure_future(fut)
    fut.add_done_callback(callback)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(callback)
            await _cancel_and_wait(fut)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(callback)
        await _cancel_and_wait(fut)
        return _late(fut)
    finally:
        handle.cancel()


# The result of what was cancelled because its time was over: it may have ended all the same.
def _late(fut):
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError() from error


def wait_for_ms(aw, timeout):
    return wait_for(aw, None if timeout is None else timeout / 1000)


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        else:
            error = inner.exception()
            if error is not None:
                outer.set_exception(error)
            else:
                outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


class as_completed:
    def __init__(self, fs, *, timeout=None):
        if isinstance(fs, Future) or core.iscoroutine(fs):
            raise TypeError("expect an iterable of futures, not %s" % type(fs).__name__)
        from .queues import Queue

        self._queue = Queue()
        self._todo = {ensure_future(f) for f in set(fs)}
        self._count = len(self._todo)
        self._handle = None
        if timeout is not None:
            self._handle = get_running_loop().call_later(timeout, self._late)
        for f in self._todo:
            f.add_done_callback(self._done)

    def _done(self, f):
        if f in self._todo:
            self._todo.discard(f)
            self._queue.put_nowait(f)
            if not self._todo and self._handle is not None:
                self._handle.cancel()

    def _late(self):
        for f in self._todo:
            f.remove_done_callback(self._done)
            self._queue.put_nowait(None)
        self._todo.clear()

    async def _next(self):
        f = await self._queue.get()
        if f is None:
            raise TimeoutError
        return f.result()

    def __iter__(self):
        return self

    def __next__(self):
        if self._count == 0:
            raise StopIteration
        self._count -= 1
        return self._next()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._count == 0:
            raise StopAsyncIteration
        self._count -= 1
        f = await self._queue.get()
        if f is None:
            raise TimeoutError
        return f


# --- timeout() ---


class Timeout:
    def __init__(self, when):
        self._when = when
        self._state = "created"
        self._handle = None
        self._task = None

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError("Cannot change state of %s Timeout" % self._state)
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
        self._handle = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._handle = loop.call_soon(self._on_timeout)
            else:
                self._handle = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        info = "[%s]" % self._state
        if self._state == "active":
            info += " when=%s" % (None if self._when is None else round(self._when, 3))
        return "<Timeout %s>" % info

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._handle = None

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = core.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancels = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancels and exc_type is not None and issubclass(exc_type, CancelledError):
                raise TimeoutError from exc_val
        elif self._state == "active":
            self._state = "finished"
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


# --- TaskGroup ---


class TaskGroup:
    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._parent = None
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._on_completed = None

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append("tasks=%d" % len(self._tasks))
        if self._errors:
            info.append("errors=%d" % len(self._errors))
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return "<TaskGroup%s>" % " ".join(info)

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError("TaskGroup %r has already been entered" % self)
        self._entered = True
        self._parent = core.current_task()
        if self._parent is None:
            raise RuntimeError("TaskGroup %r cannot determine the parent task" % self)
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None and _is_base(exc) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if et is not None and issubclass(et, CancelledError) else None
        if self._parent_cancel_requested:
            if self._parent.uncancel() == 0:
                cancelled = None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed is None:
                self._on_completed = get_running_loop().create_future()
            try:
                await self._on_completed
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._on_completed = None
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if et is not None and not issubclass(et, CancelledError):
            self._errors.append(exc)
        if self._errors:
            errors = self._errors
            self._errors = []
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors)

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError("TaskGroup %r has not been entered" % self)
        if self._exiting and not self._tasks:
            raise RuntimeError("TaskGroup %r is finished" % self)
        if self._aborting:
            raise RuntimeError("TaskGroup %r is shutting down" % self)
        task = core.create_task(coro, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _done(self, task):
        self._tasks.discard(task)
        if self._on_completed is not None and not self._tasks and not self._on_completed.done():
            self._on_completed.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if _is_base(error) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent.cancel()


def _is_base(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))


# --- What runs elsewhere in CPython ---


async def to_thread(func, *args, **kwargs):
    return func(*args, **kwargs)


def wrap_future(future, *, loop=None):
    if isinstance(future, Future):
        return future
    made = core.get_event_loop().create_future()
    try:
        made.set_result(future.result())
    except Exception as error:
        made.set_exception(error)
    return made


def run_coroutine_threadsafe(coro, loop):
    raise RuntimeError("there is one thread: await the coroutine")


def iscoroutinefunction(func):
    from inspect import iscoroutinefunction

    return iscoroutinefunction(func)
