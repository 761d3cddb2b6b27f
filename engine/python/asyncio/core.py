# The event loop. It is a generator, which yields when nobody can go on: so a run that waits holds no C stack, and can be
# put away until a call of the host's completes. Tasks and their queues are C (_asyncio), which finds cur_task, _task_queue
# and CancelledError in this module by these names; event.py, funcs.py and lock.py are MicroPython's.

import sys
from _time import sleep_ms as _wait_ms, ticks_add, ticks_diff, ticks_ms as ticks

import _host
from _asyncio import Task, TaskQueue


class CancelledError(BaseException):
    pass


TimeoutError = TimeoutError  # asyncio's is the built-in one, as in CPython


# The task that is running, if any.
cur_task = None
# Tasks that can go on, by when.
_task_queue = TaskQueue()
# Calls that the host has not answered, by their number.
_open_calls = {}
# What run_forever() runs until.
_stop_task = None

# Every so many steps the host is asked for completions although tasks could go on, or one that polls would never get any.
_STEPS_WITHOUT_HOST = const(64)
# Ticks wrap around; a longer sleep is several.
_LONGEST_SLEEP = const(1 << 27)

_host.attach(globals())


# --- Waiting for time and for the host ---


async def sleep_ms(t, result=None):
    _task_queue.push(cur_task, ticks_add(ticks(), max(0, t)))
    yield
    return result


async def sleep(delay, result=None):
    ms = int(delay * 1000)
    while ms > _LONGEST_SLEEP:
        await sleep_ms(_LONGEST_SLEEP)
        ms -= _LONGEST_SLEEP
    return await sleep_ms(ms, result)


class _Call:
    def __init__(self, number):
        self.number = number
        self.task = cur_task
        self.raised = False
        self.value = None

    # Task.cancel() takes the task from what it waits for.
    def remove(self, task):
        if _open_calls.pop(self.number, None) is not None:
            _host.cancel(self.number)


# What calling an awaited function of the host returns.
async def _call(function, arguments, keywords):
    if cur_task is None:
        raise RuntimeError("no running event loop")
    call = _Call(_host.begin(function, arguments, keywords))
    _open_calls[call.number] = call
    cur_task.data = call
    try:
        yield
    finally:
        call.remove(None)
    if call.raised:
        raise call.value
    return call.value


def _complete(completions):
    for number, raised, value in completions:
        call = _open_calls.pop(number, None)
        if call is not None:
            call.raised = raised
            call.value = value
            _task_queue.push(call.task)


# --- Tasks ---


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro, globals())
    _task_queue.push(task)
    return task


def _promote_to_task(aw):
    return aw if isinstance(aw, Task) else create_task(aw)


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


# A task has ended, with StopIteration or another exception. Its state says who wants to know: True is nobody so far, a
# function is told, and a queue holds tasks that wait. It becomes None when nobody has asked, otherwise False.
def _finish(task, end):
    state = task.state
    wanted = True
    if state is True:
        task.state = None
        wanted = False
    elif callable(state):
        state(task, end)
        task.state = False
    else:
        wanted = bool(state.peek())
        while state.peek():
            _task_queue.push(state.pop())
        task.state = False
    if not wanted and not isinstance(end, (StopIteration, CancelledError)):
        # Its turn comes again: by then somebody has asked, or nobody will.
        _task_queue.push(task)
    task.data = end


# --- The loop ---


# Runs tasks until `main` has ended, and returns its value. Yields how many ms there is nothing to do, None for as long as
# no call completes, and is sent completions.
def _drive(main):
    global cur_task
    steps = 0
    try:
        while True:
            task = _task_queue.peek()
            delay = max(0, ticks_diff(task.ph_key, ticks())) if task else None
            if task is None and not _open_calls:
                if main is None or main is _stop_task:
                    return
                raise RuntimeError("all tasks are waiting for each other")
            if delay != 0 or (_open_calls and steps >= _STEPS_WITHOUT_HOST):
                steps = 0
                _complete((yield delay) or ())
                continue
            steps += 1
            _task_queue.pop()
            if task.done():
                if task.state is None:
                    Loop.call_exception_handler(
                        {
                            "message": "Task exception wasn't retrieved",
                            "exception": task.data,
                            "future": task,
                        }
                    )
                continue
            cur_task = task
            try:
                thrown = task.data
                if thrown is None:
                    task.coro.send(None)
                else:
                    task.data = None
                    task.coro.throw(thrown)
            except (CancelledError, Exception) as end:
                if task is main:
                    if isinstance(end, StopIteration):
                        return end.value
                    raise
                _finish(task, end)
            cur_task = None
    finally:
        cur_task = None


# What a run of the host's drives: nothing of an earlier one goes on.
def _begin(coro):
    global _task_queue
    _task_queue = TaskQueue()
    return _drive(create_task(coro))


def run_until_complete(main_task=None):
    if cur_task is not None:
        raise RuntimeError("an event loop is running already: await instead")
    loop = _drive(main_task)
    completions = None
    while True:
        try:
            delay = loop.send(completions)
        except StopIteration as end:
            return end.value
        if _open_calls:
            completions = _host.wait(delay)
        else:
            completions = None
            _wait_ms(delay)


def run(coro):
    if cur_task is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    return run_until_complete(create_task(coro))


async def _nothing():
    pass


# There is one loop, so it is a class.
class Loop:
    _exc_handler = None

    def create_task(coro):
        return create_task(coro)

    def run_forever():
        global _stop_task
        _stop_task = Task(_nothing(), globals())
        run_until_complete(_stop_task)

    def run_until_complete(aw):
        return run_until_complete(_promote_to_task(aw))

    def stop():
        global _stop_task
        if _stop_task is not None:
            _task_queue.push(_stop_task)
            _stop_task = None

    def close():
        pass

    def set_exception_handler(handler):
        Loop._exc_handler = handler

    def get_exception_handler():
        return Loop._exc_handler

    def default_exception_handler(loop, context):
        print(context["message"], file=sys.stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=sys.stderr)
        sys.print_exception(context["exception"], sys.stderr)

    def call_exception_handler(context):
        (Loop._exc_handler or Loop.default_exception_handler)(Loop, context)


def get_event_loop(runq_len=0, waitq_len=0):
    return Loop


def new_event_loop():
    global _task_queue
    _task_queue = TaskQueue()
    return Loop
