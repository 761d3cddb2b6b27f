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


# --- Modules and objects that are played ---


class _Played:
    # Whatever is done to it goes on, and calls are told.
    def __init__(self, path):
        object.__setattr__(self, "_path", path)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        made = _play_name(self._path + "." + name, name)
        object.__setattr__(self, name, made)
        return made

    def __call__(self, *args, **kwargs):
        # As a decorator it leaves alone what it decorates.
        if len(args) == 1 and not kwargs and (type(args[0]) is type(_space) or isinstance(args[0], type)):
            _note("module", self._path, {"decorated": args[0]})
            return args[0]
        _note("module", self._path, _call_detail(args, kwargs))
        return _Played(self._path + "()")

    def __mro_entries__(self, bases):
        return (_PlayedBase,)

    def __repr__(self):
        return "<%s object at 0x7f3c5b1d2a40>" % self._path.rstrip("()")

    def __str__(self):
        return ""

    def __iter__(self):
        return iter(())

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    def __next__(self):
        raise StopIteration

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __getitem__(self, key):
        return _Played(self._path + "[]")

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __contains__(self, item):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return False

    def __await__(self):
        return self
        yield

    def __int__(self):
        return 1

    __index__ = __int__

    def __float__(self):
        return 1.0

    def __bytes__(self):
        return b""

    def __fspath__(self):
        return "played"

    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other

    def __hash__(self):
        return id(self)

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def _same(self, other=None):
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _same
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __or__ = __ror__ = __and__ = __rand__ = _same
    __xor__ = __rxor__ = __lshift__ = __rshift__ = __matmul__ = __neg__ = __pos__ = __invert__ = __abs__ = _same


def _call_detail(args, kwargs):
    detail = {}
    if args:
        detail["args"] = list(args)
    if kwargs:
        detail["kwargs"] = kwargs
    return detail


class _PlayedClass(type):
    def __getattr__(cls, name):
        if name.startswith("__") and name.endswith("__") or name.startswith("_play"):
            raise AttributeError(name)
        return _play_name(cls.__dict__.get("_path", cls.__name__) + "." + name, name)


class _PlayedBase(metaclass=_PlayedClass):
    _path = "object"

    def __init__(self, *args, **kwargs):
        _note("module", type(self)._path, _call_detail(args, kwargs))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _play_name(type(self)._path + "()." + name, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return False

    def __await__(self):
        return self
        yield

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __getitem__(self, key):
        return _Played(type(self)._path + "()[]")

    def __setitem__(self, key, value):
        pass


def _play_name(path, name):
    if name.endswith(("Error", "Exception", "Warning", "Timeout")):
        return type(Exception)(name, (Exception,), {"__module__": path.rpartition(".")[0]})
    if name[:1].isupper() and not name.isupper():
        return _PlayedClass(name, (_PlayedBase,), {"_path": path, "__module__": path.rpartition(".")[0]})
    return _Played(path)


def _open_ended(module, name):
    # Whatever else is asked of it is played.
    def attribute(asked):
        if asked.startswith("__") and asked.endswith("__"):
            raise AttributeError("module %r has no attribute %r" % (name, asked))
        if name + "." + asked in _furnished:
            _prepare(name + "." + asked)
            return _modules[name + "." + asked]
        made = _play_name(name + "." + asked, asked)
        setattr(module, asked, made)
        return made

    module.__getattr__ = attribute


def _play(name):
    prefix = ""
    for part in name.split("."):
        outer = prefix
        prefix = prefix + "." + part if prefix else part
        if prefix not in _modules:
            module = _ModuleType(prefix)
            module.__file__ = _LIBRARY + prefix.replace(".", _persona["sep"]) + _persona["sep"] + "__init__.py"
            module.__path__ = []
            module.__package__ = prefix
            module.__version__ = "1.0.0"
            _open_ended(module, prefix)
            _modules[prefix] = module
            _plays.add(prefix)
        if outer:
            setattr(_modules[outer], part, _modules[prefix])
`;
