/** Modules that nobody has: whatever is done with them goes on, and calls are told. */
export const PLAYED = String.raw`
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
