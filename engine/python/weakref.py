# weakref. The collector of this engine tells nobody what it frees, and a program cannot see when it runs: a reference
# of this module keeps its object alive. What a program sees while objects live is as in CPython; what it would only see
# after they have died does not happen, and finalizers run when they are called.


class ReferenceType:
    __slots__ = ("_referent", "__callback__")

    def __init__(self, object, callback=None):
        _check(object)
        self._referent = object
        self.__callback__ = callback

    def __call__(self):
        return self._referent

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        return self._referent == other._referent

    def __hash__(self):
        return hash(self._referent)

    def __repr__(self):
        return "<weakref at 0x%x; to '%s' at 0x%x>" % (id(self), type(self._referent).__name__, id(self._referent))


ref = ReferenceType
_STRONG = (int, str, bytes, float, bool, complex, tuple, list, dict, type(None), range, slice, bytearray)


def _check(object):
    if type(object) in _STRONG:
        raise TypeError("cannot create weak reference to '%s' object" % type(object).__name__)


class KeyedRef(ReferenceType):
    __slots__ = ("key",)

    def __init__(self, object, callback, key):
        super().__init__(object, callback)
        self.key = key


class WeakMethod(ReferenceType):
    def __init__(self, meth, callback=None):
        if not hasattr(meth, "__self__") or not hasattr(meth, "__func__"):
            raise TypeError("argument should be a bound method, not %s" % type(meth))
        self._referent = meth
        self.__callback__ = callback


class ProxyType:
    def __init__(self, object):
        _set(self, "_referent", object)

    def __getattr__(self, name):
        return getattr(self._referent, name)

    def __setattr__(self, name, value):
        setattr(self._referent, name, value)

    def __delattr__(self, name):
        delattr(self._referent, name)

    def __repr__(self):
        return repr(self._referent)

    def __str__(self):
        return str(self._referent)

    def __bool__(self):
        return bool(self._referent)

    def __len__(self):
        return len(self._referent)

    def __iter__(self):
        return iter(self._referent)

    def __contains__(self, item):
        return item in self._referent

    def __getitem__(self, key):
        return self._referent[key]

    def __setitem__(self, key, value):
        self._referent[key] = value

    def __delitem__(self, key):
        del self._referent[key]

    def __eq__(self, other):
        return self._referent == (other._referent if isinstance(other, ProxyType) else other)

    def __lt__(self, other):
        return self._referent < other

    def __gt__(self, other):
        return self._referent > other

    def __add__(self, other):
        return self._referent + other

    def __sub__(self, other):
        return self._referent - other

    def __mul__(self, other):
        return self._referent * other

    __hash__ = None


class CallableProxyType(ProxyType):
    def __call__(self, *args, **keywords):
        return self._referent(*args, **keywords)


_set = object.__setattr__
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None):
    _check(object)
    return CallableProxyType(object) if callable(object) else ProxyType(object)


def getweakrefcount(object):
    return 0


def getweakrefs(object):
    return []


class finalize:
    _registry = {}

    def __init__(*args, **keywords):
        self, obj, func, *args = args
        _check(obj)
        self.atexit = True
        finalize._registry[id(self)] = (self, obj, func, tuple(args), keywords)

    def __call__(self, _=None):
        entry = self._registry.pop(id(self), None)
        if entry is not None:
            return entry[2](*entry[3], **entry[4])

    def detach(self):
        entry = self._registry.pop(id(self), None)
        return None if entry is None else entry[1:]

    def peek(self):
        entry = self._registry.get(id(self))
        return None if entry is None else entry[1:]

    @property
    def alive(self):
        return id(self) in self._registry

    def __repr__(self):
        entry = self._registry.get(id(self))
        if entry is None:
            return "<finalize object at 0x%x; dead>" % id(self)
        return "<finalize object at 0x%x; for '%s' at 0x%x>" % (id(self), type(entry[1]).__name__, id(entry[1]))


# Collections of such references: collections.


def __getattr__(name):
    if name not in ("WeakKeyDictionary", "WeakValueDictionary", "WeakSet"):
        raise AttributeError("module 'weakref' has no attribute '%s'" % name)
    import _weak_collections

    value = globals()[name] = getattr(_weak_collections, name)
    return value
