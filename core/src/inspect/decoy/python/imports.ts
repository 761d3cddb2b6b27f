/** `import`: modules of the decoy, files that the script left, finders of its own, and stand-ins for what nobody has. */
export const IMPORTS = String.raw`
import builtins, sys, importlib
_import = K.real['__import__']
_modules = sys.modules
_getframe = sys._getframe
_seen = set()
sys.meta_path = []
sys.path_hooks = []
sys.path_importer_cache = {}


def _exists(name):
    if name in _modules:
        return True
    place = name.replace(".", "/")
    for directory in sys.path:
        if directory == ".frozen":
            continue
        base = (directory + "/" if directory else "") + place
        for path in (base + ".py", base + "/__init__.py"):
            try:
                with K.real_open(path, "rb") as file:
                    data = file.read()
            except OSError:
                continue
            # Of the script's making, or of what was furnished: it is a layer of its own.
            K.files[path] = K.layer("import of a file", data, True)
            return True
    return False


def _found(name):
    for finder in list(getattr(sys, "meta_path", ())):
        try:
            if hasattr(finder, "find_spec"):
                spec = finder.find_spec(name, None, None)
                loader = getattr(spec, "loader", None)
            else:
                loader = finder.find_module(name, None)
                spec = None
            if loader is None:
                continue
            K.note("module", "sys.meta_path", {"name": name, "finder": type(finder).__name__})
            made = None
            if spec is not None and hasattr(loader, "create_module"):
                made = loader.create_module(spec)
            if made is None and hasattr(loader, "exec_module"):
                made = K.Module(name)
            if made is not None:
                _modules[name] = made
                loader.exec_module(made)
                return True
            _modules[name] = loader.load_module(name)
            return True
        except (AttributeError, TypeError):
            continue
    return False


def _provide(name):
    # Makes every part of a dotted name ready.
    whole = ""
    for part in name.split("."):
        parent = whole
        whole = whole + "." + part if whole else part
        if whole in _modules:
            continue
        if getattr(sys, "meta_path", None) and _found(whole):
            continue
        if K.load(whole) or _exists(whole):
            continue
        if parent and getattr(_modules.get(parent), "_open", False):
            K.open_module(whole)
        elif parent and hasattr(_modules.get(parent), part) and isinstance(_modules[parent], K.Module):
            value = getattr(_modules[parent], part)
            if isinstance(value, (K.Module, K.Dummy)):
                _modules[whole] = value
    return name.split(".")[0]


def _absent(name):
    if K.config["unknownModules"] != "dummy" or name in K.config["absent"]:
        return False
    root = name.split(".")[0]
    if root[:1] == "_" or not name.replace(".", "a").isidentifier():
        return False
    K.note("module", 'import', {"name": name}, "stand-in")
    whole = ""
    for part in name.split("."):
        whole = whole + "." + part if whole else part
        if whole not in _modules:
            K.open_module(whole)
    return True


def _noted(name, names, way):
    if name in _seen and way == 'import':
        return
    _seen.add(name)
    root = name.split(".")[0]
    furnished = name in K._group_of or root in K._group_of
    if way != 'import':
        K.note("code", way, {"name": name})
    if furnished:
        K.note("module", 'import', {"name": name, "names": list(names or ())} if names else {"name": name})


def _absolute(name, globals, level):
    # The engine takes the package from whoever calls it, which would be this module.
    package = globals.get("__package__")
    if package is None:
        package = globals.get("__name__", "")
        if "__path__" not in globals:
            package = package.rpartition(".")[0]
    parts = package.split(".") if package else []
    if not parts or level > len(parts):
        raise ImportError("attempted relative import with no known parent package")
    parts = parts[: len(parts) - level + 1]
    return ".".join(parts + [name] if name else parts)


def bring(name, globals, locals, fromlist, level, way):
    mine = K.by_script(2)
    K.sync()
    if level:
        name, level = _absolute(name, _getframe(2).f_globals, level), 0
    if level == 0 and isinstance(name, str) and name:
        if mine:
            _noted(name, fromlist, way)
            _provide(name)
        else:
            K.load(name)
        if fromlist and mine and getattr(_modules.get(name), "__path__", None):
            for each in fromlist:
                if each != "*" and not hasattr(_modules[name], each):
                    K.load(name + "." + each)
    try:
        return _import(name, globals, locals, fromlist, level)
    except ModuleNotFoundError:
        if level or not mine:
            raise
        if not _absent(name):
            K.note("module", 'import', {"name": name}, "absent")
            raise
    return _import(name, globals, locals, fromlist, level)


def __import__(name, *more, **named):
    # A statement gives all five.
    way = 'import' if len(more) == 4 else '__import__'
    globals, locals, fromlist, level = (tuple(more) + (None, None, (), 0)[len(more):])[:4]
    return bring(name, named.get("globals", globals), named.get("locals", locals), named.get("fromlist", fromlist) or (), named.get("level", level), way)


_import_module, _reload = importlib.import_module, importlib.reload


def import_module(name, package=None):
    if not isinstance(name, str) or name.startswith(".") and not package:
        return _import_module(name, package)
    if name.startswith("."):
        name = _resolved(name, package)
    bring(name, None, None, (), 0, 'importlib.import_module')
    return _modules[name]


def _resolved(name, package):
    level = len(name) - len(name.lstrip("."))
    parts = package.split(".")
    if level > len(parts):
        raise ImportError("attempted relative import beyond top-level package")
    return ".".join(parts[: len(parts) - level + 1]) + ("." + name[level:] if name[level:] else "")


def reload(module):
    name = getattr(module, "__name__", None)
    if name not in K.kept:
        return _reload(module)
    K.note("module", "importlib.reload", {"name": name})
    return module


builtins.__import__ = __import__
importlib.import_module, importlib.reload = import_module, reload
import_module.__module__ = reload.__module__ = "importlib"
`;
