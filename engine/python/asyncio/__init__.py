# asyncio: tasks in one thread, as CPython documents them, without streams and processes.

from .core import *

__version__ = (3, 0, 0)

# Loaded when they are first asked for: a program that only awaits needs none of it.
_MODULES = {
    "gather": "funcs",
    "wait_for": "funcs",
    "wait_for_ms": "funcs",
    "Event": "event",
    "Lock": "lock",
}


def __getattr__(name):
    module = _MODULES.get(name)
    if module is None:
        # One that was loaded by a run which was stopped before it was noted here.
        loaded = sys.modules.get("asyncio." + name)
        if loaded is None:
            raise AttributeError(name)
        return loaded
    value = getattr(__import__(module, None, None, True, 1), name)
    globals()[name] = value
    return value
