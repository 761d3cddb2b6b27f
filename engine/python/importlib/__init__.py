# Imports by name. Only sys.modules and the interpreter's own search are there: no finders, no loaders to plug in.
import sys

__import__ = __import__


def _absolute(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise TypeError(
            "the 'package' argument is required to perform a relative import for %r" % name
        )
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    name = name[level:]
    return parts[0] + "." + name if name else parts[0]


def import_module(name, package=None):
    name = _absolute(name, package)
    if name in sys.modules and sys.modules[name] is not None:
        return sys.modules[name]
    return __import__(name, None, None, ("*",))


def reload(module):
    from types import ModuleType

    if not isinstance(module, ModuleType):
        raise TypeError("reload() argument must be a module")
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError("module %s not in sys.modules" % name, name=name)
    from _imp import is_builtin

    if name == "__main__":
        raise ModuleNotFoundError("spec not found for the module '__main__'", name=name)
    if is_builtin(name):
        return module
    names = module.__dict__
    del sys.modules[name]
    try:
        made = __import__(name, None, None, ("*",))
        names.update(made.__dict__)
    finally:
        sys.modules[name] = module
    return module


def invalidate_caches():
    pass


def __getattr__(name):
    if name in ("util", "machinery"):
        return __import__("importlib." + name, None, None, ("*",))
    raise AttributeError(name)
