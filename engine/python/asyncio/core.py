# The event loop. It is a generator, which yields when nobody can go on: so a run that waits holds no C stack, and can be
# put away until a call of the host's completes. event_loop.c finds _begin, _call, cur_task, _open_calls and _current_loop
# here. The order in which callbacks and tasks take their turns is CPython's.

import sys
from _time import monotonic_ns as _monotonic_ns, sleep_ms as _wait_ms

from uheapq import heappop, heappush

import _host


class CancelledError(BaseException):
    __module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    __module__ = "asyncio.exceptions"


TimeoutError = TimeoutError  # asyncio's is the built-in one, as in CPython


# The task that is running, if any.
cur_task = None
# The loop that is running, and the one that get_event_loop() gave last.
_running_loop = None
_current_loop = None
# What set_event_loop_policy() was given; None is the default one.
_policy = None
# Calls that the host has not answered: futures by their number.
_open_calls = {}

# Every so many turns the host is asked for completions although tasks could go on, or one that polls would never get any.
_TURNS_WITHOUT_HOST = const(64)
# Milliseconds, a day: what is due later, or never, is waited for again.
_LONGEST_WAIT = const(86_400_000)

_PENDING = const(0)
_CANCELLED = const(1)
_FINISHED = const(2)
_STATES = ("pending", "cancelled", "finished")

_host.attach(globals())


# The clock that timers go by, in ms.
def _time_ms():
    return _monotonic_ns() // 1000000


# --- Futures ---


class Future:
    _asyncio_future_blocking = False
    _state = _PENDING
    _result = None
    _exception = None
    _callbacks = None
    # An exception that nobody has asked for.
    _unseen = False
    _cancel_message = None

    def __init__(self, *, loop=None):
        self._loop = _loop_or_running() if loop is None else loop

    def __repr__(self):
        return "<%s %s>" % (type(self).__name__, self._about())

    def _about(self):
        text = _STATES[self._state]
        if self._state == _FINISHED:
            if self._exception is not None:
                return text + " exception=%r" % (self._exception,)
            return text + " result=%r" % (self._result,)
        return text

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def cancel(self, msg=None):
        self._unseen = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._call_back()
        return True

    def _make_cancelled_error(self):
        error = self._exception
        if error is not None:
            self._exception = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        if self._state == _FINISHED:
            self._unseen = False
            if self._exception is not None:
                raise self._exception
            return self._result
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError("Result is not set.")

    def exception(self):
        if self._state == _FINISHED:
            self._unseen = False
            return self._exception
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError("Exception is not set.")

    def add_done_callback(self, fn, *, context=None):
        if self._state != _PENDING:
            self._loop._soon(fn, self)
        elif self._callbacks is None:
            self._callbacks = [fn]
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        callbacks = self._callbacks or []
        kept = [each for each in callbacks if each != fn]
        self._callbacks = kept
        return len(callbacks) - len(kept)

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._call_back()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._state = _FINISHED
        self._unseen = True
        self._loop._failed.append(self)
        self._call_back()

    def _call_back(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = None
            for fn in callbacks:
                self._loop._soon(fn, self)

    def __await__(self):
        if self._state == _PENDING:
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


# --- Tasks ---

_names = 0


class Task(Future):
    _waits_for = None
    _must_cancel = False
    _cancels = 0

    def __init__(self, coro, *, loop=None, name=None, context=None):
        if not iscoroutine(coro):
            raise TypeError("a coroutine was expected, got %r" % (coro,))
        Future.__init__(self, loop=loop)
        if name is None:
            global _names
            _names += 1
            name = _names
        self._name = name
        self._coro = coro
        self._loop._tasks[id(self)] = self
        self._loop._soon(self._step, None)

    def _about(self):
        text = _STATES[self._state]
        if self._state == _PENDING and self._must_cancel:
            text = "cancelling"
        text += " name=%r coro=%r" % (self.get_name(), self._coro)
        if self._state == _FINISHED:
            return text + (
                " exception=%r" % (self._exception,) if self._exception is not None else " result=%r" % (self._result,)
            )
        return text

    def get_coro(self):
        return self._coro

    # As MicroPython calls it.
    @property
    def coro(self):
        return self._coro

    def get_name(self):
        name = self._name
        return "Task-%d" % name if isinstance(name, int) else name

    def set_name(self, value):
        self._name = str(value)

    def get_stack(self, *, limit=None):
        return []

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        self._unseen = False
        if self._state != _PENDING:
            return False
        self._cancels += 1
        waits_for = self._waits_for
        if waits_for is not None and waits_for.cancel(msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
        return self._cancels

    def _end(self):
        self._loop._tasks.pop(id(self), None)

    def _step(self, error):
        global cur_task
        if self._state != _PENDING:
            return
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        cur_task = self
        try:
            waits_for = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as end:
            self._end()
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, self._cancel_message)
            else:
                Future.set_result(self, end.value)
        except CancelledError as end:
            self._end()
            self._exception = end
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as end:
            self._end()
            Future.set_exception(self, end)
            raise
        except BaseException as end:
            self._end()
            Future.set_exception(self, end)
        else:
            if waits_for is None:
                self._loop._soon(self._step, None)
            elif not isinstance(waits_for, Future):
                self._loop._soon(self._step, RuntimeError("Task got bad yield: %r" % (waits_for,)))
            elif waits_for is self:
                self._loop._soon(self._step, RuntimeError("Task cannot await on itself: %r" % self))
            else:
                waits_for.add_done_callback(self._wake_up)
                self._waits_for = waits_for
                if self._must_cancel and waits_for.cancel(self._cancel_message):
                    self._must_cancel = False
        finally:
            cur_task = None

    def _wake_up(self, future):
        error = None
        if future._state == _CANCELLED:
            error = future._make_cancelled_error()
        else:
            future._unseen = False
            error = future._exception
        self._step(error)


class _OneTurn:
    def __iter__(self):
        yield

    __await__ = __iter__


_one_turn = _OneTurn()


async def sleep(delay, result=None):
    if delay <= 0:
        await _one_turn
        return result
    return await _sleep(delay * 1000, result)


async def sleep_ms(t, result=None):
    if t <= 0:
        await _one_turn
        return result
    return await _sleep(t, result)


def _set_result_unless_done(pair):
    future, result = pair
    if future._state == _PENDING:
        future.set_result(result)


async def _sleep(ms, result):
    loop = get_running_loop()
    future = Future(loop=loop)
    handle = loop._at(_time_ms() + ms, _set_result_unless_done, (future, result))
    try:
        return await future
    finally:
        handle.cancel()


# What calling an awaited function of the host returns.
async def _call(function, arguments, keywords):
    if cur_task is None:
        raise RuntimeError("no running event loop")
    number = _host.begin(function, arguments, keywords)
    future = _open_calls[number] = Future()
    try:
        return await future
    finally:
        if _open_calls.pop(number, None) is not None:
            _host.cancel(number)


def _complete(completions):
    for number, raised, value in completions:
        future = _open_calls.pop(number, None)
        if future is not None and future._state == _PENDING:
            if raised:
                future.set_exception(value)
            else:
                future.set_result(value)


_coroutine_types = None


async def _nothing():
    pass


def iscoroutine(obj):
    global _coroutine_types
    if _coroutine_types is None:
        coroutine = _nothing()
        _coroutine_types = type(coroutine)
        coroutine.close()
    return isinstance(obj, _coroutine_types) or (
        hasattr(obj, "send") and hasattr(obj, "throw") and hasattr(obj, "close") and hasattr(obj, "__await__")
    )


# --- The loop ---


class Handle:
    _cancelled = False

    def __init__(self, callback, args, loop, when=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._when = when

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def when(self):
        return self._when / 1000

    def _run(self, _):
        if not self._cancelled:
            self._callback(*self._args)

    def _run_one(self, _):
        if not self._cancelled:
            self._callback(self._args)


TimerHandle = Handle


class Loop:
    _exception_handler = None
    _stopping = False
    _closed = False
    _debug = False

    def __init__(self):
        # Pairs of a function and its argument, for the next turn.
        self._ready = []
        # A heap: (when, the how manieth, handle).
        self._timers = []
        self._count = 0
        self._tasks = {}
        self._failed = []

    def __repr__(self):
        return "<_UnixSelectorEventLoop running=%s closed=%s debug=%s>" % (self.is_running(), self._closed, self._debug)

    def _soon(self, function, argument):
        self._ready.append((function, argument))

    def _at(self, when, function, argument):
        handle = Handle(function, argument, self, when)
        self._count += 1
        heappush(self._timers, (when, self._count, handle))
        return handle

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def time(self):
        return _time_ms() / 1000

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self)
        self._ready.append((handle._run, None))
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self._call_at(_time_ms() + delay * 1000, callback, args)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        return self._call_at(when * 1000, callback, args)

    def _call_at(self, when, callback, args):
        self._check_closed()
        return self._at(when, lambda args: callback(*args), args)

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name)

    def run_in_executor(self, executor, func, *args):
        future = Future(loop=self)
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def is_running(self):
        return _running_loop is self

    def is_closed(self):
        return self._closed

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = bool(enabled)

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError("A callable object or None is expected, got %r" % (handler,))
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append("%s: %r" % (key, context[key]))
        print("\n".join(lines), file=sys.stderr)
        exception = context.get("exception")
        if exception is not None:
            sys.print_exception(exception, sys.stderr)

    def call_exception_handler(self, context):
        handler = self._exception_handler
        if handler is None:
            self.default_exception_handler(context)
        else:
            handler(self, context)

    def run_until_complete(self, future):
        self._check_closed()
        _check_not_running("This event loop is already running" if self.is_running() else "Cannot run the event loop while another loop is running")
        return _block(self, _until(self, ensure_future(future, loop=self)))

    def run_forever(self):
        self._check_closed()
        _check_not_running("This event loop is already running" if self.is_running() else "Cannot run the event loop while another loop is running")
        _block(self, _turns(self))


def _check_not_running(message):
    if _running_loop is not None:
        raise RuntimeError(message)


# The turns of a loop until it is stopped. Yields how many ms there is nothing to do, None for as long as no call
# completes, and is sent completions.
def _turns(loop):
    global _running_loop, cur_task
    _running_loop = loop
    turns = 0
    try:
        while True:
            timers = loop._timers
            while timers and timers[0][2]._cancelled:
                heappop(timers)
            delay = None
            if loop._ready or loop._stopping:
                delay = 0
            elif timers:
                delay = min(max(0, timers[0][0] - _time_ms()), _LONGEST_WAIT)
            elif not _open_calls:
                raise RuntimeError("all tasks are waiting for each other")
            if delay != 0 or (_open_calls and turns >= _TURNS_WITHOUT_HOST):
                turns = 0
                _complete((yield delay) or ())
            turns += 1
            if timers:
                now = _time_ms()
                while timers and not timers[0][0] > now:  # what is NaN is due
                    handle = heappop(timers)[2]
                    if not handle._cancelled:
                        loop._ready.append((handle._run_one, None))
            ready = iter(loop._ready)
            loop._ready = []
            try:
                for function, argument in ready:
                    try:
                        function(argument)
                    except (KeyboardInterrupt, SystemExit):
                        raise
                    except Exception as error:
                        if _host.is_warning(error):
                            # It struck outside of the guest's coroutines, and the task may have lost its next turn.
                            task = getattr(function, "__self__", None)
                            if isinstance(task, Task):
                                loop._soon(task._step, None)
                            raise
                        loop.call_exception_handler({"message": "Exception in callback %r" % (function,), "exception": error})
            finally:
                rest = list(ready)
                if rest:
                    loop._ready = rest + loop._ready
            if len(loop._failed) > 64:
                loop._failed = [each for each in loop._failed if each._unseen]
            if loop._stopping:
                return
    finally:
        loop._stopping = False
        _running_loop = None
        cur_task = None


def _until(loop, future):
    def stop(_):
        loop._stopping = True

    future.add_done_callback(stop)
    try:
        yield from _turns(loop)
    finally:
        future.remove_done_callback(stop)
        future._unseen = False
    if not future.done():
        raise RuntimeError("Event loop stopped before Future completed.")
    return future.result()


# What asyncio.run() does, as a generator.
def _whole(loop, coro):
    global _current_loop
    _current_loop = loop
    try:
        return (yield from _until(loop, Task(coro, loop=loop)))
    finally:
        if loop._tasks:
            try:
                yield from _until(loop, _all_cancelled(loop))
            except RuntimeError:  # they all wait for each other
                pass
        for future in loop._failed:
            if future._unseen and isinstance(future, Task):
                future._unseen = False
                loop.call_exception_handler(
                    {
                        "message": "Task exception was never retrieved",
                        "exception": future._exception,
                        "future": future,
                    }
                )
        loop._failed = []
        loop._closed = True
        if _current_loop is loop:
            _current_loop = None


def _all_cancelled(loop):
    rest = list(loop._tasks.values())
    waiter = Future(loop=loop)

    def note(task):
        rest.remove(task)
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler(
                {
                    "message": "unhandled exception during asyncio.run() shutdown",
                    "exception": task.exception(),
                    "task": task,
                }
            )
        if not rest and waiter._state == _PENDING:
            waiter.set_result(None)

    for task in list(rest):
        task.cancel()
        task.add_done_callback(note)
    return waiter


# What a run of the host's drives: nothing of an earlier one goes on.
def _begin(coro):
    return _whole(Loop(), coro)


# Drives such a generator where the run cannot be left.
def _block(loop, turns):
    completions = None
    while True:
        try:
            delay = turns.send(completions)
        except StopIteration as end:
            return end.value
        if _open_calls:
            completions = _host.wait(delay)
        else:
            completions = None
            ms = int(delay)
            _wait_ms(ms if ms == delay else ms + 1)


def run(main, *, debug=None, loop_factory=None):
    if _running_loop is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if _policy is not None or debug is not None or loop_factory is not None:
        from .runners import Runner

        with Runner(debug=debug, loop_factory=loop_factory) as runner:
            return runner.run(main)
    if not iscoroutine(main):
        raise ValueError("a coroutine was expected, got %r" % (main,))
    loop = Loop()
    return _block(loop, _whole(loop, main))


def run_until_complete(main_task=None):
    return get_event_loop().run_until_complete(main_task)


def get_running_loop():
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


def _get_running_loop():
    return _running_loop


def get_event_loop(runq_len=0, waitq_len=0):
    global _current_loop
    if _running_loop is not None:
        return _running_loop
    if _policy is not None:
        return _policy.get_event_loop()
    if _current_loop is None:
        _current_loop = Loop()
    return _current_loop


_loop_or_running = get_event_loop


def set_event_loop(loop):
    global _current_loop
    if _policy is not None:
        _policy.set_event_loop(loop)
    else:
        _current_loop = loop


def new_event_loop():
    return Loop() if _policy is None else _policy.new_event_loop()


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name)


def isfuture(obj):
    return isinstance(obj, Future)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isinstance(coro_or_future, Future):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(coro_or_future, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


def current_task(loop=None):
    if loop is None:
        get_running_loop()
    return cur_task


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._tasks.values())
