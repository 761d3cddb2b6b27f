# copy and deepcopy.


class Error(Exception):
    pass


error = Error

_function = type(lambda: 0)
# Copied by being the same.
_ATOMIC = {type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented), _function, type(len)}
_absent = object()


def _reduced(x, cls):
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce is not None:
        return reduce()
    return None


def _own(cls, name):
    method = getattr(cls, name, None)
    return None if method is None or method is getattr(object, name, None) else method


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls is list or cls is dict or cls is set:
        return x.copy()
    if cls is bytearray:
        return bytearray(x)
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    if cls.__name__ == "ReferenceType":
        return x
    for name in ("__reduce_ex__", "__reduce__"):
        method = _own(cls, name)
        if method is not None:
            made = getattr(x, name)(4) if name == "__reduce_ex__" else getattr(x, name)()
            return x if isinstance(made, str) else _rebuild(x, None, *made)
    return _copy_instance(x, cls, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    if cls is list:
        y = memo[key] = []
        append = y.append
        for item in x:
            append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[key] = {}
        for name, value in x.items():
            y[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        made = [deepcopy(item, memo) for item in x]
        # It may have been reached again through its items.
        y = memo.get(key, _nil)
        if y is not _nil:
            return y
        y = x
        for a, b in zip(x, made):
            if a is not b:
                y = tuple(made)
                break
    elif cls is set or cls is frozenset:
        y = cls([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        y = bytearray(x)
    elif isinstance(x, type):
        return x
    else:
        y = _deep_instance(x, cls, memo)
    if y is not x:
        memo[key] = y
        # Kept alive as long as its id stands for it.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep_instance(x, cls, memo):
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        return method(x, memo)
    if cls.__name__ == "method" and hasattr(x, "__self__"):
        return cls(x.__func__, deepcopy(x.__self__, memo))
    if cls.__name__ == "ReferenceType":
        return x
    for name in ("__reduce_ex__", "__reduce__"):
        method = _own(cls, name)
        if method is not None:
            made = getattr(x, name)(4) if name == "__reduce_ex__" else getattr(x, name)()
            return x if isinstance(made, str) else _rebuild(x, memo, *made)
    if type(x) is type(x.__init__ if hasattr(x, "__init__") else None):
        return x
    return _copy_instance(x, cls, memo)


def _rebuild(x, memo, function, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = function(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


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
            setattr(y, name, value)


def _slots_of(x, cls):
    values = {}
    for base in cls.__mro__:
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


_CONTENTS = (dict, list, set, frozenset, tuple, str, bytes, bytearray, int, float, complex)


# What no protocol is defined for: a new one of the same class without __init__(), and its attributes.
def _copy_instance(x, cls, memo):
    deep = memo is not None
    new = getattr(cls, "__new__", None)
    if isinstance(x, BaseException):
        y = cls.__new__(cls, *(deepcopy(x.args, memo) if deep else x.args))
        y.args = x.args
    else:
        for kind in _CONTENTS:
            if isinstance(x, kind):
                break
        else:
            kind = None
        if kind is None:
            if not isinstance(x, object) or not _is_plain(cls):
                if deep and not hasattr(x, "__dict__"):
                    return x
                raise TypeError("cannot pickle '%s' object" % cls.__name__)
            arguments = getattr(x, "__getnewargs__", None)
            y = cls.__new__(cls, *(arguments() if arguments is not None else ()))
        elif kind in (dict, list, set, bytearray):
            y = cls.__new__(cls)
            kind.__init__(y)
        else:
            arguments = getattr(x, "__getnewargs__", None)
            keywords = {}
            if hasattr(x, "__getnewargs_ex__"):
                arguments, keywords = x.__getnewargs_ex__()
            elif arguments is not None:
                arguments = arguments()
            elif kind is tuple:
                arguments = (tuple(x),)
            else:
                arguments = (kind(x),)
            if deep:
                arguments, keywords = deepcopy((arguments, keywords), memo)
            y = cls.__new__(cls, *arguments, **keywords)
    if deep:
        memo[id(x)] = y
    get_state = _own(cls, "__getstate__")
    if get_state is not None:
        state = get_state(x)
        if state is not None:
            _set_state(y, deepcopy(state, memo) if deep else state)
    else:
        values = getattr(x, "__dict__", None)
        if values:
            _set_state(y, deepcopy(dict(values), memo) if deep else dict(values))
        slots = _slots_of(x, cls)
        if slots:
            for name, value in slots.items():
                object.__setattr__(y, name, deepcopy(value, memo) if deep else value)
    if isinstance(x, dict):
        for key, value in dict.items(x):
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    elif isinstance(x, list):
        for item in list.__iter__(x):
            y.append(deepcopy(item, memo) if deep else item)
    elif isinstance(x, set):
        for item in x:
            y.add(deepcopy(item, memo) if deep else item)
    elif isinstance(x, bytearray):
        y.extend(x)
    return y


# Made by a class statement, and not of what cannot be made again, such as a generator.
def _is_plain(cls):
    return "__module__" in cls.__dict__ or cls is object


def replace(obj, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError("replace() does not support %s objects" % type(obj).__name__)
    return method(obj, **changes)
