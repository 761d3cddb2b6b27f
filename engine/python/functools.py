# functools. What is called often is C: _functools.

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        more = getattr(wrapped, name, ())
        if more or name != "__dict__":
            getattr(wrapper, name).update(more)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


_CacheInfo = None


def _info(*parts):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple

        _CacheInfo = namedtuple("CacheInfo", "hits misses maxsize currsize")
    return _CacheInfo(*parts)


def lru_cache(maxsize=128, typed=False):
    function = None
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        wrapper = _lru_cache_wrapper(function, maxsize, typed, _info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, function)

    return decorate(function) if function is not None else decorate


def cache(user_function):
    return lru_cache(None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, "__doc__", None)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names (%r and %r)."
                % (self.attrname, name)
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                "No '__dict__' attribute on %r instance to cache %r property." % (type(instance).__name__, name)
            ) from None
        value = values.get(name, _MISSING)
        if value is _MISSING:
            value = values[name] = self.func(instance)
        return value


# --- total_ordering: each operator from the one that a class has ---


def _made(root, name):
    # (what is asked of the root's answer, how equality changes it)
    less = root in ("__lt__", "__le__")
    same = less == (name in ("__lt__", "__le__"))
    strict = root in ("__lt__", "__gt__")
    wants_strict = name in ("__lt__", "__gt__")

    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if same:
            return (answer or self == other) if strict else (answer and self != other)
        if strict == wants_strict:
            # a > b from a < b; a >= b from a <= b
            return (not answer and self != other) if strict else (not answer or self == other)
        return not answer

    method.__name__ = name
    return method


def total_ordering(cls):
    names = ("__lt__", "__le__", "__gt__", "__ge__")
    roots = [name for name in names if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # The same preference as CPython's: the greatest name.
    root = max(roots)
    for name in names:
        if name not in roots:
            setattr(cls, name, _made(root, name))
    return cls


# --- partialmethod ---


class partialmethod:
    def __init__(*args, **keywords):
        if len(args) < 2:
            raise TypeError("type 'partialmethod' takes at least one argument")
        self, func, *args = args
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("%r is not callable or a descriptor" % (func,))
        if isinstance(func, partialmethod):
            args = func.args + tuple(args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = tuple(args)
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(["%s=%r" % pair for pair in self.keywords.items()])
        return "functools.partialmethod(" + ", ".join(parts) + ")"

    def __get__(self, instance, owner=None):
        func = self.func
        if type(func) is not _function:
            get = getattr(type(func), "__get__", None)
            if get is not None:
                bound = get(func, instance, owner)
                if bound is not func:
                    return partial(bound, *self.args, **self.keywords)
        args, keywords = self.args, self.keywords
        if instance is None:
            return lambda instance, *more, **named: func(instance, *args, *more, **{**keywords, **named})
        return partial(func, instance, *args, **keywords)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


_function = type(wraps)


# --- singledispatch ---


def _bases_of_unions(cls):
    args = getattr(cls, "__args__", None)
    if args is not None and all(isinstance(arg, type) for arg in args):
        origin = getattr(cls, "__origin__", None)
        if type(cls).__name__ in ("UnionType", "_UnionGenericAlias") or repr(origin) == "typing.Union":
            return args
    return None


def _best(cls, registry):
    mro = cls.__mro__
    for base in mro:
        if base in registry and base is not object:
            exact = base
            break
    else:
        exact = None
    # Abstract classes that it only counts as a subclass of.
    candidates = [
        known for known in registry if known not in mro and known is not object and isinstance(known, type) and _is_subclass(cls, known)
    ]
    if exact is not None:
        # What its own base already counts as is no better than that base.
        candidates = [known for known in candidates if not _is_subclass(exact, known)]
        if exact is cls or not candidates:
            return exact
    if not candidates:
        return object
    best = [known for known in candidates if not any(other is not known and _is_subclass(other, known) for other in candidates)]
    if len(best) > 1:
        raise RuntimeError("Ambiguous dispatch: %r or %r" % (best[0], best[1]))
    if exact is not None:
        for base in mro:
            if base is exact:
                return exact
            if _is_subclass(base, best[0]) and not any(_is_subclass(up, best[0]) for up in base.__bases__):
                return best[0]
    return best[0]


def _is_subclass(cls, known):
    try:
        return issubclass(cls, known)
    except TypeError:
        return False


def singledispatch(func):
    registry = {object: func}
    found = {}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = registry[_best(cls, registry)]
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        classes = (cls,) if isinstance(cls, type) else _bases_of_unions(cls)
        if classes is not None:
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. %r is not a class or union type." % (cls,))
            func = cls
            hints = getattr(func, "__annotations__", None)
            if not hints:
                raise TypeError(
                    "Invalid first argument to `register()`: %r. Use either `@register(some_class)` or plain `@register` on an annotated function."
                    % (cls,)
                )
            from typing import get_type_hints

            argument, cls = next(iter(get_type_hints(func).items()))
            classes = (cls,) if isinstance(cls, type) else _bases_of_unions(cls)
            if classes is None:
                raise TypeError("Invalid annotation for %r. %r is not a class." % (argument, cls))
        for each in classes:
            registry[each] = func
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(name + " requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    from types import MappingProxyType

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("%r is not callable or a descriptor" % (func,))
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **keywords):
            chosen = dispatch(args[0].__class__)
            return chosen.__get__(instance, owner)(*args, **keywords)

        method.register = self.register
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
