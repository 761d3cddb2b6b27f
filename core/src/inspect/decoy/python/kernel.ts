/**
 * What everything else of the decoy stands on: what is noted, where in the script it was, and how modules are found. It is run in a
 * namespace of its own, with `_host`, `_config` and `_groups`.
 */
export const KERNEL = String.raw`
import builtins, sys, time, os, io, types

real = {name: getattr(builtins, name) for name in "exec eval compile open __import__ input print exit quit".split()}
_getframe = sys._getframe
_monotonic = time.monotonic
_modules = sys.modules
_type = type
_isinstance = isinstance
_code = type(compile("0", "", "eval"))
Module = type(sys)
config = _config
persona = config["persona"]
WINDOWS = persona["system"] == "windows"
FILE = config["filename"]
# Layers by the names of files that their code objects have.
files = {FILE: 0, "<layer 0>": 0}
codes = {}
_TEXT = 4000
_ITEMS = 60
_PATCHED = "os os.path io time base64 binascii zlib gzip codecs pickle importlib sys builtins ntpath posixpath".split()


def frame():
    # The nearest frame of the script's own code.
    f = _getframe(1)
    while f is not None:
        if f.f_code.co_filename in files:
            return f
        f = f.f_back
    return None


def where():
    f = frame()
    return (0, None) if f is None else (files[f.f_code.co_filename], f.f_lineno)


def by_script(depth):
    # Whether the caller of a decoy's function is code of the script.
    try:
        return _getframe(depth + 1).f_code.co_filename in files
    except ValueError:
        return False


def cut(text):
    return text if len(text) <= _TEXT else text[:_TEXT] + "… (%d characters)" % len(text)


def show_bytes(data):
    try:
        head = bytes(data[:_TEXT])
        text = head.decode()
        plain = not any(c < 32 and c not in (9, 10, 13, 27) for c in head)
    except UnicodeError:
        plain = False
    if not plain:
        text = "hex:" + bytes(data[:_TEXT // 4]).hex()
        return text if len(data) <= _TEXT // 4 else text + "… (%d bytes)" % len(data)
    return text if len(data) <= _TEXT else text + "… (%d bytes)" % len(data)


def show(value, depth=0):
    # As JSON has it. Nothing that the script could have made is called, but for what tells a path.
    t = _type(value)
    if value is None or t is bool:
        return value
    if t is int:
        return value if -9007199254740991 <= value <= 9007199254740991 else cut(str(value))
    if t is float:
        return value if value - value == 0 else str(value)
    if _isinstance(value, str):
        return cut(str.__str__(value) if t is not str else value)
    if _isinstance(value, (bytes, bytearray, memoryview)):
        return show_bytes(value)
    if depth > 5:
        return "…"
    if t is dict:
        pairs = list(value.items())
        made = {}
        for key, item in pairs[:_ITEMS]:
            made[key if _type(key) is str else str(show(key, 6))] = show(item, depth + 1)
        if len(pairs) > _ITEMS:
            made["…"] = "%d more" % (len(pairs) - _ITEMS)
        return made
    if t in (list, tuple, set, frozenset) or _isinstance(value, tuple):
        items = list(value)
        made = [show(item, depth + 1) for item in items[:_ITEMS]]
        if len(items) > _ITEMS:
            made.append("… (%d items)" % len(items))
        return made
    try:
        if hasattr(t, "_shown"):
            return cut(t._shown(value))
        if hasattr(t, "__fspath__"):
            return cut(str(t.__fspath__(value)))
        if t in (types.FunctionType, type(print), type) or hasattr(value, "__name__"):
            return cut(str(value.__name__))
    except BaseException:
        # Of a value that the script made.
        pass
    return "<" + t.__name__ + ">"


def note(kind, action, detail=None, answer=None):
    layer, line = where()
    sync()
    _host(kind, action, show(detail or {}), show(answer), layer, line, int(_monotonic() * 1000))
    return answer


_last = {}


def sync():
    # What the script has put into its builtins.
    if not _last:
        return
    for key, value in list(shown_builtins.__dict__.items()):
        if _last.get(key) is not value:
            _last[key] = value
            setattr(builtins, key, value)


def shadow():
    # The engine's own module has a __dict__ that shows what is beneath the decoy: scripts get a copy, with what they put into it
    # carried over when something is next noted.
    made = Module("builtins")
    for key in dir(builtins):
        setattr(made, key, getattr(builtins, key))
    return made


def told(kind, action, value=None):
    # A function that is noted with its arguments, and always says the same.
    def function(*args, **kwargs):
        return note(kind, action, arguments(args, kwargs), value)
    return named(function, action)


def arguments(args, kwargs):
    detail = {"args": list(args)} if args else {}
    if kwargs:
        detail["kwargs"] = dict(kwargs)
    return detail


def named(function, action):
    name = action.rsplit(".", 1)[-1]
    try:
        function.__name__ = function.__qualname__ = name
        function.__module__ = action.rsplit(".", 1)[0] if "." in action else "builtins"
    except Exception:
        pass
    return function


def layer(via, data, executed=False):
    data = data if _isinstance(data, str) else bytes(data)
    number = _host("layer", via, data, executed, where()[0], None, 0)
    if executed:
        files["<layer %d>" % number] = number
    return number


def wrap(module, name, make):
    try:
        old = getattr(module, name)
    except AttributeError:
        return
    new = named(make(old), "%s.%s" % (module.__name__, name))
    setattr(module, name, new)


# --- Modules: made when they are first asked for ---

_sources = _groups
_group_of = {}
for _name, _group in _sources.items():
    for _each in _group["modules"]:
        _group_of[_each] = _name
_loaded = {}
# What must stay the decoy's, by name.
kept = {}


def module(name, contents=None, package=False, register=True):
    made = Module(name)
    for key, value in (contents or {}).items():
        setattr(made, key, value)
        if getattr(value, "__module__", 0) is None:
            value.__module__ = name
    if package:
        made.__path__ = [library + "/" + name.replace(".", "/")]
    made.__file__ = library + "/" + name.replace(".", "/") + ("/__init__.py" if package else ".py")
    if register:
        _modules[name] = kept[name] = made
        head, _, tail = name.rpartition(".")
        if head and head in _modules:
            setattr(_modules[head], tail, made)
    return made


library = "C:/Python311/Lib" if WINDOWS else "/usr/lib/python3.11"


def load(name):
    # Whether the decoy has a module of this name; then it is in sys.modules.
    group = _group_of.get(name)
    if group is not None:
        load_group(group)
    # A script that takes it out of sys.modules gets the same again, not the engine's own.
    if name not in _modules and name in kept:
        _modules[name] = kept[name]
    return name in _modules


def load_group(group):
    if group not in _loaded:
        _loaded[group] = space = {"K": kernel, "__name__": group, "__builtins__": _pristine}
        real["exec"](real["compile"](_sources[group]["source"], library + "/" + group + ".py", "exec"), space)
        for name in _sources[group]["modules"]:
            if name in _modules:
                kept[name] = _modules[name]


def take(name):
    # A module for the decoy's own use.
    load(name)
    real["__import__"](name)
    return _modules[name]


_pristine = builtins
kernel = Module("kernel")
for _name in list(globals()):
    if not _name.startswith("__"):
        setattr(kernel, _name, globals()[_name])
for _name in _order:
    load_group(_name)
for _name in _PATCHED:
    if _name in _modules:
        kept[_name] = _modules[_name]
shown_builtins = shadow()
shown_builtins.__builtins__ = shown_builtins
kernel.shown_builtins = _modules["builtins"] = kept["builtins"] = shown_builtins
_last.update(shown_builtins.__dict__)
os.chdir(persona["home"] + "/Downloads")
note("time", "begin")
`;
