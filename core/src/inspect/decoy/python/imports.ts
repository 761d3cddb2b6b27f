/** Imports: what is furnished is made when it is first imported, what is unknown is played. */
export const IMPORTS = String.raw`
_furnished = set(_persona["furnished"])
_patched = set(_persona["patched"])
_known = set(_persona["known"])
_unknown = _persona["unknownModules"]
_HIDDEN = ("_decoy",)
_loading = set()
_seen_imports = set()
_LIBRARY = _persona["library"]
_namespaces = {}


def _space(name):
    space = dict(_namespaces["kit"])
    space["__name__"] = name
    return space


def _load(name):
    # A furnished module. Its functions live in a namespace of their own: what is done to the module does not reach them.
    outer, _, inner = name.rpartition(".")
    if outer and outer not in _modules:
        _prepare(outer)
    source, package = _tell("source", name)
    path = _LIBRARY + name.replace(".", _persona["sep"]) + (_persona["sep"] + "__init__.py" if package else ".py")
    _ours.add(path)
    module = _ModuleType(name)
    module.__name__ = name
    module.__file__ = path
    module.__package__ = name if package else outer
    if package:
        module.__path__ = [path[:-12]]
    space = _space(name)
    space["_module"] = module
    _modules[name] = module
    try:
        _raw_exec(_raw_compile(source, path, "exec"), space)
    except BaseException:
        _modules.pop(name, None)
        raise
    known = _namespaces["kit"]
    for key in list(space):
        if key.startswith("__") and key not in ("__getattr__", "__version__", "__all__", "__doc__"):
            continue
        if key.startswith("_") and not key.startswith("__") or key in known and space[key] is known[key]:
            continue
        setattr(module, key, space[key])
    for key in space.get("_shown", ()):
        setattr(module, key, space[key])
    if outer and outer in _modules:
        setattr(_modules[outer], inner, module)


def _patch(name):
    # A module of the engine's, some of whose functions tell.
    _patched.discard(name)
    module = _raw_import(name, None, None, ["x"])
    source, _ = _tell("source", name)
    path = "<frozen " + name + ">"
    _ours.add(path)
    space = _space(name)
    space["_module"] = module
    _raw_exec(_raw_compile(source, path, "exec"), space)


def _prepare(name):
    prefix = ""
    for part in name.split("."):
        prefix = prefix + "." + part if prefix else part
        if prefix in _patched and prefix not in _loading:
            _loading.add(prefix)
            try:
                _patch(prefix)
            finally:
                _loading.discard(prefix)
        elif prefix not in _modules and prefix in _furnished and prefix not in _loading:
            _loading.add(prefix)
            try:
                _load(prefix)
            finally:
                _loading.discard(prefix)


def _absolute(frame, name, level):
    space = frame.f_globals
    package = space.get("__package__")
    if not package:
        package = space.get("__name__", "")
        if "__path__" not in space:
            package = package.rpartition(".")[0]
    parts = package.split(".")
    if not package or level > len(parts):
        raise ImportError("attempted relative import with no known parent package")
    parts = parts[: len(parts) - level + 1]
    return ".".join(parts + [name] if name else parts)


def _own_file(name):
    # The path of a module that lies where the script could have put it.
    tail = name.replace(".", "/")
    for place in sys.path:
        if place == ".frozen" or not isinstance(place, str):
            continue
        base = (_real(place).rstrip("/") + "/" if place else "") + tail
        for path in (base + ".py", base + "/__init__.py"):
            try:
                if _raw_os["stat"](path)[0] >> 12 == 8:
                    return path
            except OSError:
                pass
    return None


def _read_file(path):
    handle = _raw_os["open"](path, 0, 0)
    return handle.read(-1)


def _import(frame, name, globals=None, locals=None, fromlist=(), level=0):
    if not isinstance(name, str):
        return _raw_import(name)
    if level:
        name = _absolute(frame, name, level)
    if name in _HIDDEN:
        raise ModuleNotFoundError("No module named %r" % name, name=name)
    # What the engine itself imports comes with False.
    by_script = fromlist is not False and _is_script(frame.f_code.co_filename)
    own = None
    if by_script and name not in _modules:
        own = _own_file(name)
        if own is not None and own not in _layers:
            _layers[own] = max(0, _layer(frame, "import", None, _read_file(own), True))
    if own is None:
        if sys.meta_path and name not in _modules:
            _by_finder(frame, name)
        _prepare(name)
        # What is asked of a package may be one of its modules.
        if isinstance(fromlist, (tuple, list)):
            for each in fromlist:
                if isinstance(each, str) and name + "." + each in _furnished | _patched:
                    _prepare(name + "." + each)
    top = name.partition(".")[0]
    answer = "own" if own else "dummy" if name in _plays else "furnished" if name in _furnished else "engine"
    try:
        # With a list of names for those who need the module itself.
        module = _raw_import(name, None, None, fromlist or (), 0)
    except ModuleNotFoundError as error:
        missing = getattr(error, "name", None) or name
        if not by_script or not (name == missing or name.startswith(missing + ".")) or not _played(top):
            if by_script:
                _note_import(frame, name, fromlist, "absent")
            raise ModuleNotFoundError(str(error), name=missing) from None
        answer = "dummy"
        _play(name)
        module = _modules[name] if fromlist else _modules[top]
    if by_script:
        _note_import(frame, name, fromlist, answer)
    return module


def _by_finder(frame, name):
    # What a script puts into sys.meta_path is asked, as CPython would.
    for finder in list(sys.meta_path):
        loader = spec = None
        if hasattr(finder, "find_spec"):
            spec = finder.find_spec(name, None, None)
            loader = getattr(spec, "loader", None)
        elif hasattr(finder, "find_module"):
            loader = finder.find_module(name)
        if loader is None:
            continue
        _note("module", "sys.meta_path", {"name": name, "finder": type(finder).__name__, "loader": type(loader).__name__})
        if not hasattr(loader, "exec_module"):
            loader.load_module(name)
            return
        module = loader.create_module(spec) if hasattr(loader, "create_module") else None
        if module is None:
            module = _ModuleType(name)
        _modules[name] = module
        try:
            loader.exec_module(module)
        except BaseException:
            _modules.pop(name, None)
            raise
        return


_plays = set()


def _note_import(frame, name, fromlist, answer):
    layer = _layer_of(frame)
    # The engine imports io for open().
    if (layer, name) in _seen_imports or name == "io" and not fromlist:
        return
    _seen_imports.add((layer, name))
    detail = {"name": name}
    if isinstance(fromlist, (tuple, list)) and fromlist:
        detail["names"] = list(fromlist)
    _tell("note", layer, frame.f_lineno, _now(), "module", "import", _clean(detail), answer)


def _played(top):
    if _unknown == "absent":
        return False
    return _unknown == "dummy" or top in _known
`;
