import sys
from importlib import _absolute, _run


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError("no package specified for %r (required for relative module names)" % name)
    return _absolute(name, package)


class _Loader:
    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _run(module, self.path)

    def get_filename(self, name=None):
        return self.path

    def get_source(self, name=None):
        with open(self.path, encoding="utf-8") as file:
            return file.read()


class _Spec:
    def __init__(self, name, loader, origin, folders=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.submodule_search_locations = folders
        self.has_location = origin is not None
        self.cached = None

    @property
    def parent(self):
        return self.name if self.submodule_search_locations is not None else self.name.rpartition(".")[0]

    def __repr__(self):
        return "ModuleSpec(name=%r, loader=%r, origin=%r)" % (self.name, self.loader, self.origin)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    import os

    location = os.fspath(location)
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = _Loader(name, location)
        if submodule_search_locations is None and os.path.basename(location) == "__init__.py":
            submodule_search_locations = [os.path.dirname(location)]
    return _Spec(name, loader, location, submodule_search_locations)


def module_from_spec(spec):
    module = spec.loader.create_module(spec)
    if module is None:
        module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.origin is not None:
        module.__file__ = spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module


def find_spec(name, package=None):
    import os

    name = resolve_name(name, package)
    module = sys.modules.get(name)
    if module is not None and getattr(module, "__spec__", None):
        return module.__spec__
    parent, _, last = name.rpartition(".")
    folders = sys.path
    if parent:
        try:
            folders = __import__(parent, None, None, ["__path__"]).__path__
        except AttributeError:
            message = "__path__ attribute not found on %r while trying to find %r" % (parent, name)
            raise ModuleNotFoundError(message, name=name) from None
        folders = [folders] if isinstance(folders, str) else folders
    for folder in folders:
        base = os.path.join(folder, last)
        for path, inside in ((base + "/__init__.py", [base]), (base + ".py", None)):
            if os.path.isfile(path):
                return _Spec(name, _Loader(name, path), path, inside)
    if module is None:
        # Frozen and built in ones have no file: trying is how they are found.
        try:
            __import__(name)
        except ImportError:
            return None
    return _Spec(name, None, "built-in")
