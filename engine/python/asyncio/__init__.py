# asyncio: tasks in one thread, as CPython documents them, without streams and processes.

from .core import *
from .core import _get_running_loop

__version__ = (3, 0, 0)

# Loaded when they are first asked for: a program that only awaits needs none of it.
_MODULES = {
    "tasks": "gather wait wait_for wait_for_ms shield as_completed timeout timeout_at Timeout TaskGroup to_thread "
    "wrap_future run_coroutine_threadsafe iscoroutinefunction FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED",
    "runners": "Runner AbstractEventLoopPolicy DefaultEventLoopPolicy get_event_loop_policy set_event_loop_policy",
    "locks": "Lock Event Condition Semaphore BoundedSemaphore Barrier BrokenBarrierError ThreadSafeFlag",
    "queues": "Queue PriorityQueue LifoQueue QueueEmpty QueueFull QueueShutDown",
}
# Other modules that these names are imported from in CPython.
_ALIASES = {
    "exceptions": "core",
    "futures": "core",
    "events": "core",
    "base_events": "core",
    "timeouts": "tasks",
    "taskgroups": "tasks",
}
AbstractEventLoop = BaseEventLoop = Loop


def __getattr__(name):
    for module, names in _MODULES.items():
        if name in names.split():
            value = getattr(__import__(module, None, None, True, 1), name)
            break
    else:
        value = sys.modules.get("asyncio." + _ALIASES.get(name, name))
        if value is None:
            if name not in _ALIASES and name not in _MODULES:
                raise AttributeError("module 'asyncio' has no attribute '%s'" % name)
            value = __import__(_ALIASES.get(name, name), None, None, True, 1)
    globals()[name] = value
    return value


# dir() names what has not been loaded, too.
def __dir__():
    names = list(globals())
    for each in _MODULES.values():
        names.extend(each.split())
    return names
