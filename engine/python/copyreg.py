# What copying and pickling take objects apart with.

dispatch_table = {}
_absent = object()


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


pickle(complex, lambda x: (complex, (x.real, x.imag)))
pickle(range, lambda x: (range, (x.start, x.stop, x.step)))


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


# What pickles of the protocols 0 and 1 name.
def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _own(cls, name):
    method = getattr(cls, name, None)
    return None if method is None or method is getattr(object, name, None) else method


def _slots_of(x):
    values = {}
    for base in type(x).__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = "_" + base.__name__.lstrip("_") + name
            value = getattr(x, name, _absent)
            if value is not _absent:
                values[name] = value
    return values


def _state_of(x):
    get_state = _own(type(x), "__getstate__")
    if get_state is not None:
        return get_state(x)
    values = getattr(x, "__dict__", None)
    values = dict(values) if values else None
    slots = _slots_of(x)
    return (values, slots) if slots else values


# Function, arguments, state, items, pairs: as object.__reduce_ex__() gives them. A str names what is not taken apart.
def _reduce(x, protocol):
    cls = type(x)
    if _own(cls, "__reduce_ex__") is not None:
        return x.__reduce_ex__(protocol)
    if _own(cls, "__reduce__") is not None:
        return x.__reduce__()
    if isinstance(x, BaseException):
        return cls, x.args, getattr(x, "__dict__", None) or None
    for kind in (dict, list, set, frozenset, tuple, str, bytes, bytearray, int, float, complex):
        if isinstance(x, kind):
            break
    else:
        if hasattr(x, "appendleft"):
            return cls, ((), x.maxlen), _state_of(x), iter(x)
        if hasattr(x, "typecode"):
            return cls, (x.typecode, x.tolist()), _state_of(x)
        # Made by a class statement, and not of what cannot be made again, such as a generator.
        if "__module__" not in cls.__dict__ and cls is not object:
            raise TypeError("cannot pickle '%s' object" % cls.__name__)
        kind = None
    if kind is set or kind is frozenset:
        return cls, (list(x),), _state_of(x)
    if kind is bytearray:
        return cls, (bytes(x),), _state_of(x)
    keywords = None
    if hasattr(x, "__getnewargs_ex__"):
        args, keywords = x.__getnewargs_ex__()
    elif hasattr(x, "__getnewargs__"):
        args = x.__getnewargs__()
    else:
        args = () if kind is None or kind is dict or kind is list else (kind(x),)
    return (
        __newobj_ex__ if keywords else __newobj__,
        (cls, args, keywords) if keywords else (cls, *args),
        _state_of(x),
        list.__iter__(x) if kind is list else None,
        iter(dict.items(x)) if kind is dict else None,
    )


def _set_state(y, state):
    method = getattr(y, "__setstate__", None)
    if method is not None:
        method(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        y.__dict__.update(state)
    if slots:
        for name, value in slots.items():
            object.__setattr__(y, name, value)
