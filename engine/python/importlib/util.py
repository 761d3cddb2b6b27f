import sys

from . import _absolute as resolve_name
from .machinery import ModuleSpec


def find_spec(name, package=None):
    from _imp import find, is_builtin

    name = resolve_name(name, package)
    if name in sys.modules:
        if sys.modules[name] is None:
            return None
        if name == "__main__":
            raise ValueError("__main__.__spec__ is None")
    outer, _, last = name.rpartition(".")
    if not outer:
        if is_builtin(name):
            return ModuleSpec(name, None, origin="built-in")
        paths = sys.path
    else:
        module = __import__(outer, None, None, ("*",))
        try:
            paths = [module.__path__]
        except AttributeError:
            raise ModuleNotFoundError(
                "__path__ attribute not found on %r while trying to find %r" % (outer, name), name=name
            ) from None
    for path in paths:
        path = path + "/" + last if path else last
        kind = find(path)
        if kind:
            origin = "frozen" if path.startswith(".frozen") else path + (".py" if kind == 2 else "/__init__.py")
            spec = ModuleSpec(name, None, origin=origin, is_package=kind == 1)
            if kind == 1:
                spec.submodule_search_locations.append(path)
            return spec
    return None
