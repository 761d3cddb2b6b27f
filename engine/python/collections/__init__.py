# collections. deque and what is hot of OrderedDict are C; so are named tuples, whose names are checked here. What is asked for less
# often stands in _more.py.

import _collections
from _collections import deque

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]


def __getattr__(name):
    if name in ("Counter", "ChainMap", "UserDict", "UserList", "UserString"):
        import collections._more as module

        value = getattr(module, name)
    elif name == "abc":
        import collections.abc as value
    else:
        raise AttributeError("module 'collections' has no attribute '%s'" % name)
    globals()[name] = value
    return value


_printed = set()


class OrderedDict(_collections.OrderedDict):
    def __init__(self, other=(), /, **keywords):
        _collections.OrderedDict.update(self, other, **keywords)

    def __repr__(self):
        name = self.__class__.__name__
        if id(self) in _printed:
            return "..."
        _printed.add(id(self))
        try:
            return "%s(%r)" % (name, list(self.items())) if self else name + "()"
        finally:
            _printed.discard(id(self))

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (), self.__getstate__(), None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made


class defaultdict(dict):
    def __init__(self, *args, **keywords):
        self.default_factory = factory = args[0] if args else None
        if factory is not None and not callable(factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args[1:], **keywords)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = self[key] = factory()
        return value

    def __repr__(self):
        return "defaultdict(%r, %s)" % (self.default_factory, dict.__repr__(self))

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        factory = self.default_factory
        return type(self), () if factory is None else (factory,), None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self.default_factory, self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self.default_factory, other)
        made.update(self)
        return made


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    from keyword import iskeyword

    from _namedtuple import new

    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    seen = set()
    if rename:
        for i, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name[0] == "_" or name in seen:
                names[i] = "_%d" % i
            seen.add(name)
        seen = set()
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError("Type names and field names must be valid identifiers: %r" % name)
        if iskeyword(name):
            raise ValueError("Type names and field names cannot be a keyword: %r" % name)
    for name in names:
        if name[0] == "_" and not rename:
            raise ValueError("Field names cannot start with an underscore: %r" % name)
        if name in seen:
            raise ValueError("Encountered duplicate field name: %r" % name)
        seen.add(name)
    names = tuple(names)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    return new(
        typename,
        names,
        defaults,
        {
            "__doc__": "%s(%s)" % (typename, ", ".join(names)),
            "__slots__": (),
            "__module__": "__main__" if module is None else module,
            "__match_args__": names,
            "_fields": names,
            "_field_defaults": dict(zip(names[len(names) - len(defaults) :], defaults)),
        },
    )
