# copy and deepcopy.


class Error(Exception):
    pass


error = Error

_function = type(lambda: 0)
# Copied by being the same.
_ATOMIC = {type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented), _function, type(len), property}


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or cls is slice or isinstance(x, type):
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _from_reduced(x, cls, None)


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
    elif isinstance(x, type):
        return x
    else:
        method = getattr(x, "__deepcopy__", None)
        if method is not None:
            y = method(memo)
        elif cls.__name__ == "method":
            y = cls(x.__func__, deepcopy(x.__self__, memo))
        else:
            y = _from_reduced(x, cls, memo)
    if y is not x:
        memo[key] = y
        # Kept alive as long as its id stands for it.
        memo.setdefault(id(memo), []).append(x)
    return y


def _from_reduced(x, cls, memo):
    if cls.__name__ in ("ReferenceType", "code"):
        return x
    import copyreg

    reduce = copyreg.dispatch_table.get(cls)
    if reduce is not None:
        made = reduce(x)
    else:
        reduce = getattr(x, "__reduce_ex__", None)
        if reduce is not None:
            made = reduce(4)
        else:
            reduce = getattr(x, "__reduce__", None)
            if reduce is None:
                raise Error("un(%scopyable object of type %s" % ("deep" if memo is not None else "shallow)", cls))
            made = reduce()
    return x if isinstance(made, str) else _rebuild(x, memo, *made)


def _rebuild(x, memo, function, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = function(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        import copyreg

        copyreg._set_state(y, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError("replace() does not support %s objects" % type(obj).__name__)
    return method(obj, **changes)
