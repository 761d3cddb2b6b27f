import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
        name = _absolute(name, package)
    # With a list of names the answer is the module itself, which need not be in sys.modules if it is built in.
    module = __import__(name, None, None, ["__name__"])
    return sys.modules.get(name, module)


def _absolute(name, package):
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return parts[0] + "." + name[level:] if name[level:] else parts[0]


def invalidate_caches():
    pass


def reload(module):
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError("module %s not in sys.modules" % name, name=name)
    path = getattr(module, "__file__", None)
    if path and (path.endswith(".py") or hasattr(module, "__path__")):
        _run(module, path)
    return sys.modules[name]


def _run(module, path):
    import os

    # The __file__ of a package may be that of its folder. What is frozen is not there, and cannot have changed.
    if os.path.isdir(path):
        path += "/__init__.py"
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            source = file.read()
        exec(compile(source, path, "exec"), module.__dict__)


def __getattr__(name):
    if name == "util":
        return import_module("importlib.util")
    raise AttributeError("module 'importlib' has no attribute %r" % name)
