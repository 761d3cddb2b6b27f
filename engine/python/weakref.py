# weakref. The collector empties the references to what it finds dead; their callbacks are called by gc.collect(), or else when
# this module is used next. Until a collection an object that nothing refers to lives on.

import operator

from _weakref import dead as _dead
from _weakref import owners as getweakrefs
from _weakref import slot as _slot

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType", "CallableProxyType",
    "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]  # fmt: skip

_new = object.__new__
_set = object.__setattr__
_get = object.__getattribute__
_STRONG = (int, str, bytes, float, bool, complex, tuple, list, dict, type(None), range, slice, bytearray)


def _check(object):
    if type(object) in _STRONG:
        raise TypeError("cannot create weak reference to '%s' object" % type(object).__name__)


def _call_back():
    while True:
        owner = _dead()
        if owner is None:
            return
        callback = _get(owner, "_callback")
        _set(owner, "_callback", None)
        if callback is not None:
            try:
                callback(owner)
            except Exception:
                import sys
                import traceback

                print("Exception ignored in: %r" % callback, file=sys.stderr)
                traceback.print_exc()


# What is without a callback is made once.
def _known(cls, object):
    for owner in getweakrefs(object):
        if type(owner) is cls and _get(owner, "_callback") is None:
            return owner


class ReferenceType:
    __slots__ = ("_slot", "_callback", "_hash", "__weakref__")

    def __new__(cls, object, callback=None, /, *_, **__):
        _check(object)
        _call_back()
        if callback is None and cls is ReferenceType:
            known = _known(cls, object)
            if known is not None:
                return known
        self = _new(cls)
        self._callback = callback
        self._hash = None
        self._slot = _slot(object, self)
        return self

    def __init__(self, object, callback=None, /):
        pass

    @property
    def __callback__(self):
        return None if self._slot() is None else self._callback

    def __call__(self):
        return self._slot()

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        one, two = self._slot(), other._slot()
        return self is other if one is None or two is None else one == two

    def __hash__(self):
        if self._hash is None:
            object = self._slot()
            if object is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(object)
        return self._hash

    def __repr__(self):
        object = self._slot()
        if object is None:
            return "<weakref at 0x%x; dead>" % id(self)
        name = getattr(object, "__name__", None)
        return "<weakref at 0x%x; to '%s' at 0x%x%s>" % (
            id(self), type(object).__name__, id(object), " (%s)" % name if isinstance(name, str) else "",
        )  # fmt: skip


ref = ReferenceType


class KeyedRef(ReferenceType):
    __slots__ = ("key",)

    def __new__(cls, object, callback, key):
        self = ReferenceType.__new__(cls, object, callback)
        self.key = key
        return self

    def __init__(self, object, callback, key):
        pass


class WeakMethod(ReferenceType):
    __slots__ = ("_function", "_alive")

    def __new__(cls, meth, callback=None):
        try:
            object, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not %s" % type(meth)) from None

        def died(_):
            self = own()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ReferenceType.__new__(cls, object, died)
        self._function = ReferenceType(function, died)
        self._alive = True
        own = ReferenceType(self)
        return self

    def __call__(self):
        object, function = self._slot(), self._function()
        return None if object is None or function is None else type(self.__init__)(function, object)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return self._slot() is other._slot() and self._function == other._function

    __hash__ = ReferenceType.__hash__


def _of(proxy):
    if type(proxy) not in ProxyTypes:
        return proxy
    object = _get(proxy, "_slot")()
    if object is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return object


class ProxyType:
    __slots__ = ("_slot", "_callback")

    def __getattribute__(self, name):
        return getattr(_of(self), name)

    def __setattr__(self, name, value):
        setattr(_of(self), name, value)

    def __delattr__(self, name):
        delattr(_of(self), name)

    def __repr__(self):
        object = _get(self, "_slot")()
        return "<weakproxy at 0x%x to %s at 0x%x>" % (id(self), type(object).__name__, id(object))

    def __iter__(self):
        return iter(_of(self))

    def __next__(self):
        object = _of(self)
        if not hasattr(object, "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator '%s' object" % type(object).__name__)
        return next(object)

    def __reversed__(self):
        return reversed(_of(self))

    __hash__ = None


def _forward(name, function, swapped=False):
    def method(self, *args):
        if swapped:
            return function(_of(args[0]), _of(self))
        return function(_of(self), *map(_of, args))

    setattr(ProxyType, "__%s__" % name, method)


for _name in "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or".split():
    _function = getattr(operator, "__%s__" % _name)
    _forward(_name, _function)
    _forward("r" + _name, _function, True)
    _forward("i" + _name, getattr(operator, "__i%s__" % _name))
for _name in "neg pos abs invert index lt le gt ge eq ne getitem setitem delitem contains".split():
    _forward(_name, getattr(operator, "__%s__" % _name))
for _function in (bool, len, str, int, float, divmod):
    _forward(_function.__name__, _function)
_forward("bytes", lambda object: object.__bytes__())


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **keywords):
        return _of(self)(*args, **keywords)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    _check(object)
    _call_back()
    cls = CallableProxyType if callable(object) else ProxyType
    known = _known(cls, object) if callback is None else None
    if known is None:
        known = _new(cls)
        _set(known, "_callback", callback)
        _set(known, "_slot", _slot(object, known))
    return known


def getweakrefcount(object):
    return len(getweakrefs(object))


class finalize:
    __slots__ = ()
    _registry = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._registry[self] = [ref(obj, self), func, args, kwargs, True]

    def __call__(self, _=None):
        entry = self._registry.pop(self, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    def detach(self):
        found = self.peek()
        if found is not None:
            del self._registry[self]
        return found

    def peek(self):
        entry = self._registry.get(self)
        object = entry and entry[0]()
        return None if object is None else (object, *entry[1:4])

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        return self in self._registry and self._registry[self][4]

    @atexit.setter
    def atexit(self, value):
        if self in self._registry:
            self._registry[self][4] = bool(value)

    def __repr__(self):
        object = (self.peek() or (None,))[0]
        if object is None:
            return "<finalize object at 0x%x; dead>" % id(self)
        return "<finalize object at 0x%x; for '%s' at 0x%x>" % (id(self), type(object).__name__, id(object))


# Collections of such references: collections.


def __getattr__(name):
    if name not in ("WeakKeyDictionary", "WeakValueDictionary", "WeakSet"):
        raise AttributeError("module 'weakref' has no attribute '%s'" % name)
    import _weak_collections

    value = globals()[name] = getattr(_weak_collections, name)
    return value
