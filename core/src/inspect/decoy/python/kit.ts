/**
 * What all of the decoy's Python stands on: telling the host, knowing who called, capturing what is run. It is executed in a
 * namespace that has copies of the built-in functions, so that what a script does to `builtins` does not reach it.
 */
export const KIT = String.raw`
import sys

_frame = sys._getframe
_modules = sys.modules
_ModuleType = type(sys)
_persona = _tell("persona")
_windows = _persona["windows"]
_home = _persona["home"]
_raw_exec, _raw_eval, _raw_compile, _raw_import, _raw_open = exec, eval, compile, __import__, open

import time as _time_module
_raw_monotonic = _time_module.monotonic
_raw_sleep = _time_module.sleep
from hashlib import sha256 as _sha256



class _Parked(BaseException):
    pass


_TEXT = 4000
# Of one observation, together.
_MOST_TEXT = 100000
_room = [0]
_ITEMS = 60
# Names of files whose frames are the decoy's, and layers by the names of files of the script's.
_ours = set(_OUR_FILES)
_layers = {_persona["script"]: 0}


def _is_script(name):
    return (name[:1] == "/" or name[:1] == "<" or name[1:3] == ":\\") and name not in _ours


def _script_frame(frame):
    while frame is not None:
        if _is_script(frame.f_code.co_filename):
            return frame
        frame = frame.f_back
    return None


def _layer_of(frame):
    return 0 if frame is None else _layers.get(frame.f_code.co_filename, 0)


def _clean(value):
    # Nothing but what the host takes, and no more than it takes, or else the run would be over.
    _room[0] = _MOST_TEXT
    return _cleaned(value, 4)


def _cleaned(value, depth):
    try:
        return _plainly(value, depth)
    except _Parked:
        raise
    except BaseException:
        # What belongs to the script may do anything when it is asked what it is.
        return "<%s>" % type(value).__name__


def _cut(text):
    size = max(0, min(_TEXT, _room[0]))
    _room[0] -= min(len(text), size)
    return text if len(text) <= size else text[:size] + "... (%d characters)" % len(text)


def _plainly(value, depth):
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return value if -(1 << 63) < value < 1 << 63 else "%d bits" % value.bit_length()
    if kind is float:
        return value if value == value and value not in (float("inf"), -float("inf")) else repr(value)
    _room[0] -= 8
    if kind is str:
        return _cut(value)
    if kind in (bytes, bytearray, memoryview):
        size = max(0, min(_TEXT, _room[0]))
        _room[0] -= size
        return (bytes(value[:size]), len(value))
    if _room[0] <= 0:
        return "..."
    if depth and kind in (list, tuple, set, frozenset):
        items = [_cleaned(item, depth - 1) for item in list(value)[:_ITEMS]]
        if len(value) > _ITEMS:
            items.append("... (%d items)" % len(value))
        return items
    if depth and isinstance(value, dict):
        made = {}
        for key in list(value)[:_ITEMS]:
            made[_cut(key if type(key) is str else str(_cleaned(key, 0)))[:200]] = _cleaned(value[key], depth - 1)
        if len(value) > _ITEMS:
            made["..."] = "%d items" % len(value)
        return made
    if isinstance(value, str):
        return _cut(str.__str__(value))
    if hasattr(kind, "__fspath__"):
        return _cut(str(value.__fspath__()))
    if isinstance(value, type) or hasattr(value, "__qualname__"):
        return _cut(str(value.__module__ + "." + value.__qualname__)[:200])
    return _cut(str(repr(value))[:400])


_began = [0]


def _now():
    return _raw_monotonic() * 1000 - _began[0]


def _note(kind, action, detail=None, answer=None):
    frame = _script_frame(_frame(1))
    line = 0 if frame is None else frame.f_lineno
    _tell("note", _layer_of(frame), line, _now(), kind, action, _clean(detail or {}), _clean(answer))


def _ask(what, action, detail):
    # As a note, whose answer is the host's.
    frame = _script_frame(_frame(1))
    line = 0 if frame is None else frame.f_lineno
    return _tell("ask", _layer_of(frame), line, _now(), what, action, _clean(detail))


def _bytes_of(data):
    if isinstance(data, str):
        return data.encode("utf-8", "surrogatepass")
    return bytes(data)


def _digest(data):
    return _sha256(data).digest()


def _layer(frame, via, source, data, executed=False):
    # The number of the layer that data is, which is an older one when it has been seen before.
    data = _bytes_of(data)
    before = None if source is None else _digest(_bytes_of(source))
    stripped = data.strip()
    return _tell("layer", _layer_of(frame), via, before, _digest(data), _digest(stripped), data[:_LAYER_BYTES], len(data), executed)


# --- input, and what would wait for somebody ---


def _input(frame, prompt="", /):
    if prompt:
        sys.stdout.write(str(prompt))
    _note("input", "input", {"prompt": prompt}, _persona["typed"])
    sys.stdout.write("\n")
    return _persona["typed"]


def _forever(what):
    # Something that would never come back: whoever sits there presses Ctrl-C, or a thread is left waiting.
    if _parkable:
        raise _Parked()
    raise KeyboardInterrupt()


# How often each of the threads that run may sleep before it is left alone, innermost last.
_parkable = []


_slept_often = [0]


def _slept():
    if _parkable:
        _parkable[-1] -= 1
        if _parkable[-1] < 0:
            raise _Parked()
    else:
        _slept_often[0] += 1
        if _slept_often[0] > _persona["sleeps"]:
            raise _Parked("it slept or waited %d times" % _persona["sleeps"])
`;
