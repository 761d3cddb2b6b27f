# What copy and pickle make objects from, that of object.__reduce_ex__() among it.

from _copyreg import iterator_parts

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


# As CPython's pickles of protocols 0 and 1 have it.
def _reconstructor(cls, base, state):
    return cls.__new__(cls) if base is object else cls.__new__(cls, state)


def _by_name(x, state):
    owner = getattr(x, "__self__", None)
    return x.__name__ if owner is None or type(owner).__name__ == "module" else (getattr, (owner, x.__name__))


def _again(x, state, *args):
    return (type(x), args) if state is None else (type(x), args, state)


def _array_parts(x, protocol, state):
    if protocol < 3:
        return type(x), (x.typecode, x.tolist()), state
    import array

    code = x.typecode
    if code == "u":
        kind = 20
    else:
        kind = "BbHxhxIxixQxqxfxdx".index({"l": "q", "L": "Q"}.get(code, code))
    return array._array_reconstructor, (type(x), code, kind, x.tobytes()), state


# array._array_reconstructor(): items in a format of whatever machine they were packed on.
def _array(cls, typecode, kind, items):
    import array

    if not isinstance(cls, type) or not issubclass(cls, array.array):
        raise TypeError("first argument must be a type object, not %s" % type(cls).__name__ if not isinstance(cls, type) else "%s is not a subtype of array.array" % cls.__name__)
    if not isinstance(typecode, str) or len(typecode) != 1 or typecode not in array.typecodes:
        raise (ValueError if isinstance(typecode, str) and len(typecode) == 1 else TypeError)("bad typecode")
    if not 0 <= kind <= 21:
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError("fourth argument should be bytes, not %s" % type(items).__name__)
    if kind >= 18:
        text = items.decode(("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")[kind - 18])
        return cls(typecode, text)
    import struct

    code = "BbHHhhIIiiQQqqffdd"[kind]
    size = struct.calcsize("=" + code)
    if len(items) % size:
        raise ValueError("bytes length not a multiple of item size")
    return cls(typecode, struct.unpack("%s%d%s" % (">" if kind > 1 and kind & 1 else "<", len(items) // size, code), items))


def _union(args):
    made, *more = args
    for each in more:
        made |= each
    return made


# How what has no __reduce__() of its own here is made again, by the name of its type.
_NATIVE = {
    "bytearray": lambda x, state: (type(x), (bytes(x),) if x else (), state),
    "set": lambda x, state: (type(x), (list(x),), state),
    "frozenset": lambda x, state: (type(x), (list(x),), state),
    "range": lambda x, state: _again(x, None, x.start, x.stop, x.step),
    "slice": lambda x, state: _again(x, None, x.start, x.stop, x.step),
    "deque": lambda x, state: (type(x), () if x.maxlen is None else ((), x.maxlen), state, iter(x)),
    "BaseException": lambda x, state: _again(x, state, *x.args),
    "GenericAlias": lambda x, state: (next, (iter(type(x)(x.__origin__, x.__args__)),)) if x.__unpacked__ else _again(x, None, x.__origin__, x.__args__),
    "UnionType": lambda x, state: (_union, (x.__args__,)),
    "builtin_function_or_method": _by_name,
    "method": lambda x, state: (getattr, (x.__self__, x.__func__.__name__)),
    "method_descriptor": lambda x, state: (getattr, (getattr(__import__("builtins"), x.__qualname__.split(".")[0]), x.__name__)),
    "type": lambda x, state: x.__qualname__,
    "function": lambda x, state: x.__qualname__,
    "ellipsis": lambda x, state: repr(x),
    "NotImplementedType": lambda x, state: repr(x),
}


def _slotnames(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                if name.startswith("__") and not name.endswith("__"):
                    owner = base.__name__.lstrip("_")
                    name = "_" + owner + name if owner else name
                names.append(name)
    return names


# object.__getstate__()
def _state(x):
    state = getattr(x, "__dict__", None) or None
    slots = {}
    for name in _slotnames(type(x)):
        try:
            slots[name] = getattr(x, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


# object.__reduce_ex__(), and with protocol 0 object.__reduce__()
def _reduce(x, protocol):
    cls = type(x)
    for base in cls.__mro__:
        if "__module__" not in base.__dict__:
            break
    native = "BaseException" if isinstance(x, BaseException) else base.__name__
    if native == "array":
        return _array_parts(x, protocol, x.__getstate__())
    made = _NATIVE.get(native)
    if made is not None:
        return made(x, x.__getstate__())
    if base is cls:
        parts = iterator_parts(x)
        if parts is not None:
            return parts
    if native in ("list", "dict"):
        args = ()
    elif native in ("int", "float", "complex", "str", "bytes", "tuple"):
        args = (base(x),) if native != "complex" else (x.real, x.imag)
    elif native == "object" and not isinstance(x, type):
        args = ()
    else:
        raise TypeError("cannot pickle '%s' object" % cls.__name__)
    keywords = None
    get = getattr(x, "__getnewargs_ex__", None)
    if get is not None:
        args = get()
        if not isinstance(args, tuple):
            raise TypeError("__getnewargs_ex__ should return a tuple, not '%s'" % type(args).__name__)
        if len(args) != 2:
            raise ValueError("__getnewargs_ex__ should return a tuple of length 2, not %d" % len(args))
        args, keywords = args
        if not isinstance(args, tuple):
            raise TypeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'" % type(args).__name__)
        if not isinstance(keywords, dict):
            raise TypeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'" % type(keywords).__name__)
    else:
        get = getattr(x, "__getnewargs__", None)
        if get is not None:
            args = get()
            if not isinstance(args, tuple):
                raise TypeError("__getnewargs__ should return a tuple, not '%s'" % type(args).__name__)
    state = x.__getstate__()
    if keywords:
        function, args = __newobj_ex__, (cls, args, keywords)
    else:
        function, args = __newobj__, (cls, *args)
    return (
        function,
        args,
        state,
        list.__iter__(x) if native == "list" else None,
        iter(x.items()) if native == "dict" else None,
    )


# What pickle and copy do with the state of a new object.
def _set_state(made, state):
    method = getattr(made, "__setstate__", None)
    if method is not None:
        method(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        made.__dict__.update(state)
    if slots:
        for name, value in slots.items():
            setattr(made, name, value)
